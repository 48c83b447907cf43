"""What questions of every kind are made of: labels, options with feedback, rubrics."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Protocol, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sherpa_sim.domain.problem import Problem

from .record import Record, Text

QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*-[0-9]{2}$")]
"""The id of a question, such as `role-03`: its paper or theme and a number."""
PartKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""The key of a part of a question. It is shown to the trainee's page, so it may not tell what is right."""


class Kind(StrEnum):
    """The kinds of question."""

    ONE = "one"
    MANY = "many"
    CLASSIFY = "classify"
    MATCH = "match"
    ORDER = "order"
    NUMBER = "number"
    TEXT = "text"
    FORM = "form"
    PLAN = "plan"
    CONVERSATION = "conversation"


class Objective(StrEnum):
    """What a mentor can do after the course; every question serves one of these."""

    ROLE = "role"
    OPEN_CONVERSATION = "open_conversation"
    CHANGE_TALK = "change_talk"
    STAY_OUT_OF_ARGUMENTS = "stay_out_of_arguments"
    CHOOSE_A_LEVER = "choose_a_lever"
    INFORM_NEUTRALLY = "inform_neutrally"
    FIRST_STEP = "first_step"
    ORGANISATION = "organisation"
    SIMULATION = "simulation"
    PEERS = "peers"


class Label(Record):
    """Something that is shown and can be pointed at by its key."""

    key: PartKey
    text: Text


class Option(Label):
    """Something a trainee can choose, and what she is told about it once her answer is marked."""

    feedback: Text


class Item(Option):
    """Something a trainee gives a place, and the key of the place that is right."""

    right: PartKey


class Level(Record):
    """A level of a criterion: what it is worth in points of the rubric, and how a trainer knows it."""

    points: Annotated[int, Field(ge=0, le=20)]
    text: Text


class Criterion(Record):
    """One thing a trainer looks at in a written answer, with its levels from least to most."""

    key: PartKey
    name: Text
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _levels_rise_from_nothing(self) -> Self:
        points = [level.points for level in self.levels]
        if points[0] != 0 or points != sorted(set(points)):
            raise contradiction(
                Problem("the levels must rise from 0 points, each worth more than the one before."), "levels"
            )
        return self

    @property
    def most(self) -> int:
        """The points of the highest level."""
        return self.levels[-1].points


class Rubric(Record):
    """How a trainer marks a written answer: criteria with levels, and what good answers show."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    good: Text

    @model_validator(mode="after")
    def _criteria_differ(self) -> Self:
        refuse_twice(keys(self.criteria), "criteria")
        return self

    @property
    def most(self) -> int:
        """The points of the best possible answer."""
        return sum(criterion.most for criterion in self.criteria)


class Keyed(Protocol):
    """Anything with a key."""

    @property
    def key(self) -> str:
        """Its key."""
        ...


_Keyed = TypeVar("_Keyed", bound=Keyed)


def shuffled(question_id: str, parts: Iterable[_Keyed]) -> tuple[_Keyed, ...]:
    """The parts in an order that hangs on the question's id and their keys only: the same on every machine."""
    return tuple(
        sorted(parts, key=lambda part: hashlib.sha256(f"{question_id}/{part.key}".encode()).hexdigest())
    )


def keys(parts: Iterable[Keyed]) -> tuple[str, ...]:
    """The keys of the parts, in their order."""
    return tuple(part.key for part in parts)


def refuse_twice(given: Sequence[str], field: str) -> None:
    """Refuse a key that stands twice in a `field`."""
    for key, count in Counter(given).items():
        if count > 1:
            raise contradiction(Problem('"{name}" is there twice; give each its own key.', name=key), field)


def refuse_unknown(named: Iterable[str], known: Sequence[str], field: str) -> None:
    """Refuse a key in a `field` that names nothing in the question."""
    for key in named:
        if key not in known:
            raise contradiction(
                Problem(
                    '"{name}" is not in this question; choose from {accepted}.',
                    name=key,
                    accepted=", ".join(known),
                ),
                field,
            )


def contradiction(problem: Problem, field: str) -> PydanticCustomError:
    """A rule that a question breaks at `field`, as the sentence its author reads."""
    return PydanticCustomError(
        "contradiction", "a broken rule", {"sentence": problem.message, "at": (field,), **problem.details}
    )
