"""Two runs of the same floors on the same draws, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.domain.delivery import Payer
from sherpa_sim.domain.people import GROUPS, Dimension, Education
from sherpa_sim.domain.states import Barrier
from sherpa_sim.model.batch import Record
from sherpa_sim.model.columns import MEASURES
from sherpa_sim.model.rules import YEAR

from .cost import ITEMS, Bill
from .counterfactual import Counterfactuals
from .results import Band, BarrierShare, Borne, Comparison, Cost, Curves, GroupGain, Interval, Stamp

LOW, HIGH = 10, 90
"""The percentiles of runs that an interval shows."""

_SHOWN = tuple(at for at, (dimension, _) in enumerate(GROUPS) if dimension is not Dimension.EDUCATION_AND_SEX)
_LOW_EDUCATED = GROUPS.index((Dimension.EDUCATION, Education.LOW))


@dataclass(frozen=True)
class Side:
    """One side of a comparison: what was recorded and what it cost."""

    record: Record
    bill: Bill

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """The share of workers who took part in the last 12 months, [floors, weeks]."""
        return np.asarray(self.record.week("participated") / self.record.sizes[:, None].astype(float))

    @cached_property
    def band(self) -> Band:
        """The same over all floors."""
        return _band(self.shares)

    def among(self, these: slice) -> "Side":
        """These of the floors."""
        record = self.record
        return Side(
            Record(record.series[these], record.tables[these], record.sizes[these]),
            Bill(self.bill.amounts[these]),
        )


def join_sides(sides: Sequence[Side]) -> Side:
    """One side of more floors from several of fewer."""
    records = [side.record for side in sides]
    return Side(
        Record(
            np.concatenate([record.series for record in records]),
            np.concatenate([record.tables for record in records]),
            np.concatenate([record.sizes for record in records]),
        ),
        Bill(np.concatenate([side.bill.amounts for side in sides])),
    )


def curves(without: Side, changed: Side, start: date) -> Curves:
    """The two sides, week by week."""
    weeks = np.arange(1, without.shares.shape[1] + 1)
    return Curves(weeks=weeks, start=start, without=without.band, with_change=changed.band)


def curves_so_far(whole_without: Side, without: Side, changed: Side, start: date) -> Curves:
    """What all runs are likely to say, by the first of them.

    `whole_without` has all runs without the change; the other two have the first of them. What the change does in
    these is added to what there is without it in all: both sides share the same luck, so this is usually nearer than
    the first runs by themselves.
    """
    known, before, after = whole_without.band, without.band, changed.band

    def moved(known: NDArray[np.float64], by: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.clip(known + by, 0.0, 1.0)

    middle = moved(known.middle, after.middle - before.middle)
    low = np.minimum(moved(known.low, after.low - before.low), middle)
    high = np.maximum(moved(known.high, after.high - before.high), middle)
    return replace(curves(whole_without, changed, start), with_change=Band(middle, low, high))


def extra_a_year(without: Side, changed: Side) -> NDArray[np.float64]:
    """How many more workers are in training in a year with the change, averaged over the years, [floors, groups]."""
    more = changed.record.tables.astype(float) - without.record.tables.astype(float)
    return np.asarray(more[:, 1:, :, _PARTICIPATED].mean(axis=1))


def compare(without: Side, changed: Side, counted: Counterfactuals, start: date, stamp: Stamp) -> Comparison:
    """The comparison of two sides; every difference is taken within a run before it is summed up over runs."""
    sizes = without.record.sizes.astype(float)
    tables = [side.record.tables.astype(float) for side in (without, changed)]
    ends = [table[:, -1] for table in tables]
    rate_without, rate_changed = (_ratio(end[:, :, _PARTICIPATED], end[:, :, _WORKERS]) for end in ends)
    gain = changed.shares[:, -1] - without.shares[:, -1]
    horizon = without.shares.shape[1]
    a_year = extra_a_year(without, changed)
    extra = a_year * horizon / YEAR  # more worker-years over the horizon
    cost = changed.bill.amounts - without.bill.amounts
    per_extra = [_per_extra(cost.sum(axis=1), extra[:, group]) for group in (0, _LOW_EDUCATED)]
    counts = (counted.only_with, counted.only_without, counted.either_way)
    fates = zip(*(_intervals(numbers[:, _SHOWN]) for numbers in counts), strict=True)
    trained = counted.reached_trained[:, 0]
    talks = changed.record.week("talks").sum(axis=1, dtype=float)
    in_post = changed.record.week("posts_filled").sum(axis=1, dtype=float)
    skill = _ratio(changed.record.week("skill").sum(axis=1, dtype=float), in_post)
    return Comparison(
        **vars(curves(without, changed, start)),
        workers=round(float(sizes.mean())),
        runs=len(sizes),
        difference=interval(gain),
        share_better=float((gain > 0).mean()),
        extra_participants=interval(a_year[:, 0]),
        groups=tuple(
            GroupGain(
                dimension=GROUPS[at][0],
                group=str(GROUPS[at][1]),
                workers=float(ends[0][:, at, _WORKERS].mean()),
                without=one,
                with_change=other,
                difference=difference,
                only_with=only_with,
                only_without=only_without,
                either_way=either_way,
            )
            for at, (only_with, only_without, either_way), one, other, difference in zip(
                _SHOWN,
                fates,
                _intervals(rate_without[:, _SHOWN]),
                _intervals(rate_changed[:, _SHOWN]),
                _intervals(rate_changed[:, _SHOWN] - rate_without[:, _SHOWN]),
                strict=True,
            )
            if ends[0][:, at, _WORKERS].sum() > 0
        ),
        barriers=tuple(
            BarrierShare(barrier, one, other)
            for barrier, one, other in zip(
                Barrier, *(_intervals(_barriers(end)) for end in ends), strict=True
            )
        ),
        costs=tuple(
            Cost(payer, item, amount) for (payer, item), amount in zip(ITEMS, _intervals(cost), strict=True)
        ),
        borne=tuple(
            Borne(payer, interval(cost[:, [of is payer for of, _ in ITEMS]].sum(axis=1))) for payer in Payer
        ),
        whole_cost=interval(cost.sum(axis=1)),
        cost_per_extra_participant=per_extra[0],
        cost_per_extra_low_educated=per_extra[1],
        deadweight=interval(_ratio(counted.reached_anyway[:, 0], trained)) if trained.sum() > 0 else None,
        talks_per_year=interval(talks * YEAR / horizon),
        colleagues_reached=interval(counted.reached[:, 0]),
        mentor_skill=interval(skill) if in_post.any() else None,
        stamp=stamp,
    )


_WORKERS = MEASURES.index("workers")
_PARTICIPATED = MEASURES.index("participated")
_NOT_TRAINED = MEASURES.index("not_trained_need")


def _barriers(end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of all who did not take part, the share held back most by each barrier, [floors, barriers]."""
    held = end[:, 0, _NOT_TRAINED : _NOT_TRAINED + len(Barrier)]
    return _ratio(held, held.sum(axis=1, keepdims=True))


