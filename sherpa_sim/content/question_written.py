"""Questions answered in writing and marked by a trainer: a short text, and a form of short fields."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .question_head import QuestionHead
from .question_parts import Kind, Rubric, keys, refuse_twice
from .question_sheet import FormField, QuestionSheet


class ShortText(QuestionHead):
    """A text of at most `longest` characters."""

    kind: Literal[Kind.TEXT]
    longest: Annotated[int, Field(ge=20, le=4000)]
    rubric: Rubric

    def for_trainee(self) -> QuestionSheet:
        """The question without its rubric."""
        return QuestionSheet(id=self.id, kind=self.kind, stem=self.stem, longest=self.longest)


class Form(QuestionHead):
    """A few short fields: texts, dates and choices."""

    kind: Literal[Kind.FORM]
    fields: Annotated[tuple[FormField, ...], Field(min_length=1, max_length=12)]
    rubric: Rubric

    @model_validator(mode="after")
    def _fields_differ(self) -> Self:
        refuse_twice(keys(self.fields), "fields")
        return self

    def for_trainee(self) -> QuestionSheet:
        """The question without its rubric."""
        return QuestionSheet(id=self.id, kind=self.kind, stem=self.stem, fields=self.fields)
