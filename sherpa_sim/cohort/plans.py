"""The action plans of a cohort: who handed one in, and which dated step comes next or has gone by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sherpa_sim.content.action_plan import PLAN_PAPER, ActionPlan, read_plan
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .hand_in import damaged_hand_ins, hand_ins
from .roster import Trainee, load_roster


@dataclass(frozen=True)
class OwnPlan:
    """A person's action plan as she last handed it in.

    Attributes:
        person: whose.
        handed_in: when; None, if she did not yet.
        plan: the plan; None, if there is none or it cannot be read.
        problem: why it cannot be read.
    """

    person: Trainee
    handed_in: datetime | None = None
    plan: ActionPlan | None = None
    problem: Problem | None = None


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
        gone_by: every step whose day has gone by, by day: time to ask how it went.
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
        dated = [
            DatedStep(own.person, step.day, step.what, step.help)
            for step in own.plan.steps
            if step.day is not None
        ]
        gone_by += [step for step in dated if step.day < today]
        if own.plan.review is not None:
            dated.append(DatedStep(own.person, own.plan.review, "", ""))
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
        return OwnPlan(person, every[-1].at, read_plan(every[-1].answers.answers), problem)
    except Problem as problem:
        return OwnPlan(person, problem=problem)


def _day(step: DatedStep) -> date:
    return step.day
