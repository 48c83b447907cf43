"""The kit's short questionnaire on learning at work: statements in four scales, and three questions with yes or no."""

import functools
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from . import places
from .keyed_file import by_key
from .question_parts import contradiction
from .record import Record, Text
from .sources import SourceKey
from .yaml_file import load_record

UNKNOWN = 0
"""The degree that stands for "I do not know"."""
HIGHEST = 5
"""The degree of who fully agrees; 1 is that of who fully disagrees."""

ItemKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]{0,11}$")]


class Reply(StrEnum):
    """What can be said to a question with yes or no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Fact(StrEnum):
    """The questions with yes or no; the first two together are taking part, as the Adult Education Survey asks it."""

    FORMAL = "formal"
    OTHER = "other"
    TALKED = "talked"


class Scale(Record):
    """What several statements are about together."""

    key: ItemKey
    name: Text
    what: Text


class Item(Record):
    """A statement with which somebody agrees or not; `reversed` if agreeing speaks against the scale."""

    key: ItemKey
    scale: ItemKey
    text: Text
    reversed: bool = False


class FactAsked(Record):
    """A question with yes or no: its short name, the question, and what counts."""

    key: Fact
    name: Text
    text: Text
    help: Text
    sources: tuple[SourceKey, ...] = ()

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on."""
        return self.sources


class Questionnaire(Record):
    """The whole questionnaire, in the order in which it is asked; `degrees` go from disagreeing to agreeing."""

    about: Text
    degrees: Annotated[tuple[Text, ...], Field(min_length=HIGHEST, max_length=HIGHEST)]
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    facts: tuple[FactAsked, ...]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        keys = [*(scale.key for scale in self.scales), *(item.key for item in self.items)]
        twice = [key for key, count in Counter(keys).items() if count > 1]
        if twice:
            raise contradiction(
                Problem('"{key}" is there twice; give each its own key.', key=twice[0]), "items"
            )
        scales = {scale.key for scale in self.scales}
        for item in self.items:
            if item.scale not in scales:
                raise contradiction(
                    Problem(
                        '"{key}" names a scale that is not there: "{scale}".', key=item.key, scale=item.scale
                    ),
                    "items",
                )
        if tuple(one.key for one in self.facts) != tuple(Fact):
            raise contradiction(Problem("the questions with yes or no are not those of the kit."), "facts")
        return self

    def of(self, scale: str) -> tuple[Item, ...]:
        """The statements of a scale."""
        return tuple(item for item in self.items if item.scale == scale)


@functools.cache
def load_learning_culture() -> Questionnaire:
    """The questionnaire of `course/learning_culture.yml`; raises Problem if it cannot be used."""
    path = places.folder("course") / "learning_culture.yml"
    found = load_record(path, Questionnaire)
    by_key(path.name, found.facts)
    return found
