"""All workplaces of a region, without and with a scenario's changes, cut into slices that can run anywhere.

Where a region is cut depends on the region alone, and what comes back of a slice are whole numbers, so the sums are
the same to the bit in one thread, in many processes, or on other machines.
"""

import functools
import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, ThreadPoolExecutor, wait
from contextlib import nullcontext
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.content.posterior import sets_of
from sherpa_sim.content.prices import with_prices
from sherpa_sim.content.region import Region
from sherpa_sim.content.scenario import Scenario, instrument_days
from sherpa_sim.content.workforce import read_workforce
from sherpa_sim.domain.problem import Problem
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, StoppedError, burn_in, run
from sherpa_sim.model.columns import MEASURES, SERIES
from sherpa_sim.model.parameters import assumed_by
from sherpa_sim.model.population import Composition, build_floors
from sherpa_sim.model.rules import took_part
from sherpa_sim.model.workforce import composition

from .compare import Side
from .cost import bill
from .counterfactual import Counterfactuals, count_counterfactuals
from .kept import code_stamp, keep, kept
from .region_result import GAINING, RegionResult
from .region_slices import blocks_of, slices_of
from .stamp import stamp
from .timeline import timeline

COUNTED = tuple(name for name in SERIES if name != "culture")
"""The weekly series that are numbers of workers and can be added up."""

_KEPT = ("series", "tables", "counted", "squares", "by_set")
_LOOK_AGAIN = 0.2  # seconds after which it is seen that a run has to stop


@dataclass(frozen=True)
class Sums:
    """Some workplaces added up, without the changes and with them, int64.

    `series` [2, weeks, COUNTED] and `tables` [2, rows, GROUPS, MEASURES] as in a `model.batch.Record`; `counted`
    [GROUPS, 2, 2, 2] as in `Counterfactuals`; `squares` [2]: the squares of what each workplace gained in worker-years,
    of everybody and of the low-educated; `by_set` [sets, 2]: what the workplaces with each set of assumptions gained.
    `key` is that of the question they answer.
    """

    key: str
    series: NDArray[np.int64]
    tables: NDArray[np.int64]
    counted: NDArray[np.int64]
    squares: NDArray[np.int64]
    by_set: NDArray[np.int64]

    def __add__(self, other: "Sums") -> "Sums":
        """Both added up."""
        return Sums(
            self.key,
            self.series + other.series,
            self.tables + other.tables,
            self.counted + other.counted,
            self.squares + other.squares,
            self.by_set + other.by_set,
        )


def run_slice(region: Region, scenario: Scenario, sets: Varied, number: int) -> Sums:
    """Slice `number` of a region, burnt in and run without and with the scenario's changes on the same draws.

    The workplaces of the region take the sets of assumptions in turn.
    """
    cut = slices_of(region)[number]
    block = blocks_of(region)[cut.block]
    who = _who(region.sectors[block.sector].workforce)
    floors = build_floors(who, [block.size] * cut.workplaces, sets, scenario.seed, cut.first)
    basis = assumed_by(sets)
    lines = [timeline(scenario, basis, changed) for changed in (False, True)]
    burn_in(floors, lines[0].pars[:, lines[0].spans[0]], threads=1)
    start = floors.copy()
    last = BURN_IN_WEEKS + scenario.weeks - 1
    records, took = [], []
    for line in lines:
        floors.restore(start)
        records.append(run(floors, line.pars, line.spans.tolist(), BURN_IN_WEEKS, threads=1))
        took.append(np.asarray(took_part(floors.workers, last)))
    of_each = count_counterfactuals(
        floors.workers, records[0].sizes, floors.workers.talks > 0, took[1], took[0]
    )
    counted = [SERIES.index(name) for name in COUNTED]
    by_set = np.zeros((len(sets), len(GAINING)), np.int64)
    more = (records[1].tables - records[0].tables)[:, 1:, GAINING, MEASURES.index("participated")].sum(
        axis=1, dtype=np.int64
    )
    np.add.at(by_set, floors.floors.assumed, more)
    return Sums(
        key=question_key(region, scenario, sets),
        series=np.stack([one.series.sum(axis=0, dtype=float)[:, counted] for one in records]).astype(
            np.int64
        ),
        tables=np.stack([one.tables.sum(axis=0, dtype=np.int64) for one in records]),
        counted=of_each.numbers.sum(axis=0),
        squares=(more**2).sum(axis=0),
        by_set=by_set,
    )


