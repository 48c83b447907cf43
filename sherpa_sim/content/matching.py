"""Two lists of people, what the coach decided, and the pairs that began: all that the page for matching keeps."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .pair_record import BegunPair, Line, PersonKey
from .record import Record
from .tool_record import ToolRecord

MOST_PEOPLE = 500
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
"""Of a language, from a first start to like a mother tongue (Council of Europe)."""
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS_OF_DAY = ("am", "pm", "eve")
SLOTS = tuple(f"{day}-{part}" for day in DAYS for part in PARTS_OF_DAY)
"""The parts of a week in which two people can meet."""


class Part(StrEnum):
    """What of two people is compared; each has a weight."""

    SECTOR = "sector"
    SKILLS = "skills"
    LANGUAGES = "languages"
    TIME = "time"
    TALENTS = "talents"
    DISTANCE = "distance"


Texts = Annotated[tuple[Line, ...], Field(max_length=30)]
Slot = Annotated[str, Field(pattern=r"^(mon|tue|wed|thu|fri|sat|sun)-(am|pm|eve)$")]


class Spoken(Record):
    """A language by its code (or as it was written), and the level; empty if it is not told."""

    language: Line
    level: Literal["", "A1", "A2", "B1", "B2", "C1", "C2"] = ""


class Candidate(Record):
    """A mentor or a mentee as a list says it; what it does not say is empty or None.

    Attributes:
        skills: what a mentor offers, or what a mentee wants to learn.
        sectors: where a mentor works, or what a mentee is interested in.
        available: the parts of a week; none means that it is not told.
        hours: a month.
        travel: where she goes besides her own region; `*` is anywhere, and so is online.
        capacity: how many mentees a mentor takes at once.
        notes: why she takes part; shown to the coach, never compared.
        not_with: names or ids of the other list.
        gender: only as she wrote it; compared with nothing but a preference that somebody wrote.
        limits: what she herself calls a hard limit.
    """

    id: PersonKey
    name: Annotated[str, Field(min_length=1, max_length=80)]
    sectors: Texts = ()
    skills: Texts = ()
    talents: Texts = ()
    languages: Annotated[tuple[Spoken, ...], Field(max_length=30)] = ()
    available: Annotated[tuple[Slot, ...], Field(max_length=21)] = ()
    first_day: date | None = None
    hours: Annotated[float, Field(gt=0, le=200)] | None = None
    region: Line = ""
    travel: Texts = ()
    capacity: Annotated[int, Field(ge=1, le=20)] = 1
    notes: Annotated[str, Field(max_length=600)] = ""
    not_with: Texts = ()
    gender: Literal["", "woman", "man", "other"] = ""
    prefers: Literal["", "woman", "man", "other"] = ""
    limits: Annotated[tuple[Part, ...], Field(max_length=6)] = ()
    team: Line = ""
    leader: Line = ""


Weight = Annotated[int, Field(ge=0, le=5)]


class MatchRules(Record):
    """How heavily each part counts, and two limits that the coach sets; all of them choices of ours.

    The kit knows of no study of what makes such pairs last: the defaults follow the order in which the fact sheet
    of Mentor2Work names what its coaches look at (`mentor2work_fact_sheet`), with the sector first. A pair below
    `least_fit` of 100 is not proposed.
    """

    sector: Weight = 4
    skills: Weight = 3
    languages: Weight = 2
    time: Weight = 2
    talents: Weight = 2
    distance: Weight = 1
    least_level: Literal["A1", "A2", "B1", "B2"] = "A2"
    apart_from_team: bool = False
    least_fit: Annotated[int, Field(ge=0, le=100)] = 0

    def weight(self, part: Part) -> int:
        """The weight of a part, from 0 to 5."""
        return int(getattr(self, part))


class Pairing(Record):
    """A mentor and a mentee by their keys."""

    mentor: PersonKey
    mentee: PersonKey


_Pairings = Annotated[tuple[Pairing, ...], Field(max_length=2000)]


class MatchingRecord(ToolRecord):
    """The lists, the rules, what the coach decided, and the pairs that began.

    Attributes:
        fixed: pairs that the coach wants, whatever they weigh.
        forbidden: pairs that she, or one of the two, does not want.
        settled: pairs that stay as they are as far as can be, since somebody said no; none where all is matched freely.
        away_mentors: keys of mentors who do not take part now; `away_mentees` likewise.
    """

    largest_bytes: ClassVar[int] = 20_000_000

    tool: Literal["matching"] = "matching"
    version: Literal[1] = 1
    mentors: Annotated[tuple[Candidate, ...], Field(max_length=MOST_PEOPLE)] = ()
    mentees: Annotated[tuple[Candidate, ...], Field(max_length=MOST_PEOPLE)] = ()
    rules: MatchRules = MatchRules()
    fixed: _Pairings = ()
    forbidden: _Pairings = ()
    settled: _Pairings = ()
    away_mentors: Annotated[tuple[PersonKey, ...], Field(max_length=MOST_PEOPLE)] = ()
    away_mentees: Annotated[tuple[PersonKey, ...], Field(max_length=MOST_PEOPLE)] = ()
    pairs: Annotated[tuple[BegunPair, ...], Field(max_length=1000)] = ()
