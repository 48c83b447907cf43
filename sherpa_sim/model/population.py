"""Who works on a shop floor, and who knows whom.

Everything here is drawn by the same counter-based draws as the rules, so a floor depends on its seed and its
number alone, not on a library's random generator.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions
from sherpa_sim.domain.people import Age, Education, History, Sex, Shift

from . import draws
from .columns import FLOOR, MENTOR, NEVER, TIES, WORKER
from .parameters import by_age, by_education

DEPARTMENT_SIZE = 30
"""A department has about this many workers; a team is a department on one shift."""

TEAM_TIES, DEPARTMENT_TIES = 6, 2
"""Of a worker's ten ties: so many in the team, so many in the department, the others anywhere."""

POSTS_PER_WORKER = 0.1
"""Places kept for mentors: the settings allow at most ten per 100 workers."""

LEAVE_CONTRACT = 0.8
"""Flemish training leave asks at least an 80% contract (evidence I01)."""

_PARTS = 6


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
    assumptions: Assumptions,
    seed: int,
    first: int = 0,
) -> Floors:
    """Floors of the given sizes (numbers of workers), as they are before their first week.

    Floor r takes its key from `SeedSequence(seed, spawn_key=(first + r,))`, so it is the same floor in any
    batch, on any machine.
    """
    seeds = [np.random.SeedSequence(seed, spawn_key=(first + r,)) for r in range(len(sizes))]
    return build_seeded_floors(who, sizes, assumptions, seeds)


