"""How the invented people of the demo look back on their action plans."""

from datetime import date, timedelta

from sherpa_sim.content.action_plan import PLAN_PAPER, read_plan
from sherpa_sim.content.demo import DemoLookBack, DemoPerson
from sherpa_sim.content.plan_record import PlanRecord, PlanReview, StepReview
from sherpa_sim.content.plan_standing import StandingStep, standing

from .cohort import Cohort
from .tool_records import ToolFolder


def look_back(cohort: Cohort, person: DemoPerson, language: str, today: date) -> None:
    """Keep each look back of a person beside her answers, as the page of the action plan does.

    Raises:
        Problem: if her answers cannot be read, or it cannot be written.
    """
    if not person.looked_back:
        return
    plan = read_plan(cohort.answers(person.id, PLAN_PAPER).load().answers)
    reviews: list[PlanReview] = []
    for one in person.looked_back:
        reviews.append(_review(one, standing(plan, reviews), language, today))
    ToolFolder(cohort, person.id).save(PlanRecord().reviewed(*reviews), "")


def _review(one: DemoLookBack, steps: tuple[StandingStep, ...], language: str, today: date) -> PlanReview:
    said = tuple(
        StepReview(
            key=step.step.key,
            what=step.step.what,
            day=step.day,
            outcome=own.outcome,
            obstacle=own.obstacle(language) if own.obstacle else "",
            moved_to=today + timedelta(days=own.moved_to) if own.moved_to is not None else None,
        )
        for step in steps
        if (own := one.steps.get(step.step.key)) is not None
    )
    learned = one.learned(language) if one.learned else ""
    return PlanReview(day=today + timedelta(days=one.day), steps=said, learned=learned)
