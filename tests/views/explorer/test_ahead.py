"""That what is prepared is what would have been answered, and that it never stands in the way."""

import asyncio
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.content.change import Change
from sherpa_sim.content.plan import Plan
from sherpa_sim.content.scenario import Settings
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.views import turns
from sherpa_sim.views.explorer import ahead
from sherpa_sim.views.explorer.ahead import BEHIND, FIRST, KEPT, Ahead
from sherpa_sim.views.turns import FOLDER_VARIABLE, all_taken
from tests.own_loop import in_a_loop, without_a_loop


@dataclass(frozen=True)
class Answer:
    """Which of the runs say what to which question."""

    asked: float
    first: int
    last: int

    @property
    def runs(self) -> int:
        return self.last - self.first


def join(answers: Sequence[Answer]) -> Answer:
    """What `join_pairs` does, of answers that follow each other."""
    assert all(one.last == other.first and one.asked == other.asked for one, other in pairwise(answers))
    return Answer(answers[0].asked, answers[0].first, answers[-1].last)


class SlowExplorer:
    """Answers with what was asked; unless asked by the visitor, only when it is let go."""

    runs, workers = 100, 250

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.of: list[slice] = []
        self.stopped: list[float] = []
        self.threads: list[int | None] = []
        self.nice: list[int] = []
        self.in_turn: list[bool] = []
        self.begun = threading.Event()
        self.let_go = threading.Event()
        self.most = self._now = 0

    def pair_of(
        self,
        changes: tuple[Change, ...],
        stop: threading.Event | None = None,
        threads: int | None = None,
        these: slice = slice(None),
    ) -> Any:
        asked = changes[0].given()["mentor_hours"]
        self.asked.append(asked)
        self.of.append(these)
        self.threads.append(threads)
        self.nice.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        self.in_turn.append(all_taken())
        self._now += 1
        self.most = max(self.most, self._now)
        try:
            return self._answer(asked, stop, these)
        finally:
            self._now -= 1

    def _answer(self, asked: float, stop: threading.Event | None, these: slice) -> Answer:
        if stop is not None:
            self.begun.set()
            while not self.let_go.wait(0.005):
                if stop.is_set():
                    self.stopped.append(asked)
                    raise StoppedError
        first, last, _ = these.indices(self.runs)
        return Answer(asked, first, last)


def whole(number: float) -> Answer:
    """All there is to say."""
    return Answer(number, 0, SlowExplorer.runs)


def hours(number: float) -> tuple[Change, ...]:
    plan = Plan(settings=Settings(mentors_per_100=1.0, mentor_hours=number))
    return plan.changes(date(2025, 9, 1), 52)


@pytest.fixture
def explorer(monkeypatch: pytest.MonkeyPatch) -> SlowExplorer:
    monkeypatch.setattr(ahead, "PAUSE", 0.0)
    monkeypatch.setattr(ahead, "LULL", 0.02)
    monkeypatch.setattr(ahead, "_busy", lambda: False)
    monkeypatch.setattr(ahead, "join_pairs", join)
    return SlowExplorer()


def asked_for(ready: Ahead, number: float) -> asyncio.Event:
    """Begins an answer and asks for the rest; set when that has come."""
    told = asyncio.Event()
    ready.so_far(hours(number))
    ready.finish(hours(number), told.set)
    return told


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await asyncio.sleep(0.005)


async def begun(explorer: SlowExplorer) -> None:
    await until(explorer.begun.is_set)


def test_what_was_asked_is_kept_and_the_oldest_is_let_go(explorer: SlowExplorer) -> None:
    ready = Ahead(explorer)  # type: ignore[arg-type]
    for number in (1.0, 2.0, 1.0):
        assert ready.pair(hours(number)) == whole(number)
    assert explorer.asked == [1.0, 2.0]
    for number in range(KEPT - 1):
        ready.pair(hours(3.0 + number / 8))
    assert ready.pair(hours(1.0)) == whole(1.0)  # asked after 2.0, so still there
    assert explorer.asked.count(1.0) == 1
    ready.pair(hours(2.0))
    assert explorer.asked.count(2.0) == 2
    ready.close()


