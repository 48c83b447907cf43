"""What numbers of one's own do to an answer, in sentences and as a table."""

from collections.abc import Mapping

from markupsafe import Markup

from sherpa_sim.content.assumptions import Number
from sherpa_sim.experiments.own_numbers import Beside
from sherpa_sim.experiments.results import Band, Comparison
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import answer_words
from sherpa_sim.reports.amounts import euro, points
from sherpa_sim.views.assumptions_table import told, units
from sherpa_sim.views.controls import Action, Column, Row

BACK = "back"
YEAR = 52
_UNSEEN = 0.05  # a difference in people that would be written as none


def difference(found: Beside | None, words: Words) -> Markup:
    """What one's own numbers change, in sentences."""
    if found is None:
        return Markup("<p>{}</p>").format(words("Move the slider: the line of the plan follows."))
    careful = Markup("")
    if found.contradicted:
        careful = Markup('<p class="trouble">{}</p>').format(
            words(
                "Careful: with your numbers participation moves by {points} percentage points without the plan too, "
                "and the surveys contradict that.",
                points=points(found.without_moves, words),
            )
        )
    cost = _cost(found, words)
    return Markup('<p class="answer">{}</p>{}{}').format(
        _people(found, words), Markup("<p>{}</p>").format(cost) if cost else "", careful
    )


def _people(found: Beside, words: Words) -> str:
    own, kit, more = found.own.extra_participants, found.kit.extra_participants, found.more
    details = {
        "own": words.number(own.middle, 1),
        "kit": words.number(kit.middle, 1),
        "more": words.number(abs(more.middle), 1),
    }
    if max(abs(more.low), abs(more.middle), abs(more.high)) < _UNSEEN:
        return words(
            "With your numbers as many more people are in training in an average year as with the kit's: {own}.",
            **details,
        )
    if more.middle >= 0:
        return words(
            "With your numbers {own} more people are in training in an average year thanks to the plan, against {kit} "
            "with the kit's: {more} more, on the same people and the same luck.",
            **details,
        )
    return words(
        "With your numbers {own} more people are in training in an average year thanks to the plan, against {kit} "
        "with the kit's: {more} fewer, on the same people and the same luck.",
        **details,
    )


def _cost(found: Beside, words: Words) -> str:
    own, kit = found.own.cost_per_extra_participant, found.kit.cost_per_extra_participant
    if own is None or kit is None:
        return ""
    return words(
        "One more of them then costs {own} a year instead of {kit}.",
        own=euro(own.middle, words),
        kit=euro(kit.middle, words),
    )


def spoken(kit: Comparison, found: Beside | None, words: Words) -> str:
    """What stands in the picture, for who does not see it."""
    shown = found.own if found is not None else kit
    return words(
        "Line chart over {time} of the share of workers who took a course in the last 12 months. It ends at {own} with "
        "the plan and your numbers, {kit} with the plan and the kit's numbers, {without} without the plan. The table "
        "below has the numbers.",
        time=answer_words.after(len(kit.weeks), words),
        own=words.percent(float(shown.with_change.middle[-1]), 1),
        kit=words.percent(float(kit.with_change.middle[-1]), 1),
        without=words.percent(float(shown.without.middle[-1]), 1),
    )


def years(kit: Comparison, found: Beside | None, words: Words) -> Markup:
    """The lines of the picture at the end of each year, with the range of 8 in 10 runs."""
    own = found.own if found is not None else kit
    heads = (words("Kit's numbers"), words("Your numbers"), words("Without the plan"))
    bands = (kit.with_change, own.with_change, own.without)
    weeks = range(YEAR - 1, len(kit.weeks), YEAR)
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(one) for one in (words("After"), *heads))
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            words("1 year") if number == 1 else words("{years} years", years=number),
            Markup("").join(_cell(band, week, words) for band in bands),
        )
        for number, week in enumerate(weeks, start=1)
    )
    return Markup(
        "<details><summary>{}</summary><table><caption>{}</caption><thead><tr>{}</tr></thead>"
        "<tbody>{}</tbody></table></details>"
    ).format(
        words("The numbers of this picture"),
        words("Share of workers who took a course in the last 12 months; below it the range of 8 in 10 runs"),
        head,
        body,
    )


def _cell(band: Band, week: int, words: Words) -> Markup:
    middle, low, high = (float(line[week]) for line in (band.middle, band.low, band.high))
    return Markup('<td><span class="strong">{}</span> <span class="count">{}</span></td>').format(
        words.percent(middle, 1), words("{low} to {high}", low=words.percent(low), high=words.percent(high))
    )


def changed_columns(words: Words) -> tuple[Column, ...]:
    """The columns of the list of one's own numbers."""
    return (
        Column(words("What it is")),
        Column(words("The kit's"), number=True),
        Column(words("Yours"), number=True),
    )


def changed_rows(own: Mapping[str, float], numbers: Mapping[str, Number], words: Words) -> list[Row]:
    """A row for each number that is somebody's own, with a button that sets it back."""
    return [
        Row(
            name,
            (
                numbers[name].meaning(words.language),
                _with_unit(numbers[name].value, numbers[name].unit, words),
                _with_unit(value, numbers[name].unit, words),
            ),
            (Action(BACK, words("Set back")),),
        )
        for name, value in own.items()
    ]


def _with_unit(value: float, unit: str, words: Words) -> str:
    return f"{told(value, words)} {units(words).get(unit, unit)}"
