"""The same model as an ordinary Mesa model, for comparison: one agent object a worker, ordinary attributes.

It calls the same rules and the same week, so it gives the same bits. It is written as quick as plain Python
allows without leaving Mesa: lists instead of arrays where single values are read, and the week's uniform numbers
drawn for all agents at once by NumPy.
"""

from types import SimpleNamespace

import mesa
import numpy as np

from sherpa_sim.model import draws, mentors_week, schedule, workers_week
from sherpa_sim.model.columns import MEASURES, MENTOR, SERIES, TABLE_GROUPS, WORKER
from sherpa_sim.model.population import Floors


class Worker(mesa.Agent):
    """A worker, or a mentor's post: what it is lies in ordinary attributes."""

    def __init__(self, model: mesa.Model, values: dict[str, float]) -> None:
        super().__init__(model)
        self.__dict__.update(values)


class Mentor(Worker):
    """A mentor's post."""


def plain(record: np.record) -> dict[str, float]:
    """The fields of a record as ordinary numbers and lists."""
    return {name: record[name].tolist() for name in record.dtype.names or ()}


class MesaFloor(mesa.Model):
    """One floor, as it is in `floors`, under one record of parameters."""

    def __init__(self, floors: Floors, par: np.record, first_week: int) -> None:
        super().__init__(rng=0)
        size = len(floors.workers)
        self.floor = SimpleNamespace(**plain(floors.floors[0]))
        self.par = SimpleNamespace(**plain(par))
        self.workers = [Worker(self, plain(record)) for record in floors.workers]
        self.posts = [Mentor(self, plain(record)) for record in floors.mentors]
        self.known = [[tie for tie in ties if tie < size] for ties in floors.ties.tolist()]
        self.week = first_week
        self.lines: list[list[float]] = []
        self.tables = [self._groups(first_week - 1)]
        self.seen = [0] * (size + 1)
        self.chosen = [0] * size
        self.queue = [0] * size
        self.everybody = np.arange(size, dtype=np.uint64)
        talks = schedule.talks_a_week(len(self.posts), [self.par])
        self.desk = schedule.desk(size, len(self.posts), talks, [None] * 6)
        notes, lots, course = self.desk[:3]
        self.waiting, self.busy = workers_week.begin(
            self.floor, self.workers, floors.ties, first_week - 1, self.seen, self.queue, notes, lots, course
        )
        workers_week.bound(self.workers, self.par, notes)
        for note in notes:
            note.share = float(note.share)
        self._draw(first_week)

    def step(self) -> None:
        """One week, in the order of `schedule.run_floor`."""
        floor, workers, par, week = self.floor, self.workers, self.par, self.week
        notes, lots, course, of_posts, meets, chances = self.desk
        line = SimpleNamespace()
        if week % 2 == 0:
            self._draw(week)
        mentors_week.serve_as_mentor(floor, workers, self.posts, par, week, line, of_posts)
        support = schedule.support_now(floor, par)
        mentors_week.hold_talks(
            floor, workers, self.posts, par, week, line, support, of_posts, meets, chances
        )
        schedule.hold_event(floor, workers, par, week, line)
        schedule.give_seats(workers, par, week, line, notes, self.queue, self.waiting, self.busy)
        for note, known in zip(notes, self.known, strict=True):
            note.heard = sum(map(self.seen.__getitem__, known))
        self.waiting, self.busy = workers_week.live(
            floor, workers, par, week, line, support, self.seen, notes, lots, course, self.chosen, self.queue
        )
        schedule.move_culture(floor, workers, par, line)
        self.lines.append([getattr(line, name) for name in SERIES])
        if len(self.lines) % schedule.YEAR == 0:
            self.tables.append(self._groups(week))
        self.week += 1

    def _draw(self, week: int) -> None:
        """The week's uniform numbers of all workers at once."""
        rest = (week // 2, draws.LIVE, 0, self.floor.key_0, self.floor.key_1)
        words = draws.words(self.everybody, *(np.full(len(self.workers), word, np.uint64) for word in rest))
        numbers = ((np.stack(words) + 0.5) * draws.STEP).T.tolist()
        for lot, (u_0, u_1, u_2, u_3) in zip(self.desk.lots, numbers, strict=True):
            lot.u_0, lot.u_1, lot.u_2, lot.u_3 = u_0, u_1, u_2, u_3

    def _groups(self, week: int) -> np.ndarray:
        table = np.zeros((TABLE_GROUPS, len(MEASURES)), np.int32)
        support = schedule.support_now(self.floor, self.par)
        schedule.record_groups(self.workers, self.par, support, week, table)
        return table

    def same_as(self, floors: Floors, series: np.ndarray, tables: np.ndarray) -> bool:
        """Whether everything is as in the engine, to the last bit."""
        same = np.array_equal(np.array(self.lines, np.float32), series) and np.array_equal(
            self.tables, tables
        )
        for agents, records, dtype in (
            (self.workers, floors.workers, WORKER),
            (self.posts, floors.mentors, MENTOR),
        ):
            for name in dtype.names or ():
                values = [getattr(agent, name) for agent in agents]
                same = same and np.array_equal(np.array(values, dtype[name]), records[name])
        return bool(same and self.floor.culture == floors.floors.culture[0])