def test_what_is_prepared_is_not_asked_again(explorer: SlowExplorer) -> None:
    explorer.let_go.set()

    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.pair(hours(1.0))
        ready.prepare([hours(1.5), hours(0.5), hours(1.0)])
        await begun(explorer)
        assert ready.pair(hours(1.5)) == whole(1.5)
        assert explorer.asked.count(1.5) == 1
        assert explorer.asked.count(1.0) == 1
        ready.close()

    in_a_loop(visit())


def test_something_else_stops_what_is_prepared(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.pair(hours(1.0))
        ready.prepare([hours(1.5), hours(0.5)])
        await begun(explorer)
        assert ready.pair(hours(7.0)) == whole(7.0)
        assert explorer.stopped == [1.5]
        assert explorer.asked == [1.0, 1.5, 7.0]
        ready.close()

    in_a_loop(visit())


def test_what_is_known_lets_the_work_ahead_go_on(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.pair(hours(1.0))
        ready.prepare([hours(1.5), hours(0.5), hours(2.0)])
        await begun(explorer)
        assert ready.pair(hours(1.0)) == whole(1.0)  # as the words and tables do, once the hand rests
        explorer.let_go.set()
        await until(lambda: len(explorer.asked) == 4)
        ready.close()

    in_a_loop(visit())
    assert explorer.asked == [1.0, 1.5, 0.5, 2.0]
    assert explorer.stopped == []


def test_what_is_prepared_next_comes_instead(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.prepare([hours(1.5), hours(0.5)])
        await begun(explorer)
        explorer.begun.clear()
        ready.prepare([hours(3.0)])
        await begun(explorer)
        ready.close()

    in_a_loop(visit())
    assert explorer.asked == [1.5, 3.0]
    assert explorer.stopped == [1.5, 3.0]


def test_who_asks_for_what_is_being_prepared_does_not_wait_behind_others(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.prepare([hours(1.5), hours(0.5)])
        await begun(explorer)
        assert ready.pair(hours(1.5)) == whole(1.5)
        assert explorer.asked == [1.5, 1.5]
        assert explorer.stopped == [1.5]
        ready.close()

    in_a_loop(visit())


def test_nothing_is_prepared_without_a_loop_or_on_a_busy_machine(
    explorer: SlowExplorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = Ahead(explorer)  # type: ignore[arg-type]
    without_a_loop(lambda: ready.prepare([hours(1.5)]))

    async def visit() -> None:
        monkeypatch.setattr(ahead, "_busy", lambda: True)
        ready.prepare([hours(1.5)])
        await asyncio.sleep(0.05)

    in_a_loop(visit())
    assert explorer.asked == []
    ready.close()


def test_a_step_comes_first_and_the_rest_leaves_a_processor_free(explorer: SlowExplorer) -> None:
    explorer.let_go.set()

    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.prepare([hours(number) for number in (1.5, 0.5, 2.0, 3.0)])
        await until(lambda: len(explorer.asked) == 4)
        ready.close()

    in_a_loop(visit())
    assert explorer.asked == [1.5, 0.5, 2.0, 3.0]
    assert explorer.threads == [None, None, 1, 1]


@pytest.mark.skipif(sys.platform != "linux", reason="a thread has a priority of its own on Linux only")
def test_what_is_asked_has_its_turn_and_what_is_prepared_gives_way(
    explorer: SlowExplorer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    explorer.let_go.set()

    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.pair(hours(1.0))
        ready.prepare([hours(1.5)])
        await until(lambda: len(explorer.asked) == 2)
        ready.close()

    in_a_loop(visit())
    asked, prepared = explorer.nice
    assert prepared == asked + BEHIND
    assert explorer.in_turn == [True, False]


REST = slice(FIRST, None)


def test_an_answer_is_begun_and_finished_beside_the_page(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready, told = Ahead(explorer), asyncio.Event()  # type: ignore[arg-type]
        assert ready.so_far(hours(1.0)) == Answer(1.0, 0, FIRST)
        ready.finish(hours(1.0), told.set)
        assert ready.so_far(hours(1.0)) == Answer(1.0, 0, FIRST)  # without doing it again
        assert not told.is_set()
        explorer.let_go.set()
        await asyncio.wait_for(told.wait(), 20)
        assert ready.so_far(hours(1.0)) == ready.pair(hours(1.0)) == whole(1.0)
        ready.close()

    in_a_loop(visit())
    assert explorer.of == [slice(0, FIRST), REST]


def test_something_else_stops_what_is_finished_and_nobody_is_told(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready, told = Ahead(explorer), []  # type: ignore[arg-type, var-annotated]
        ready.so_far(hours(1.0))
        ready.finish(hours(1.0), lambda: told.append("old"))
        await begun(explorer)
        assert ready.so_far(hours(2.0)) == Answer(2.0, 0, FIRST)
        assert explorer.stopped == [1.0]
        explorer.let_go.set()
        ready.finish(hours(2.0), lambda: told.append("new"))
        await until(lambda: bool(told))
        assert told == ["new"]
        ready.close()

    in_a_loop(visit())
    assert explorer.asked == [1.0, 1.0, 2.0, 2.0]


def test_who_needs_all_of_it_now_gets_the_rest_at_once(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        told = asked_for(ready, 1.0)
        await begun(explorer)
        assert ready.pair(hours(1.0)) == whole(1.0)
        await asyncio.wait_for(told.wait(), 20)
        ready.close()

    in_a_loop(visit())
    assert explorer.of == [slice(0, FIRST), REST, REST]
    assert explorer.stopped == [1.0]


def test_who_needs_all_of_it_while_others_have_their_turn_does_not_come_last(
    explorer: SlowExplorer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The rest waits for a turn after all others, until somebody asks for it."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(turns, "PATIENCE", 0.2)

    async def visit() -> None:
        ready, told = Ahead(explorer), asyncio.Event()  # type: ignore[arg-type]
        ready.so_far(hours(1.0))
        with turns.turn():
            ready.finish(hours(1.0), told.set)
            await until(lambda: bool(list(tmp_path.glob("waits-*"))))
            assert ready.pair(hours(1.0)) == whole(1.0)
        await asyncio.wait_for(told.wait(), 20)
        ready.close()

    in_a_loop(visit())
    assert explorer.of == [slice(0, FIRST), REST]


def test_another_question_meanwhile_does_not_end_it_for_good(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        told = asked_for(ready, 1.0)
        await begun(explorer)
        assert ready.pair(hours(7.0)) == whole(7.0)
        assert explorer.stopped == [1.0]
        explorer.let_go.set()
        await asyncio.wait_for(told.wait(), 20)
        assert ready.so_far(hours(1.0)) == whole(1.0)
        ready.close()

    in_a_loop(visit())


def test_what_goes_on_beside_the_page_is_one_thing_at_a_time(explorer: SlowExplorer) -> None:
    """A hand that wiggles: a new place, one that is known, and the new one again before anything was prepared."""

    async def visit() -> None:
        ready, told = Ahead(explorer), asyncio.Event()  # type: ignore[arg-type]
        ready.pair(hours(2.0))
        ready.so_far(hours(1.0))
        ready.finish(hours(1.0), lambda: None)
        await begun(explorer)
        assert ready.so_far(hours(2.0)) == whole(2.0)
        ready.prepare([hours(2.5)])
        assert ready.so_far(hours(1.0)) == Answer(1.0, 0, FIRST)
        ready.finish(hours(1.0), told.set)
        await asyncio.sleep(0.1)
        explorer.let_go.set()
        await asyncio.wait_for(told.wait(), 20)
        assert ready.so_far(hours(1.0)) == whole(1.0)
        ready.close()

    in_a_loop(visit())
    assert explorer.most == 1


def test_a_place_that_was_left_is_finished_when_somebody_comes_back(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready, told = Ahead(explorer), asyncio.Event()  # type: ignore[arg-type]
        ready.pair(hours(2.0))
        ready.so_far(hours(1.0))
        ready.finish(hours(1.0), lambda: None)
        ready.so_far(hours(2.0))
        ready.prepare([hours(2.5)])
        await begun(explorer)
        explorer.let_go.set()
        await until(lambda: 2.5 in explorer.asked)
        await asyncio.sleep(0.05)
        assert ready.so_far(hours(1.0)) == Answer(1.0, 0, FIRST)
        ready.finish(hours(1.0), told.set)
        await asyncio.wait_for(told.wait(), 20)
        ready.close()

    in_a_loop(visit())


def test_who_asks_when_the_rest_has_just_come_is_told(explorer: SlowExplorer) -> None:
    async def visit() -> None:
        ready, told = Ahead(explorer), asyncio.Event()  # type: ignore[arg-type]
        ready.so_far(hours(1.0))
        ready.finish(hours(1.0), lambda: None)
        assert ready.so_far(hours(1.0)) == Answer(1.0, 0, FIRST)  # drawn again, while the rest comes
        explorer.let_go.set()
        time.sleep(0.2)
        ready.finish(hours(1.0), told.set)
        await asyncio.wait_for(told.wait(), 20)
        ready.close()

    in_a_loop(visit())


@pytest.mark.parametrize("goes_on", [lambda ready: ready.prepare([hours(2.5)]), lambda ready: ready.close()])
def test_a_page_does_not_wait_for_the_turn_of_what_it_left(
    explorer: SlowExplorer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    goes_on: Callable[[Ahead], None],
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(os, "cpu_count", lambda: 1)

    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.so_far(hours(1.0))
        with turns.turn():
            ready.finish(hours(1.0), lambda: None)
            await until(lambda: bool(list(tmp_path.glob("waits-*"))))
            begun = time.monotonic()
            goes_on(ready)
            assert time.monotonic() - begun < 2
        ready.close()

    in_a_loop(visit())
    assert explorer.asked.count(1.0) == 1


def test_work_that_fails_is_told_once_and_the_page_goes_on(
    explorer: SlowExplorer, monkeypatch: pytest.MonkeyPatch
) -> None:
    explorer.let_go.set()

    async def visit() -> None:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        ready.so_far(hours(1.0))
        with monkeypatch.context() as broken:
            broken.setattr(ahead, "join_pairs", lambda pairs: 1 / 0)
            ready.finish(hours(1.0), lambda: None)
            await begun(explorer)
            with pytest.raises(ZeroDivisionError):
                ready.so_far(hours(2.0))
        assert ready.so_far(hours(2.0)) == Answer(2.0, 0, FIRST)
        ready.close()

    in_a_loop(visit())


def test_all_of_it_comes_at_once_where_nothing_can_follow_or_there_is_little(explorer: SlowExplorer) -> None:
    ready = Ahead(explorer)  # type: ignore[arg-type]
    assert without_a_loop(lambda: ready.so_far(hours(1.0))) == whole(1.0)
    ready.close()

    async def visit() -> None:
        explorer.runs = FIRST
        few = Ahead(explorer)  # type: ignore[arg-type]
        assert few.so_far(hours(2.0)) == Answer(2.0, 0, FIRST)
        few.close()

    in_a_loop(visit())
    assert explorer.of == [slice(None), slice(None)]


@pytest.mark.parametrize(
    ("workers", "first"), [(5000, 25), (250, 25), (249, 26), (100, 63), (62, 100), (10, 100)]
)
def test_the_first_runs_of_a_small_workplace_are_more(
    explorer: SlowExplorer, workers: int, first: int
) -> None:
    explorer.workers = workers

    async def visit() -> int:
        ready = Ahead(explorer)  # type: ignore[arg-type]
        runs = ready.so_far(hours(1.0)).runs
        ready.close()
        return runs

    assert in_a_loop(visit()) == first
