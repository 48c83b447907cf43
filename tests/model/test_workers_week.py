"""What happens to few workers in a week, and to whom it may happen."""

from types import SimpleNamespace
from typing import Any

import numpy as np

from sherpa_sim.domain.states import Status
from sherpa_sim.model import workers_week
from sherpa_sim.model.columns import LOT, NOTE
from tests.model.test_rules import KEEN, WEEK, a_worker, assumed

FLOOR = SimpleNamespace(key_0=1, key_1=2)


def rows(kind: np.dtype[Any], many: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(**dict.fromkeys(kind.names or (), 0)) for _ in range(many)]


def learn(workers: list[Any], par: Any, week: int, u_apply: float, u_inform: float) -> SimpleNamespace:
    """A week of learning in which everybody draws these two numbers; gives back what was counted."""
    many = len(workers)
    notes, lots, course = rows(NOTE, many), rows(LOT, many), rows(LOT, many)
    for note, lot in zip(notes, lots, strict=True):
        note.share = 0.1
        lot.u_0 = lot.u_2 = u_apply
        lot.u_1 = lot.u_3 = u_inform
    workers_week.bound(workers, par, notes)
    line = SimpleNamespace()
    chosen, queue = [0] * many, [0] * many
    line.waiting, line.in_training = workers_week.learn(
        FLOOR, workers, par, week, line, 0.8, notes, lots, course, chosen, queue
    )
    line.queue = queue[: line.waiting]
    return line


def test_who_waits_stays_waiting_and_who_applies_notes_the_week() -> None:
    par = assumed(apply_rate=np.full((3, 2), 50.0))
    workers = [a_worker(**KEEN), a_worker(**KEEN, status=Status.IN_TRAINING.code, weeks_left=9)]
    for week, u_apply in ((WEEK, 0.5), (WEEK + 1, 0.0)):
        line = learn(workers, par, week, u_apply, 1.0)
        assert (workers[0].status, workers[0].waiting_since) == (Status.WAITING.code, WEEK)
        assert (line.waiting, line.in_training, line.queue) == (1, 1, [0])
        assert (line.training_weeks, line.completions, line.stops) == (1, 0, 0)


def test_information_reaches_by_education() -> None:
    par = assumed(inform_rate=np.array([0.1, 0.2, 0.3]))
    workers = [a_worker(education=education) for education in range(3)]
    for week in (WEEK, WEEK + 1):  # the two weeks that one lot serves
        learn(workers, par, week, 1.0, 0.25)
        assert [w.last_information == week for w in workers] == [False, False, True]
        assert [w.awareness > 0.5 for w in workers] == [False, False, True]


def test_nothing_happens_to_who_draws_high() -> None:
    workers = [a_worker() for _ in range(5)]
    before = [dict(vars(w)) for w in workers]
    line = learn(workers, assumed(), WEEK, 1.0, 1.0)
    assert [vars(w) for w in workers] == before
    assert (line.waiting, line.training_weeks) == (0, 0)
