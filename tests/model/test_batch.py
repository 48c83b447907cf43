"""That a floor is the same to the bit however it is run: interpreted, compiled, in batches, threads or pieces."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Assumptions, load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, burn_in, run
from sherpa_sim.model.columns import PARAMETERS, PART, SERIES, WORKER
from sherpa_sim.model.compiled import run_floors
from sherpa_sim.model.parameters import parameters
from sherpa_sim.model.population import Floors, build_floors
from tests.model.small_floors import (
    BUSY,
    FIRST_WEEK,
    assert_same,
    assert_same_record,
    composition,
    eager,
    floors,
    part,
    run_weeks,
    spans,
)

SIZES = (30, 12, 47, 10, 21)


def test_interpreted_is_compiled() -> None:
    compiled, interpreted = floors(26, 11), floors(26, 11)
    record = run_weeks(compiled, 30)
    assert record.week("starts").sum() > 0
    assert record.week("talks").sum() > 0
    assert record.week("waiting").max() > 0
    assert_same_record(run_weeks(interpreted, 30, engine=run_floors), record)
    assert_same(interpreted, compiled)


def test_a_floor_of_more_than_a_part_interpreted_is_compiled() -> None:
    compiled, interpreted = floors(2 * PART + 30), floors(2 * PART + 30)
    record = run_weeks(compiled, 6)
    assert record.week("talks").sum() > 0
    assert record.week("starts").sum() > 0
    assert_same_record(run_weeks(interpreted, 6, engine=run_floors), record)
    assert_same(interpreted, compiled)


def test_one_by_one_is_all_at_once() -> None:
    together = floors(*SIZES)
    alone = [part(together, at) for at in range(len(SIZES))]
    record = run_weeks(together, 60)
    for at, floor in enumerate(alone):
        own = run_weeks(floor, 60)
        assert own.series.tobytes() == record.series[at : at + 1].tobytes()
        assert own.tables.tobytes() == record.tables[at : at + 1].tobytes()
        assert_same(floor, part(together, at))


def test_several_sets_of_assumptions_are_each_alone() -> None:
    """Five floors under two sets of assumptions, beside all five under the first and all five under the second."""
    sets = (load_assumptions(), eager())
    sizes = (30, 12, 47, 10, 21)

    def lived(some: Floors, under: tuple[Assumptions, ...]) -> Record:
        burn_in(
            some, np.array([parameters(one, Settings()) for one in under], PARAMETERS).view(np.recarray), 1
        )
        now = np.array([[parameters(one, how) for how in (Settings(), BUSY)] for one in under], PARAMETERS)
        return run(some, now.view(np.recarray), [0] * 9 + [1] * 40, FIRST_WEEK, 2)

    mixed = build_floors(composition(), sizes, sets, 3)
    together = lived(mixed, sets)
    for at, one in enumerate(sets):
        alone = build_floors(composition(), sizes, one, 3)
        record = lived(alone, (one,))
        for floor in range(at, len(sizes), 2):
            assert together.series[floor].tobytes() == record.series[floor].tobytes()
            mine = slice(
                int(alone.floors.first_worker[floor]), int(alone.floors.first_worker[floor]) + sizes[floor]
            )
            assert mixed.workers[mine].tobytes() == alone.workers[mine].tobytes()
    assert mixed.floors.assumed.tolist() == [0, 1, 0, 1, 0]


@pytest.mark.parametrize("threads", [2, 3, 5, 8])
def test_threads_change_nothing(threads: int) -> None:
    one, many = floors(*SIZES), floors(*SIZES)
    assert_same_record(run_weeks(many, 60, threads=threads), run_weeks(one, 60))
    assert_same(many, one)


def test_a_pool_of_the_caller_is_used_and_left_open() -> None:
    one, many = floors(*SIZES), floors(*SIZES)
    with ThreadPoolExecutor(2) as pool:
        for first_week in (FIRST_WEEK, FIRST_WEEK + 5):
            record = run_weeks(many, 5, first_week=first_week, threads=2, executor=pool)
            assert_same_record(record, run_weeks(one, 5, first_week=first_week))
    assert_same(many, one)


@pytest.mark.parametrize("cut", [1, 20, 21, 49])
@pytest.mark.parametrize("first_week", [FIRST_WEEK, FIRST_WEEK + 1])
def test_two_pieces_are_one_run(cut: int, first_week: int) -> None:
    whole, pieces = floors(*SIZES), floors(*SIZES)
    record = run_weeks(whole, 50, first_week=first_week)
    before = run_weeks(pieces, cut, first_week=first_week)
    after = run_weeks(pieces, 50 - cut, first_week=first_week + cut)
    assert np.concatenate([before.series, after.series], axis=1).tobytes() == record.series.tobytes()
    assert_same(pieces, whole)


def test_a_span_holds_in_its_own_weeks() -> None:
    """Ten weeks of one setting and ten of another are the same in one call and in two."""
    whole, pieces = floors(*SIZES), floors(*SIZES)
    record = run(whole, spans(BUSY, Settings()), [0] * 10 + [1] * 10, FIRST_WEEK, 1)
    before = run_weeks(pieces, 10)
    after = run_weeks(pieces, 10, Settings(), FIRST_WEEK + 10)
    assert np.concatenate([before.series, after.series], axis=1).tobytes() == record.series.tobytes()
    assert before.week("talks").sum() > 0
    assert after.week("talks").sum() == 0


def test_a_copy_goes_its_own_way_and_can_be_restored() -> None:
    start = floors(*SIZES)
    untouched, running = start.copy(), start.copy()
    first = run_weeks(running, 20)
    assert_same(start, untouched)
    assert running.workers.need.tobytes() != start.workers.need.tobytes()
    running.restore(start)
    assert_same(running, start)
    assert_same_record(run_weeks(running, 20), first)


def test_burn_in_settles_and_starts_counting() -> None:
    some = floors(*SIZES)
    before = burn_in(some, spans(Settings(employer_support=0.6))[0], 1)
    assert before.week("participated").shape == (len(SIZES), BURN_IN_WEEKS)
    expected = before.week("participated")[:, -52:].mean(axis=1) / np.array(SIZES)
    assert some.floors.usual == pytest.approx(expected)
    assert some.floors.culture == pytest.approx(0.6)
    for name in ("talks", "starts", "completions", "stops"):
        assert not some.workers[name].any()
    assert (some.workers.last_training >= 0).any()


# A change leaves everybody else's draws as they were

APART = eager(**{"surroundings.culture_participation": 0.0, "surroundings.culture_answer": 0.0})
PLENTY = Settings(seats_per_100=100)


def alone(seed: int = 3):  # type: ignore[no-untyped-def]
    """A floor whose workers have no ties."""
    some = floors(60, seed=seed)
    some.ties[:] = 60
    return some


def differing(one: np.recarray, other: np.recarray) -> set[int]:
    """The workers who differ in anything."""
    found: set[int] = set()
    for name in WORKER.names or ():
        found |= set(np.flatnonzero(one[name] != other[name]).tolist())
    return found


def test_mentors_change_nobody_they_do_not_talk_with() -> None:
    without, with_mentors = alone(), alone()
    run(without, spans(PLENTY, assumptions=APART), [0] * 80, FIRST_WEEK, 1)
    mentors = PLENTY.model_copy(update={"mentors_per_100": 2.0, "mentor_hours": 0.4})
    run(with_mentors, spans(mentors, PLENTY, assumptions=APART), [0] * 20 + [1] * 60, FIRST_WEEK, 1)
    met = set(np.flatnonzero(with_mentors.workers.talks > 0).tolist())
    assert 5 < len(met) < 50
    assert differing(without.workers, with_mentors.workers) == met
    assert without.workers.starts.sum() > 60


def test_one_worker_changed_changes_nobody_without_a_tie_to_her() -> None:
    before, after = alone(), alone()
    after.workers.confidence[7] = after.workers.own_confidence[7] = 1.0 - before.workers.confidence[7]
    for some in (before, after):
        run(some, spans(PLENTY, assumptions=APART), [0] * 80, FIRST_WEEK, 1)
    assert differing(before.workers, after.workers) == {7}


def test_with_ties_a_change_spreads_to_those_who_see_it() -> None:
    before, after = floors(60, seed=3), floors(60, seed=3)
    after.workers.awareness[7] = 1.0
    for some in (before, after):
        run(some, spans(PLENTY, assumptions=APART), [0], FIRST_WEEK, 1)
    sees_her = set(np.flatnonzero((before.ties == 7).any(axis=1)).tolist())
    assert {7} < differing(before.workers, after.workers) <= sees_her | {7}


# The compiler's cache, and library versions

SHORT_WEEK = """
from . import rules
def memory_for_desk(workers, posts, talks):
    return (1, 2)
