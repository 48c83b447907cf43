"""How an action plan stands: its steps after what was said of them at each review, and the days of the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .action_plan import ActionPlan, PlanStep
from .plan_record import Outcome, PlanReview, StepReview


@dataclass(frozen=True)
class StandingStep:
    """A step as it stands.

    Attributes:
        step: as it was planned, in the paper or at a review.
        day: by when it is planned now.
        earlier: the days that it was moved from, the first one first.
        said: what was said of it at the last review that spoke of it.
        reviewed: the day of that review.
    """

    step: PlanStep
    day: date | None
    earlier: tuple[date, ...] = ()
    said: StepReview | None = None
    reviewed: date | None = None

    @property
    def done(self) -> bool:
        """Whether it is done, as she said last."""
        return self.said is not None and self.said.outcome is Outcome.DONE


@dataclass(frozen=True)
class PlanDay:
    """A day of a plan.

    Attributes:
        key: the same for the same step, and for the same look back, whatever its day.
        day: which.
        what: the step; empty, if it is to look back on the plan.
        help: who helps with it.
        done: whether that is done.
    """

    key: str
    day: date
    what: str = ""
    help: str = ""
    done: bool = False


@dataclass(frozen=True)
class CalendarPlan:
    """The days of one plan.

    Attributes:
        plan_id: 32 hexadecimal digits; with the key of a day, it is how a calendar knows that day again.
        changes: how often the plan was changed; the day in a calendar is replaced by one with more changes.
        days: its days.
        whose: the initials of whose plan it is, where it is not one's own.
    """

    plan_id: str
    changes: int
    days: tuple[PlanDay, ...]
    whose: str = ""


def standing(plan: ActionPlan, reviews: Sequence[PlanReview]) -> tuple[StandingStep, ...]:
    """The steps of a plan, and after them those that came out of a review, as they stand after all reviews.

    A step that was written anew since a review is another step, and what was said of the one before it is not said of
    it; nor is a step moved by a review after which it got another day in the plan itself.
    """
    added = [
        (PlanStep(f"added_{place}", review.added.what, review.added.day, review.added.help), reviews[place:])
        for place, review in enumerate(reviews, 1)
        if review.added is not None
    ]
    planned = [(step, reviews) for step in plan.steps]
    return tuple(_as_it_stands(step, later) for step, later in (*planned, *added))


def to_look_back(plan: ActionPlan, reviews: Sequence[PlanReview]) -> date | None:
    """The day to look back next: the one chosen at the last review, or the first of the plan after that review."""
    last = reviews[-1] if reviews else None
    if last is not None and last.next_review is not None:
        return last.next_review
    return next((day for day in plan.reviews if last is None or day > last.day), None)


def plan_days(plan: ActionPlan, reviews: Sequence[PlanReview]) -> tuple[PlanDay, ...]:
    """Every step that is written and has a day, and the day to look back next, by day."""
    days = [
        PlanDay(one.step.key, one.day, one.step.what, one.step.help, one.done)
        for one in standing(plan, reviews)
        if one.step.what and one.day is not None
    ]
    if (review := to_look_back(plan, reviews)) is not None:
        days.append(PlanDay(f"review_{len(reviews)}", review))
    return tuple(sorted(days, key=lambda day: day.day))


def _as_it_stands(step: PlanStep, reviews: Iterable[PlanReview]) -> StandingStep:
    own = [
        (review.day, said)
        for review in reviews
        for said in review.steps
        if said.key == step.key and _same(said.what, step.what)
    ]
    if not own:
        return StandingStep(step, step.day)
    day, earlier = step.day, []
    for _, said in own:
        if said.moved_to is not None and said.day == day and said.moved_to != day:
            earlier += [day] if day is not None else []
            day = said.moved_to
    reviewed, last = own[-1]
    return StandingStep(step, day, tuple(earlier), last, reviewed)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
