"""What a group of mentors keeps of its intervision: how it meets, the cases, and what was agreed."""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.meeting_roles import FEWEST, MOST
from sherpa_sim.domain.problem import Problem

from .intervision import MethodKey
from .question_parts import contradiction
from .record import Record
from .tool_record import ToolRecord

LONGEST_NAME = 30
LONGEST_LINE = 300
LONGEST_TEXT = 2000
MOST_CASES = 4
MOST_MEETINGS = 12
MOST_KEPT = 100
"""Cases, and lines of notes, that are kept."""

_Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
_Line = Annotated[str, Field(max_length=LONGEST_LINE)]
_LongText = Annotated[str, Field(max_length=LONGEST_TEXT)]


class Gathering(Record):
    """How a group meets.

    Attributes:
        people: first names or initials.
        method: the key of how a case is looked at.
        minutes: of one meeting.
        cases: in one meeting.
        start: at which time of day, such as 13:30.
        meetings: how many.
        first: the day of the first; None if the days are not known yet.
        weeks: from one meeting to the next.
        seed: the number of the draw of roles.
    """

    people: Annotated[tuple[_Name, ...], Field(max_length=MOST)] = ()
    method: MethodKey = "asking_round"
    minutes: Annotated[int, Field(ge=15, le=480)] = 90
    cases: Annotated[int, Field(ge=1, le=MOST_CASES)] = 1
    start: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "13:30"
    meetings: Annotated[int, Field(ge=1, le=MOST_MEETINGS)] = 4
    first: date | None = None
    weeks: Annotated[int, Field(ge=1, le=26)] = 6
    seed: Annotated[int, Field(ge=1, le=9999)] = 1

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        if len({name.casefold() for name in self.people}) < len(self.people):
            raise contradiction(Problem("two people have one name; add a letter to one of them."), "people")
        return self

    @property
    def start_minute(self) -> int:
        """The start in minutes after midnight."""
        return 60 * int(self.start[:2]) + int(self.start[3:])

    @property
    def days(self) -> tuple[date | None, ...]:
        """The day of each meeting; None where it is not known."""
        if self.first is None:
            return (None,) * self.meetings
        return tuple(self.first + timedelta(weeks=self.weeks * number) for number in range(self.meetings))


class Case(Record):
    """What somebody brings in: the situation, what she did, what she would want, and one question to the group."""

    question: Annotated[str, Field(min_length=1, max_length=LONGEST_LINE)]
    situation: _LongText = ""
    did: _LongText = ""
    want: _LongText = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was written."""
        return (self.situation, self.did, self.want, self.question)


class Taking(Record):
    """What she takes with her from a meeting; `day` is when that was."""

    day: date | None = None
    what: Annotated[str, Field(min_length=1, max_length=LONGEST_LINE)]


class Agreement(Record):
    """Who does what by when, and whether it is done."""

    who: _Name
    what: Annotated[str, Field(min_length=1, max_length=LONGEST_LINE)]
    by: date | None = None
    done: bool = False


class IntervisionRecord(ToolRecord):
    """All that the tool keeps."""

    tool: Literal["intervision"] = "intervision"
    version: Literal[1] = 1
    gathering: Gathering = Gathering()
    cases: Annotated[tuple[Case, ...], Field(max_length=MOST_KEPT)] = ()
    takings: Annotated[tuple[Taking, ...], Field(max_length=MOST_KEPT)] = ()
    agreements: Annotated[tuple[Agreement, ...], Field(max_length=MOST_KEPT)] = ()


def read_people(written: str) -> tuple[str, ...]:
    """The names in a line that somebody typed, with commas, semicolons or line ends between them.

    Raises:
        Problem: if there are fewer than three or more than twelve, one is too long, or two are the same.
    """
    listed = written.replace(";", ",").replace("\n", ",").split(",")
    names = tuple(" ".join(name.split()) for name in listed if name.strip())
    if not FEWEST <= len(names) <= MOST:
        raise Problem(
            "A group is {least} to {most} people; you wrote {count}. Put a comma between the names.",
            least=FEWEST,
            most=MOST,
            count=len(names),
        )
    seen: set[str] = set()
    for name in names:
        if len(name) > LONGEST_NAME:
            raise Problem(
                '"{name}" is long for a name; write a first name or initials.', name=name[:LONGEST_NAME]
            )
        if name.casefold() in seen:
            raise Problem('"{name}" is there twice; add a letter to one of them.', name=name)
        seen.add(name.casefold())
    return names
