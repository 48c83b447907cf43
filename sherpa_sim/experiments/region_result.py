"""What a scenario changes in a region: in all of it, in a size class or a sector."""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.region import Region
from sherpa_sim.domain.people import GROUPS, Dimension, Education
from sherpa_sim.model.columns import MEASURES
from sherpa_sim.model.rules import YEAR

from .compare import Side
from .counterfactual import Counterfactuals
from .region_slices import Block
from .results import Interval, Stamp

EIGHT_IN_TEN = 1.2816
"""Standard errors to either side of the mean of a normal distribution that hold eight in ten."""

GAINING = (0, GROUPS.index((Dimension.EDUCATION, Education.LOW)))
"""The groups whose gain is told with a range: everybody and the low-educated."""

_PARTICIPATED = MEASURES.index("participated")
_WORKERS = MEASURES.index("workers")


@dataclass(frozen=True)
class Outcome:
    """What comes out for a part of the region.

    `without` and `with_change`: the share of workers who took part in the last 12 months of the horizon. `extra`: how
    many more are in training in a year, with chance and what surveys leave open; `extra_low`: of these, low-educated.
    `cost`: extra euro over the horizon; the cost for one more worker in training for a year is None when the gain
    cannot be told from none.
    """

    workplaces: int
    workers: int
    without: float
    with_change: float
    extra: Interval
    extra_low: Interval
    cost: float
    cost_per_extra: Interval | None
    cost_per_extra_low: Interval | None


@dataclass(frozen=True)
class GroupOutcome:
    """How many workers of a group there are, and which share took part in the last 12 months of the horizon.

    `only_with`, `only_without`, `either_way`: how many took part only with the change, only without it, and both ways.
    """

    dimension: Dimension
    group: str
    workers: int
    without: float
    with_change: float
    only_with: int
    only_without: int
    either_way: int