def talks_a_week(posts, pars):
    return 0
def desk(workers, posts, talks, memory):
    return 0
def run_floor(floor, workers, ties, mentors, pars, spans, first_week, lines, tables, desk):
    rules.attend_event(workers[0], pars[0], first_week)
"""
SHOW_A_RUN = """
from tests.model.small_floors import floors, run_weeks
some = floors(20)
run_weeks(some, 1)
print(some.workers.awareness[0])
"""


def test_an_edit_to_a_rule_takes_effect(checkout: Path, tmp_path: Path) -> None:
    """In spite of the compiler's cache on disk, which lies beside the code and does not see other files."""
    for folder in ("sherpa_sim", "simulations", "course", "tests/model"):
        ignored = shutil.ignore_patterns("views", "__pycache__")
        shutil.copytree(checkout / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    # To compile the whole week takes long; a week of one rule is compiled and cached in the same way.
    (tmp_path / "sherpa_sim/model/schedule.py").write_text(SHORT_WEEK, "utf-8")
    cache = tmp_path / "sherpa_sim/model/__pycache__"

    def a_run() -> str:
        done = subprocess.run(
            [sys.executable, "-c", SHOW_A_RUN], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    first = a_run()
    cached = set(cache.glob("*.nbc"))
    assert cached
    assert a_run() == first
    assert set(cache.glob("*.nbc")) == cached
    rules = tmp_path / "sherpa_sim/model/rules.py"
    old = "w.awareness += par.event_awareness * (1.0 - w.awareness)"
    assert rules.read_text("utf-8").count(old) == 1
    rules.write_text(
        rules.read_text("utf-8").replace(old, "w.awareness += 0.5 * (1.0 - w.awareness)"), "utf-8"
    )
    assert a_run() != first


def test_series_have_a_place_each() -> None:
    record = run_weeks(floors(20), 3)
    assert record.series.shape == (1, 3, len(SERIES))
    assert len(set(SERIES)) == len(SERIES)
