"""One run for every set of assumptions: what a scenario changes if the numbers of the model were others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.model.batch import BURN_IN_WEEKS, burn_in, run
from sherpa_sim.model.parameters import assumed_by
from sherpa_sim.model.population import build_seeded_floors
from sherpa_sim.model.rules import YEAR
from sherpa_sim.model.workforce import composition

from .timeline import timeline

AT_ONCE = 200_000
"""How many workers are in memory together."""


@dataclass(frozen=True)
class Outcomes:
    """What came out under each set of assumptions, [sets].

    `without`: the share who took part in the last 12 months of the horizon, without the scenario's changes; `gain`:
    how much that share is higher with them; `extra`: how many more of 100 workers are in training in a year,
    averaged over the years; all on the same draws.
    """

    without: NDArray[np.float64]
    gain: NDArray[np.float64]
    extra: NDArray[np.float64]


def outcomes_of(
    scenario: Scenario,
    sets: Varied,
    lucks: Sequence[int] | NDArray[np.int64],
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
    stop: Event | None = None,
) -> Outcomes:
    """Run a scenario and the same workplace without its changes once under every set of assumptions.

    `lucks` [sets] says which luck a set is run with: sets with the same number have the same people and draws, so
    that what differs between them is due to the assumptions. `progress` is told how many more sets are done.

    Raises:
        StoppedError: if `stop` was set before it was done.
    """
    at_once = max(1, AT_ONCE // scenario.workplace.workers)
    parts = []
    for first in range(0, len(sets), at_once):
        part = slice(first, first + at_once)
        parts.append(_some(scenario, sets[part], lucks[part], threads, stop))
        if progress is not None:
            progress(len(parts[-1][0]))
    return Outcomes(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _some(
    scenario: Scenario,
    sets: Varied,
    lucks: Sequence[int] | NDArray[np.int64],
    threads: int | None,
    stop: Event | None,
) -> tuple[NDArray[np.float64], ...]:
    who = composition(scenario.workplace.workforce)
    seeds = [np.random.SeedSequence(scenario.seed, spawn_key=(int(luck),)) for luck in lucks]
    start = build_seeded_floors(who, [scenario.workplace.workers] * len(sets), sets, seeds)
    basis = assumed_by(sets)
    shares = []
    for changed in (False, True):
        line = timeline(scenario, basis, changed)
        if not changed:
            burn_in(start, line.pars[:, line.spans[0]], threads)
        floors = start.copy()
        record = run(floors, line.pars, line.spans.tolist(), BURN_IN_WEEKS, threads, stop=stop)
        shares.append(record.week("participated") / record.sizes[:, None].astype(float))
    without, with_change = shares
    year_ends = (
        np.arange(YEAR - 1, scenario.weeks, YEAR)
        if scenario.weeks >= YEAR
        else np.array([scenario.weeks - 1])
    )
    more = (with_change - without)[:, year_ends].mean(axis=1)
    return without[:, -1], with_change[:, -1] - without[:, -1], 100.0 * more


def ranges(assumptions: Assumptions, names: Sequence[str]) -> NDArray[np.float64]:
    """What could be defended for each number, [names, 2]: the ends of its own range."""
    numbers = assumptions.numbers()
    return np.array([(numbers[name].low, numbers[name].high) for name in names])
