"""What is said of a plan, each for one reason; and that a good plan is left alone."""

from datetime import date

import pytest

from sherpa_sim.content.action_plan import read_plan
from sherpa_sim.content.plan_record import NewStep, PlanReview
from sherpa_sim.content.plan_remarks import remarks

TODAY = date(2030, 3, 1)
GOOD: dict[str, dict[str, str]] = {
    "action-plan-01": {"goal": "Vier rustige gesprekken met de nachtploeg"},
    "action-plan-03": {"step_1": "Koffie", "day_1": "2030-03-03", "step_2": "Vragen", "day_2": "2030-03-10"},
    "action-plan-05": {"review": "2030-05-01"},
}


def told(changes: dict[str, dict[str, str]], *reviews: PlanReview) -> list[str]:
    answers = {key: {**GOOD.get(key, {}), **changes.get(key, {})} for key in {*GOOD, *changes}}
    return [str(problem) for problem in remarks(read_plan(answers), reviews, TODAY)]


def test_nothing_is_said_of_a_good_plan_or_of_none() -> None:
    assert told({}) == []
    assert remarks(read_plan({}), (), TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"action-plan-02": {"colleagues": "Jan Peeters, K."}}, '"Jan Peeters" looks like a full name'),
        ({"action-plan-03": {"step_3": "Ooit"}}, 'The step "Ooit" has no day yet'),
        ({"action-plan-03": {"day_1": "2030-02-28"}}, 'The day of the step "Koffie" has gone by'),
        ({"action-plan-03": {"day_3": "2030-03-20"}}, "There is a day without a step"),
        ({"action-plan-03": {"day_2": "2030-03-03"}}, "Two steps have the same day"),
        ({"action-plan-05": {"review": ""}}, "There is no day to look back yet"),
        ({"action-plan-05": {"review": "2030-02-01"}}, "The day to look back has gone by"),
        ({"action-plan-05": {"review": "2030-03-05"}}, "lies before your last step"),
    ],
)
def test_one_thing_is_said_for_one_reason(changes: dict[str, dict[str, str]], sentence: str) -> None:
    (only,) = told(changes)
    assert sentence in only


def test_a_plan_without_a_step_is_told_so() -> None:
    (only,) = remarks(read_plan({"action-plan-01": {"goal": "Vier gesprekken"}}), (), TODAY)
    assert "There is no step yet" in str(only)


def test_a_second_day_to_look_back_after_the_last_step_is_enough() -> None:
    assert told({"action-plan-05": {"review": "2030-03-05", "review_again": "2030-04-05"}}) == []


def test_names_in_reviews_are_told_too_and_steps_that_pile_up() -> None:
    reviews = [
        PlanReview(
            day=date(2030, 2, number),
            learned="Bo Claes had gelijk",
            added=NewStep(what=f"Stap {number}", day=date(2030, 4, number)),
        )
        for number in range(1, 5)
    ]
    name, many = told({}, *reviews)
    assert '"Bo Claes"' in name
    assert "There are 6 steps to take" in many
