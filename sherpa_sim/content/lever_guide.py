"""The seven levers as a mentor uses them: what to ask oneself, do and leave, and what each moves in the model."""

import functools
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier, State

from . import places
from .colleagues import ColleagueKey
from .figures import EvidenceId
from .glossary import TermKey
from .keyed_file import read_by_key
from .record import Confidence, Record, Text
from .sources import SourceKey


class Part(StrEnum):
    """Where in the model a state works: what starting a course needs, how far a talk carries, or staying on."""

    CAPABILITY = "capability"
    OPPORTUNITY = "opportunity"
    MOTIVATION = "motivation"
    THE_TALK_ITSELF = "the_talk_itself"
    STAYING_ON = "staying_on"


class Move(Record):
    """A state that a lever moves in the model.

    `assumption` is the number of the model that says how far, with its file and place, such as
    `conversation.gains.enlighten_need`.
    """

    state: State
    part: Part
    assumption: Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z0-9_]+)+$")]
    what: Text


class LeverCase(Record):
    """A scene on the shop floor: what is going on, what the mentor says or does, and what came of it."""

    colleague: ColleagueKey
    situation: Text
    mentor: Text
    afterwards: Text


class Limit(Record):
    """A barrier that a lever does not answer, and why."""

    barrier: Barrier
    why: Text


class LeverGuide(Record):
    """A lever, with all that is said of it anywhere in the kit.

    Attributes:
        name: its name; in English the word of the source.
        in_short: what it is, in one plain sentence.
        questions: what the source asks a mentor to think of, in our words.
        do: what helps.
        leave: what does harm or nothing.
        cases: scenes with colleagues of the course.
        answers: the barriers that it answers; empty: it works on something else.
        answers_how: how it answers them, or what it works on instead.
        does_not_answer: a barrier that it does not answer.
        skill: the skill of motivational interviewing that goes with it, a term of the glossary.
        skill_how: how that skill and this lever go together.
        moves: what it moves in the model, all of it.
        known: how well its effect is known.
        confidence: of the numbers behind `moves`.
        evidence: rows of the evidence tables that `known` speaks of.
    """

    key: Lever
    name: Text
    in_short: Text
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]
    do: Annotated[tuple[Text, ...], Field(min_length=3, max_length=5)]
    leave: Annotated[tuple[Text, ...], Field(min_length=3, max_length=5)]
    cases: Annotated[tuple[LeverCase, ...], Field(min_length=2)]
    answers: tuple[Barrier, ...]
    answers_how: Text
    does_not_answer: Limit
    skill: TermKey
    skill_how: Text
    moves: Annotated[tuple[Move, ...], Field(min_length=1)]
    known: Text
    confidence: Confidence
    evidence: tuple[EvidenceId, ...] = ()
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on."""
        return self.sources


class LeverList(Record):
    """Every lever, in the order of the source."""

    levers: tuple[LeverGuide, ...]


@functools.cache
def load_lever_guide() -> Mapping[str, LeverGuide]:
    """The levers of `course/levers.yml` by key, in the order of the source; raises as `read_by_key` does."""
    path = places.folder("course") / "levers.yml"
    return MappingProxyType(read_by_key(path, LeverList, lambda found: found.levers))
