"""What a visitor takes away: every number as a table, and the chart as a picture, both with their stamp."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from sherpa_sim.experiments.results import Band, Comparison, Interval, Stamp
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls.picture import Size

from .chart import Chart, Frame, top_for

_COLUMNS = ("part", "item", "group", "side", "week", "date", "middle", "low", "high", "unit")
_PICTURE = Size(width=960, ratio=2.0)

Row = tuple[object, ...]


def numbers_as_csv(comparison: Comparison, choices: Mapping[str, object], workplace: str) -> bytes:
    """Every number of a comparison, a row each; the first line is the stamp.

    `choices` are what was chosen, told in the first rows.
    """
    chosen = (("choice", key, value, "", "", "", "", "", "", "") for key, value in choices.items())
    place = ("choice", "workplace", workplace, "", "", "", "", "", "", "")
    return stamped_csv(comparison.stamp, _COLUMNS, (place, *chosen, *_rows(comparison)))


def stamped_csv(stamp: Stamp, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV that Excel opens too; the first line is the stamp."""
    target = io.StringIO()
    target.write(f"# {stamp.line()}\n")
    table = csv.writer(target, lineterminator="\n")
    table.writerow(columns)
    table.writerows(rows)
    return target.getvalue().encode("utf-8-sig")


def chart_as_png(comparison: Comparison, title: str, words: Words) -> bytes:
    """The chart for a report, with a title and the stamp."""
    frame = Frame(
        size=_PICTURE,
        start=comparison.start,
        top=top_for(comparison),
        title=title,
        foot=(
            words(
                "The bands hold 8 in 10 runs of the simulation: chance, and the numbers that surveys leave open."
            ),
            comparison.stamp.line(),
        ),
    )
    chart = Chart(frame, comparison, words)
    chart.draw(comparison)
    return chart.png()


def _rows(comparison: Comparison) -> Iterator[Row]:
    yield from _weekly(comparison, comparison.without, "without")
    yield from _weekly(comparison, comparison.with_change, "with")
    for gain in comparison.groups:
        yield _row("group size", gain.dimension, gain.group, "", gain.workers, "workers")
        yield _row("trained last 12 months", gain.dimension, gain.group, "without", gain.without, "share")
        yield _row("trained last 12 months", gain.dimension, gain.group, "with", gain.with_change, "share")
        yield _row(
            "trained last 12 months", gain.dimension, gain.group, "difference", gain.difference, "share"
        )
        yield _row("trained only with", gain.dimension, gain.group, "", gain.only_with, "workers")
        yield _row("trained only without", gain.dimension, gain.group, "", gain.only_without, "workers")
        yield _row("trained either way", gain.dimension, gain.group, "", gain.either_way, "workers")
    for reason in comparison.barriers:
        yield _row("main reason", reason.barrier, "", "without", reason.without, "share")
        yield _row("main reason", reason.barrier, "", "with", reason.with_change, "share")
    for cost in comparison.costs:
        yield _row("extra cost", cost.item, cost.payer, "difference", cost.amount, "euro")
    yield _row("cost per extra participant", "", "", "", comparison.cost_per_extra_participant, "euro")
    yield _row("cost per extra participant", "", "low", "", comparison.cost_per_extra_low_educated, "euro")
    yield _row("extra participants", "", "", "difference", comparison.extra_participants, "people")
    yield _row("deadweight", "", "", "", comparison.deadweight, "share")
    yield _row("talks per year", "", "", "with", comparison.talks_per_year, "talks")
    yield _row("colleagues reached", "", "", "with", comparison.colleagues_reached, "people")
    yield _row("mentor skill", "", "", "with", comparison.mentor_skill, "share")
    yield _row("runs in which more trained", "", "", "", comparison.share_better, "share")
    yield _row("runs", "", "", "", float(comparison.runs), "runs")


def _weekly(comparison: Comparison, band: Band, side: str) -> Iterator[Row]:
    for place, week in enumerate(comparison.weeks):
        day = (comparison.start + timedelta(weeks=place)).isoformat()
        numbers = (f"{value:.6g}" for value in (band.middle[place], band.low[place], band.high[place]))
        yield ("trained last 12 months", "all", "all", side, int(week), day, *numbers, "share")


def _row(part: str, item: str, group: str, side: str, value: Interval | float | None, unit: str) -> Row:
    if value is None:
        numbers: tuple[str, ...] = ("not known", "", "")
    elif isinstance(value, Interval):
        numbers = tuple(f"{number:.6g}" for number in (value.middle, value.low, value.high))
    else:
        numbers = (f"{value:.6g}", "", "")
    return (part, item, group, side, "", "", *numbers, unit)
