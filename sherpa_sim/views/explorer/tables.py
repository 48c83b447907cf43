"""Who gains, and why people do not train: tables with a bar beside each number."""

from collections.abc import Callable, Iterable
from itertools import groupby

from markupsafe import Markup

from sherpa_sim.experiments.results import BarrierShare, Comparison, GroupGain, Interval
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import answer_words, names
from sherpa_sim.reports.amounts import number_range, points, points_range
from sherpa_sim.views.folding_table import framed

SCALE = 0.05  # the smallest difference that the bars must be able to show


def who_gains(comparison: Comparison, words: Words) -> Markup:
    """The share that trained in each group, without and with, and the difference with its range."""
    scale = _scale(gain.difference for gain in comparison.groups)
    called = names.groups(words)
    return _table(
        "gains",
        words("Who gains?"),
        words("Took a course in the last 12 months, at the end"),
        (
            words("Group"),
            words("Without the plan"),
            words("With the plan"),
            words("Difference, in percentage points"),
        ),
        _by_dimension(
            comparison, words, lambda gain: _gain(gain, called[(gain.dimension, gain.group)], scale, words)
        ),
        words("The thin line is the range that holds 8 in 10 runs; small groups have wide ranges."),
    )


def person_by_person(comparison: Comparison, words: Words) -> Markup:
    """Who trained only with the plan, only without, and either way: numbers of workers in each group."""
    called = names.groups(words)

    def row(gain: GroupGain) -> Markup:
        cells = Markup("").join(
            Markup(
                '<td role="cell" class="number"><span class="strong">{}</span> <span class="count">{}</span></td>'
            ).format(words.number(number.middle, 1), number_range(number, words))
            for number in (gain.only_with, gain.only_without, gain.either_way)
        )
        return Markup('<tr role="row"><th role="rowheader" scope="row">{}</th>{}</tr>').format(
            called[(gain.dimension, gain.group)], cells
        )

    return _table(
        "persons",
        words("Who, person by person?"),
        words("Workers who took a course in the last 12 months, at the end"),
        (
            words("Group"),
            words("Only with the plan"),
            words("Only without the plan"),
            words("Either way"),
        ),
        _by_dimension(comparison, words, row),
        answer_words.followed_twice(words),
    )


def reasons(comparison: Comparison, words: Words) -> Markup:
    """For those who did not train: which reason weighs most, without and with the plan."""
    said = names.barriers(words)
    widest = max(
        (max(share.without.high, share.with_change.high) for share in comparison.barriers), default=1.0
    )
    rows = Markup("").join(
        _reason(share, said[share.barrier], widest, words) for share in comparison.barriers
    )
    return _table(
        "reasons",
        words("Why do the others not train?"),
        words("The main reason of those who took no course, as a share of them"),
        (words("Reason"), words("Without the plan"), words("With the plan")),
        Markup('<tbody role="rowgroup">{}</tbody>').format(rows),
        words("Each column adds up to 100%: where one reason fades, the others weigh more."),
    )


def _by_dimension(comparison: Comparison, words: Words, row: Callable[[GroupGain], Markup]) -> Markup:
    """A row for each group in which there is anybody, under the heading of what the groups are split by."""
    split = names.dimensions(words)
    bodies = []
    for dimension, gains in groupby(comparison.groups, key=lambda gain: gain.dimension):
        part = Markup("")
        if dimension != "all":
            part = Markup(
                '<tr role="row"><th role="rowheader" colspan="4" scope="rowgroup" class="part">{}</th></tr>'
            ).format(split[dimension])
        rows = Markup("").join(row(gain) for gain in gains if gain.workers)
        bodies.append(Markup('<tbody role="rowgroup">{}{}</tbody>').format(part, rows))
    return Markup("").join(bodies)


def _gain(gain: GroupGain, name: str, scale: float, words: Words) -> Markup:
    return Markup(
        '<tr role="row"><th role="rowheader" scope="row">{} <span class="count">{}</span></th>'
        '<td role="cell" class="number">{}</td><td role="cell" class="number strong">{}</td>'
        '<td role="cell" class="difference"><span class="strong">{}</span> '
        '<span class="count">{}</span>{}</td></tr>'
    ).format(
        name,
        words("{count} workers", count=words.number(gain.workers)),
        words.percent(gain.without.middle),
        words.percent(gain.with_change.middle),
        points(gain.difference.middle, words),
        points_range(gain.difference, words),
        _whisker(gain.difference, scale),
    )


def _reason(share: BarrierShare, name: str, widest: float, words: Words) -> Markup:
    return Markup('<tr role="row"><th role="rowheader" scope="row">{}</th>{}{}</tr>').format(
        name,
        _barred(share.without, widest, "without", words),
        _barred(share.with_change, widest, "with", words),
    )


def _barred(interval: Interval, widest: float, kind: str, words: Words) -> Markup:
    return Markup(
        '<td role="cell" class="barred"><span class="strong">{}</span>'
        '<span class="bar {}" aria-hidden="true" style="width:{:.1f}%"></span></td>'
    ).format(words.percent(interval.middle), kind, 100 * interval.middle / (widest or 1.0))


def _whisker(interval: Interval, scale: float) -> Markup:
    low, middle, high = (50 + 50 * value / scale for value in (interval.low, interval.middle, interval.high))
    return Markup(
        '<span class="whisker" aria-hidden="true">'
        '<span class="line" style="left:{:.1f}%;width:{:.1f}%"></span>'
        '<span class="dot" style="left:{:.1f}%"></span></span>'
    ).format(low, max(high - low, 0.5), middle)


def _scale(intervals: Iterable[Interval]) -> float:
    return (
        max((abs(end) for interval in intervals for end in (interval.low, interval.high)), default=SCALE)
        or SCALE
    )


def _table(key: str, heading: str, caption: str, columns: tuple[str, ...], body: Markup, note: str) -> Markup:
    return Markup('<h2 id="{}">{}</h2>{}<p class="quiet">{}</p>').format(
        key, heading, framed(caption, columns, body), note
    )
