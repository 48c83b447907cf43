"""How a plan stands after its reviews: what is done, what was moved from when, what was added, and what is next."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.action_plan import ActionPlan, read_plan
from sherpa_sim.content.plan_record import NewStep, Outcome, PlanReview, StepReview
from sherpa_sim.content.plan_standing import plan_days, standing, to_look_back

from .test_plan_record import REVIEWS

FIRST, SECOND, LATER, LATEST = date(2030, 3, 3), date(2030, 3, 10), date(2030, 3, 20), date(2030, 4, 2)
PLAN = read_plan(
    {
        "action-plan-03": {
            "step_1": "Koffie",
            "day_1": "2030-03-03",
            "step_2": "Vragen aan K.",
            "day_2": "2030-03-10",
            "help_2": "delegee",
            "step_3": "Zonder dag",
            "day_4": "2030-03-11",
        },
        "action-plan-05": {"review": "2030-03-15", "review_again": "2030-06-01"},
    }
)


def said(
    outcome: str,
    key: str = "step_1",
    what: str = "Koffie",
    day: date | None = FIRST,
    moved_to: date | None = None,
) -> StepReview:
    return StepReview(key=key, what=what, day=day, outcome=Outcome(outcome), moved_to=moved_to)


def review(*steps: StepReview, day: date = FIRST, **more: object) -> PlanReview:
    return PlanReview.model_validate({"day": day, "steps": steps, **more})


def test_the_last_word_on_a_step_counts() -> None:
    first, second, *_ = standing(PLAN, [review(said("partly")), review(said("done"), day=SECOND)])
    assert (first.done, first.reviewed, first.day) == (True, SECOND, FIRST)
    assert (second.done, second.said, second.reviewed) == (False, None, None)


def test_a_step_is_moved_and_its_earlier_days_stay() -> None:
    moved = [review(said("not", moved_to=SECOND)), review(said("not", day=SECOND, moved_to=LATER))]
    first = standing(PLAN, moved)[0]
    assert (first.day, first.earlier) == (LATER, (FIRST, SECOND))
    assert first.step.day == FIRST


def test_a_day_that_was_set_anew_in_the_plan_goes_before_a_move() -> None:
    first = standing(PLAN, [review(said("not", day=date(2030, 2, 1), moved_to=LATER))])[0]
    assert (first.day, first.earlier) == (FIRST, ())


def test_a_step_that_is_written_anew_is_another_step() -> None:
    assert standing(PLAN, [review(said("done", what="Thee"))])[0].said is None
    assert standing(PLAN, [review(said("done", what=" Koffie\n"))])[0].done


def test_a_step_that_came_out_of_a_review_is_looked_back_on_later() -> None:
    added = review(said("done"), added=NewStep(what="Naar de infosessie", day=LATER, help="trainer"))
    *_, last = standing(PLAN, [added])
    assert (last.step.key, last.step.what, last.step.help, last.day) == (
        "added_1",
        "Naar de infosessie",
        "trainer",
        LATER,
    )
    after = review(said("partly", "added_1", "Naar de infosessie", LATER, LATEST), day=LATER)
    *_, last = standing(PLAN, [added, after])
    assert (last.day, last.earlier, last.reviewed) == (LATEST, (LATER,), LATER)


def test_what_to_look_back_on_next() -> None:
    assert to_look_back(PLAN, []) == date(2030, 3, 15)
    assert to_look_back(PLAN, [review(day=date(2030, 3, 15))]) == date(2030, 6, 1)
    assert to_look_back(PLAN, [review(day=SECOND, next_review=LATEST)]) == LATEST
    assert to_look_back(PLAN, [review(day=date(2030, 6, 2))]) is None
    assert to_look_back(read_plan({}), []) is None


def test_days_are_those_of_written_steps_and_of_the_next_look_back() -> None:
    days = plan_days(PLAN, [review(said("done"))])
    assert [(day.key, day.day, day.done) for day in days] == [
        ("step_1", FIRST, True),
        ("step_2", SECOND, False),
        ("review_1", date(2030, 3, 15), False),
    ]
    assert [(day.what, day.help) for day in days[1:]] == [("Vragen aan K.", "delegee"), ("", "")]


@settings(deadline=None)
@given(st.lists(REVIEWS, max_size=5))
def test_no_review_takes_a_step_away_or_changes_the_plan(reviews: list[PlanReview]) -> None:
    steps = standing(PLAN, reviews)
    assert [one.step for one in steps[:4]] == list(PLAN.steps)
    assert len(steps) == 4 + sum(one.added is not None for one in reviews)
    assert len({one.step.key for one in steps}) == len(steps)
    assert all((one.said is None) == (one.reviewed is None) for one in steps)
    days = plan_days(PLAN, reviews)
    assert [day.day for day in days] == sorted(day.day for day in days)
    assert len({day.key for day in days}) == len(days)


def test_an_empty_plan_stands_empty() -> None:
    empty = ActionPlan((), (), ())
    assert (standing(empty, []), plan_days(empty, [])) == ((), ())