def build_seeded_floors(
    who: Composition | ListedPeople,
    sizes: Sequence[int],
    assumptions: Assumptions,
    seeds: Sequence[np.random.SeedSequence],
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
    floors.first_post = np.concatenate([[0], np.cumsum(posts)[:-1]])
    workers = np.zeros(total, WORKER).view(np.recarray)
    ties = np.zeros((total, TIES), np.uint32)
    mentors = np.zeros(sum(posts), MENTOR).view(np.recarray)
    for r in range(count):
        begin, size = int(floors[r].first_worker), int(sizes[r])
        rows = workers[begin : begin + size].view(np.recarray)
        u = _uniforms(size, draws.PERSON, _PARTS, floors[r])
        _people(rows, who, u)
        _levels(rows, assumptions, u)
        _know(ties[begin : begin + size], rows, floors[r])
        at, many = int(floors[r].first_post), posts[r]
        first_draws = _uniforms(size, draws.POSTS, 1, floors[r])
        floors[r].posts_draw = first_draws[0, 0]
        mentors.worker[at : at + many] = np.argsort(first_draws[:, 1])[:many]
    return Floors(floors, workers, ties, mentors)


def _uniforms(size: int, purpose: int, parts: int, floor: np.record) -> NDArray[np.float64]:
    """Uniform numbers [size, 4 x parts] in (0, 1), a row a worker: `draws.uniforms` for all workers at once."""
    who = np.arange(size, dtype=np.uint64)
    columns = []
    for part in range(parts):
        counter = [who, *(np.full(size, value, np.uint64) for value in (0, purpose, part))]
        key = [np.full(size, value, np.uint64) for value in (floor.key_0, floor.key_1)]
        columns += [(word + 0.5) * draws.STEP for word in draws.words(*counter, *key)]
    return np.stack(columns, axis=1)


def _people(rows: np.recarray, who: Composition | ListedPeople, u: NDArray[np.float64]) -> None:
    """Fill what is fixed about each worker."""
    size = len(rows)
    if isinstance(who, ListedPeople):
        for name in ("education", "age", "sex", "shift", "department"):
            rows[name] = getattr(who, name)
        part_time = who.part_time[rows.sex]
    else:
        # Evenly spaced points through the table, from a random start: every floor has the composition of the
        # table, as nearly as whole people allow; then in a random order, so that departments are mixed.
        points = (np.arange(size) + u[0, 0]) / size
        cell: NDArray[np.intp] = np.searchsorted(
            np.cumsum(who.cells.ravel()), points * who.cells.sum(), side="right"
        )
        cell = np.minimum(cell, who.cells.size - 1)[np.argsort(u[:, 1], kind="stable")]
        codes = np.unravel_index(cell, (len(Education), len(Age), len(Sex), len(Shift)))
        rows.education, rows.age, rows.sex, rows.shift = codes
        rows.department = (np.arange(size) * max(1, round(size / DEPARTMENT_SIZE)) // size).astype(np.int16)
        part_time = who.part_time[rows.sex]
    rows.contract = np.where(u[:, 2] < part_time, 0.0, 1.0)


def _levels(rows: np.recarray, assumptions: Assumptions, u: NDArray[np.float64]) -> None:
    """Each worker's own level of every state, and the state at the start."""
    levels = assumptions.levels
    education = rows.education
    bad = by_education(levels.bad_history_share)[education]
    good = by_education(levels.good_history_share)[education]
    rows.history = np.where(
        u[:, 3] < bad, History.BAD.code, np.where(u[:, 3] > 1 - good, History.GOOD.code, History.NEUTRAL.code)
    )
    memory = np.array([levels.bad_history_confidence.value, 0.0, levels.good_history_confidence.value])
    part_timer = rows.contract < 1.0
    rows.contract[part_timer] = levels.part_time_contract.value
    by_shift = np.array([getattr(levels.time_room, shift).value for shift in Shift])
    middles = {
        "need": by_education(levels.need)[education] + by_age(levels.need_by_age)[rows.age],
        "awareness": by_education(levels.awareness)[education],
        "confidence": by_education(levels.confidence)[education] + memory[rows.history],
        "time_room": by_shift[rows.shift] + levels.part_time_adds_time.value * part_timer,
        "money_room": by_education(levels.money_room)[education],
        "balance": by_education(levels.balance)[education],
    }
    for at, (name, middle) in enumerate(middles.items()):
        deviation = _bell(u, 4 + 2 * at)
        spread = getattr(levels, f"{name}_spread").value
        lowest = -1.0 if name == "balance" else 0.0
        rows[f"own_{name}"] = np.clip(middle + spread * deviation, lowest, 1.0)
        rows[name] = rows[f"own_{name}"]
    rows.support_gap = levels.support_spread.value * _bell(u, 16)
    rows.trust = levels.trust.value
    rows.leave_allowed = rows.contract >= LEAVE_CONTRACT
    rows.voucher_allowed = rows.education <= Education.MEDIUM.code
    for name in ("last_training", "last_information", "last_experience", "waiting_since"):
        rows[name] = NEVER


def _bell(u: NDArray[np.float64], at: int) -> NDArray[np.float64]:
    """A bell-shaped deviation with mean 0 and standard deviation 1, within [-2.45, 2.45]: the sum of two uniforms."""
    deviation: NDArray[np.float64] = (u[:, at] + u[:, at + 1] - 1.0) * np.sqrt(6.0)
    return deviation


def _know(ties: NDArray[np.uint32], rows: np.recarray, floor: np.record) -> None:
    """Ties: most in the team, some in the department, a few anywhere; nobody twice, nobody herself.

    A tie is whom a worker sees and hears; small teams have fewer than ten.
    """
    size = len(rows)
    u = _uniforms(size, draws.TIES, 3, floor)
    team = rows.department.astype(np.int64) * len(Shift) + rows["shift"]
    everyone = np.zeros(size, np.int64)
    spans = (
        (team, 0, TEAM_TIES),
        (rows.department.astype(np.int64), TEAM_TIES, DEPARTMENT_TIES),
        (everyone, TEAM_TIES + DEPARTMENT_TIES, TIES - TEAM_TIES - DEPARTMENT_TIES),
    )
    for label, start, many in spans:
        order = np.argsort(label, kind="stable")
        sorted_label = label[order]
        begin = np.searchsorted(sorted_label, label, side="left")
        members = np.searchsorted(sorted_label, label, side="right") - begin
        place = np.empty(size, np.int64)
        place[order] = np.arange(size)
        own = place - begin
        for k in range(many):
            others = members - 1
            step = (u[:, start + k] * others).astype(np.int64)
            pick = order[begin + (own + 1 + step) % np.maximum(members, 1)]
            ties[:, start + k] = np.where(others > 0, pick, size)
    ties.sort(axis=1)
    twice = np.zeros_like(ties, dtype=bool)
    twice[:, 1:] = ties[:, 1:] == ties[:, :-1]
    ties[twice] = size
    ties.sort(axis=1)
