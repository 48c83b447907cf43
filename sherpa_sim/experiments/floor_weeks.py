"""One run of one workplace, person by person and week by week, beside the same people without the changes.

It is a run as the engine gives it, lived a week at a time so that everybody can be looked at after each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from threading import Event
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.category import Category
from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.domain.states import Experience, Status
from sherpa_sim.model import draws, rules
from sherpa_sim.model.batch import BURN_IN_WEEKS, StoppedError, run
from sherpa_sim.model.overheard import Listener, Talk
from sherpa_sim.model.population import Floors
from sherpa_sim.model.schedule import support_now

from .explore import Explorer, Pair
from .results import Comparison
from .timeline import Timeline

RUNS = 100
MOST_WORKERS = 300
Codes = NDArray[np.uint8]


class Standing(Category):
    """Where somebody stands as a week ends; `trained`: in a course in the last 12 months, and now free."""

    NO_COURSE = "no_course"
    TRAINED = "trained"
    WAITING = "waiting"
    IN_TRAINING = "in_training"


class Ending(Category):
    """How somebody's course ended in a week, if it did; colleagues hear of it the week after."""

    NONE = "none"
    STOPPED = "stopped"
    BAD = "bad"
    GOOD = "good"


class Telling(Category):
    """By whom somebody was told about training in a week, other than by a mentor."""

    NONE = "none"
    EVENT = "event"
    OUTSIDE = "outside"


class Member(NamedTuple):
    """Who somebody is; departments count from 0."""

    education: Education
    age: Age
    sex: Sex
    shift: Shift
    department: int


@dataclass(frozen=True)
class Weeks:
    """One side of a run. Row 0 is how everybody stood before the first week, row t how week t ended.

    [weeks + 1, workers]: `standing`, `barrier` (what holds somebody back most), `ending` and `telling` as codes, and
    `in_post`, whether somebody is a mentor. `took_part` [weeks + 1] is how many were in a course in the last 12
    months; `talks[t]` are those of week t.
    """

    standing: Codes
    barrier: Codes
    ending: Codes
    telling: Codes
    in_post: NDArray[np.bool_]
    took_part: NDArray[np.int64]
    talks: tuple[tuple[Talk, ...], ...]

    @property
    def weeks(self) -> int:
        """How many weeks there are."""
        return len(self.talks) - 1

    @cached_property
    def begun(self) -> NDArray[np.bool_]:
        """Who began a course in which week, [weeks + 1, workers]; one may end in the week in which it began."""
        waited = self.standing[:-1] == Standing.WAITING.code
        now = (self.standing[1:] == Standing.IN_TRAINING.code) | (self.ending[1:] != Ending.NONE.code)
        return np.concatenate([np.zeros((1, self.standing.shape[1]), bool), waited & now])

    @cached_property
    def applied(self) -> NDArray[np.bool_]:
        """Who applied in which week, [weeks + 1, workers]."""
        waits = self.standing == Standing.WAITING.code
        return np.concatenate([np.zeros((1, waits.shape[1]), bool), waits[1:] & ~waits[:-1]])


@dataclass(frozen=True)
class FloorWeeks:
    """The same people, without the changes and with them; `ties[i]` are those whom worker i sees and hears."""

    members: tuple[Member, ...]
    ties: tuple[tuple[int, ...], ...]
    without: Weeks
    changed: Weeks


@dataclass(frozen=True)
class Watched:
    """A workplace of which any single run can be looked at: `scenario` as it is shown, and all its runs together."""

    scenario: Scenario
    explorer: Explorer
    pair: Pair
    comparison: Comparison


def watch(scenario: Scenario) -> Watched:
    """A scenario, run `RUNS` times.

    Of a workplace with more than `MOST_WORKERS` as many are taken, from the same composition, as a workplace of
    their own: more dots cannot be told apart.
    """
    workers = min(scenario.workplace.workers, MOST_WORKERS)
    workplace = scenario.workplace.model_copy(update={"workers": workers})
    shown = scenario.model_copy(update={"workplace": workplace})
    explorer = Explorer(workplace, RUNS, scenario.seed, shown)
    pair = explorer.pair()
    return Watched(shown, explorer, pair, explorer.comparison(pair))


def floor_weeks(
    watched: Watched,
    number: int,
    progress: Callable[[int, int], object] | None = None,
    stop: Event | None = None,
) -> FloorWeeks:
    """Run `number` (from 0) of a workplace, week by week, without the changes and with them.

    `progress` is told how many weeks are done, and of how many.

    Raises:
        StoppedError: if `stop` was set before it was done.
        IndexError: if there is no such run.
    """
    explorer, lines = watched.explorer, watched.pair.lines
    weeks = lines[0].weeks
    sides = []
    for place, line in enumerate(lines):
        floors = explorer.floor(number)

        def told(week: int, before: int = place * weeks) -> None:
            if stop is not None and stop.is_set():
                raise StoppedError
            if progress is not None:
                progress(before + week, 2 * weeks)

        sides.append(_lived(floors, line.pars[explorer.assumed(number)], line, told))
    return FloorWeeks(_members(floors), _ties(floors), *sides)


