"""The numbers of the picture as a table: every quarter of a year, without a plan and with each."""

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from sherpa_sim.experiments.results import Band, Comparison
from sherpa_sim.locale.words import Words

QUARTER = 13  # weeks


def picture_table(names: Sequence[str], comparisons: Sequence[Comparison], words: Words) -> Markup:
    """A fold with a row for the first week and the last of each quarter; the range of 8 in 10 runs in brackets.

    `names` are those of the plans, in the order of `comparisons`.
    """
    first = comparisons[0]
    weeks = [0, *range(QUARTER - 1, len(first.weeks), QUARTER)]
    bands = [first.without, *(comparison.with_change for comparison in comparisons)]
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(name)
        for name in (words("Week of"), words("Without the plan"), *names)
    )
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>{}</tr>').format(
            words.short_date(first.start + timedelta(weeks=week)),
            Markup("").join(_cell(band, week, words) for band in bands),
        )
        for week in weeks
    )
    return Markup(
        '<details><summary>{}</summary><div class="wide" tabindex="0" role="region" aria-label="{}"><table>'
        "<caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div></details>"
    ).format(
        words("The numbers of this picture"),
        words("The numbers of this picture"),
        words("Workers who took a course in the last 12 months; the range of 8 in 10 runs in brackets"),
        head,
        rows,
    )


def _cell(band: Band, week: int, words: Words) -> Markup:
    middle, low, high = (words.percent(float(share[week]), 1) for share in (band.middle, band.low, band.high))
    return Markup('<td class="number">{} ({})</td>').format(
        middle, words("{low} to {high}", low=low, high=high)
    )
