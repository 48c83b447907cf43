"""What plans bring beside each other: the same to whoever asks again, and nothing for a mentor without hours."""

from threading import Event

import pytest

from sherpa_sim.content.scenario import Settings, Workplace
from sherpa_sim.experiments.explore import Explorer
from sherpa_sim.experiments.plans import PlanResult, PlanTrials
from sherpa_sim.model.batch import StoppedError

WORKPLACE = Workplace(workers=80)
RUNS = 20
PLANS = (
    Settings(mentors_per_100=5),
    Settings(mentors_per_100=5, mentor_hours=0),
    Settings(mentors_per_100=5, mentor_hours=12),
)


@pytest.fixture(scope="module")
def told() -> list[tuple[int, int]]:
    return []


@pytest.fixture(scope="module")
def trials() -> PlanTrials:
    return PlanTrials(WORKPLACE, RUNS, threads=1)


@pytest.fixture(scope="module")
def results(trials: PlanTrials, told: list[tuple[int, int]]) -> tuple[PlanResult, ...]:
    return trials.run(PLANS, lambda done, of: told.append((done, of)), Event())


def test_a_plan_brings_what_the_explorer_says_it_brings(results: tuple[PlanResult, ...]) -> None:
    explorer = Explorer(WORKPLACE, RUNS, threads=1)
    for plan, found in zip(PLANS, results, strict=True):
        alone = explorer.compare(plan)
        assert found.comparison.extra_participants == alone.extra_participants
        assert found.comparison.stamp.scenario == alone.stamp.scenario


def test_no_hours_bring_nothing_and_more_hours_more(results: tuple[PlanResult, ...]) -> None:
    few, none, many = (found.comparison.extra_participants for found in results)
    assert (none.low, none.middle, none.high) == (0, 0, 0)
    assert 0 < few.middle < many.middle


def test_the_shares_of_runs_add_up_to_all_of_them_or_more_where_plans_tie(
    results: tuple[PlanResult, ...],
) -> None:
    shares = [found.most for found in results]
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) >= 1
    assert max(shares) == shares[2]


def test_progress_is_told_to_the_end(results: tuple[PlanResult, ...], told: list[tuple[int, int]]) -> None:
    assert len(results) == len(PLANS)
    assert told == [(done, 4) for done in range(5)]


def test_the_same_question_gets_the_same_answer(trials: PlanTrials, results: tuple[PlanResult, ...]) -> None:
    again = trials.run(PLANS[::-1], lambda *_: None, Event())
    assert [one.most for one in again[::-1]] == [one.most for one in results]
    assert [one.comparison.extra_participants for one in again[::-1]] == [
        one.comparison.extra_participants for one in results
    ]


def test_who_stops_gets_no_answer_and_can_ask_again(
    trials: PlanTrials, results: tuple[PlanResult, ...]
) -> None:
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        trials.run(PLANS, lambda *_: None, stop)
    (once,) = trials.run(PLANS[:1], lambda *_: None, Event())
    assert once.comparison.extra_participants == results[0].comparison.extra_participants
    assert once.most == 1
