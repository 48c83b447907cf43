"""One run for every case: what a scenario changes if the numbers of the model, its settings or the luck were others.

A case is run twice, without the changes of the scenario and with them, on the same people and draws. Cases whose
workplaces do not differ before the changes share the first of the two: that is the same to the bit, and saves it.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Varied
from sherpa_sim.content.scenario import Scenario, instrument_days
from sherpa_sim.content.workforce import read_workforce
from sherpa_sim.domain.people import GROUPS, Dimension, Education
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, burn_in, run
from sherpa_sim.model.columns import MEASURES
from sherpa_sim.model.parameters import assumed_by
from sherpa_sim.model.population import Floors, build_seeded_floors
from sherpa_sim.model.rules import YEAR
from sherpa_sim.model.workforce import composition

from .cost import bill
from .kept import code_stamp, keep, kept
from .timeline import timeline, vary_settings

AT_ONCE = 200_000
"""How many workers are in memory together."""

A_SLICE = 512
"""How many cases are run, and kept, together at most."""

_GAINING = (0, GROUPS.index((Dimension.EDUCATION, Education.LOW)))
_PARTICIPATED = MEASURES.index("participated")


@dataclass(frozen=True)
class Cases:
    """What is run: for each case a set of assumptions, a luck, and what some settings are instead of the scenario's.

    `lucks` [cases] says which luck a case is run with: cases with the same number have the same people and draws, so
    that what differs between them is due to the numbers alone. `settings` holds a value for each case, by name.
    """

    sets: Varied
    lucks: NDArray[np.int64]
    settings: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.sets.values:  # sets that do not differ do not say how many they are
            assumptions = self.sets.assumptions
            name, number = next(iter(assumptions.numbers().items()))
            every = Varied(assumptions, {name: np.full(len(self.lucks), number.value)})
            object.__setattr__(self, "sets", every)

    def __len__(self) -> int:
        return len(self.lucks)

    def __getitem__(self, places: NDArray[np.int64] | slice) -> "Cases":
        """Some of the cases."""
        values = {name: column[places] for name, column in self.sets.values.items()}
        settings = {name: column[places] for name, column in self.settings.items()}
        return Cases(Varied(self.sets.assumptions, values), self.lucks[places], settings)

    def columns(self) -> NDArray[np.float64]:
        """All that differs from case to case, [cases, columns]."""
        return np.column_stack([self.lucks, *self.sets.values.values(), *self.settings.values()])

    def before(self, idle: Collection[str]) -> NDArray[np.float64]:
        """All that differs from case to case before the changes, [cases, columns]: not the `idle` numbers."""
        felt = [column for name, column in self.sets.values.items() if name not in idle]
        return np.column_stack([self.lucks, *felt])


@dataclass(frozen=True)
class Outcomes:
    """What came out of each case, [cases].

    `without`: the share who took part in the last 12 months of the horizon, without the scenario's changes; `gain`:
    how much that share is higher with them; `extra`: how many more of 100 workers are in training in a year,
    averaged over the years, and `extra_low`: of these, low-educated; `cost`: extra euro for 100 workers and a year.
    """

    without: NDArray[np.float64]
    gain: NDArray[np.float64]
    extra: NDArray[np.float64]
    extra_low: NDArray[np.float64]
    cost: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.without)

    def table(self) -> NDArray[np.float64]:
        """The columns side by side, [cases, outcomes]."""
        return np.column_stack([getattr(self, one.name) for one in fields(self)])

    @classmethod
    def of(cls, table: NDArray[np.float64]) -> "Outcomes":
        """The outcomes of a table."""
        return cls(*(np.ascontiguousarray(column) for column in table.T))


def outcomes_of(
    scenario: Scenario,
    cases: Cases,
    idle: Collection[str] = (),
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
    stop: Event | None = None,
    store: Path | None = None,
) -> Outcomes:
    """Run a scenario and the same workplace without its changes once in every case.

    Args:
        scenario: the workplace, the changes, the horizon and the seed.
        cases: what differs.
        idle: numbers that do nothing before the changes (`free_numbers.look_at` finds them): cases that differ in these
            alone share a workplace until then.
        threads: None for one per processor.
        progress: is told how many more cases are done.
        stop: can be set to stop the run.
        store: a folder in which finished slices are kept, and taken from when the same is asked again.

    Raises:
        StoppedError: if `stop` was set before it was done; what was finished is in the store.
        Problem: if the store cannot be written.
    """
    table = np.empty((len(cases), len(fields(Outcomes))))
    for places, place in _slices(scenario, cases, idle, store):
        found = None if place is None else _found(place, places)
        if found is None:
            found = run_slice(scenario, cases[places], idle, threads, stop).table()
            if place is not None:
                keep(place, places=places, table=found)
        table[places] = found
        if progress is not None:
            progress(len(places))
    return Outcomes.of(table)


def finished(scenario: Scenario, cases: Cases, idle: Collection[str], store: Path) -> int:
    """How many cases are finished in a store."""
    slices = _slices(scenario, cases, idle, store)
    return sum(len(places) for places, place in slices if place and _found(place, places) is not None)


def _slices(
    scenario: Scenario, cases: Cases, idle: Collection[str], store: Path | None
) -> Iterator[tuple[NDArray[np.int64], Path | None]]:
    """Which cases are run together, and where they are kept: cases that share a workplace lie together."""
    at_once = max(1, min(A_SLICE, AT_ONCE // scenario.workplace.workers))
    _, which = np.unique(cases.before(idle), axis=0, return_inverse=True)
    order = np.argsort(which, kind="stable")
    key = question_key(scenario, cases) if store else ""
    for number, first in enumerate(range(0, len(cases), at_once)):
        yield order[first : first + at_once], store / f"{key}-{number:04}.npz" if store else None


def question_key(scenario: Scenario, cases: Cases) -> str:
    """A hash of everything that the outcomes of the cases depend on."""
    told = (
        scenario.model_dump_json(),
        cases.sets.assumptions.stamp(),
        read_workforce(scenario.workplace.workforce).model_dump_json(),
        *instrument_days(),
        *cases.sets.values,
        *cases.settings,
        hashlib.sha256(cases.columns().tobytes()).hexdigest(),
        code_stamp("cost", "ensemble", "timeline"),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _found(place: Path, places: NDArray[np.int64]) -> NDArray[np.float64] | None:
    """What is kept of these cases, if it is."""
    arrays = kept(place, ("places", "table"))
    if arrays is None or not np.array_equal(arrays[0], places):
        return None
    table: NDArray[np.float64] = arrays[1]
    return table if table.shape == (len(places), len(fields(Outcomes))) else None


def run_slice(
    scenario: Scenario,
    cases: Cases,
    idle: Collection[str] = (),
    threads: int | None = None,
    stop: Event | None = None,
) -> Outcomes:
    """The same as `outcomes_of` for cases that fit in memory together."""
    _, first, which = np.unique(cases.before(idle), axis=0, return_index=True, return_inverse=True)
    apart = cases[first]
    floors = settled(scenario, apart, threads)
    with_change = floors.repeated(which)
    usual = timeline(scenario, assumed_by(apart.sets), False)
    without = run(floors, usual.pars, usual.spans.tolist(), BURN_IN_WEEKS, threads, stop=stop)
    basis = assumed_by(cases.sets)
    line = timeline(scenario, basis)
    vary_settings(line, scenario, basis, cases.settings)
    changed = run(with_change, line.pars, line.spans.tolist(), BURN_IN_WEEKS, threads, stop=stop)
    usual = timeline(scenario, basis, False)
    same = Record(without.series[which], without.tables[which], without.sizes[which])
    cost = bill(changed, line, cases.sets).total - bill(same, usual, cases.sets).total
    sizes = same.sizes.astype(float)
    share = [record.week("participated")[:, -1] / sizes for record in (same, changed)]
    more = (changed.tables - same.tables)[:, 1:, _GAINING, _PARTICIPATED].mean(axis=1) / sizes[:, None]
    hundreds_of_years = sizes / 100.0 * scenario.weeks / YEAR
    return Outcomes(
        share[0], share[1] - share[0], 100.0 * more[:, 0], 100.0 * more[:, 1], cost / hundreds_of_years
    )


def settled(scenario: Scenario, cases: Cases, threads: int | None = None) -> Floors:
    """A workplace for each case, as it is when the horizon begins."""
    seeds = [np.random.SeedSequence(scenario.seed, spawn_key=(int(luck),)) for luck in cases.lucks]
    who = composition(scenario.workplace.workforce)
    floors = build_seeded_floors(who, [scenario.workplace.workers] * len(cases), cases.sets, seeds)
    floors.floors.assumed = np.arange(len(cases))
    line = timeline(scenario, assumed_by(cases.sets), False)
    burn_in(floors, line.pars[:, line.spans[0]], threads)
    return floors
