"""Where the trials are held: workplaces without mentors, each under one of many equally likely sets of assumptions."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Varied
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.people import Education
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, burn_in, run
from sherpa_sim.model.parameters import assumed_by, decided
from sherpa_sim.model.population import Floors, build_floors
from sherpa_sim.model.rules import took_part
from sherpa_sim.model.workforce import composition

WORKFORCE = "flanders"
WORKERS = 250

Flags = NDArray[np.bool_]
PerRun = NDArray[np.float64]


@dataclass(frozen=True)
class After:
    """A workplace some weeks later: its workers, its mentors' posts, and what was recorded on the way."""

    workers: np.recarray
    mentors: np.recarray
    record: Record


class Ground:
    """The same workplaces for every trial, burnt in once; run r lives under set r of the assumptions.

    Args:
        sets: the sets of assumptions, one for each run.
        floors: how many workplaces of 250 workers a run has.
        seed: makes the same workplaces again.
        threads: None for one per processor.
    """

    def __init__(self, sets: Varied, floors: int, seed: int, threads: int | None = None) -> None:
        self.runs = len(sets)
        self.sets = sets
        self.seed = seed
        self.basis = assumed_by(sets)
        self._threads = threads
        self._untouched: dict[int, After] = {}
        self.start = build_floors(composition(WORKFORCE), [WORKERS] * (floors * self.runs), sets, seed)
        burn_in(self.start, self.pars(), threads)
        self.run_of = np.repeat(self.start.floors.assumed, self.start.floors.workers)
        """The run to which each worker belongs, [workers]."""

    @property
    def low_educated(self) -> Flags:
        """Who is low-educated, [workers]."""
        return np.asarray(self.start.workers.education == Education.LOW.code)

    def pars(self, settings: Settings | None = None) -> np.recarray:
        """What the assumptions of every run give with these settings (None: as usual), [runs]."""
        return decided(self.basis, settings or Settings())

    def go_on(
        self, floors: Floors, weeks: int, pars: np.recarray | None = None, first_week: int = 0
    ) -> After:
        """Let floors go on for so many weeks, changing them in place; `first_week` counts from the burn-in's end."""
        one_span = (self.pars() if pars is None else pars).reshape(-1, 1)
        record = run(floors, one_span, [0] * weeks, BURN_IN_WEEKS + first_week, self._threads)
        return After(floors.workers, floors.mentors, record)

    def untouched(self, weeks: int) -> After:
        """The workplaces so many weeks later, in which nobody did anything."""
        if weeks not in self._untouched:
            self._untouched[weeks] = self.go_on(self.start.copy(), weeks)
        return self._untouched[weeks]

    def half_of(self, who: Flags) -> Flags:
        """A random half of some workers, always the same for the same seed."""
        lots = np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(0, 1))).random(len(who))
        return who & (lots < 0.5)

    def count(self, flags: Flags) -> PerRun:
        """How many workers are flagged in each run, [runs]."""
        return np.bincount(self.run_of, flags, self.runs).astype(np.float64)

    def share(self, flags: Flags, who: Flags) -> PerRun:
        """The share of some workers that is flagged, in each run, [runs]."""
        return self.count(flags & who) / self.count(who)


def trained_within(workers: np.recarray, weeks: int) -> Flags:
    """Who was in training in the last 12 months, `weeks` after the burn-in; weeks 0 to `weeks` - 1 are over."""
    return np.asarray(took_part(workers, BURN_IN_WEEKS + weeks - 1))
