"""That what is told of single people is the engine's own run."""

from threading import Event

import numpy as np
import pytest

from sherpa_sim.content.plan import Ground, Measure, Plan, Span
from sherpa_sim.content.scenario import Scenario, Settings, Workplace, load_scenario
from sherpa_sim.experiments.explore import Explorer
from sherpa_sim.experiments.floor_weeks import (
    MOST_WORKERS,
    Ending,
    FloorWeeks,
    Standing,
    Telling,
    Watched,
    floor_weeks,
    watch,
    weakest,
)
from sherpa_sim.model import rules
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.model.schedule import support_now

WEEKS, FROM, TO = 80, 10, 60
RUN = 7


def scenario(workers: int = 60) -> Scenario:
    """Mentors from one week to another, and information events all the time, on a small floor."""
    ground = Ground.of(load_scenario("baseline")).model_copy(
        update={"weeks": WEEKS, "workplace": Workplace(workers=workers)}
    )
    plan = Plan(
        settings=Settings(mentors_per_100=5.0, events_per_year=4.0),
        spans=(Span(measure=Measure.MENTORS, start=FROM, end=TO),),
    )
    return ground.scenario(plan, "small")


@pytest.fixture(scope="module")
def watched() -> Watched:
    return watch(scenario())


@pytest.fixture(scope="module")
def floor(watched: Watched) -> FloorWeeks:
    return floor_weeks(watched, RUN)


@pytest.mark.parametrize("run", [0, RUN])
def test_the_totals_of_each_week_are_those_of_the_engine(watched: Watched, run: int) -> None:
    told = floor_weeks(watched, run)
    for side, engine in ((told.without, watched.pair.without), (told.changed, watched.pair.changed)):
        counted = {
            "participated": side.took_part,
            "waiting": (side.standing == Standing.WAITING.code).sum(axis=1),
            "in_training": (side.standing == Standing.IN_TRAINING.code).sum(axis=1),
            "starts": side.begun.sum(axis=1),
            "completions": np.isin(side.ending, (Ending.GOOD.code, Ending.BAD.code)).sum(axis=1),
            "stops": (side.ending == Ending.STOPPED.code).sum(axis=1),
            "talks": np.array([len(talks) for talks in side.talks]),
            "posts_filled": side.in_post.sum(axis=1),
        }
        for name, weeks in counted.items():
            assert weeks[1:].tolist() == engine.record.week(name)[run].tolist(), name


def test_it_is_the_run_of_that_number_of_the_explorer(watched: Watched) -> None:
    alone = Explorer(watched.scenario.workplace, 1, watched.scenario.seed, watched.scenario, first=RUN).pair()
    assert np.array_equal(alone.changed.record.series[0], watched.pair.changed.record.series[RUN])


def test_who_was_told_is_who_counts_as_informed(watched: Watched, floor: FloorWeeks) -> None:
    for side, engine in ((floor.without, watched.pair.without), (floor.changed, watched.pair.changed)):
        told = side.telling != Telling.NONE.code
        for week, talks in enumerate(side.talks):
            told[week, [talk.colleague for talk in talks]] = True
        for week in range(rules.YEAR, WEEKS + 1):
            informed = told[week - rules.YEAR + 1 : week + 1].any(axis=0).sum()
            assert informed == engine.record.week("informed")[RUN, week - 1]


def test_information_events_are_told_as_such(floor: FloorWeeks) -> None:
    came = (floor.changed.telling == Telling.EVENT.code).sum(axis=1)
    assert np.count_nonzero(came) == round(4 * WEEKS / 52)
    assert not (floor.without.telling == Telling.EVENT.code).any()


def test_mentors_talk_only_while_they_are_there(floor: FloorWeeks) -> None:
    weeks = [week for week, talks in enumerate(floor.changed.talks) if talks]
    assert weeks[0] > FROM
    assert weeks[-1] <= TO
    assert not any(floor.without.talks)
    assert not floor.without.in_post.any()
    assert not floor.changed.in_post[TO + 1 :].any()
    for week in weeks:
        for talk in floor.changed.talks[week]:
            assert floor.changed.in_post[week, talk.mentor]
            assert talk.mentor != talk.colleague


def test_both_sides_are_the_same_people_until_the_plan_begins(floor: FloorWeeks) -> None:
    assert np.array_equal(floor.without.standing[0], floor.changed.standing[0])
    assert np.array_equal(floor.without.barrier[0], floor.changed.barrier[0])
    assert not np.array_equal(floor.without.barrier[-1], floor.changed.barrier[-1])


def test_what_holds_back_most_is_the_rule_s(watched: Watched) -> None:
    floors, par = watched.explorer.floor(RUN), watched.pair.lines[1].pars[0, 0]
    support = support_now(floors.floors[0], par)
    one_by_one = [rules.barrier(w, par, support) for w in floors.workers]
    assert weakest(floors.workers, par, support).tolist() == one_by_one
    assert len(set(one_by_one)) > 3


def test_a_course_is_begun_by_who_waited_and_ended_by_who_was_in_it(floor: FloorWeeks) -> None:
    for side in (floor.without, floor.changed):
        in_course = side.standing == Standing.IN_TRAINING.code
        assert not (side.begun[1:] & (side.standing[:-1] != Standing.WAITING.code)).any()
        ended = side.ending[1:] != Ending.NONE.code
        assert not (ended & ~in_course[:-1] & ~side.begun[1:]).any()
        assert side.begun.any()
        assert ended.any()


def test_nobody_knows_herself_or_somebody_who_is_not_there(floor: FloorWeeks) -> None:
    for worker, ties in enumerate(floor.ties):
        assert worker not in ties
        assert len(set(ties)) == len(ties) <= 10
        assert all(0 <= tie < len(floor.members) for tie in ties)


def test_a_large_workplace_is_shown_smaller() -> None:
    large = scenario(1000).model_copy(update={"weeks": 4, "changes": ()})
    assert watch(large).scenario.workplace.workers == MOST_WORKERS == watch(large).comparison.workers


def test_it_tells_how_far_it_is_and_stops_when_it_is_told_to(watched: Watched) -> None:
    stop, told = Event(), []

    def progress(done: int, of: int) -> None:
        told.append((done, of))
        if done == WEEKS + 1:
            stop.set()

    with pytest.raises(StoppedError):
        floor_weeks(watched, 0, progress, stop)
    assert told == [(done, 2 * WEEKS) for done in range(WEEKS + 2)]
