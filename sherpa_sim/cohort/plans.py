"""The action plans of a cohort: who handed one in, how it goes, and which dated step comes next or has gone by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sherpa_sim.content.action_plan import PLAN_PAPER, ActionPlan, read_plan
from sherpa_sim.content.plan_record import PlanRecord, PlanReview
from sherpa_sim.content.plan_standing import PlanDay, StandingStep, plan_days, standing
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .hand_in import damaged_hand_ins, hand_ins
from .plan_identity import plan_id
from .roster import Trainee, load_roster
from .tool_records import ToolFolder


@dataclass(frozen=True)
class OwnPlan:
    """A person's action plan as she last handed it in, and how it has gone since.

    Attributes:
        person: whose.
        handed_in: when; None, if she did not yet.
        plan: the plan; None, if there is none or it cannot be read.
        problem: why it cannot be read.
        reviews: each time she looked back on it.
        changes: how often the plan or its reviews were changed.
        plan_id: by which a calendar knows the plan; empty without one.
    """

    person: Trainee
    handed_in: datetime | None = None
    plan: ActionPlan | None = None
    problem: Problem | None = None
    reviews: tuple[PlanReview, ...] = ()
    changes: int = 0
    plan_id: str = ""

    def steps(self) -> tuple[StandingStep, ...]:
        """Its steps as they stand after all reviews; none without a plan."""
        return standing(self.plan, self.reviews) if self.plan is not None else ()

    def days(self) -> tuple[PlanDay, ...]:
        """Its days, by day; none without a plan."""
        return plan_days(self.plan, self.reviews) if self.plan is not None else ()


@dataclass(frozen=True)
class DatedStep:
    """Something that somebody plans for a day: a step, or (`what` is empty) looking back on the plan."""

    person: Trainee
    day: date
    what: str
    help: str


@dataclass(frozen=True)
class Agenda:
    """The days of all plans.

    Attributes:
        coming: what each person plans next, today or later, by day; one a person.
        gone_by: every step that is not done and whose day has gone by, by day: time to ask how it went.
        nothing_ahead: who handed in a plan that has no day left.
    """

    coming: tuple[DatedStep, ...]
    gone_by: tuple[DatedStep, ...]
    nothing_ahead: tuple[Trainee, ...]


def plans(cohort: Cohort) -> tuple[OwnPlan, ...]:
    """Everybody's action plan, in the order of the roster; one person's damaged file is told with her.

    Raises:
        Problem: if the paper is not set for this cohort, or the roster cannot be read.
    """
    cohort.paper(PLAN_PAPER)
    return tuple(_own(cohort, person) for person in load_roster(cohort).people)


def agenda(own_plans: Iterable[OwnPlan], today: date) -> Agenda:
    """What the plans hold for today and later, and what has gone by."""
    coming: list[DatedStep] = []
    gone_by: list[DatedStep] = []
    nothing_ahead: list[Trainee] = []
    for own in own_plans:
        if own.plan is None:
            continue
        dated = [DatedStep(own.person, one.day, one.what, one.help) for one in own.days() if not one.done]
        gone_by += [step for step in dated if step.what and step.day < today]
        ahead = [step for step in dated if step.day >= today]
        if ahead:
            coming.append(min(ahead, key=_day))
        else:
            nothing_ahead.append(own.person)
    return Agenda(tuple(sorted(coming, key=_day)), tuple(sorted(gone_by, key=_day)), tuple(nothing_ahead))


def _own(cohort: Cohort, person: Trainee) -> OwnPlan:
    try:
        every = hand_ins(cohort, person.id, PLAN_PAPER)
        problem = next(iter(damaged_hand_ins(cohort, person.id, PLAN_PAPER)), None)
        if not every:
            return OwnPlan(person, problem=problem)
        answers = every[-1].answers
        plan = read_plan(answers.answers)
    except Problem as damaged:
        return OwnPlan(person, problem=damaged)
    kept = PlanRecord()
    try:
        kept = ToolFolder(cohort, person.id).load(kept).record
    except Problem as damaged:
        problem = damaged
    return OwnPlan(
        person,
        every[-1].at,
        plan,
        problem,
        kept.reviews,
        answers.sequence + kept.changes,
        plan_id(cohort, person.id, kept),
    )


def _day(step: DatedStep) -> date:
    return step.day