def run_region(
    region: Region,
    scenario: Scenario,
    assumptions: Assumptions | Varied | None = None,
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
        assumptions: one set of the numbers of the model, or several that the workplaces take in turn; the draws of
            the kit's posterior if None.
        executor: any executor, on this machine or elsewhere, which is left open; threads of this process if None.
        threads: how many threads without an executor; None for one per processor.
        progress: is told how many more workers are done.
        stop: can be set to stop the run.
        store: a folder in which the sums of finished slices are kept, and taken from when the same is asked again.

    Raises:
        StoppedError: if `stop` was set before it was done; what was finished is in the store.
        Problem: if the store cannot be written, or an executor's machine runs another version of the kit.
    """
    sets = sets_of(assumptions)
    key = question_key(region, scenario, sets)
    blocks, slices = blocks_of(region), slices_of(region)
    parts: dict[int, Sums] = {}

    def take(number: int, sums: Sums) -> None:
        parts[number] = sums
        if progress is not None:
            progress(slices[number].workplaces * blocks[slices[number].block].size)

    for number in range(len(slices) if store else 0):
        found = _stored(_place(store, key, number), key)
        if found is not None:
            take(number, found)
    missing = [number for number in range(len(slices)) if number not in parts]
    own = threads or cpu_count() or 1
    with nullcontext(executor) if executor else ThreadPoolExecutor(own) as pool:
        waiting = {pool.submit(run_slice, region, scenario, sets, one): one for one in missing}
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
                        keep(_place(store, key, number), **{name: getattr(sums, name) for name in _KEPT})
                    take(number, sums)
        finally:
            for future in waiting:
                future.cancel()
    return _together(region, scenario, sets, [parts[number] for number in range(len(slices))])


def question_key(region: Region, scenario: Scenario, sets: Varied) -> str:
    """A hash of everything that the sums of a slice depend on."""
    workforces = sorted({sector.workforce for sector in region.sectors.values()})
    told = (
        region.model_dump_json(),
        scenario.model_dump_json(),
        sets.stamp(),
        *(_workforce_text(workforce) for workforce in workforces),
        *instrument_days(),
        code_stamp("counterfactual", "region", "region_slices", "timeline"),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _together(region: Region, scenario: Scenario, sets: Varied, parts: Sequence[Sums]) -> RegionResult:
    """The result of all slices, added up by block in the order of the slices."""
    blocks = blocks_of(region)
    by_block: list[Sums | None] = [None] * len(blocks)
    for cut, sums in zip(slices_of(region), parts, strict=True):
        before = by_block[cut.block]
        by_block[cut.block] = sums if before is None else before + sums
    rows = [sums for sums in by_block if sums is not None]
    sizes = np.array([block.workers for block in blocks])
    prices = with_prices(
        Varied(sets.assumptions, {}), scenario.prices
    )  # no set has prices, or a length of courses, of its own
    basis = assumed_by(prices)
    sides = []
    for side, changed in enumerate((False, True)):
        series = np.full((len(rows), scenario.weeks, len(SERIES)), np.nan, np.float32)
        series[:, :, [SERIES.index(name) for name in COUNTED]] = [sums.series[side] for sums in rows]
        record = Record(series, np.stack([sums.tables[side] for sums in rows]).astype(np.int32), sizes)
        sides.append(Side(record, bill(record, timeline(scenario, basis, changed), prices)))
    described = region.model_dump_json() + scenario.model_dump_json()
    return RegionResult(
        region=region,
        blocks=blocks,
        without=sides[0],
        changed=sides[1],
        counted=Counterfactuals(np.stack([sums.counted for sums in rows])),
        squares=np.stack([sums.squares for sums in rows]),
        by_set=sum((sums.by_set for sums in rows), np.zeros((len(sets), len(GAINING)), np.int64)),
        stamp=stamp(described, sets, scenario.seed),
    )


def _place(store: Path | None, key: str, number: int) -> Path:
    return (store or Path()) / f"{key}-{number:04}.npz"


def _stored(place: Path, key: str) -> Sums | None:
    """The sums in a file, or None if it is not there or cannot be used."""
    found = kept(place, _KEPT)
    return None if found is None else Sums(key, *found)


@functools.cache
def _who(workforce: str) -> Composition:
    return composition(workforce)


@functools.cache
def _workforce_text(workforce: str) -> str:
    return read_workforce(workforce).model_dump_json()
