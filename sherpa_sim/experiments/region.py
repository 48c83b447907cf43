"""All workplaces of a region, without and with a scenario's changes, cut into slices that can run anywhere.

Where a region is cut depends on the region alone, and what comes back of a slice are whole numbers, so the sums are
the same to the bit in one thread, in many processes, or on other machines.
"""

import functools
import hashlib
import io
import math
import zipfile
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, ThreadPoolExecutor, wait
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate, pairwise
from os import cpu_count
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray

from sherpa_sim import __version__
from sherpa_sim.content.assumptions import Assumptions, load_assumptions
from sherpa_sim.content.instruments import load_instruments
from sherpa_sim.content.region import Region
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.content.workforce import read_workforce
from sherpa_sim.domain.people import GROUPS, Dimension, Education
from sherpa_sim.domain.problem import Problem
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, StoppedError, burn_in, run
from sherpa_sim.model.columns import MEASURES, SERIES
from sherpa_sim.model.population import Composition, build_floors
from sherpa_sim.model.rules import YEAR, took_part
from sherpa_sim.model.workforce import composition

from .compare import Reached, Side, count_reached
from .cost import bill
from .results import Interval, Stamp
from .stamp import stamp
from .timeline import timeline

WORKERS_A_SLICE = 20_000
WORKPLACES_A_SLICE = 2_000
"""A slice has no more than this of either: a small workplace takes time of its own, besides that of its workers."""

COUNTED = tuple(name for name in SERIES if name != "culture")
"""The weekly series that are numbers of workers and can be added up."""

EIGHT_IN_TEN = 1.2816
"""Standard errors to either side of the mean of a normal distribution that hold eight in ten."""

_PARTICIPATED = MEASURES.index("participated")
_WORKERS = MEASURES.index("workers")
_GAINING = (0, GROUPS.index((Dimension.EDUCATION, Education.LOW)))
_LOOK_AGAIN = 0.2  # seconds after which it is seen that a run has to stop


@dataclass(frozen=True)
class Block:
    """Workplaces of one size (in workers) in one size class and sector; the first is floor `first` of the region."""

    size_class: str
    sector: str
    size: int
    workplaces: int
    first: int

    @property
    def workers(self) -> int:
        """Workers in all its workplaces."""
        return self.size * self.workplaces


@dataclass(frozen=True)
class Slice:
    """Some workplaces of a block, those from floor `first` of the region."""

    block: int
    first: int
    workplaces: int


@dataclass(frozen=True)
class Sums:
    """Some workplaces added up, without the changes and with them, int64.

    `series` [2, weeks, COUNTED] and `tables` [2, rows, GROUPS, MEASURES] as in a `model.batch.Record`; `reached` [3]
    as in `Reached`; `squares` [2]: the squares of what each workplace gained in worker-years, of everybody and of the
    low-educated. `key` is that of the question they answer.
    """

    key: str
    series: NDArray[np.int64]
    tables: NDArray[np.int64]
    reached: NDArray[np.int64]
    squares: NDArray[np.int64]

    def __add__(self, other: "Sums") -> "Sums":
        """Both added up."""
        return Sums(
            self.key,
            self.series + other.series,
            self.tables + other.tables,
            self.reached + other.reached,
            self.squares + other.squares,
        )


