"""Shop floors in memory: made, copied, and set back to an earlier state."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.domain.people import History, Shift

from .columns import FLOOR, MENTOR, ORIGIN, TIES, WORKER
from .compiled import people_floors_compiled
from .parameters import by_age, by_education

POSTS_PER_WORKER = 0.1
"""Places kept for mentors: the settings allow at most ten per 100 workers."""


@dataclass(frozen=True)
class Composition:
    """Who works somewhere: shares [education, age, sex, shift] that add up to 1, and part-timers by sex [2]."""

    cells: NDArray[np.float64]
    part_time: NDArray[np.float64]


@dataclass(frozen=True)
class ListedPeople:
    """A user's own list, as codes: one row per worker in each array."""

    education: NDArray[np.int8]
    age: NDArray[np.int8]
    sex: NDArray[np.int8]
    shift: NDArray[np.int8]
    department: NDArray[np.int16]
    part_time: NDArray[np.float64]


@dataclass
class Floors:
    """Many shop floors in memory, one after the other, each a slice of every array."""

    floors: np.recarray
    workers: np.recarray
    ties: NDArray[np.uint32]
    mentors: np.recarray

    def copy(self) -> "Floors":
        """The same floors in fresh memory; ties never change and are shared."""
        return Floors(self.floors.copy(), self.workers.copy(), self.ties, self.mentors.copy())

    def among(self, these: slice) -> "Floors":
        """These of the floors, in the same memory."""
        return Floors(self.floors[these].view(np.recarray), self.workers, self.ties, self.mentors)

    def repeated(self, which: NDArray[np.int64]) -> "Floors":
        """A copy of floor `which[r]` as floor r, in fresh memory; floor r takes set of assumptions r."""
        floors = self.floors[which].view(np.recarray)
        floors.assumed = np.arange(len(which))

        def rows(first: str, size: str) -> NDArray[np.int64]:
            """Where the rows of the new floors are among those of the old, and where each new floor begins."""
            sizes, was = np.array(floors[size]), np.array(floors[first])
            begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
            floors[first] = begin
            return np.asarray(np.repeat(was - begin, sizes) + np.arange(sizes.sum()))

        workers, posts = rows("first_worker", "workers"), rows("first_post", "posts")
        return Floors(
            floors,
            self.workers[workers].view(np.recarray),
            self.ties[workers],
            self.mentors[posts].view(np.recarray),
        )

    def restore(self, other: "Floors") -> None:
        """Go back to the state of `other`, without taking new memory."""
        pairs = (
            (self.floors, other.floors),
            (self.workers, other.workers),
            (self.mentors, other.mentors),
        )
        for mine, theirs in pairs:  # as bytes: record by record and field by field takes ten times as long
            mine.view(np.ndarray).view(np.uint8)[:] = theirs.view(np.ndarray).view(np.uint8)

    @property
    def nbytes(self) -> int:
        """Bytes that the floors take."""
        arrays = (self.floors, self.workers, self.ties, self.mentors)
        return sum(int(array.nbytes) for array in arrays)


def build_floors(
    who: Composition | ListedPeople,
    sizes: Sequence[int],
    assumptions: Assumptions | Sequence[Assumptions],
    seed: int,
    first: int = 0,
) -> Floors:
    """Floors of the given sizes (numbers of workers), as they are before their first week.

    Floor r takes its key from `SeedSequence(seed, spawn_key=(first + r,))` and, of several sets of assumptions, set
    `first + r` (again from the first where there are fewer), so it is the same floor in any batch, on any machine.
    """
    seeds = [np.random.SeedSequence(seed, spawn_key=(first + r,)) for r in range(len(sizes))]
    return build_seeded_floors(who, sizes, assumptions, seeds, first)


def build_seeded_floors(
    who: Composition | ListedPeople,
    sizes: Sequence[int],
    assumptions: Assumptions | Sequence[Assumptions],
    seeds: Sequence[np.random.SeedSequence],
    first: int = 0,
) -> Floors:
    """The same as `build_floors`, with a seed sequence for each floor, from which its key is taken."""
    count = len(sizes)
    total = int(sum(sizes))
    posts = [int(size * POSTS_PER_WORKER) + 1 for size in sizes]
    floors = np.zeros(count, FLOOR).view(np.recarray)
    for r in range(count):
        floors[r].key_0, floors[r].key_1 = seeds[r].generate_state(2, np.uint32)
    floors.workers = sizes
    floors.first_worker = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    floors.posts = posts
    sets = Varied(assumptions, {}) if isinstance(assumptions, Assumptions) else assumptions
    floors.assumed = (first + np.arange(count)) % len(sets)
    origins = origins_of(who, sets)
    floors.first_post = np.concatenate([[0], np.cumsum(posts)[:-1]])
    workers = np.zeros(total, WORKER).view(np.recarray)
    ties = np.zeros((total, TIES), np.uint32)
    mentors = np.zeros(sum(posts), MENTOR).view(np.recarray)
    listed = isinstance(who, ListedPeople)
    if isinstance(who, ListedPeople):
        for name in ("education", "age", "sex", "shift", "department"):
            workers[name] = np.tile(getattr(who, name), count)
        cells = np.ones(1)
    else:
        cells = np.cumsum(who.cells.ravel())
    whole = 1.0 if isinstance(who, ListedPeople) else float(who.cells.sum())
    people_floors_compiled(0, count, floors, workers, ties, mentors, origins, cells, whole, listed)
    return Floors(floors, workers, ties, mentors)


def origins_of(who: Composition | ListedPeople, sets: Sequence[Assumptions]) -> np.recarray:
    """Where people come from under several sets of assumptions, [sets], as `newcomers` reads it."""
    if not isinstance(sets, Varied):
        each = [origins_of(who, Varied(one, {})) for one in sets]
        return np.concatenate(each).view(np.recarray)
    records = np.zeros(len(sets), ORIGIN).view(np.recarray)
    values = sets.columns()
    for name in ("need", "awareness", "confidence", "money_room", "balance"):
        records[name] = by_education(values, f"levels.{name}")
    for name in ("need", "awareness", "confidence", "time_room", "money_room", "balance", "support"):
        records[f"{name}_spread"] = values[f"levels.{name}_spread"]
    records.bad_share = by_education(values, "levels.bad_history_share")
    records.good_share = by_education(values, "levels.good_history_share")
    records.memory[:, History.BAD.code] = values["levels.bad_history_confidence"]
    records.memory[:, History.GOOD.code] = values["levels.good_history_confidence"]
    records.need_by_age = by_age(values, "levels.need_by_age")
    records.time_room = np.stack([values[f"levels.time_room.{shift}"] for shift in Shift], axis=1)
    records.part_time = who.part_time
    records.part_time_contract = values["levels.part_time_contract"]
    records.part_time_adds = values["levels.part_time_adds_time"]
    records.trust = values["levels.trust"]
    return records
