"""Questions answered by talking: a talk with one of the colleagues, of which is scored how the mentor talks."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from .colleagues import ColleagueKey, load_colleagues
from .question_head import QuestionHead
from .question_parts import Kind, Label, contradiction, refuse_twice
from .question_sheet import QuestionSheet
from .record import Record, Text

FEWEST_LINES = 8
"""Of the mentor, below which nothing can be said of a talk, so nothing is earned."""
MOST_LINES = 40
"""Of the mentor, after which every talk ends."""


class TalkMeasure(StrEnum):
    """What is looked at in a talk; none of them asks what the colleague decides.

    `CONSISTENT` is the share of MI-consistent lines among those that are for or against it; `OPEN_QUESTIONS` of all
    questions; `REFLECTIONS_TO_QUESTIONS` a ratio; `UNASKED` the share of lines with information, advice or pressure
    that nobody asked for; `CHANGE_TALK` of what the colleague says for or against learning, what speaks for it.
    """

    CONSISTENT = "consistent"
    REFLECTIONS_TO_QUESTIONS = "reflections_to_questions"
    OPEN_QUESTIONS = "open_questions"
    UNASKED = "unasked"
    CHANGE_TALK = "change_talk"


class Yardstick(Record):
    """What a measure of the talk earns: from `nothing` to `all` in a straight line, and what is told about it.

    `points` are those of the rubric, as in a written answer; `good` is told where everything is earned, `better` below.
    """

    measure: TalkMeasure
    points: Annotated[int, Field(ge=1, le=20)]
    nothing: Annotated[float, Field(ge=0, le=5)]
    all: Annotated[float, Field(ge=0, le=5)]
    name: Text
    good: Text
    better: Text

    @model_validator(mode="after")
    def _leads_the_right_way(self) -> Self:
        if (self.all < self.nothing) != (self.measure is TalkMeasure.UNASKED) or self.all == self.nothing:
            raise contradiction(
                Problem("more of this measure must earn more; of what was not asked for, less must."),
                "rubric",
            )
        return self

    def worth(self, value: float) -> float:
        """What a value of the measure is worth, in [0, 1]."""
        return min(1.0, max(0.0, (value - self.nothing) / (self.all - self.nothing)))


class Conversation(QuestionHead):
    """A talk with `colleague` in at least `least` and at most `most` lines of the mentor."""

    kind: Literal[Kind.CONVERSATION]
    colleague: ColleagueKey
    least: Annotated[int, Field(ge=FEWEST_LINES, le=MOST_LINES)]
    most: Annotated[int, Field(ge=FEWEST_LINES, le=MOST_LINES)]
    rubric: Annotated[tuple[Yardstick, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_be_held(self) -> Self:
        if self.most < self.least:
            raise contradiction(
                Problem("the most lines are fewer than the least; correct one of them."), "most"
            )
        if self.colleague not in load_colleagues():
            raise contradiction(
                Problem(
                    'there is no colleague "{name}"; choose from {accepted}.',
                    name=self.colleague,
                    accepted=", ".join(load_colleagues()),
                ),
                "colleague",
            )
        refuse_twice([yardstick.measure for yardstick in self.rubric], "rubric")
        return self

    @property
    def points(self) -> int:
        """The points of the rubric together."""
        return sum(yardstick.points for yardstick in self.rubric)

    def for_trainee(self) -> QuestionSheet:
        """The question without the bounds of its rubric and its feedback; what is looked at may be known."""
        return QuestionSheet(
            id=self.id,
            kind=self.kind,
            stem=self.stem,
            items=tuple(Label(key=str(one.measure), text=one.name) for one in self.rubric),
            colleague=self.colleague,
            least=self.least,
            most=self.most,
        )
