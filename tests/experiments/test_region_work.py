"""That a region is asked in turn and within limits, and that what it takes is told beforehand."""

import os
import threading
import time
from threading import Event, Thread
from typing import Any

import pytest

from sherpa_sim.content.change import Change, SettingsChange
from sherpa_sim.content.record import Text
from sherpa_sim.content.region import load_region
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments import region_work
from sherpa_sim.experiments.gentle import GENTLE
from sherpa_sim.experiments.region import run_plans
from sherpa_sim.experiments.region_posts import mentors_per_100, posts_by_size
from sherpa_sim.experiments.region_slices import blocks_of
from sherpa_sim.experiments.region_work import Exactness, effort, measure_speed, run_in_turn
from sherpa_sim.model.batch import StoppedError
from tests.experiments.small_region import short_scenario, small_region

REGION, SCENARIO = small_region(), short_scenario()


@pytest.fixture(autouse=True)
def _own_turns(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(region_work.tempfile, "gettempdir", lambda: str(tmp_path))


def with_mentors(per_100: float) -> Scenario:
    change = Change(
        name=Text(en="Mentors", nl="Mentoren"),
        start=SCENARIO.start,
        settings=SettingsChange(mentors_per_100=per_100),
    )
    return SCENARIO.model_copy(update={"changes": (change,)})


def test_a_sample_is_a_small_part_and_all_is_all() -> None:
    flanders = load_region()
    quick, whole = (effort(flanders, (SCENARIO,), one) for one in Exactness)
    assert whole.workers == sum(block.workers for block in blocks_of(flanders))
    assert 0.05 * whole.workers < quick.workers < 0.12 * whole.workers
    assert quick.weeks == whole.weeks
    many = effort(flanders, (SCENARIO,) * 4, Exactness.QUICK)
    assert many.weeks - quick.weeks == 3 * SCENARIO.weeks
    assert quick.seconds(1e6, threads=2) == pytest.approx(quick.workers * quick.weeks / 2e6)


def test_the_measured_speed_is_that_of_a_run() -> None:
    region = small_region(20)
    speed = measure_speed(region, (SCENARIO,))
    start = time.perf_counter()
    run_plans(region, (SCENARIO,), threads=1)
    took = time.perf_counter() - start
    foretold = effort(region, (SCENARIO,), Exactness.WHOLE).seconds(speed, threads=1)
    assert took / 10 < foretold < took * 10  # other work of the machine comes and goes


def test_what_is_asked_in_turn_is_what_is_run_alone_and_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    told, gentle = [], []

    def seen(*arguments: Any, executor: Any, **named: Any) -> Any:
        own = executor.submit(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        gentle.append(own.result())
        return run_plans(*arguments, executor=executor, **named)

    monkeypatch.setattr(region_work, "run_plans", seen)
    found = run_in_turn(
        REGION, (SCENARIO,), Exactness.WHOLE, lambda done, of: told.append((done, of)), Event()
    )
    assert found[0].outcome() == run_plans(REGION, (SCENARIO,), threads=1)[0].outcome()
    assert told[-1] == (240, 240)
    assert gentle == [max(GENTLE, os.getpriority(os.PRIO_PROCESS, 0))]


def test_a_second_waits_for_its_turn_and_can_be_stopped_meanwhile() -> None:
    """Each asks from a thread of its own, as the kernels of two visitors do from processes."""
    begun, go_on, stop = Event(), Event(), Event()

    def hold(done: int, of: int) -> None:
        begun.set()
        go_on.wait(30)

    first = Thread(target=run_in_turn, args=(REGION, (SCENARIO,), Exactness.QUICK, hold, Event()))
    first.start()
    assert begun.wait(30)
    ended: list[str] = []

    def second() -> None:
        with pytest.raises(StoppedError):
            run_in_turn(REGION, (SCENARIO,), Exactness.QUICK, lambda done, of: ended.append("ran"), stop)
        ended.append("stopped")

    waiting = Thread(target=second)
    waiting.start()
    time.sleep(0.5)
    assert ended == []
    stop.set()
    waiting.join(10)
    assert ended == ["stopped"]
    go_on.set()
    first.join(30)
    assert run_in_turn(REGION, (SCENARIO,), Exactness.QUICK, lambda done, of: None, Event())


def test_a_run_without_end_is_stopped_and_leaves_the_place_free(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(region_work, "_SECONDS_A_MINUTE", -1)
        with pytest.raises(Problem, match="longer than 5 minutes"):
            run_in_turn(REGION, (SCENARIO,), Exactness.QUICK, lambda done, of: None, Event())
    assert run_in_turn(REGION, (SCENARIO,), Exactness.QUICK, lambda done, of: None, Event())


def test_small_workplaces_get_a_mentor_by_lot() -> None:
    scenario = with_mentors(3.0)
    assert mentors_per_100(scenario) == 3.0
    found = {posts.size: posts for posts in posts_by_size(REGION, scenario)}
    assert sorted(found) == [2, 4, 6, 15, 25]
    assert (found[4].whole, found[4].one_more) == (0, pytest.approx(0.12))
    assert [posts.size for posts in posts_by_size(REGION, with_mentors(8.0))] == [2, 4, 6]
    assert posts_by_size(REGION, SCENARIO.model_copy(update={"changes": ()})) == ()


def test_the_lot_is_that_of_the_model() -> None:
    """Posts in a large region of small workplaces, beside what the page says of them."""
    per_100 = 8.0
    region = small_region(50)
    found = run_plans(region, (with_mentors(per_100),), threads=2)[0]
    expected = sum(
        block.workplaces * per_100 * block.size / 100
        for block in blocks_of(region)
        if block.size_class == "few"
    )
    posts = sum(
        float(found.changed.record.week("posts")[row, -1])
        for row, block in enumerate(found.blocks)
        if block.size_class == "few"
    )
    assert posts == pytest.approx(expected, rel=0.15)  # 480 posts in 1 500 lots: over 4 standard errors
