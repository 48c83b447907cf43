"""All workplaces of a region, without and with each scenario's changes, cut into slices that can run anywhere.

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
from typing import Any

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

_GROUND = {"start", "weeks", "seed", "instruments", "instrument_rules_continue", "prices"}
_KEPT = ("series", "tables", "counted", "products", "by_set")
_LOOK_AGAIN = 0.2  # seconds after which it is seen that a run has to stop


@dataclass(frozen=True)
class Asked:
    """What is asked of a region: scenarios on the same ground, and which share of the workplaces is simulated.

    Every scenario has the same horizon, seed and instruments there are anyway; its own workplace is left aside.
    """

    region: Region
    scenarios: tuple[Scenario, ...]
    sets: Varied
    share: float = 1.0

    def __post_init__(self) -> None:
        if len({one.model_dump_json(include=_GROUND) for one in self.scenarios}) != 1:
            raise ValueError("scenarios of a region stand on one ground")


@dataclass(frozen=True)
class Sums:
    """Some workplaces added up, without the changes and with those of each scenario, int64.

    `series` [1 + scenarios, weeks, COUNTED] and `tables` [1 + scenarios, rows, GROUPS, MEASURES] as in a
    `model.batch.Record`; `counted` [scenarios, GROUPS, 2, 2, 2] as in `Counterfactuals`; `products`
    [scenarios, scenarios, 2]: what each workplace gained in worker-years with one scenario times the same with
    another, of everybody and of the low-educated; `by_set` [scenarios, sets, 2]: what the workplaces with each set of
    assumptions gained. `key` is that of what was asked.
    """

    key: str
    series: NDArray[np.int64]
    tables: NDArray[np.int64]
    counted: NDArray[np.int64]
    products: NDArray[np.int64]
    by_set: NDArray[np.int64]

    def __add__(self, other: "Sums") -> "Sums":
        """Both added up."""
        return Sums(
            self.key,
            self.series + other.series,
            self.tables + other.tables,
            self.counted + other.counted,
            self.products + other.products,
            self.by_set + other.by_set,
        )


def run_slice(asked: Asked, number: int) -> Sums:
    """Slice `number` of a region, burnt in and run without and with each scenario's changes on the same draws.

    The workplaces of the region take the sets of assumptions in turn.
    """
    region, sets, first = asked.region, asked.sets, asked.scenarios[0]
    cut = slices_of(region, asked.share)[number]
    block = blocks_of(region, asked.share)[cut.block]
    who = _who(region.sectors[block.sector].workforce)
    floors = build_floors(who, [block.size] * cut.workplaces, sets, first.seed, cut.first)
    basis = assumed_by(sets)
    lines = [timeline(first, basis, changed=False), *(timeline(one, basis) for one in asked.scenarios)]
    burn_in(floors, lines[0].pars[:, lines[0].spans[0]], threads=1)
    start = floors.copy()
    last = BURN_IN_WEEKS + first.weeks - 1
    records, took, counted = [], [], []
    for line in lines:
        floors.restore(start)
        records.append(run(floors, line.pars, line.spans.tolist(), BURN_IN_WEEKS, threads=1))
        took.append(np.asarray(took_part(floors.workers, last)))
        if len(records) > 1:
            of_each = count_counterfactuals(
                floors.workers, records[0].sizes, floors.workers.talks > 0, took[-1], took[0]
            )
            counted.append(of_each.numbers.sum(axis=0))
    places = [SERIES.index(name) for name in COUNTED]
    more = np.stack([_gained(records[0], record) for record in records[1:]])
    by_set = np.zeros((len(more), len(sets), len(GAINING)), np.int64)
    for own, gained in zip(by_set, more, strict=True):
        np.add.at(own, floors.floors.assumed, gained)
    return Sums(
        key=question_key(asked),
        series=np.stack([one.series.sum(axis=0, dtype=float)[:, places] for one in records]).astype(np.int64),
        tables=np.stack([one.tables.sum(axis=0, dtype=np.int64) for one in records]),
        counted=np.stack(counted),
        products=np.einsum("pfg,qfg->pqg", more, more),
        by_set=by_set,
    )


def run_region(region: Region, scenario: Scenario, *arguments: Any, **named: Any) -> RegionResult:
    """Every workplace of a region without and with the changes of one scenario: see `run_plans`."""
    return run_plans(region, (scenario,), *arguments, **named)[0]


def run_plans(
    region: Region,
    scenarios: Sequence[Scenario],
    assumptions: Assumptions | Varied | None = None,
    executor: Executor | None = None,
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
    stop: Event | None = None,
    store: Path | None = None,
    share: float = 1.0,
) -> tuple[RegionResult, ...]:
    """The workplaces of a region without and with the changes of each scenario, whose own workplace is left aside.

    Args:
        region: its workplaces.
        scenarios: the changes, on one horizon and seed; each is a result, in their order.
        assumptions: one set of the numbers of the model, or several that the workplaces take in turn; the draws of
            the kit's posterior if None.
        executor: any executor, on this machine or elsewhere, which is left open; threads of this process if None.
        threads: how many threads without an executor; None for one per processor.
        progress: is told how many more workers are done.
        stop: can be set to stop the run.
        store: a folder in which the sums of finished slices are kept, and taken from when the same is asked again.
        share: of the workplaces of each kind that is simulated, in (0, 1]; the others are taken to do as these do.

    Raises:
        StoppedError: if `stop` was set before it was done; what was finished is in the store.
        Problem: if the store cannot be written, or an executor's machine runs another version of the kit.
        ValueError: if the scenarios do not stand on one ground.
    """
    asked = Asked(region, tuple(scenarios), sets_of(assumptions), share)
    key = question_key(asked)
    blocks, slices = blocks_of(region, share), slices_of(region, share)
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
        waiting = {pool.submit(run_slice, asked, one): one for one in missing}
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
                        arrays = {name: getattr(sums, name) for name in _KEPT}
                        keep(_place(store, key, number), **arrays)
                    take(number, sums)
        finally:
            for future in waiting:
                future.cancel()
    return _together(asked, [parts[number] for number in range(len(slices))])


def question_key(asked: Asked) -> str:
    """A hash of everything that the sums of a slice depend on."""
    workforces = sorted({sector.workforce for sector in asked.region.sectors.values()})
    told = (
        asked.region.model_dump_json(),
        *(scenario.model_dump_json() for scenario in asked.scenarios),
        asked.sets.stamp(),
        str(asked.share),
        *(_workforce_text(workforce) for workforce in workforces),
        *instrument_days(),
        code_stamp("counterfactual", "region", "region_slices", "timeline"),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _gained(without: Record, changed: Record) -> NDArray[np.int64]:
    """What each workplace gained in worker-years, of everybody and of the low-educated, [floors, GAINING]."""
    return np.asarray(
        (changed.tables - without.tables)[:, 1:, GAINING, MEASURES.index("participated")].sum(
            axis=1, dtype=np.int64
        )
    )


def _together(asked: Asked, parts: Sequence[Sums]) -> tuple[RegionResult, ...]:
    """The results of all slices, added up by block in the order of the slices."""
    region, sets, first = asked.region, asked.sets, asked.scenarios[0]
    blocks = blocks_of(region, asked.share)
    by_block: list[Sums | None] = [None] * len(blocks)
    for cut, sums in zip(slices_of(region, asked.share), parts, strict=True):
        before = by_block[cut.block]
        by_block[cut.block] = sums if before is None else before + sums
    rows = [sums for sums in by_block if sums is not None]
    sizes = np.array([block.workers_run for block in blocks])
    prices = with_prices(
        Varied(sets.assumptions, {}), first.prices
    )  # no set has prices, or a length of courses, of its own
    basis = assumed_by(prices)
    lines = [timeline(first, basis, changed=False), *(timeline(one, basis) for one in asked.scenarios)]
    sides = []
    for side, line in enumerate(lines):
        series = np.full((len(rows), first.weeks, len(SERIES)), np.nan, np.float32)
        series[:, :, [SERIES.index(name) for name in COUNTED]] = [sums.series[side] for sums in rows]
        record = Record(series, np.stack([sums.tables[side] for sums in rows]).astype(np.int32), sizes)
        sides.append(Side(record, bill(record, line, prices)))
    none = np.zeros((len(asked.scenarios), len(sets), len(GAINING)), np.int64)
    by_set = sum((sums.by_set for sums in rows), none)
    return tuple(
        RegionResult(
            region=region,
            blocks=blocks,
            without=sides[0],
            changed=sides[1 + place],
            counted=Counterfactuals(np.stack([sums.counted[place] for sums in rows])),
            products=np.stack([sums.products[place] for sums in rows]),
            place=place,
            by_set=by_set[place],
            stamp=stamp(_described(asked, scenario), sets, scenario.seed),
        )
        for place, scenario in enumerate(asked.scenarios)
    )


def _described(asked: Asked, scenario: Scenario) -> str:
    """Everything that the result of one scenario depends on, for its stamp."""
    sampled = "" if asked.share >= 1 else str(asked.share)
    return asked.region.model_dump_json() + scenario.model_dump_json() + sampled


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
