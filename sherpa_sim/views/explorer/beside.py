"""Plans beside each other: what each brings, for whom and at what cost, and which beats which."""

from collections.abc import Sequence

from markupsafe import Markup

from sherpa_sim.domain.people import Dimension, Education
from sherpa_sim.experiments.results import Comparison
from sherpa_sim.experiments.versus import Versus
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.amounts import euro, euro_range, number_range, points, points_range
from sherpa_sim.reports.answer_words import pairs_in_words
from sherpa_sim.views.folding_table import framed


def beside(names: Sequence[str], comparisons: Sequence[Comparison], found: Versus, words: Words) -> Markup:
    """The plans in a table, and each pair of them in a sentence; nothing for one plan."""
    if len(names) < 2:
        return Markup("")
    columns = (
        words("Plan"),
        words("Take a course in a year, at the end"),
        words("More people in training in an average year"),
        words("Those without secondary diploma, in percentage points"),
        words("Cost of one more worker in training for a year"),
        words("All costs together"),
    )
    rows = Markup("").join(
        _row(name, comparison, columns[1:], words)
        for name, comparison in zip(names, comparisons, strict=True)
    )
    said = Markup("").join(Markup("<li>{}</li>").format(one) for one in pairs_in_words(names, found, words))
    caption = words(
        "Every plan on the same people, with the same luck; the range of 8 in 10 runs below each number"
    )
    return Markup('<h2 id="compare">{}</h2><ul class="beats">{}</ul>{}').format(
        words("Your plans beside each other"),
        said,
        framed(caption, columns, Markup('<tbody role="rowgroup">{}</tbody>').format(rows)),
    )


def _row(name: str, comparison: Comparison, columns: Sequence[str], words: Words) -> Markup:
    everybody = comparison.groups[0].with_change
    low = next(
        (
            gain.difference
            for gain in comparison.groups
            if (gain.dimension, gain.group) == (Dimension.EDUCATION, Education.LOW)
        ),
        None,
    )
    extra, cost, whole = (
        comparison.extra_participants,
        comparison.cost_per_extra_participant,
        comparison.whole_cost,
    )
    share = words("{low} to {high}", low=words.percent(everybody.low), high=words.percent(everybody.high))
    cells = (
        (words.percent(everybody.middle), share),
        (words.number(extra.middle, 1), number_range(extra, words)),
        (points(low.middle, words), points_range(low, words)) if low else ("", ""),
        (euro(cost.middle, words), euro_range(cost, words)) if cost else (words("Not known"), ""),
        (euro(whole.middle, words), euro_range(whole, words)),
    )
    return Markup('<tr role="row"><th role="rowheader" scope="row">{}</th>{}</tr>').format(
        name,
        Markup("").join(
            Markup(
                '<td role="cell" class="number" data-column="{}"><span class="strong">{}</span> '
                '<span class="count">{}</span></td>'
            ).format(column, number, told)
            for column, (number, told) in zip(columns, cells, strict=True)
        ),
    )
