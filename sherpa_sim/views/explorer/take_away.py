"""What a visitor takes away of her plans, each with its stamp: numbers, chart, brief and scenario file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sherpa_sim.experiments.versus import Versus, versus
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.answer_words import picture
from sherpa_sim.reports.brief import Brief, Briefed, brief_pdf
from sherpa_sim.reports.names import lettered
from sherpa_sim.reports.numbers import Counted, numbers_as_csv
from sherpa_sim.reports.scenario_file import scenario_file, scenario_file_name
from sherpa_sim.views.controls import Download
from sherpa_sim.views.controls.picture import Size

from .answers import Answers
from .chart import Chart, Other, Scene, top_for
from .chart_frame import Frame
from .chart_svg import chart_svg
from .choices import Choices
from .floor import Floor

_PICTURE = Size(width=960, ratio=2.0)
_PRINTED = Size(width=720, ratio=2.0)  # as wide as the text of the brief, with letters as large as its own
_PRINTED_HEIGHT = {
    1: 230,
    2: 190,
    3: 160,
    4: 160,
}  # of the plot, by number of plans: more plans need more words
_NAMES = 250  # CSS pixels beside the lines


@dataclass(frozen=True)
class TakenAway:
    """All that is on the page when somebody takes it away.

    Attributes:
        plans: one to four, on the same workplace and the same runs; a plan without a name has an empty one.
        look: which of them is looked at.
        choices: of each plan, the values of its controls and of those that all plans share.
        versus: the plans beside each other.
        workplace: what the workplace is called.
        own_list: whether it is somebody's own list.
    """

    plans: Sequence[Briefed]
    look: int
    choices: Sequence[Mapping[str, object]]
    versus: Versus
    workplace: str
    own_list: bool = False


def taken_away(choices: Choices, floor: Floor, answers: Answers) -> TakenAway:
    """What these choices, on this workplace and with these answers, are taken away as."""
    pairs = [floor.pair(choices, place) for place in choices.places]
    return TakenAway(
        plans=[
            Briefed(str(choices.plans[place]["name"]), choices.scenario(place)[0], answers.of(place))
            for place in choices.places
        ],
        look=choices.look,
        choices=[{**choices.shared, **plan} for plan in choices.plans],
        versus=versus(pairs[0].without, [pair.changed for pair in pairs]),
        workplace=floor.name,
        own_list=floor.own_list,
    )


def take_away_downloads(taken: Callable[[], TakenAway], words: Words) -> tuple[Download, ...]:
    """The files on offer; each is made, from what `taken` then gives, when it is asked for."""

    def looked_at() -> Briefed:
        page = taken()
        return page.plans[page.look]

    def scenario() -> bytes:
        plan = looked_at()
        return scenario_file(plan.scenario, plan.comparison.stamp, taken().own_list, words)

    return (
        Download(
            "sherpa-brief.pdf",
            "application/pdf",
            words("Save a brief of two pages (PDF)"),
            lambda: _brief(taken(), words),
        ),
        Download(
            "sherpa-explorer.csv", "text/csv", words("Save all numbers (CSV)"), lambda: _numbers(taken())
        ),
        Download(
            "sherpa-explorer.png",
            "image/png",
            words("Save the chart (PNG)"),
            lambda: _drawn(taken(), words).png(),
        ),
        Download(
            "sherpa-explorer.svg",
            "image/svg+xml",
            words("Save the chart (SVG)"),
            lambda: _svg(_drawn(taken(), words), taken(), words),
        ),
        Download(
            "sherpa-plan.yml",
            "application/yaml",
            words("Save the scenario file of this plan"),
            scenario,
            lambda: scenario_file_name(looked_at().scenario),
        ),
    )


def chart_to_take_away(plans: Sequence[Briefed], look: int, title: str, words: Words) -> Chart:
    """The chart of the plans for a report, with a title and the stamp of the one that is looked at."""
    stamp = plans[look].comparison.stamp.line()
    foot = words(
        "The bands hold 8 in 10 runs of the simulation: chance, and the numbers that surveys leave open."
    )
    curves = plans[look].comparison
    return _chart(
        plans, look, Frame(_PICTURE, curves.start, 0.0, title, (foot, stamp), _beside(plans)), words
    )


def _drawn(page: TakenAway, words: Words) -> Chart:
    return chart_to_take_away(
        page.plans, page.look, words("Workers who took a course in the last 12 months"), words
    )


def _numbers(page: TakenAway) -> bytes:
    counted = [
        Counted(plan.name, choices, plan.comparison)
        for plan, choices in zip(page.plans, page.choices, strict=True)
    ]
    return numbers_as_csv(counted, page.workplace, page.versus)


def _brief(page: TakenAway, words: Words) -> bytes:
    start, plot = page.plans[0].comparison.start, _PRINTED_HEIGHT[len(page.plans)]
    frame = Frame(_PRINTED, start, 0.0, beside=_beside(page.plans), plot=plot)
    bare = _chart(page.plans, page.look, frame, words)
    return brief_pdf(
        Brief(page.plans, page.versus, page.workplace, _svg(bare, page, words), page.own_list), words
    )


def _svg(chart: Chart, page: TakenAway, words: Words) -> bytes:
    plans = page.plans
    names = _labels(plans) if len(plans) > 1 else [words("the plan")]
    said = picture(names, [plan.comparison for plan in plans], words)
    title = words("Workers who took a course in the last 12 months")
    return chart_svg(chart, title, said, words.language)


def _labels(plans: Sequence[Briefed]) -> list[str]:
    return lettered([plan.name for plan in plans])


def _beside(plans: Sequence[Briefed]) -> int:
    return _NAMES if len(plans) > 1 else Frame.beside


def _chart(plans: Sequence[Briefed], look: int, frame: Frame, words: Words) -> Chart:
    """The chart of the plans, up to a share above all of them."""
    labels = _labels(plans)
    others = tuple(
        Other(place, labels[place], plan.comparison.with_change)
        for place, plan in enumerate(plans)
        if place != look
    )
    curves = plans[look].comparison
    scene = Scene(look, labels[look] if others else "", others)
    chart = Chart(replace(frame, top=top_for(curves, scene)), curves, words, scene)
    chart.draw(curves)
    return chart
