"""Plans beside each other in the whole region."""

from collections.abc import Sequence

from markupsafe import Markup

from sherpa_sim.experiments.region_result import RegionResult
from sherpa_sim.experiments.versus import Pairwise
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.amounts import number_range
from sherpa_sim.reports.answer_words import pairs_in_words

from ..folding_table import Cell, Part, table
from .told import millions, per_extra


def beside(names: Sequence[str], results: Sequence[RegionResult], found: Pairwise, words: Words) -> Markup:
    """The plans in a table, and each two of them in a sentence; nothing for one plan."""
    if len(names) < 2:
        return Markup("")
    said = Markup("").join(Markup("<li>{}</li>").format(one) for one in pairs_in_words(names, found, words))
    return Markup('<h2>{}</h2><ul class="beats">{}</ul>{}<p class="quiet">{}</p>').format(
        words("Your plans beside each other"),
        said,
        table(
            words("Every plan in the same workplaces, with the same luck"),
            (
                words("Plan"),
                words("Take a course in a year, at the end"),
                words("More in training in an average year"),
                words("Those without secondary diploma"),
                words("Extra costs, whole time"),
                words("Cost of one more in training for a year"),
                words("Would have trained anyway"),
            ),
            (
                Part(
                    "",
                    [_row(name, result, words) for name, result in zip(names, results, strict=True)],
                ),
            ),
        ),
        words(
            "How often one plan is ahead is reckoned from how far chance, and the numbers that surveys leave open, can "
            "move the difference between the two."
        ),
    )


def _row(name: str, result: RegionResult, words: Words) -> tuple[Cell, ...]:
    whole = result.outcome()
    anyway = words("Not known")
    if whole.deadweight is not None:
        anyway = words("{count} in 100", count=words.number(100 * whole.deadweight))
    return (
        Cell(name),
        Cell(words.percent(whole.with_change, 1)),
        Cell(words.number(whole.extra.middle), number_range(whole.extra, words)),
        Cell(words.number(whole.extra_low.middle), number_range(whole.extra_low, words)),
        Cell(millions(whole.cost, words)),
        per_extra(whole.cost_per_extra, words),
        Cell(anyway),
    )