@dataclass(frozen=True)
class Outcome:
    """What comes out for a part of the region.

    `without` and `with_change`: the share of workers who took part in the last 12 months of the horizon. `extra`: how
    many more are in training in a year, with the play of chance; `extra_low`: of these, low-educated. `cost`: extra
    euro over the horizon; the cost for one more worker in training for a year is None when the gain cannot be told
    from none.
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
    """How many workers of a group there are, and which share took part in the last 12 months of the horizon."""

    dimension: Dimension
    group: str
    workers: int
    without: float
    with_change: float


@dataclass(frozen=True)
class RegionResult:
    """A region without and with a change, on the same draws: a row for each block.

    `squares` [blocks, 2] as in `Sums`. The learning culture cannot be added up and is not a number in the records.
    """

    region: Region
    blocks: tuple[Block, ...]
    without: Side
    changed: Side
    reached: Reached
    squares: NDArray[np.int64]
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
        extra, extra_low = (self._extra(rows, place) for place in range(len(_GAINING)))
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
        return tuple(
            GroupOutcome(
                dimension,
                str(group),
                int(ends[0, at, _WORKERS]),
                *(float(end[at, _PARTICIPATED] / end[at, _WORKERS]) for end in ends),
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
        """How many more workers are in training in a year; chance differs from workplace to workplace in a block."""
        tables = self._tables()
        years = tables.shape[2] - 1
        gained = (tables[1] - tables[0])[:, 1:, _GAINING[place], _PARTICIPATED].sum(axis=1)
        variance = 0.0
        for row in rows:
            count = self.blocks[row].workplaces
            spread = count * int(self.squares[row, place]) - int(gained[row]) ** 2
            variance += spread / max(1, count - 1)
        middle = float(gained[rows].sum() / years)
        off = EIGHT_IN_TEN * math.sqrt(variance) / years
        return Interval(middle, middle - off, middle + off)

    def _per_extra(self, cost: float, extra: Interval) -> Interval | None:
        if extra.low <= 0:
            return None
        years = self.weeks / YEAR
        ends = sorted((cost / (extra.high * years), cost / (extra.low * years)))
        return Interval(cost / (extra.middle * years), *ends)


def blocks_of(region: Region) -> tuple[Block, ...]:
    """The workplaces of a region by size class, sector and size; every class has exactly as many as its record says."""
    blocks: list[Block] = []
    first = 0
    for name, one in region.size_classes.items():
        kinds = [(sector, size) for sector in one.sectors for size in one.sizes]
        reached = list(accumulate(region.sector_share(sector) * size.share.value for sector, size in kinds))
        edges = [0, *(round(one.workplaces.value * upto / reached[-1]) for upto in reached)]
        for (sector, size), (begin, end) in zip(kinds, pairwise(edges), strict=True):
            if end > begin:
                blocks.append(Block(name, sector, size.workers, end - begin, first + begin))
        first += one.workplaces.value
    return tuple(blocks)


def slices_of(region: Region) -> tuple[Slice, ...]:
    """Where a region is cut: the same on every machine."""
    slices = []
    for number, block in enumerate(blocks_of(region)):
        most = max(1, min(WORKPLACES_A_SLICE, WORKERS_A_SLICE // block.size))
        for begin in range(0, block.workplaces, most):
            slices.append(Slice(number, block.first + begin, min(most, block.workplaces - begin)))
    return tuple(slices)


def run_slice(region: Region, scenario: Scenario, assumptions: Assumptions, number: int) -> Sums:
    """Slice `number` of a region, burnt in and run without and with the scenario's changes on the same draws."""
    cut = slices_of(region)[number]
    block = blocks_of(region)[cut.block]
    who = _who(region.sectors[block.sector].workforce)
    floors = build_floors(who, [block.size] * cut.workplaces, assumptions, scenario.seed, cut.first)
    lines = [timeline(scenario, assumptions, changed) for changed in (False, True)]
    burn_in(floors, lines[0].pars[lines[0].spans[0]], threads=1)
    start = floors.copy()
    last = BURN_IN_WEEKS + scenario.weeks - 1
    records, took = [], []
    for line in lines:
        floors.restore(start)
        records.append(run(floors, line.pars, line.spans.tolist(), BURN_IN_WEEKS, threads=1))
        took.append(np.asarray(took_part(floors.workers, last)))
    reached = count_reached(
        floors.workers.talks > 0, took[1], took[0], np.asarray(floors.floors.first_worker)
    )
    counted = [SERIES.index(name) for name in COUNTED]
    more = (records[1].tables - records[0].tables)[:, 1:, _GAINING, _PARTICIPATED].sum(axis=1, dtype=np.int64)
    return Sums(
        key=question_key(region, scenario, assumptions),
        series=np.stack([one.series.sum(axis=0, dtype=float)[:, counted] for one in records]).astype(
            np.int64
        ),
        tables=np.stack([one.tables.sum(axis=0, dtype=np.int64) for one in records]),
        reached=np.array(
            [part.sum() for part in (reached.people, reached.trained, reached.anyway)], np.int64
        ),
        squares=(more**2).sum(axis=0),
    )


