"""What a scenario changes in a region: in all of it, in a size class or a sector.

Where a sample was simulated, each of its workplaces stands for `Block.weight` of its kind.
"""

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.region import Region
from sherpa_sim.domain.delivery import Payer
from sherpa_sim.domain.people import GROUPS, Dimension, Education
from sherpa_sim.model.columns import MEASURES
from sherpa_sim.model.rules import YEAR

from .compare import Side
from .cost import ITEMS
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
    many more are in training in a year, with chance, what surveys leave open, and the error of a sample; `extra_low`:
    of these, low-educated; `sample_error`: how far the sample's `extra` lies from that of all workplaces in 8 of 10
    samples at most, in people (0 when all were simulated). `cost`: extra euro over the horizon; the cost for one more
    worker in training for a year is None when the gain cannot be told from none. `mentors`: in post in an average
    week. `deadweight`: of those talked with who took part in the last 12 months, the share who would have done so
    anyway; None when nobody did.
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
    sample_error: float
    mentors: float
    deadweight: float | None


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

    `products` [blocks, scenarios, 2] and `by_set` [sets, 2] as in `Sums`, the latter over the whole region; `place` is
    that of this change among the scenarios of the same run. The learning culture cannot be added up and is not a
    number in the records.
    """

    region: Region
    blocks: tuple[Block, ...]
    without: Side
    changed: Side
    counted: Counterfactuals
    products: NDArray[np.int64]
    place: int
    by_set: NDArray[np.int64]
    stamp: Stamp

    @property
    def weeks(self) -> int:
        """The length of the horizon."""
        return int(self.without.record.series.shape[1])

    @property
    def sampled(self) -> bool:
        """Whether only a sample of the workplaces was simulated."""
        return any(block.run < block.workplaces for block in self.blocks)

    def outcome(self, size_class: str | None = None, sector: str | None = None) -> Outcome:
        """What comes out for a size class, a sector, both together, or (None) the whole region."""
        rows = self._rows(size_class, sector)
        weights = self._weights[rows]
        tables = self._tables()[:, rows]
        shares = [
            float(end[:, 0, _PARTICIPATED].sum() / end[:, 0, _WORKERS].sum()) for end in tables[:, :, -1]
        ]
        extra, extra_low = (self._extra(rows, place) for place in range(len(GAINING)))
        cost = float(((self.changed.bill.total - self.without.bill.total)[rows] * weights).sum())
        in_post = self.changed.record.week("posts_filled")[rows].mean(axis=1, dtype=float)
        counted = self.counted
        trained = float((counted.reached_trained[rows, 0] * weights).sum())
        anyway = float((counted.reached_anyway[rows, 0] * weights).sum())
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
            sample_error=EIGHT_IN_TEN * math.sqrt(self._sampling(rows, 0)) / self._years,
            mentors=float((in_post * weights).sum()),
            deadweight=anyway / trained if trained else None,
        )

    def shares(self, size_class: str | None = None) -> NDArray[np.float64]:
        """Who took part in the last 12 months, week by week, without and with the change: a share, [2, weeks]."""
        rows = self._rows(size_class)
        workers = sum(self.blocks[row].workers for row in rows)
        sides = (self.without.record, self.changed.record)
        weights = self._weights[rows, None]
        return np.stack(
            [
                (side.week("participated")[rows].astype(float) * weights).sum(axis=0) / workers
                for side in sides
            ]
        )

    def groups(self) -> tuple[GroupOutcome, ...]:
        """Every group of workers in which there is anybody, over the whole region."""
        ends = self._tables()[:, :, -1].sum(axis=1)  # [2, groups, measures]
        counted = self.counted
        weights = self._weights[:, None]
        fates = [
            (one * weights).sum(axis=0)
            for one in (counted.only_with, counted.only_without, counted.either_way)
        ]
        return tuple(
            GroupOutcome(
                dimension,
                str(group),
                round(float(ends[0, at, _WORKERS])),
                float(ends[0, at, _PARTICIPATED] / ends[0, at, _WORKERS]),
                float(ends[1, at, _PARTICIPATED] / ends[1, at, _WORKERS]),
                *(round(float(fate[at])) for fate in fates),
            )
            for at, (dimension, group) in enumerate(GROUPS)
            if ends[:, at, _WORKERS].all()
        )

    def costs(self) -> NDArray[np.float64]:
        """Extra euro over the horizon and the whole region, by `cost.ITEMS`."""
        more = self.changed.bill.amounts - self.without.bill.amounts
        return np.asarray((more * self._weights[:, None]).sum(axis=0))

    def costs_by_payer(self) -> dict[Payer, float]:
        """Extra euro over the horizon and the whole region that each payer bears."""
        costs = self.costs()
        return {
            payer: float(sum(cost for (of, _), cost in zip(ITEMS, costs, strict=True) if of is payer))
            for payer in Payer
        }

    def more_than(self, other: "RegionResult") -> Interval:
        """How many more workers are in training in a year than with another change of the same run, paired."""
        own, others = self._squares, other._squares
        both = self.products[:, other.place]
        apart = replace(
            self,
            without=other.changed,
            products=(own + others - 2 * both)[:, None],
            place=0,
            by_set=self.by_set - other.by_set,
        )
        return apart.outcome().extra

    @property
    def _squares(self) -> NDArray[np.int64]:
        """The squares of what each simulated workplace gained, added up, [blocks, GAINING]."""
        return np.asarray(self.products[:, self.place])

    def _rows(self, size_class: str | None, sector: str | None = None) -> list[int]:
        return [
            row
            for row, block in enumerate(self.blocks)
            if size_class in (None, block.size_class) and sector in (None, block.sector)
        ]

    @functools.cached_property
    def _weights(self) -> NDArray[np.float64]:
        """For how many workplaces each that was simulated stands, [blocks]."""
        return np.array([block.weight for block in self.blocks])

    @property
    def _years(self) -> int:
        return int(self.without.record.tables.shape[1]) - 1

    def _tables(self) -> NDArray[np.float64]:
        """What was counted, for all workplaces, [2, blocks, rows, groups, measures]."""
        tables = np.stack([self.without.record.tables, self.changed.record.tables])
        return np.asarray(tables * self._weights[:, None, None, None])

    @functools.cached_property
    def _gained(self) -> NDArray[np.int64]:
        """Worker-years gained in the workplaces that were simulated, [blocks, GAINING]."""
        more = self.changed.record.tables.astype(np.int64) - self.without.record.tables
        return np.asarray(more[:, 1:, GAINING, _PARTICIPATED].sum(axis=1))

    def _extra(self, rows: Sequence[int], place: int) -> Interval:
        """How many more workers are in training in a year, with chance and with how far the numbers may be off.

        What a set of numbers gives is a factor on the gain per worker, the same in the whole region; chance differs
        from workplace to workplace in a block. Both are estimated by their moments (analysis of variance with random
        effects of sets), as every set is run on a share of the workplaces only. The error of a sample comes on top.
        """
        everywhere = range(len(self.blocks))
        as_run = np.ones(len(self.blocks))
        rate, residual = self._residual(everywhere, place, as_run)
        counted = len(self.by_set)
        off_by_set = (
            ((self.by_set[:, place] - rate * self._workers_by_set) ** 2).sum() * counted / max(1, counted - 1)
        )
        within = self._squared_sizes(everywhere, as_run)
        among = float((self._workers_by_set**2).sum()) - within
        share = max(0.0, (off_by_set - residual) / among) / rate**2 if among and rate else 0.0
        own_rate, own_residual = self._residual(rows, place, self._weights)
        numbers = share * own_rate**2
        workers = sum(self.blocks[row].workers for row in rows)
        chance = max(0.0, own_residual - numbers * self._squared_sizes(rows, self._weights))
        middle = own_rate * workers / self._years
        spread = numbers * workers**2 + chance + self._sampling(rows, place)
        off = EIGHT_IN_TEN * math.sqrt(spread) / self._years
        return Interval(middle, middle - off, middle + off)

    def _residual(self, rows: Sequence[int], place: int, weights: NDArray[np.float64]) -> tuple[float, float]:
        """Worker-years gained per worker, and the squares of what workplaces are off from that, added up."""
        sizes = np.array([self.blocks[row].size for row in rows], float)
        many = np.array([self.blocks[row].run for row in rows])
        gained, weight = self._gained[rows, place], weights[rows]
        rate = float((gained * weight).sum() / (sizes * many * weight).sum())
        off = self._squares[rows, place] - 2 * rate * sizes * gained + rate**2 * sizes**2 * many
        return rate, float((off * weight).sum())

    def _sampling(self, rows: Sequence[int], place: int) -> float:
        """The variance of the gain in worker-years that comes from having simulated a sample, drawn in each block."""
        many = np.array([self.blocks[row].run for row in rows], float)
        every = np.array([self.blocks[row].workplaces for row in rows], float)
        off = self._squares[rows, place] - self._gained[rows, place] ** 2 / many
        of_one = off / np.maximum(1.0, many - 1)
        return max(0.0, float((every * (every - many) / many * of_one).sum()))

    def _squared_sizes(self, rows: Sequence[int], weights: NDArray[np.float64]) -> float:
        return float(sum(weights[row] * self.blocks[row].run * self.blocks[row].size ** 2 for row in rows))

    @functools.cached_property
    def _workers_by_set(self) -> NDArray[np.int64]:
        """How many workers are in the simulated workplaces with each set of assumptions, [sets]."""
        workers = np.zeros(len(self.by_set), np.int64)
        for block in self.blocks:
            turns = np.arange(block.first, block.first + block.run) % len(workers)
            workers += block.size * np.bincount(turns, minlength=len(workers))
        return workers

    def _per_extra(self, cost: float, extra: Interval) -> Interval | None:
        if extra.low <= 0:
            return None
        years = self.weeks / YEAR
        ends = sorted((cost / (extra.high * years), cost / (extra.low * years)))
        return Interval(cost / (extra.middle * years), *ends)
