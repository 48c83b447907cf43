"""Every number of one or more plans as a table, each row with its plan; the stamp of each plan above."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sherpa_sim.content.csv_table import plain_text
from sherpa_sim.experiments.results import Band, Comparison, Interval, Stamp
from sherpa_sim.experiments.versus import Versus

from .names import lettered

_COLUMNS = ("plan", "part", "item", "group", "side", "week", "date", "middle", "low", "high", "unit")

_Row = tuple[object, ...]


@dataclass(frozen=True)
class Counted:
    """A plan of a table: what it is called, what was chosen, and what it brought beside the workplace without it."""

    name: str
    choices: Mapping[str, object]
    comparison: Comparison


def numbers_as_csv(plans: Sequence[Counted], workplace: str, versus: Versus | None = None) -> bytes:
    """Every number of the plans, a row each, below the stamp of each plan; what was chosen stands in the first rows.

    The same columns for one plan and for several; `versus` are the plans beside each other.
    """
    labels = lettered([plan.name for plan in plans])
    rows: list[_Row] = []
    for place, (label, plan) in enumerate(zip(labels, plans, strict=True)):
        told = (
            _told(plan, workplace)
            if versus is None
            else (*_told(plan, workplace), *_beside(place, labels, versus))
        )
        rows += [(plain_text(label), *row) for row in told]
    if len(plans) == 1:
        return stamped_csv(plans[0].comparison.stamp, _COLUMNS, rows)
    above = [f"{label}: {plan.comparison.stamp.line()}" for label, plan in zip(labels, plans, strict=True)]
    return _table(above, _COLUMNS, rows)


def stamped_csv(stamp: Stamp, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV that Excel opens too; the first line is the stamp."""
    return _table([stamp.line()], columns, rows)


def _table(above: Sequence[str], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    target = io.StringIO()
    target.writelines(f"# {line}\n" for line in above)
    table = csv.writer(target, lineterminator="\n")
    table.writerow(columns)
    table.writerows(rows)
    return target.getvalue().encode("utf-8-sig")


def _told(plan: Counted, workplace: str) -> tuple[_Row, ...]:
    """What was chosen and every number, without the plan's name."""
    chosen = (("choice", key, _plain(value), *[""] * 7) for key, value in plan.choices.items())
    return (("choice", "workplace", plain_text(workplace), *[""] * 7), *chosen, *_rows(plan.comparison))


def _plain(value: object) -> object:
    return plain_text(value) if isinstance(value, str) else value


def _beside(place: int, labels: Sequence[str], versus: Versus) -> Iterator[_Row]:
    for other, label in enumerate(labels):
        if other != place:
            share = float(versus.better[place, other])
            yield _row("runs with more in training than", plain_text(label), "", "", share, "share")


def _rows(comparison: Comparison) -> Iterator[_Row]:
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


def _weekly(comparison: Comparison, band: Band, side: str) -> Iterator[_Row]:
    for place, week in enumerate(comparison.weeks):
        day = (comparison.start + timedelta(weeks=place)).isoformat()
        numbers = (f"{value:.6g}" for value in (band.middle[place], band.low[place], band.high[place]))
        yield ("trained last 12 months", "all", "all", side, int(week), day, *numbers, "share")


def _row(part: str, item: str, group: str, side: str, value: Interval | float | None, unit: str) -> _Row:
    if value is None:
        numbers: tuple[str, ...] = ("not known", "", "")
    elif isinstance(value, Interval):
        numbers = tuple(f"{number:.6g}" for number in (value.middle, value.low, value.high))
    else:
        numbers = (f"{value:.6g}", "", "")
    return (part, item, group, side, "", "", *numbers, unit)
