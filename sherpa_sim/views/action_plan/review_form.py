"""The form in which a mentor looks back on her plan, and the review that it makes."""

from collections.abc import Mapping, Sequence
from datetime import date

from sherpa_sim.cohort.action_plan_words import OUTCOMES
from sherpa_sim.content.plan_record import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_HELP,
    LONGEST_NOTE,
    LONGEST_STEP,
    NewStep,
    Outcome,
    PlanReview,
    StepReview,
)
from sherpa_sim.content.plan_standing import StandingStep
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Field, Group, Kind, Option, Value, day_in

_NOTHING = ""


def review_fields(steps: Sequence[StandingStep], today: date, words: Words) -> list[Field]:
    """The day, four fields for each step that is not done, and what comes next."""
    outcomes = (
        Option(_NOTHING, words("I say nothing of it today")),
        *(Option(outcome, words(name)) for outcome, name in OUTCOMES.items()),
    )
    fields = [
        Field("day", Kind.DAY, words("On which day do you look back?"), value=today.isoformat()),
    ]
    for one in steps:
        key, group = one.step.key, Group(_legend(one, words))
        fields += [
            Field(
                f"{key}.outcome",
                Kind.CHOICE,
                words("How did it go?"),
                options=outcomes,
                value=_NOTHING,
                group=group,
            ),
            _text(f"{key}.obstacle", words("What got in the way?"), LONGEST_NOTE, group),
            _text(f"{key}.next", words("What do you do next?"), LONGEST_NOTE, group),
            Field(
                f"{key}.moved", Kind.DAY, words("Another day for it, if you need one"), value="", group=group
            ),
        ]
    new, ahead = Group(words("A new small step, if there is one")), Group(words("To end with"))
    return [
        *fields,
        _text("new.what", words("What will you do?"), LONGEST_STEP, new),
        Field("new.day", Kind.DAY, words("By which day?"), value="", group=new),
        _text("new.help", words("Who helps? A role or initials."), LONGEST_HELP, new),
        Field(
            "learned",
            Kind.LONG_TEXT,
            words("What did you learn?"),
            maximum=LONGEST_NOTE,
            value="",
            group=ahead,
        ),
        Field("next_review", Kind.DAY, words("When do you look back again?"), value="", group=ahead),
    ]


def read_review(values: Mapping[str, Value], steps: Sequence[StandingStep], today: date) -> PlanReview:
    """The review in what was filled in.

    Raises:
        Problem: if nothing was said, a step has a note but not how it went, a new step has no words, or a day is
            still to come or out of range.
    """
    day = _day(values["day"]) or today
    if day > today:
        raise Problem("The day on which you look back is still to come. Choose today, or a day before it.")
    said = tuple(review for one in steps if (review := _said(values, one)) is not None)
    added = _added(values)
    learned, next_review = str(values["learned"]), _day(values["next_review"])
    if not (said or added or learned.strip() or next_review):
        raise Problem("Say of at least one step how it went, or what you learned.")
    return PlanReview(day=day, steps=said, learned=learned, added=added, next_review=next_review)


def _said(values: Mapping[str, Value], one: StandingStep) -> StepReview | None:
    outcome, obstacle, then, moved = (
        str(values[f"{one.step.key}.{part}"]).strip() for part in ("outcome", "obstacle", "next", "moved")
    )
    if outcome == _NOTHING:
        if obstacle or then or moved:
            raise Problem(
                'Choose how it went with "{step}"; what you wrote of it is kept with that.',
                step=one.step.what,
            )
        return None
    how = Outcome(outcome)
    return StepReview(
        key=one.step.key,
        what=one.step.what,
        day=one.day,
        outcome=how,
        obstacle=obstacle,
        next=then,
        moved_to=_day(moved) if how is not Outcome.DONE else None,
    )


def _added(values: Mapping[str, Value]) -> NewStep | None:
    what, day, helper = (str(values[f"new.{part}"]).strip() for part in ("what", "day", "help"))
    if what:
        return NewStep(what=what, day=_day(day), help=helper)
    if day or helper:
        raise Problem(
            "The new step has no words yet. Write what you will do, or leave its day and help open."
        )
    return None


def _day(value: Value) -> date | None:
    day = day_in(value)
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        raise Problem("Choose days from {first} to {last}.", first=FIRST_DAY.year, last=LAST_DAY.year)
    return day


def _text(key: str, label: str, longest: int, group: Group) -> Field:
    return Field(key, Kind.TEXT, label, maximum=longest, value="", group=group)


def _legend(one: StandingStep, words: Words) -> str:
    if one.day is None:
        return one.step.what
    return words("{step} ({day})", step=one.step.what, day=words.date(one.day))
