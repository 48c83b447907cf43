"""What may be looked at again in an action plan: a sentence each, and nothing is refused for it."""

from collections.abc import Iterator, Sequence
from datetime import date

from sherpa_sim.domain.names_in_text import full_names
from sherpa_sim.domain.problem import Problem

from .action_plan import ActionPlan
from .plan_record import PlanReview
from .plan_standing import standing, to_look_back

HANDFUL = 5
"""Steps that are still to be taken; with more, a plan is put off."""
MOST_NAMES = 5
"""Names that are told; whoever wrote more has understood."""


def remarks(plan: ActionPlan, reviews: Sequence[PlanReview], today: date) -> tuple[Problem, ...]:
    """What stands out in a plan and its reviews, the most important first; none, if nothing does."""
    names = dict.fromkeys(name for text in _texts(plan, reviews) for name in full_names(text))
    named = [
        Problem(
            '"{name}" looks like a full name. Write initials only, so that nobody is recognised.', name=name
        )
        for name in list(names)[:MOST_NAMES]
    ]
    steps = [one for one in standing(plan, reviews) if not one.done]
    undated = [
        Problem(
            'The step "{step}" has no day yet. With a day, somebody can ask you about it.',
            step=one.step.what,
        )
        for one in steps
        if one.day is None
    ]
    gone = [
        Problem(
            'The day of the step "{step}" has gone by. Look back on it, or give it another day.',
            step=one.step.what,
        )
        for one in steps
        if one.day is not None and one.day < today and one.step.what
    ]
    return (*named, *undated, *gone, *_of_the_whole(plan, reviews, today))


def _of_the_whole(plan: ActionPlan, reviews: Sequence[PlanReview], today: date) -> Iterator[Problem]:
    steps = [one for one in standing(plan, reviews) if not one.done]
    if plan.begun and not standing(plan, reviews):
        yield Problem("There is no step yet. Write one in your plan.")
    if any(not one.step.what for one in steps):
        yield Problem("There is a day without a step. Write what you will do on it.")
    if len(steps) > HANDFUL:
        yield Problem(
            "There are {count} steps to take. Two to four are easier to keep up: which can wait?",
            count=len(steps),
        )
    days = [one.day for one in steps if one.day is not None]
    if len(days) > len(set(days)):
        yield Problem("Two steps have the same day. One after the other is easier.")
    review = to_look_back(plan, reviews)
    if review is None and steps:
        yield Problem("There is no day to look back yet. Choose one after your last step.")
    elif review is not None and review < today:
        yield Problem("The day to look back has gone by. Look back today, or choose another day.")
    elif review is not None and days and all(day < max(days) for day in (review, *plan.reviews)):
        yield Problem("The day to look back lies before your last step. Choose a later one, or one more.")


def _texts(plan: ActionPlan, reviews: Sequence[PlanReview]) -> Iterator[str]:
    """Everything that she wrote herself."""
    for part in plan.parts:
        yield from (line.answer for line in part.lines if isinstance(line.answer, str))
    for review in reviews:
        yield review.learned
        if review.added is not None:
            yield from (review.added.what, review.added.help)
        for said in review.steps:
            yield from (said.what, said.obstacle, said.next)
