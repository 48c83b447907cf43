"""That a refresher's record remembers what is done, and comes back from its file the same."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from sherpa_sim.content.question_parts import Objective
from sherpa_sim.content.refresher import MOST_DONE, Reason, RefresherRecord, Round, Task, Why
from sherpa_sim.content.tool_record import read_tool_file, tool_file

DAY = date(2027, 3, 1)


def task(key: str) -> Task:
    return Task(
        key=key, objective=Objective.ROLE, unit="01-learning-mentor", minutes=5, reason=Reason(why=Why.NEVER)
    )


RECORD = RefresherRecord(round=Round(began=DAY, tasks=(task("a-01"), task("b-01"))))


def test_done_and_not_done_after_all() -> None:
    one = RECORD.with_done("a-01", DAY, done=True)
    assert one.is_done("a-01")
    assert not one.finished
    both = one.with_done("b-01", DAY + timedelta(days=2), done=True)
    assert both.finished
    assert not both.with_done("a-01", DAY, done=False).finished
    assert one.with_done("a-01", DAY, done=True) == one
    assert read_tool_file("r.json", tool_file(both), RefresherRecord()) == both


def test_what_was_done_in_an_earlier_round_is_to_do_in_this_one_and_is_remembered() -> None:
    later = RECORD.with_done("a-01", DAY, done=True).model_copy(
        update={"round": Round(began=DAY + timedelta(days=50), tasks=(task("a-01"),))}
    )
    assert not later.is_done("a-01")
    again = later.with_done("a-01", DAY + timedelta(days=51), done=True)
    assert [one.on for one in again.done] == [DAY, DAY + timedelta(days=51)]


def test_the_oldest_make_room() -> None:
    full = RECORD
    for number in range(MOST_DONE + 5):
        full = full.with_done(f"t-{number}", DAY, done=True)
    assert len(full.done) == MOST_DONE
    assert full.done[-1].task == f"t-{MOST_DONE + 4}"


def test_a_round_has_no_task_twice() -> None:
    with pytest.raises(ValidationError):
        Round(began=DAY, tasks=(task("a-01"), task("a-01")))
