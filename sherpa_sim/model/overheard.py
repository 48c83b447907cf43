"""Who talked with whom in a week, and which lever was pulled: the mentors' week lived once more and listened to.

A run keeps how many talks there were, not between whom. Every draw is a pure function of who, when and what for, so
the first steps of a week, lived again on a copy by the rules as they stand, are the same talks.
"""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np

from . import mentors_week, rules, schedule
from .population import Floors
from .table import Table


class Talk(NamedTuple):
    """A talk of a week: the workers who held it, the lever's code, and that of what held the colleague back most.

    `barrier` is what it was as the week began.
    """

    mentor: int
    colleague: int
    lever: int
    barrier: int


class Listener:
    """Hears the talks of one floor, week after week; `floors` holds that floor alone."""

    def __init__(self, floors: Floors) -> None:
        self._floors = floors
        self._now = _Rows(floors.workers)
        self._workers, self._mentors = _Rows(floors.workers.copy()), _Rows(floors.mentors.copy())
        self._heard_under: dict[bytes, tuple[SimpleNamespace, schedule.Desk]] = {}
        self._support = 0.0
        self._talks: list[Talk] = []

    def talks(self, par: np.record, week: int) -> tuple[Talk, ...]:
        """The talks of `week`, before which the floor stands; it stays so.

        `par` is what holds in that week; `week` counts from the start of the burn-in.
        """
        if par.mentors_per_100 == 0.0:
            return ()
        plain, desk = self._under(par)
        floor, workers, mentors, line = (
            self._floors.floors[0],
            self._workers,
            self._mentors,
            SimpleNamespace(),
        )
        workers.renew(self._floors.workers)
        mentors.renew(self._floors.mentors)
        self._talks = []
        self._support = schedule.support_now(floor, plain)
        mentors_week.serve_as_mentor(floor, workers, mentors, plain, week, line, desk.posts)
        mentors_week.hold_talks(
            floor, workers, mentors, plain, week, line, self._support, desk.posts, desk.meets, desk.chances
        )
        return tuple(self._talks)

    def _under(self, par: np.record) -> tuple[SimpleNamespace, schedule.Desk]:
        """The same record with ordinary numbers, which Python reads much quicker, and with ears; and a desk for it."""
        key = par.tobytes()
        if key not in self._heard_under:
            plain = SimpleNamespace(**{name: par[name].tolist() for name in par.dtype.names or ()})
            plain.gain = _Gains(plain.gain, lambda lever: self._hear(plain, lever))
            posts = len(self._floors.mentors)
            talks = schedule.talks_a_week(posts, [plain])
            desk = schedule.desk(0, posts, talks, schedule.memory_for_desk(0, 0, 0))
            self._heard_under[key] = plain, desk
        return self._heard_under[key]

    def _hear(self, par: SimpleNamespace, lever: int) -> None:
        who = self._workers.read_last
        held_back_by = rules.barrier(self._now[who], par, self._support)
        self._talks.append(Talk(self._mentors[self._mentors.read_last].worker, who, lever, held_back_by))


class _Row:
    """One row of a table."""

    __slots__ = ("_row", "_table")

    def __init__(self, table: Table, row: int) -> None:
        object.__setattr__(self, "_table", table)
        object.__setattr__(self, "_row", row)

    def __getattr__(self, name: str) -> Any:
        return self._table[name][self._row]

    def __setattr__(self, name: str, value: Any) -> None:
        self._table[name][self._row] = value


class _Rows:
    """Records to live in, row by row, and which of them was read last."""

    def __init__(self, records: np.recarray) -> None:
        self._table = Table(records)
        self._size = len(records)
        self.read_last = -1

    def renew(self, records: np.recarray) -> None:
        """Go back to what these records hold."""
        self._table.records.view(np.ndarray).view(np.uint8)[:] = records.view(np.ndarray).view(np.uint8)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, row: int) -> _Row:
        self.read_last = row
        return _Row(self._table, row)


class _Gains(Sequence[list[float]]):
    """What each lever gains; it is read once in every talk, and then says which."""

    def __init__(self, gains: list[list[float]], hear: Callable[[int], None]) -> None:
        self._gains, self._hear = gains, hear

    def __len__(self) -> int:
        return len(self._gains)

    def __getitem__(self, lever: Any) -> Any:
        self._hear(lever)
        return self._gains[lever]
