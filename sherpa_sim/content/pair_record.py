"""A pair that began: what was planned, what was held, how it ended, and what mentee, mentor and coach say of it."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .record import Record

Line = Annotated[str, Field(max_length=120)]
PersonKey = Annotated[str, Field(min_length=1, max_length=120)]
LONGEST_ANSWER = 1000
FEWEST_MONTHS, MOST_MONTHS = 6, 8
FEWEST_A_MONTH = 2
"""Mentor2Work's own measure: at least two meetings a month, for six to eight months (`mentor2work_fact_sheet`)."""


_Key = Annotated[str, Field(max_length=40)]
_Answer = Annotated[str, Field(min_length=1, max_length=LONGEST_ANSWER)]


class Evaluator(StrEnum):
    """Who says how it went."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    COACH = "coach"


class PlannedMeeting(Record):
    """A day, and the part of it: am, pm, eve, or empty if nobody said when she can."""

    day: date
    part: Literal["", "am", "pm", "eve"] = ""


class HeldMeeting(Record):
    """A meeting that was held: how long in minutes, what it was about, and what comes next."""

    day: date
    minutes: Annotated[int, Field(ge=5, le=600)]
    about: Annotated[str, Field(max_length=200)] = ""
    next_step: Annotated[str, Field(max_length=200)] = ""


class PairEvaluation(Record):
    """What one of the three answered, by the key of the item; items left open are not in it."""

    who: Evaluator
    answers: Annotated[dict[_Key, _Answer], Field(max_length=30)] = Field(default_factory=dict)


class Frame(Record):
    """From when a pair meets, for how many months, how often a month, how long, and when nobody is there."""

    begins: date
    months: Annotated[int, Field(ge=FEWEST_MONTHS, le=MOST_MONTHS)] = FEWEST_MONTHS
    a_month: Annotated[int, Field(ge=FEWEST_A_MONTH, le=6)] = FEWEST_A_MONTH
    minutes: Annotated[int, Field(ge=15, le=240)] = 60
    break_from: date | None = None
    break_to: date | None = None


class BegunPair(Record):
    """A pair that began. The names stand here too, so that a new list takes nothing away."""

    mentor: PersonKey
    mentee: PersonKey
    mentor_name: Annotated[str, Field(max_length=80)]
    mentee_name: Annotated[str, Field(max_length=80)]
    frame: Frame
    plan: Annotated[tuple[PlannedMeeting, ...], Field(max_length=60)] = ()
    held: Annotated[tuple[HeldMeeting, ...], Field(max_length=60)] = ()
    ended: date | None = None
    why_ended: Annotated[str, Field(max_length=200)] = ""
    evaluations: Annotated[tuple[PairEvaluation, ...], Field(max_length=3)] = ()

    def evaluation(self, who: Evaluator) -> PairEvaluation:
        """What one of the three said; empty if nothing."""
        return next((one for one in self.evaluations if one.who == who), PairEvaluation(who=who))
