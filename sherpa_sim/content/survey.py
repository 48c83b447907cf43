"""A survey with the questionnaire on learning at work: one round in one group of people, and what they answered."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from .learning_culture import HIGHEST, UNKNOWN, Fact, ItemKey, Reply, load_learning_culture
from .record import Record
from .workforce_words import plain

MOST_ANSWERS = 2000
"""In one survey; a workplace with more is asked in parts."""
MOST_TEAMS = 30
LONGEST_TEAM = 60
LONGEST_CODE = 12

SurveyKey = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
TeamName = Annotated[str, Field(min_length=1, max_length=LONGEST_TEAM)]


class Round(StrEnum):
    """When people are asked: before there were mentors, or after."""

    BEFORE = "before"
    AFTER = "after"


class Side(StrEnum):
    """Who is asked: the people who get mentors, or others who get none, to compare with."""

    MENTORS = "mentors"
    OTHERS = "others"


class Answer(Record):
    """What one person answered, and nothing of who she is; what she left out is not there.

    Attributes:
        degrees: by statement, from 1 (fully disagrees) to 5 (fully agrees); 0 if she does not know.
        facts: what she said to the questions with yes or no.
        team: one of the survey's teams, or empty.
        code: a word that she made up to put her two questionnaires together, or empty.
    """

    degrees: dict[ItemKey, Annotated[int, Field(ge=UNKNOWN, le=HIGHEST)]] = Field(
        default_factory=dict, max_length=40
    )
    facts: dict[Fact, Reply] = Field(default_factory=dict)
    team: Annotated[str, Field(max_length=LONGEST_TEAM)] = ""
    code: Annotated[str, Field(max_length=LONGEST_CODE)] = ""

    @field_validator("degrees")
    @classmethod
    def _known_items(cls, degrees: dict[str, int]) -> dict[str, int]:
        """Only statements of the questionnaire."""
        known = {item.key for item in load_learning_culture().items}
        if degrees.keys() - known:
            raise ValueError("a statement that is not in the questionnaire")
        return degrees

    @property
    def empty(self) -> bool:
        """Whether no question was answered."""
        return not self.degrees and not self.facts


class Survey(Record):
    """A survey as its trainer set it.

    Attributes:
        key: a random key, which is in the link; who has it can answer.
        name: what the trainer calls it.
        closes: the last day on which can be answered; the results are shown only after it.
        closed: whether it was closed by hand before that day.
        asked: how many people were asked, as the trainer says; None if she did not say.
        teams: from which a person can choose one; none if empty.
        codes: whether people are asked for a code of their own making.
        brought: the marks of lists that were brought in, so that none comes in twice.
    """

    schema_version: Literal[1] = 1
    key: SurveyKey
    name: Annotated[str, Field(min_length=1, max_length=80)]
    round: Round
    side: Side = Side.MENTORS
    made: date
    closes: date
    closed: bool = False
    asked: Annotated[int, Field(ge=1, le=MOST_ANSWERS)] | None = None
    teams: Annotated[tuple[TeamName, ...], Field(max_length=MOST_TEAMS)] = ()
    codes: bool = False
    brought: Annotated[tuple[str, ...], Field(max_length=1000)] = ()

    @model_validator(mode="after")
    def _teams_differ(self) -> Self:
        if len({plain(team) for team in self.teams}) < len(self.teams):
            raise ValueError("a team is there twice")
        return self

    def open_on(self, day: date) -> bool:
        """Whether it can be answered on a day."""
        return not self.closed and day <= self.closes


def own_code(typed: str) -> str:
    """A code that somebody made up, without capitals, accents and signs; empty if nothing of it is left."""
    return re.sub(r"[^a-z0-9]", "", plain(typed))[:LONGEST_CODE]
