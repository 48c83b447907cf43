"""A question as a trainee gets it: what is asked and what an answer may be, and nothing that tells the right one."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from .question_parts import Kind, Label, QuestionId, contradiction, keys, refuse_twice
from .record import Record, Text


class FormField(Label):
    """A field of a form: a text of at most `longest` characters, a date, or a choice from `choices`."""

    kind: Literal["text", "date", "choice"] = "text"
    required: bool = True
    longest: Annotated[int, Field(ge=1, le=4000)] = 500
    choices: tuple[Label, ...] = ()

    @model_validator(mode="after")
    def _has_choices_where_there_is_a_choice(self) -> Self:
        refuse_twice(keys(self.choices), "choices")
        if (self.kind == "choice") != (len(self.choices) > 1):
            raise contradiction(
                Problem('a field of the kind "choice" has two choices or more, and no other field has any.'),
                "choices",
            )
        return self


class QuestionSheet(Record):
    """A question without key, rubric or feedback; what does not belong to its `kind` is empty.

    `options` are what can be chosen (one, many), put beside an item (match), or the categories (classify); `items`
    are what is given a place (classify, match) or an order (order). `low`, `high`, `step` and `unit` belong to a
    number, `longest` (characters) to a text, `fields` to a form, `slots` and `budget` (in `unit`) to a plan,
    `colleague`, `least` and `most` (lines of the mentor) to a conversation, whose `items` are what is looked at in it.
    """

    id: QuestionId
    kind: Kind
    stem: Text
    options: tuple[Label, ...] = ()
    items: tuple[Label, ...] = ()
    unit: Text | None = None
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0
    longest: int = 0
    fields: tuple[FormField, ...] = ()
    slots: tuple[Label, ...] = ()
    budget: int = 0
    colleague: str = ""
    least: int = 0
    most: int = 0