def run_region(
    region: Region,
    scenario: Scenario,
    assumptions: Assumptions | None = None,
    executor: Executor | None = None,
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
    stop: Event | None = None,
    store: Path | None = None,
) -> RegionResult:
    """Every workplace of a region without and with the changes of a scenario, whose own workplace is left aside.

    Args:
        region: its workplaces.
        scenario: the changes, the horizon and the seed.
        assumptions: the numbers of the model; the kit's own if None.
        executor: any executor, on this machine or elsewhere, which is left open; threads of this process if None.
        threads: how many threads without an executor; None for one per processor.
        progress: is told how many more workers are done.
        stop: can be set to stop the run.
        store: a folder in which the sums of finished slices are kept, and taken from when the same is asked again.

    Raises:
        StoppedError: if `stop` was set before it was done; what was finished is in the store.
        Problem: if the store cannot be written, or an executor's machine runs another version of the kit.
    """
    assumptions = assumptions or load_assumptions()
    key = question_key(region, scenario, assumptions)
    blocks, slices = blocks_of(region), slices_of(region)
    parts: dict[int, Sums] = {}

    def keep(number: int, sums: Sums) -> None:
        parts[number] = sums
        if progress is not None:
            progress(slices[number].workplaces * blocks[slices[number].block].size)

    for number in range(len(slices) if store else 0):
        found = _stored(_place(store, key, number), key)
        if found is not None:
            keep(number, found)
    missing = [number for number in range(len(slices)) if number not in parts]
    own = threads or cpu_count() or 1
    with nullcontext(executor) if executor else ThreadPoolExecutor(own) as pool:
        waiting = {pool.submit(run_slice, region, scenario, assumptions, one): one for one in missing}
        try:
            while waiting:
                if stop is not None and stop.is_set():
                    raise StoppedError
                for future in wait(waiting, _LOOK_AGAIN, FIRST_COMPLETED).done:
                    number = waiting.pop(future)
                    sums = future.result()
                    if sums.key != key:
                        raise Problem(
                            "A machine of the scheduler has another version of the kit or of its packages; install "
                            "the same everywhere."
                        )
                    if store is not None:
                        _keep(_place(store, key, number), sums)
                    keep(number, sums)
        finally:
            for future in waiting:
                future.cancel()
    return _together(region, scenario, assumptions, [parts[number] for number in range(len(slices))])


def question_key(region: Region, scenario: Scenario, assumptions: Assumptions) -> str:
    """A hash of everything that the sums of a slice depend on."""
    workforces = sorted({sector.workforce for sector in region.sectors.values()})
    told = (
        region.model_dump_json(),
        scenario.model_dump_json(),
        assumptions.stamp(),
        *(_workforce_text(workforce) for workforce in workforces),
        *(instrument.model_dump_json() for instrument in load_instruments().values()),
        _code_stamp(),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _together(
    region: Region, scenario: Scenario, assumptions: Assumptions, parts: Sequence[Sums]
) -> RegionResult:
    """The result of all slices, added up by block in the order of the slices."""
    blocks = blocks_of(region)
    by_block: list[Sums | None] = [None] * len(blocks)
    for cut, sums in zip(slices_of(region), parts, strict=True):
        before = by_block[cut.block]
        by_block[cut.block] = sums if before is None else before + sums
    rows = [sums for sums in by_block if sums is not None]
    sizes = np.array([block.workers for block in blocks])
    sides = []
    for side, changed in enumerate((False, True)):
        series = np.full((len(rows), scenario.weeks, len(SERIES)), np.nan, np.float32)
        series[:, :, [SERIES.index(name) for name in COUNTED]] = [sums.series[side] for sums in rows]
        record = Record(series, np.stack([sums.tables[side] for sums in rows]).astype(np.int32), sizes)
        sides.append(Side(record, bill(record, timeline(scenario, assumptions, changed), assumptions)))
    described = region.model_dump_json() + scenario.model_dump_json()
    return RegionResult(
        region=region,
        blocks=blocks,
        without=sides[0],
        changed=sides[1],
        reached=Reached(*np.stack([sums.reached for sums in rows]).T.astype(float)),
        squares=np.stack([sums.squares for sums in rows]),
        stamp=stamp(described, assumptions, scenario.seed),
    )


def _place(store: Path | None, key: str, number: int) -> Path:
    return (store or Path()) / f"{key}-{number:04}.npz"


def _keep(place: Path, sums: Sums) -> None:
    """Write the sums of a slice, whole.

    Raises:
        Problem: if the file cannot be written.
    """
    data = io.BytesIO()
    np.savez_compressed(
        data, series=sums.series, tables=sums.tables, reached=sums.reached, squares=sums.squares
    )
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, data.getvalue())
    except OSError as error:
        raise Problem(
            "{file} cannot be written ({reason}).", file=place, reason=error.strerror or ""
        ) from None


def _stored(place: Path, key: str) -> Sums | None:
    """The sums in a file, or None if it is not there or cannot be used."""
    try:
        with np.load(io.BytesIO(place.read_bytes()), allow_pickle=False) as found:
            return Sums(key, **{name: found[name] for name in ("series", "tables", "reached", "squares")})
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return None


@functools.cache
def _who(workforce: str) -> Composition:
    return composition(workforce)


@functools.cache
def _workforce_text(workforce: str) -> str:
    return read_workforce(workforce).model_dump_json()


@functools.cache
def _code_stamp() -> str:
    """The version of the kit, of what computes, and of every rule that the sums of a slice come from."""
    package = Path(__file__).resolve().parents[1]
    modules = [module for room in ("domain", "model") for module in sorted((package / room).glob("*.py"))]
    modules += [package / "experiments" / f"{name}.py" for name in ("compare", "region", "timeline")]
    sources = [module.read_text("utf-8") for module in modules]
    told = (__version__, version("numpy"), version("numba"), *sources)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
