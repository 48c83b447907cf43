"""What was expected of the plans of a trial and what the simulation gave, beside each other."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from sherpa_sim.experiments.plans import PlanResult
from sherpa_sim.experiments.results import Interval
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.amounts import number_range

from .floor_plans import Trial


def told_in_short(
    asked: Trial, prediction: Mapping[str, float], results: Sequence[PlanResult], words: Words
) -> Markup:
    """A sentence for each plan, one on which brings most, and what to ask oneself."""
    lines = Markup("").join(
        Markup("<li>{}</li>").format(_line(plan.name, prediction[plan.key], found, words))
        for plan, found in zip(asked.plans, results, strict=True)
    )
    return Markup("<h4>{}</h4><ul>{}</ul><p>{}</p><p><b>{}</b> {}</p>").format(
        words("What came out"),
        lines,
        _which_brings_most(asked, results, words),
        words("Explain it."),
        words(
            "Why is it more, or less, than you expected? Say it aloud or write it down before you read on: what "
            "in the simulation makes this?"
        ),
    )


def told(
    asked: Trial, prediction: Mapping[str, float], results: Sequence[PlanResult], words: Words
) -> Markup:
    """A table with a drawing: what was expected, and the middle and the range of the runs."""
    extras = [found.comparison.extra_participants for found in results]
    ends = [0.0, *prediction.values(), *(end for one in extras for end in (one.low, one.high))]
    scale = _Scale(min(ends), max(ends))
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>').format(
            plan.name,
            words.number(prediction[plan.key]),
            words.number(extra.middle),
            number_range(extra, words),
            scale.drawn(prediction[plan.key], extra),
        )
        for plan, extra in zip(asked.plans, extras, strict=True)
    )
    first = results[0].comparison
    return Markup(
        '<figure class="expected"><figcaption>{}</figcaption><table><thead><tr><th scope="col">{}</th>'
        '<th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>'
        '<tbody>{}</tbody></table><p class="legend">{}</p><p>{}</p><p class="source">{}</p></figure>'
    ).format(
        words(
            "More people in training in an average year, of {workers}", workers=words.number(first.workers)
        ),
        words("Plan"),
        words("You"),
        words("Middle"),
        words("8 in 10 runs"),
        words("Drawing"),
        rows,
        words(
            "◆ is what you expected; the bar is the range that holds 8 in 10 runs, the line in it the middle. The "
            "thin line is nothing at all."
        ),
        words("No trial has measured what a mentor does; that doubt is not in the range."),
        first.stamp.line(),
    )


def _line(name: str, expected: float, found: PlanResult, words: Words) -> str:
    extra = found.comparison.extra_participants
    return words(
        "{plan}: you expected {expected}. The simulation gives {middle}, in 8 of 10 runs {range}. {verdict}",
        plan=name,
        expected=words.number(expected),
        middle=words.number(extra.middle),
        range=number_range(extra, words),
        verdict=_verdict(expected, extra, words),
    )


def _verdict(expected: float, extra: Interval, words: Words) -> str:
    """How the prediction lies to the range, both as they are shown: in whole people."""
    if expected > round(extra.high):
        return words("You expected more than the simulation does.")
    if expected < round(extra.low):
        return words("You expected less than the simulation does.")
    return words("What you expected lies in the range.")


def _which_brings_most(asked: Trial, results: Sequence[PlanResult], words: Words) -> str:
    plan, found = max(zip(asked.plans, results, strict=True), key=lambda one: one[1].most)
    return words(
        "In {tens} of 10 runs this brought most: {plan}.", tens=round(10 * found.most), plan=plan.name
    )


class _Scale:
    """Where a number of people lies in a drawing, in percent of its width."""

    def __init__(self, low: float, high: float) -> None:
        margin = max(1.0, 0.05 * (high - low))
        self._low, self._width = low - margin, high - low + 2 * margin

    def at(self, number: float) -> float:
        """From the left."""
        return 100 * (number - self._low) / self._width

    def drawn(self, expected: float, extra: Interval) -> Markup:
        """The range, its middle, nothing at all, and what was expected; the table says the same in numbers."""
        return Markup(
            '<span class="track" aria-hidden="true"><i class="nought" style="left:{:.1f}%"></i>'
            '<i class="range" style="left:{:.1f}%;width:{:.1f}%"></i><i class="middle" style="left:{:.1f}%"></i>'
            '<i class="yours" style="left:{:.1f}%">◆</i></span>'
        ).format(
            self.at(0),
            self.at(extra.low),
            self.at(extra.high) - self.at(extra.low),
            self.at(extra.middle),
            self.at(expected),
        )
