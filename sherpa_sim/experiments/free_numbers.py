"""Which numbers of the model may be varied: those that the surveys have no say in, and those they hold in place.

The fitted numbers were found with all others at their values. Where another number is moved alone and people then
train more or less without any change at all, the surveys that the model was fitted to are contradicted: such a number
is tied. What the surveys do not object to anywhere in a number's range is free.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Event

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.content.targets import Measure, load_targets
from sherpa_sim.domain.people import Dimension
from sherpa_sim.model.batch import BURN_IN_WEEKS, run
from sherpa_sim.model.parameters import assumed_by

from .ensemble import AT_ONCE, Cases, settled
from .timeline import timeline

LUCKS = 4
"""On how many workplaces the ends of a range are tried."""

PRICES = "costs."
"""How the names of prices begin: they change what something costs and nothing that happens."""

_SEED = 20


class Say(StrEnum):
    """What the surveys have to say about a number."""

    FITTED = "fitted"
    TIED = "tied"
    FREE = "free"
    NONE = "none"


@dataclass(frozen=True)
class Standing:
    """What the surveys say about a number, and how far its ends move participation without any change (shares).

    `FITTED`: the posterior holds draws of it. `TIED`: at an end of its range, all else at its value, participation is
    further off than the surveys tolerate. `FREE`: it is not. `NONE`: it does nothing at all before the changes.
    """

    name: str
    says: Say
    at_low: float
    at_high: float


def tolerated() -> float:
    """How far participation of everybody may be off: the narrowest tolerance among the survey targets, a share."""
    return min(
        target.tolerance
        for target in load_targets().targets
        if target.measure is Measure.PARTICIPATED and target.dimension is Dimension.ALL
    )


def look_at(
    scenario: Scenario,
    assumptions: Assumptions,
    threads: int | None = None,
    progress: Callable[[float], object] | None = None,
    stop: Event | None = None,
) -> list[Standing]:
    """Every number whose range is more than a point, and what the surveys say about it.

    Both ends of each range are run without the changes of the scenario, on the same people and draws as with the value
    itself: with all others at their values, and once with all others somewhere in their ranges, because a number may
    lie idle at the values alone. `progress` is told which share of the runs is done.

    Raises:
        StoppedError: if `stop` was set before it was done.
    """
    numbers = assumptions.numbers()
    fitted = set(load_posterior()[0])
    names = [name for name, number in numbers.items() if number.low < number.high]
    tried = [name for name in names if name not in fitted and not name.startswith(PRICES)]
    values = np.array([numbers[name].value for name in tried])
    chance = np.random.default_rng(_SEED)
    low, high = np.array([(numbers[name].low, numbers[name].high) for name in tried]).T
    bases = [*np.tile(values, (LUCKS, 1)), chance.uniform(low, high)]
    rows, lucks = [], []
    for luck, base in enumerate(bases):
        both = np.stack([low, high], axis=1).ravel()
        one_moved = np.tile(base, (1 + 2 * len(tried), 1))
        one_moved[np.arange(1, 1 + 2 * len(tried)), np.repeat(np.arange(len(tried)), 2)] = both
        rows.append(one_moved)
        lucks += [luck] * len(one_moved)
    sets = Varied(assumptions, dict(zip(tried, np.concatenate(rows).T, strict=True)))
    share, marks = _without(scenario, Cases(sets, np.array(lucks)), threads, progress, stop)
    share, marks = share.reshape(len(bases), -1), marks.reshape(len(bases), -1)
    moves = (share[:LUCKS, 1:] - share[:LUCKS, :1]).mean(axis=0).reshape(-1, 2)
    felt = (marks[:, 1:] != marks[:, :1]).any(axis=0).reshape(-1, 2).any(axis=1)
    most = tolerated()
    found = {
        name: Standing(name, _says(one, bool(does), most), *map(float, one))
        for name, one, does in zip(tried, moves, felt, strict=True)
    }
    return [
        found.get(name, Standing(name, Say.FITTED if name in fitted else Say.NONE, 0.0, 0.0))
        for name in names
    ]


def _says(moves: NDArray[np.float64], does: bool, most: float) -> Say:
    if not does:
        return Say.NONE
    return Say.TIED if np.abs(moves).max() > most else Say.FREE


def _without(
    scenario: Scenario,
    cases: Cases,
    threads: int | None,
    progress: Callable[[float], object] | None,
    stop: Event | None,
) -> tuple[NDArray[np.float64], NDArray[np.str_]]:
    """Who took part without the changes (mean share over the horizon), and a mark of what became of all workers."""
    at_once = max(1, AT_ONCE // scenario.workplace.workers)
    shares: list[NDArray[np.float64]] = []
    marks: list[str] = []
    for first in range(0, len(cases), at_once):
        part = cases[first : first + at_once]
        floors = settled(scenario, part, threads)
        line = timeline(scenario, assumed_by(part.sets), False)
        record = run(floors, line.pars, line.spans.tolist(), BURN_IN_WEEKS, threads, stop=stop)
        shares.append(record.week("participated").mean(axis=1) / record.sizes)
        marks += _marks(floors.workers, np.asarray(floors.floors.first_worker))
        if progress is not None:
            progress(min(first + at_once, len(cases)) / len(cases))
    return np.concatenate(shares), np.array(marks)


def _marks(workers: np.recarray, first: NDArray[np.int64]) -> Sequence[str]:
    """A hash of all that is known of the workers of each floor."""
    cut = np.split(workers.view(np.ndarray), first[1:])
    return [hashlib.blake2b(part.tobytes(), digest_size=12).hexdigest() for part in cut]
