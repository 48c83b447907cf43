"""A mentor's learning events: each with its plan, who must agree, what was ticked off, and how it was."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .budget import BudgetLine
from .consent import Consent
from .record import Record
from .tool_record import Day, ToolRecord

SHORT, LONG = 120, 1000
"""The most characters of a line, and of a text."""
LONGEST_INITIALS, LONGEST_REMARK = 20, 300
MOST_EVENTS, MOST_ROWS, MOST_PEOPLE = 12, 40, 5000
FEWEST = 5
"""Below so many people what was said could be traced to somebody, so it stays with the mentor."""

Line = Annotated[str, Field(max_length=SHORT)]
Filled = Annotated[str, Field(min_length=1, max_length=SHORT)]
LongText = Annotated[str, Field(max_length=LONG)]
Hour = Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][05])?$")]
"""A time of the day in steps of five minutes, such as 13:30, or nothing."""


class Party(StrEnum):
    """Who may have to agree."""

    EMPLOYER = "employer"
    HEAD_OF_TEAM = "head_of_team"
    UNION = "union"
    WORKS_COUNCIL = "works_council"
    COMMITTEE = "committee"
    OTHER = "other"


class Held(StrEnum):
    """Whether it took place."""

    NOT_YET = "not_yet"
    HELD = "held"
    CANCELLED = "cancelled"


class Assistant(Record):
    """Who helps (initials) and with what."""

    who: Annotated[str, Field(min_length=1, max_length=LONGEST_INITIALS)]
    task: Line = ""


class Risk(Record):
    """What could go wrong, and what then."""

    what: Filled
    plan_b: Line = ""


class Agreement(Record):
    """Who must agree, to what, and what was answered."""

    party: Party
    about: Line = ""
    answer: Consent = Consent.NOT_ASKED


class Remark(Record):
    """What somebody said, without names."""

    said: Annotated[str, Field(min_length=1, max_length=LONGEST_REMARK)]


class FollowUp(Record):
    """Something to come back to: for whom (initials, if anybody), what, by which day, and whether it is done."""

    what: Filled
    who: Annotated[str, Field(max_length=LONGEST_INITIALS)] = ""
    day: Day | None = None
    done: bool = False


class LearningEvent(Record):
    """One event; what was left open is empty, 0 or None.

    Attributes:
        idea: the key of the idea it began with, if any.
        begun: the day on which a day was first chosen, from which the time there is to prepare counts.
        start, end: hours; an end before the start is of the next day.
        registration: whether one has to put oneself down on the sheet.
        title_en, title_nl, line_en, line_nl: what stands on the poster instead of what the idea says.
        ticked: the keys of the tasks that are done.
        came: how many came, if it was held.
        remarks: what people said.
    """

    idea: Annotated[str, Field(max_length=60)] = ""
    name: Line = ""
    what: LongText = ""
    who_for: LongText = ""
    shifts: LongText = ""
    part_timers: LongText = ""
    languages: LongText = ""
    access: LongText = ""
    day: Day | None = None
    begun: Day | None = None
    start: Hour = ""
    end: Hour = ""
    place: Line = ""
    registration: bool = False
    title_en: Line = ""
    title_nl: Line = ""
    line_en: Line = ""
    line_nl: Line = ""
    helpers: Annotated[tuple[Assistant, ...], Field(max_length=MOST_ROWS)] = ()
    lines: Annotated[tuple[BudgetLine, ...], Field(max_length=MOST_ROWS)] = ()
    risks: Annotated[tuple[Risk, ...], Field(max_length=MOST_ROWS)] = ()
    agreements: Annotated[tuple[Agreement, ...], Field(max_length=MOST_ROWS)] = ()
    ticked: Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(max_length=60)] = ()
    held: Held = Held.NOT_YET
    came: Annotated[int, Field(ge=0, le=MOST_PEOPLE)] = 0
    reached: LongText = ""
    remarks: Annotated[tuple[Remark, ...], Field(max_length=MOST_ROWS)] = ()
    well: LongText = ""
    otherwise: LongText = ""
    next: LongText = ""
    follow_ups: Annotated[tuple[FollowUp, ...], Field(max_length=MOST_ROWS)] = ()


class LearningEvents(ToolRecord):
    """A mentor's events, the newest last; there is always one."""

    tool: Literal["learning-event"] = "learning-event"
    version: Literal[1] = 1
    events: Annotated[tuple[LearningEvent, ...], Field(min_length=1, max_length=MOST_EVENTS)] = (
        LearningEvent(),
    )