def _per_extra(cost: NDArray[np.float64], extra: NDArray[np.float64]) -> Interval | None:
    """Euro for one more worker in training for a year, or None when it cannot be told from no gain at all.

    The middle is total cost over total gain; the ends take the cost at the gain's 90th and 10th percentile.
    """
    low, high = np.percentile(extra, (LOW, HIGH))
    if low <= 0 or extra.mean() <= 0:
        return None
    ends = sorted((float(cost.mean() / high), float(cost.mean() / low)))  # reversed where money is saved
    return Interval(float(cost.mean() / extra.mean()), *ends)


def _ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of a whole; not a number where there is nobody."""
    nobody = np.full(np.broadcast_shapes(part.shape, whole.shape), np.nan)
    return np.asarray(np.divide(part, whole, out=nobody, where=whole > 0))


def _band(shares: NDArray[np.float64]) -> Band:
    low, high = np.percentile(shares, (LOW, HIGH), axis=0)
    return Band(shares.mean(axis=0), low, high)


def interval(values: NDArray[np.float64]) -> Interval:
    """The mean over runs, and their 10th and 90th percentile; 0 where no run knows."""
    return _intervals(values[:, None])[0]


def _intervals(values: NDArray[np.float64]) -> list[Interval]:
    """One interval for each column of [runs, columns]: the mean, and the 10th and 90th percentile of runs.

    Runs in which there is nobody of that kind are left out; where there is nobody in any run, it is 0.
    """
    known = ~np.isnan(values)
    ends = np.zeros((2, values.shape[1]))
    whole = known.all(axis=0)
    ends[:, whole] = np.percentile(values[:, whole], (LOW, HIGH), axis=0)
    for column in np.flatnonzero(~whole & known.any(axis=0)):
        ends[:, column] = np.percentile(values[known[:, column], column], (LOW, HIGH))
    middles = np.where(known, values, 0.0).sum(axis=0) / np.maximum(1, known.sum(axis=0))
    return [Interval(*map(float, row)) for row in zip(middles, *ends, strict=True)]