def _lived(floors: Floors, pars: np.recarray, line: Timeline, told: Callable[[int], object]) -> Weeks:
    """One side, a week at a time; the engine goes on where it stopped, to the bit."""
    seen, listener = _Seen(floors), Listener(floors)
    seen.look(pars[line.spans[0]], BURN_IN_WEEKS - 1, (), event=False)
    for t, span in enumerate(line.spans.tolist()):
        told(t)
        week, par = BURN_IN_WEEKS + t, pars[span]
        talks = listener.talks(par, week)
        record = run(floors, pars.reshape(1, -1), [span], week, threads=1)
        seen.look(par, week, talks, event=bool(record.week("events")[0, 0]))
    return seen.weeks()


class _Seen:
    """What is seen of everybody, week after week."""

    def __init__(self, floors: Floors) -> None:
        self._floors = floors
        self._before = floors.workers.copy()
        self._rows: dict[str, list[Any]] = {
            name: [] for name in ("standing", "barrier", "ending", "telling", "in_post", "took_part", "talks")
        }

    def look(self, par: np.record, week: int, talks: tuple[Talk, ...], event: bool) -> None:
        """See everybody as `week` ends."""
        workers, before = self._floors.workers, self._before
        support = support_now(self._floors.floors[0], par)
        took_part = np.asarray(rules.took_part(workers, week))
        ended = np.where(
            workers.completions > before.completions,
            np.where(workers.experience == Experience.GOOD.code, Ending.GOOD.code, Ending.BAD.code),
            np.where(workers.stops > before.stops, Ending.STOPPED.code, Ending.NONE.code),
        )
        in_post = np.zeros(len(workers), bool)
        mentors = self._floors.mentors
        in_post[mentors.worker[mentors.in_post == 1]] = True
        row = {
            "standing": _standing(workers, took_part),
            "barrier": weakest(workers, par, support),
            "ending": ended,
            "telling": self._telling(par, week, talks, event),
            "in_post": in_post,
            "took_part": int(took_part.sum()),
            "talks": talks,
        }
        for name, value in row.items():
            self._rows[name].append(value)
        self._before = workers.copy()

    def weeks(self) -> Weeks:
        """All of it."""
        rows = self._rows
        codes = {
            name: np.array(rows[name], np.uint8) for name in ("standing", "barrier", "ending", "telling")
        }
        return Weeks(
            **codes,
            in_post=np.array(rows["in_post"]),
            took_part=np.array(rows["took_part"]),
            talks=tuple(rows["talks"]),
        )

    def _telling(self, par: np.record, week: int, talks: tuple[Talk, ...], event: bool) -> Codes:
        told = np.asarray(self._floors.workers.last_information == week)
        came = np.zeros(len(told), bool)
        if event:
            floor = self._floors.floors[0]
            for i in np.flatnonzero(told):
                u_attends, *_ = draws.uniforms(i, week, draws.EVENT, 0, floor.key_0, floor.key_1)
                came[i] = u_attends < par.event_attendance
        told[[talk.colleague for talk in talks]] = False
        codes = np.where(came, Telling.EVENT.code, np.where(told, Telling.OUTSIDE.code, Telling.NONE.code))
        return codes.astype(np.uint8)


def _standing(workers: np.recarray, took_part: NDArray[np.bool_]) -> Codes:
    free = np.where(took_part, Standing.TRAINED.code, Standing.NO_COURSE.code)
    places = {Status.WAITING: Standing.WAITING, Status.IN_TRAINING: Standing.IN_TRAINING}
    codes = np.select(
        [workers.status == status.code for status in places], [at.code for at in places.values()], free
    )
    return codes.astype(np.uint8)


def weakest(workers: np.recarray, par: np.record, support: float) -> Codes:
    """What holds each of these workers back most: `rules.barrier` for all of them at once."""
    felt = np.clip(support + workers.support_gap, 0.0, 1.0)
    room = (rules.time_room(workers, par), rules.money_room(workers, par))
    conditions = np.stack([workers.need, workers.awareness, workers.confidence, *room, felt])
    return np.asarray(np.argmin(conditions, axis=0), np.uint8)  # the first of equals, as the rule has it


def _members(floors: Floors) -> tuple[Member, ...]:
    return tuple(
        Member(Education.of(w.education), Age.of(w.age), Sex.of(w.sex), Shift.of(w.shift), int(w.department))
        for w in floors.workers
    )


def _ties(floors: Floors) -> tuple[tuple[int, ...], ...]:
    nobody = len(floors.workers)
    return tuple(tuple(tie for tie in row if tie != nobody) for row in floors.ties.tolist())
