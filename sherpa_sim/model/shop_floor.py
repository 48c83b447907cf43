"""One shop floor as a Mesa model, for whoever knows Mesa: step by step, with agents and a data collector."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import mesa
import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, load_assumptions
from sherpa_sim.content.scenario import Settings, Workplace

from . import schedule
from .agent_set import ColumnAgentSet
from .agents import Mentor, Worker
from .batch import BURN_IN_WEEKS, burn_in
from .columns import LINE, MEASURES, SERIES, TABLE_GROUPS
from .compiled import run_floors_compiled
from .parameters import parameters
from .population import Composition, ListedPeople, build_seeded_floors
from .reporters import REPORTERS
from .table import Table
from .workforce import composition

Seed = (
    int
    | np.integer[Any]
    | Sequence[int]
    | np.random.SeedSequence
    | np.random.Generator
    | np.random.BitGenerator
)
_BASELINE = Settings()


class ShopFloor(mesa.Model):
    """A shop floor that has settled without mentors; each step is a week under the settings of that moment.

    It gives the same numbers, to the bit, as the same floor in a batch (`batch.run`), which is the quicker way
    to run many. `agents` are the workers; `mentors` the posts that are filled, each held by one of the workers.
    `floors` and `tables` are the columns behind them, `instruments` says what is in force, and `week` counts from
    the start of the burn-in. With a change in Mesa 3.5, `mesa.batch_run` wants seeds as `rng=[...]`; before, as
    `parameters={"rng": [...]}`.

    Args:
        workforce: the key of a workforce of `simulations/workforces/`, or who works here.
        workers: how many; a user's own list says so itself.
        mentors_per_100 to seats_per_100: as in `Settings`.
        training_leave: whether Flemish training leave is in force.
        training_voucher: whether the training voucher is in force.
        interpreted: run the rules one by one on agents instead of compiled over columns: slow, and the same.
        assumptions: the numbers of the model; the kit's own if None.
        agent_reporters: as in `mesa.DataCollector`; none by default, because they take more time than the model.
        rng: an integer gives floor 0 of `build_floors(..., seed=rng)`, and the r-th child that
            `SeedSequence(seed).spawn` gives is floor r. From a generator one integer is drawn; None is a new
            floor each time. `seed_sequence` makes the same floor again.

    Raises:
        ValidationError: if a setting lies outside its range.
        Problem: if there is no such workforce.
    """

    def __init__(
        self,
        workforce: str | Composition | ListedPeople = "flanders",
        workers: int = 250,
        mentors_per_100: float = _BASELINE.mentors_per_100,
        mentor_hours: float = _BASELINE.mentor_hours,
        mentor_course_days: float = _BASELINE.mentor_course_days,
        mentor_practice_share: float = _BASELINE.mentor_practice_share,
        coaching_sessions: float = _BASELINE.coaching_sessions,
        intervision_sessions: float = _BASELINE.intervision_sessions,
        refresher_days: float = _BASELINE.refresher_days,
        pair_weeks: int = _BASELINE.pair_weeks,
        reach: str = _BASELINE.reach,
        lever_policy: str = _BASELINE.lever_policy,
        events_per_year: float = _BASELINE.events_per_year,
        employer_support: float = _BASELINE.employer_support,
        seats_per_100: float = _BASELINE.seats_per_100,
        training_leave: bool = True,
        training_voucher: bool = True,
        interpreted: bool = False,
        assumptions: Assumptions | None = None,
        agent_reporters: Mapping[str, Any] | None = None,
        rng: Seed | None = None,
    ) -> None:
        if isinstance(rng, np.integer):
            rng = int(rng)  # Python's own generator, which Mesa seeds as well, knows no NumPy integers
        self.seed_sequence = _seed_sequence(rng)
        super().__init__(rng=self.seed_sequence if rng is None else rng)
        who = composition(workforce) if isinstance(workforce, str) else workforce
        size = len(who.education) if isinstance(who, ListedPeople) else Workplace(workers=workers).workers
        self.workers = size
        self.interpreted = interpreted
        self.assumptions = assumptions or load_assumptions()
        self.instruments = {"training_leave": training_leave, "training_voucher": training_voucher}
        self.settings = Settings(
            mentors_per_100=mentors_per_100,
            mentor_hours=mentor_hours,
            mentor_course_days=mentor_course_days,
            mentor_practice_share=mentor_practice_share,
            coaching_sessions=coaching_sessions,
            intervision_sessions=intervision_sessions,
            refresher_days=refresher_days,
            pair_weeks=pair_weeks,
            reach=reach,
            lever_policy=lever_policy,
            events_per_year=events_per_year,
            employer_support=employer_support,
            seats_per_100=seats_per_100,
        )
        self.floors = build_seeded_floors(who, [size], self.assumptions, [self.seed_sequence])
        before = burn_in(self.floors, parameters(self.assumptions, _BASELINE), threads=1)
        self.week = BURN_IN_WEEKS
        self.line = before.series[0, -1]
        self.tables = {"workers": Table(self.floors.workers), "mentors": Table(self.floors.mentors)}
        self._everybody = ColumnAgentSet(self, Worker)
        self.datacollector = mesa.DataCollector(model_reporters=REPORTERS, agent_reporters=agent_reporters)
        self.datacollector.collect(self)

    def step(self) -> None:
        """Live through one week."""
        self.line = self._live_interpreted() if self.interpreted else self._live_compiled()
        self.week += 1
        self.datacollector.collect(self)

    def _live_compiled(self) -> NDArray[np.float32]:
        series = np.zeros((1, 1), LINE)
        tables = np.zeros((1, 1, TABLE_GROUPS, len(MEASURES)), np.int32)
        arrays = (self.floors.floors, self.floors.workers, self.floors.ties, self.floors.mentors)
        run_floors_compiled(
            0, 1, *arrays, self.pars.reshape(1, 1), np.zeros(1, np.int64), self.week, series, tables
        )
        line: NDArray[np.float32] = series.view(np.float32)[0]
        return line

    def _live_interpreted(self) -> NDArray[np.float32]:
        """The same week on agents; lists instead of arrays where Python reads and writes single numbers."""
        line = SimpleNamespace()
        tables = np.zeros((1, TABLE_GROUPS, len(MEASURES)), np.int32)
        workers = [Worker(self, row) for row in range(self.workers)]
        posts = [Mentor(self, row) for row in range(len(self.floors.mentors))]
        pars = [_plain(self.pars[0])]
        talks = schedule.talks_a_week(len(posts), pars)
        desk = schedule.desk(len(workers), len(posts), talks, schedule.memory_for_desk(0, 0, 0))
        schedule.run_floor(
            self.floors.floors[0],
            workers,
            self.floors.ties,
            posts,
            pars,
            [0],
            self.week,
            [line],
            tables,
            desk,
        )
        return np.array([getattr(line, name) for name in SERIES], np.float32)

    def counted(self, name: str) -> float:
        """What was counted in the last week under one of the names in `columns.SERIES`."""
        return float(self.line[SERIES.index(name)])

    @property
    def settings(self) -> Settings:
        """What is decided from the next week on; set it to decide something else."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._settings = settings
        leave, voucher = self.instruments["training_leave"], self.instruments["training_voucher"]
        record = parameters(self.assumptions, settings, leave, voucher)
        self.pars = np.array([record], record.dtype).view(np.recarray)

    def decide(self, **changes: Any) -> None:
        """Change some settings, or `training_leave` and `training_voucher`, from the next week on.

        Raises:
            ValidationError: if there is no such setting, or if it lies outside its range.
        """
        instruments = {name: changes.pop(name) for name in tuple(changes) if name in self.instruments}
        settings = Settings.model_validate({**self.settings.model_dump(), **changes})
        self.instruments.update(instruments)
        self.settings = settings

    @property
    def agents(self) -> ColumnAgentSet:
        """The workers."""
        return self._everybody

    @property
    def mentors(self) -> ColumnAgentSet:
        """The mentors in post now; their attribute `person` is the worker."""
        return ColumnAgentSet(self, Mentor, np.flatnonzero(self.floors.mentors["in_post"]))

    @property
    def agents_by_type(self) -> dict[type[mesa.Agent], Any]:
        """The workers, the mentors, and agents of your own, if you made any."""
        return {Worker: self.agents, Mentor: self.mentors, **super().agents_by_type}

    @property
    def agent_types(self) -> list[type]:
        """The kinds of agents."""
        return list(self.agents_by_type)


def _seed_sequence(rng: Seed | None) -> np.random.SeedSequence:
    """The seed sequence of a floor."""
    match rng:
        case np.random.SeedSequence():
            return rng
        case None:
            return np.random.SeedSequence()
        case np.random.Generator() | np.random.BitGenerator():
            entropy: Any = int(np.random.default_rng(rng).integers(2**63))
        case _:
            entropy = rng
    return np.random.SeedSequence(entropy, spawn_key=(0,))


def _plain(record: np.record) -> SimpleNamespace:
    """The same record with ordinary numbers and lists, which Python reads much quicker."""
    names = record.dtype.names or ()
    return SimpleNamespace(**{name: record[name].tolist() for name in names})
