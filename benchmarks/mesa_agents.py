"""The same model as an ordinary Mesa model, for comparison: one agent object a worker, ordinary attributes.

It calls the same rules and the same week, so it gives the same bits. It is written as quick as plain Python
allows without leaving Mesa: lists instead of arrays where single values are read, and the week's uniform numbers
drawn for all agents at once by NumPy.
"""

from types import SimpleNamespace

import mesa
import numpy as np

from sherpa_sim.model import draws, schedule
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
        self.share = [1.0 / max(1, len(known)) for known in self.known]
        self.week = first_week
        self.lines: list[list[float]] = []
        self.tables = [self._groups(first_week - 1)]
        self.seen = [0] * size
        self.queue = [0] * size
        self.lots = self._draw(first_week)
        self.waiting, self.busy = schedule.look_around(self.workers, first_week - 1, self.seen, self.queue)

    def step(self) -> None:
        """One week, in the order of `schedule.run_floor`."""
        floor, workers, par, week = self.floor, self.workers, self.par, self.week
        line = [0.0] * len(SERIES)
        schedule.serve_as_mentor(floor, workers, self.posts, par, week, line)
        schedule.hold_talks(floor, workers, self.posts, par, week, line)
        schedule.hold_event(floor, workers, par, week, line)
        schedule.give_seats(floor, workers, par, week, line, self.queue, self.waiting, self.busy)
        if week % 2 == 0:
            self.lots = self._draw(week)
        heard = [sum(map(self.seen.__getitem__, known)) for known in self.known]
        self.waiting, self.busy = schedule.live(
            floor, workers, par, week, line, self.seen, heard, self.share, self.lots, self.queue
        )
        schedule.move_culture(floor, workers, par, line)
        self.lines.append(line)
        if len(self.lines) % schedule.YEAR == 0:
            self.tables.append(self._groups(week))
        self.week += 1

    def _draw(self, week: int) -> np.ndarray:
        size = len(self.workers)
        counter = (
            np.arange(size, dtype=np.uint64),
            week // 2,
            draws.LIVE,
            0,
            self.floor.key_0,
            self.floor.key_1,
        )
        words = draws.words(*(np.full(size, word, np.uint64) for word in counter))
        return (np.stack(words) + 0.5) * draws.STEP

    def _groups(self, week: int) -> list[list[int]]:
        table = [[0] * len(MEASURES) for _ in range(TABLE_GROUPS)]
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
