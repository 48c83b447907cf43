"""That a round is short, weakest first, never twice the same, and says truly why."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.cohort.refresher_evidence import practice_tasks
from sherpa_sim.cohort.refresher_rule import (
    ENOUGH,
    HALF_YEAR_KEEPS,
    RESTS,
    UNKNOWN,
    Evidence,
    Piece,
    Practice,
    choose,
    next_day,
    strengths,
)
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.question_parts import Kind, Objective
from sherpa_sim.content.refresher import DoneTask, Reason, Round, Why
from sherpa_sim.content.units import load_units

TODAY = date(2027, 6, 1)
TASKS = practice_tasks()
DAYS = st.dates(date(2025, 1, 1), TODAY + timedelta(days=3))
SHARES = st.none() | st.floats(0, 1)
PIECES = st.builds(
    Piece,
    st.sampled_from(Objective),
    SHARES,
    DAYS,
    st.builds(Reason, why=st.sampled_from([Why.MARKS, Why.PRACTICE, Why.OPEN_QUESTIONS]), on=DAYS),
)
KEYS = st.sampled_from([task.key for task in TASKS])
PEOPLE = st.sampled_from(list(load_colleagues()))
EVIDENCE = st.builds(
    Evidence,
    st.lists(PIECES, max_size=12).map(tuple),
    st.dictionaries(KEYS, st.tuples(SHARES, DAYS), max_size=30),
    st.dictionaries(PEOPLE, DAYS),
)
DONE = st.lists(
    st.builds(DoneTask, task=KEYS | PEOPLE.map("talk-{}".format), on=DAYS),
    max_size=60,
)


def piece(objective: Objective, share: float | None, days_ago: int, why: Why = Why.PRACTICE) -> Piece:
    on = TODAY - timedelta(days=days_ago)
    return Piece(objective, share, on, Reason(why=why, got=2, of=5, on=on))


NOTHING = Evidence()


def a_round(
    evidence: Evidence = NOTHING, hard: Sequence[Objective] = (), done: Sequence[DoneTask] = ()
) -> Round:
    return choose(evidence, hard, done, TASKS, load_units(), TODAY)


@given(EVIDENCE, st.sets(st.sampled_from(Objective)), DONE)
def test_a_round_is_short_weakest_first_and_has_no_task_twice(
    evidence: Evidence, hard: set[Objective], done: list[DoneTask]
) -> None:
    own = a_round(evidence, sorted(hard), done)
    assert 3 <= len(own.tasks) <= 5
    assert sum(task.minutes for task in own.tasks) <= 55
    assert len({task.key for task in own.tasks}) == len(own.tasks)
    strength = {one.objective: one.share for one in strengths(evidence, hard, Objective, TODAY)}
    practice = [task for task in own.tasks if not task.colleague]
    assert [strength[task.objective] for task in practice] == sorted(
        strength[task.objective] for task in practice
    )
    assert own.tasks[-1].colleague in load_colleagues()
    assert own == a_round(evidence, sorted(hard), done)


@given(EVIDENCE, DONE)
def test_done_round_after_round_it_never_ends_up_with_nothing(
    evidence: Evidence, done: list[DoneTask]
) -> None:
    for _ in range(12):
        own = a_round(evidence, (), done)
        assert 3 <= len(own.tasks) <= 5
        done = [*done, *(DoneTask(task=task.key, on=TODAY) for task in own.tasks)]


@given(EVIDENCE)
def test_a_strength_is_a_share(evidence: Evidence) -> None:
    assert all(0 <= one.share <= 1 for one in strengths(evidence, (), Objective, TODAY))


@given(st.floats(0.01, 1), st.integers(0, 700), st.integers(1, 700))
def test_what_is_longer_ago_is_weaker(share: float, days: int, more: int) -> None:
    def strength(ago: int) -> float:
        evidence = Evidence((piece(Objective.ROLE, share, ago),))
        return strengths(evidence, (), [Objective.ROLE], TODAY)[0].share

    assert strength(days + more) < strength(days)


def test_what_went_wrong_comes_before_what_is_unknown_and_that_before_what_went_well() -> None:
    evidence = Evidence(
        (piece(Objective.CHANGE_TALK, 0.2, 10), *(piece(one, 1.0, 3) for one in list(Objective)[4:]))
    )
    own = a_round(evidence)
    assert own.tasks[0].objective is Objective.CHANGE_TALK
    assert own.tasks[0].reason.why is Why.PRACTICE
    assert {task.reason.why for task in own.tasks[1:-1]} == {Why.NEVER}


def test_what_was_right_half_a_year_ago_comes_back() -> None:
    fresh = Evidence(tuple(piece(one, 1.0, 5) for one in Objective))
    assert {task.reason.why for task in a_round(fresh).tasks[:-1]} == {Why.FRESH}
    old = Evidence(tuple(piece(one, 1.0, 5 if one is not Objective.ROLE else 183) for one in Objective))
    first = a_round(old).tasks[0]
    assert (first.objective, first.reason.why) == (Objective.ROLE, Why.LONG_AGO)
    share = strengths(old, (), [Objective.ROLE], TODAY)[0].share
    assert abs(share - HALF_YEAR_KEEPS) < 0.01
    assert share < ENOUGH


def test_newer_practice_counts_more_than_old_marks() -> None:
    pieces = (piece(Objective.ROLE, 0.4, 90, Why.MARKS), piece(Objective.ROLE, 1.0, 0))
    assert strengths(Evidence(pieces), (), [Objective.ROLE], TODAY)[0].share > 0.75


def test_what_she_says_is_hard_comes_first() -> None:
    own = a_round(hard=[Objective.SIMULATION])
    assert (own.tasks[0].objective, own.tasks[0].reason.why) == (Objective.SIMULATION, Why.HARD)


def test_a_task_that_went_wrong_is_the_one_to_do_again() -> None:
    (wrong, *_) = [task for task in TASKS if task.objective is Objective.INFORM_NEUTRALLY][-1:]
    evidence = Evidence(
        (piece(Objective.INFORM_NEUTRALLY, 0.1, 5),), {wrong.key: (0.1, TODAY - timedelta(days=5))}
    )
    assert a_round(evidence).tasks[0].key == wrong.key


def test_a_done_task_rests_and_longer_each_time() -> None:
    only = [
        Practice("one-01", Objective.ROLE, "01-learning-mentor", Kind.ONE),
        *(Practice(f"two-{n:02}", Objective.PEERS, "12-action-plan", Kind.ONE) for n in range(1, 9)),
    ]

    def ready(*days_ago: int) -> bool:
        done = [DoneTask(task="one-01", on=TODAY - timedelta(days=days)) for days in days_ago]
        own = choose(Evidence(), [Objective.ROLE], done, only, load_units(), TODAY)
        return (
            own.tasks[0].key == "one-01" and len(own.tasks) >= 2 and own.tasks[1].objective is Objective.PEERS
        )

    assert ready()
    assert ready(RESTS)
    assert ready(3 * RESTS, 2 * RESTS)


def test_the_talk_is_with_whom_she_has_not_met() -> None:
    first = a_round().tasks[-1]
    met = Evidence(talks={first.colleague: TODAY})
    second = a_round(met).tasks[-1]
    assert second.colleague != first.colleague
    assert (first.reason.why, second.reason.why) == (Why.NO_TALK, Why.LAST_TALK)


def test_a_talk_says_what_talks_showed() -> None:
    reason = Reason(why=Why.OPEN_QUESTIONS, got=1, of=9, on=TODAY)
    own = a_round(Evidence((Piece(Objective.OPEN_CONVERSATION, 0.2, TODAY, reason),)))
    assert own.tasks[-1].reason == reason


def test_nothing_to_choose_from_gives_nothing() -> None:
    assert choose(Evidence(), (), (), (), load_units(), TODAY).tasks == ()


def test_numbers_that_are_told() -> None:
    assert next_day(TODAY) == date(2027, 7, 20)
    assert UNKNOWN < ENOUGH