@dataclass(frozen=True)
class RegionResult:
    """A region without and with a change, on the same draws: a row for each block.

    `squares` [blocks, 2] and `by_set` [sets, 2] as in `Sums`, the latter over the whole region. The
    learning culture cannot be added up and is not a number in the records.
    """

    region: Region
    blocks: tuple[Block, ...]
    without: Side
    changed: Side
    counted: Counterfactuals
    squares: NDArray[np.int64]
    by_set: NDArray[np.int64]
    stamp: Stamp

    @property
    def weeks(self) -> int:
        """The length of the horizon."""
        return int(self.without.record.series.shape[1])

    def outcome(self, size_class: str | None = None, sector: str | None = None) -> Outcome:
        """What comes out for a size class, a sector, both together, or (None) the whole region."""
        rows = self._rows(size_class, sector)
        tables = self._tables()[:, rows]
        shares = [
            float(end[:, 0, _PARTICIPATED].sum() / end[:, 0, _WORKERS].sum()) for end in tables[:, :, -1]
        ]
        extra, extra_low = (self._extra(rows, place) for place in range(len(GAINING)))
        cost = float((self.changed.bill.total[rows] - self.without.bill.total[rows]).sum())
        return Outcome(
            workplaces=sum(self.blocks[row].workplaces for row in rows),
            workers=sum(self.blocks[row].workers for row in rows),
            without=shares[0],
            with_change=shares[1],
            extra=extra,
            extra_low=extra_low,
            cost=cost,
            cost_per_extra=self._per_extra(cost, extra),
            cost_per_extra_low=self._per_extra(cost, extra_low),
        )

    def shares(self, size_class: str | None = None) -> NDArray[np.float64]:
        """Who took part in the last 12 months, week by week, without and with the change: a share, [2, weeks]."""
        rows = self._rows(size_class)
        workers = sum(self.blocks[row].workers for row in rows)
        sides = (self.without.record, self.changed.record)
        return np.stack(
            [side.week("participated")[rows].sum(axis=0, dtype=float) / workers for side in sides]
        )

    def groups(self) -> tuple[GroupOutcome, ...]:
        """Every group of workers in which there is anybody, over the whole region."""
        ends = self._tables()[:, :, -1].sum(axis=1)  # [2, groups, measures]
        counted = self.counted
        fates = [one.sum(axis=0) for one in (counted.only_with, counted.only_without, counted.either_way)]
        return tuple(
            GroupOutcome(
                dimension,
                str(group),
                int(ends[0, at, _WORKERS]),
                float(ends[0, at, _PARTICIPATED] / ends[0, at, _WORKERS]),
                float(ends[1, at, _PARTICIPATED] / ends[1, at, _WORKERS]),
                *(int(fate[at]) for fate in fates),
            )
            for at, (dimension, group) in enumerate(GROUPS)
            if ends[:, at, _WORKERS].all()
        )

    def costs(self) -> NDArray[np.float64]:
        """Extra euro over the horizon and the whole region, by `cost.ITEMS`."""
        return np.asarray((self.changed.bill.amounts - self.without.bill.amounts).sum(axis=0))

    def _rows(self, size_class: str | None, sector: str | None = None) -> list[int]:
        return [
            row
            for row, block in enumerate(self.blocks)
            if size_class in (None, block.size_class) and sector in (None, block.sector)
        ]

    def _tables(self) -> NDArray[np.int64]:
        return np.stack([self.without.record.tables, self.changed.record.tables]).astype(np.int64)

    def _extra(self, rows: Sequence[int], place: int) -> Interval:
        """How many more workers are in training in a year, with chance and with how far the numbers may be off.

        What a set of numbers gives is a factor on the gain per worker, the same in the whole region; chance differs
        from workplace to workplace in a block. Both are estimated by their moments (analysis of variance with random
        effects of sets), as every set is run on a share of the workplaces only.
        """
        years = self.without.record.tables.shape[1] - 1
        everywhere = range(len(self.blocks))
        rate, residual = self._residual(everywhere, place)
        counted = len(self.by_set)
        off_by_set = (
            ((self.by_set[:, place] - rate * self._workers_by_set) ** 2).sum() * counted / max(1, counted - 1)
        )
        within = self._squared_sizes(everywhere)
        among = float((self._workers_by_set**2).sum()) - within
        share = max(0.0, (off_by_set - residual) / among) / rate**2 if among and rate else 0.0
        own_rate, own_residual = self._residual(rows, place)
        numbers = share * own_rate**2
        workers = sum(self.blocks[row].workers for row in rows)
        chance = max(0.0, own_residual - numbers * self._squared_sizes(rows))
        middle = own_rate * workers / years
        off = EIGHT_IN_TEN * math.sqrt(numbers * workers**2 + chance) / years
        return Interval(middle, middle - off, middle + off)

    def _residual(self, rows: Sequence[int], place: int) -> tuple[float, float]:
        """Worker-years gained per worker, and the squares of what workplaces are off from that, added up."""
        sizes = np.array([self.blocks[row].size for row in rows], float)
        many = np.array([self.blocks[row].workplaces for row in rows])
        tables = self._tables()[:, rows]
        gained = (tables[1] - tables[0])[:, 1:, GAINING[place], _PARTICIPATED].sum(axis=1)
        rate = float(gained.sum() / (sizes * many).sum())
        off = self.squares[rows, place] - 2 * rate * sizes * gained + rate**2 * sizes**2 * many
        return rate, float(off.sum())

    def _squared_sizes(self, rows: Sequence[int]) -> float:
        return float(sum(self.blocks[row].workplaces * self.blocks[row].size ** 2 for row in rows))

    @functools.cached_property
    def _workers_by_set(self) -> NDArray[np.int64]:
        """How many workers are in workplaces with each set of assumptions, [sets]."""
        workers = np.zeros(len(self.by_set), np.int64)
        for block in self.blocks:
            turns = np.arange(block.first, block.first + block.workplaces) % len(workers)
            workers += block.size * np.bincount(turns, minlength=len(workers))
        return workers

    def _per_extra(self, cost: float, extra: Interval) -> Interval | None:
        if extra.low <= 0:
            return None
        years = self.weeks / YEAR
        ends = sorted((cost / (extra.high * years), cost / (extra.low * years)))
        return Interval(cost / (extra.middle * years), *ends)
