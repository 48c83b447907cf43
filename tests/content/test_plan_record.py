"""That a plan and its reviews come back from a file as they were, and that a damaged or foreign one is told."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from sherpa_sim.content.plan_record import (
    FIRST_DAY,
    LAST_DAY,
    NewStep,
    Outcome,
    PlanRecord,
    PlanReview,
    StepReview,
)
from sherpa_sim.content.tool_record import read_tool_file, tool_file
from sherpa_sim.domain.problem import Problem

DAYS = st.dates(FIRST_DAY, LAST_DAY)
NOTES = st.text(max_size=60)
SAID = st.builds(
    StepReview,
    key=st.sampled_from(["step_1", "step_4", "added_1"]),
    what=NOTES,
    day=st.none() | DAYS,
    outcome=st.sampled_from(Outcome),
    obstacle=NOTES,
    next=NOTES,
    moved_to=st.none() | DAYS,
)
ADDED = st.builds(NewStep, what=st.text("abc", min_size=1, max_size=9), day=st.none() | DAYS, help=NOTES)
REVIEWS = st.builds(
    PlanReview,
    day=DAYS,
    steps=st.lists(SAID, max_size=3).map(tuple),
    learned=NOTES,
    added=st.none() | ADDED,
    next_review=st.none() | DAYS,
)


@settings(deadline=None)
@given(st.lists(REVIEWS, max_size=4))
def test_a_record_comes_back_from_its_file_as_it_was(reviews: list[PlanReview]) -> None:
    record = PlanRecord(answers={"action-plan-01": {"goal": "Vier gesprekken"}}).reviewed(*reviews)
    assert read_tool_file("plan.json", tool_file(record), PlanRecord()) == record


def test_an_answer_is_changed_and_taken_back_and_each_change_counts() -> None:
    begun = PlanRecord().answering("action-plan-01", {"goal": "Vier"})
    other = begun.answering("action-plan-04", {"obstacle": "Ploegen"}).answering("action-plan-01", None)
    assert dict(other.answers) == {"action-plan-04": {"obstacle": "Ploegen"}}
    assert [PlanRecord().changes, begun.changes, other.changes] == [0, 1, 3]


def test_what_no_file_can_hold_is_left_out_of_a_note() -> None:
    review = PlanReview(day=date(2030, 3, 4), learned=" een\x00\ttwee\r\ndrie\x7f\ud800 ")
    assert review.learned == "een twee\ndrie"


@pytest.mark.parametrize(
    "changed",
    [
        {"answers": {"action-plan-03": {"day_1": "someday"}}},
        {"answers": {"action-plan-03": "no form"}},
        {"answers": {"action-plan-99": {}}},
        {"plan_id": "../x"},
        {"changes": -1},
        {"reviews": [{"day": "1999-12-31"}]},
        {"reviews": [{"day": "2030-01-01", "learned": "x" * 401}]},
        {"reviews": [{"day": "2030-01-01"}] * 61},
        {"reviews": [{"day": "2030-01-01", "added": {"what": " "}}]},
        {"reviews": [{"day": "2030-01-01", "steps": [{"key": "step_1", "what": "x", "outcome": "great"}]}]},
    ],
)
def test_what_cannot_be_a_plan_is_refused_with_the_name_of_the_file(changed: dict[str, Any]) -> None:
    data = {**json.loads(tool_file(PlanRecord())), **changed}
    with pytest.raises(Problem, match=r"mine\.json does not hold"):
        read_tool_file("mine.json", json.dumps(data).encode(), PlanRecord())


def test_a_step_without_words_is_no_new_step() -> None:
    with pytest.raises(ValidationError):
        NewStep(what="\n \x00")
