"""What mentee, mentor and coach are asked when a pair ends, `course/pair_evaluation.yml`."""

import functools
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from . import places
from .pair_record import Evaluator
from .record import Record, Text
from .sources import SourceKey
from .yaml_file import load_record


class ItemKind(StrEnum):
    """A choice among the answers, or words of one's own."""

    CHOICE = "choice"
    TEXT = "text"


class Answer(Record):
    """One of the answers to an item with a choice."""

    key: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    text: Text


class EvaluationItem(Record):
    """An item, as each of the three is asked it; who is not in `asks` is not asked."""

    key: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    kind: ItemKind
    asks: Annotated[dict[Evaluator, Text], Field(min_length=1)]


class PairEvaluationForm(Record):
    """The items in order, the answers to those with a choice, and what they lean on."""

    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]
    items: Annotated[tuple[EvaluationItem, ...], Field(min_length=1, max_length=30)]
    sources: tuple[SourceKey, ...]

    def asked(self, who: Evaluator) -> tuple[EvaluationItem, ...]:
        """The items that one of the three is asked."""
        return tuple(item for item in self.items if who in item.asks)

    def answer(self, key: str, language: str) -> str:
        """The text of an answer; what was written, if it is none of them."""
        return next((one.text(language) for one in self.answers if one.key == key), key)


@functools.cache
def load_pair_evaluation() -> PairEvaluationForm:
    """The items; raises Problem if the file breaks a rule of the record."""
    return load_record(places.folder("course") / "pair_evaluation.yml", PairEvaluationForm)
