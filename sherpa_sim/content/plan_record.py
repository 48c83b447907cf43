"""What a mentor keeps of her action plan: each time she looked back on it, and the plan where no paper keeps it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, JsonValue, StringConstraints, model_validator

from sherpa_sim.domain.problem import Problem

from .action_plan import plan_questions, read_plan
from .question_parts import PartKey, QuestionId, contradiction
from .record import Record
from .tool_record import ToolRecord

LONGEST_NOTE = 400
"""Characters of what is noted at a review, as of the longest field of the paper."""
LONGEST_STEP = 200
LONGEST_HELP = 100
"""Characters of a step and of who helps, as in the paper."""
MOST_REVIEWS = 60
"""One a month for five years."""
MOST_STEPS = 70
"""Steps of one review: those of the paper, and one more from each review before it."""
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
"""Between these lies every day of a plan, as in the paper."""


def _plain(text: str) -> str:
    """The text without what is no letter, sign or line, which no file or calendar could hold."""
    kept = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(
        sign
        for sign in kept
        if sign == "\n" or (sign >= " " and sign != "\x7f" and not "\ud800" <= sign <= "\udfff")
    ).strip()


Note = Annotated[str, AfterValidator(_plain), Field(max_length=LONGEST_NOTE)]
StepText = Annotated[str, AfterValidator(_plain), Field(max_length=LONGEST_STEP)]
Helper = Annotated[str, AfterValidator(_plain), Field(max_length=LONGEST_HELP)]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]


class Outcome(StrEnum):
    """How a step went."""

    DONE = "done"
    PARTLY = "partly"
    NOT = "not"


class StepReview(Record):
    """How a step went.

    Attributes:
        key: of the step in the plan.
        what: the step, as it was written when it was looked back on.
        day: the day that was planned for it then.
        outcome: how it went.
        obstacle: what got in the way.
        next: what she does next.
        moved_to: the later day that she chose for it.
    """

    key: PartKey
    what: StepText
    day: Day | None = None
    outcome: Outcome
    obstacle: Note = ""
    next: Note = ""
    moved_to: Day | None = None


class NewStep(Record):
    """A small step that came out of looking back."""

    what: Annotated[StepText, Field(min_length=1)]
    day: Day | None = None
    help: Helper = ""


class PlanReview(Record):
    """One time that a mentor looked back on her plan.

    Attributes:
        day: when.
        steps: how each step went that she said something of.
        learned: what she learned.
        added: the step that she plans after it, if there is one.
        next_review: when she looks back again.
    """

    day: Day
    steps: Annotated[tuple[StepReview, ...], Field(max_length=MOST_STEPS)] = ()
    learned: Note = ""
    added: NewStep | None = None
    next_review: Day | None = None


class PlanRecord(ToolRecord):
    """An action plan and how it goes.

    Attributes:
        plan_id: by which a calendar knows the days of this plan again; empty until it is needed.
        changes: how often something of the record was changed, so that a calendar takes the newest.
        answers: the plan, as the answers to the paper; empty where they are kept with the papers of who signed in.
        reviews: each time she looked back, in the order in which she noted it.
    """

    tool: Literal["action-plan"] = "action-plan"
    version: Literal[1] = 1
    plan_id: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{32})?$")] = ""
    changes: Annotated[int, Field(ge=0, le=10**8)] = 0
    answers: dict[QuestionId, JsonValue] = Field(default_factory=dict)
    reviews: Annotated[tuple[PlanReview, ...], Field(max_length=MOST_REVIEWS)] = ()

    @model_validator(mode="after")
    def _has_a_plan_that_can_be_read(self) -> Self:
        unknown = sorted(set(self.answers) - {sheet.id for sheet in plan_questions()})
        if unknown:
            raise contradiction(Problem('There is no question "{question}".', question=unknown[0]), "answers")
        try:
            read_plan(self.answers)
        except Problem as problem:
            raise contradiction(problem, "answers") from None
        return self

    def answering(self, question: str, answer: JsonValue) -> "PlanRecord":
        """The record with another answer to a question of the plan; None takes it back."""
        others: Mapping[str, JsonValue] = {
            key: value for key, value in self.answers.items() if key != question
        }
        return self.model_copy(
            update={
                "answers": dict(others) if answer is None else {**others, question: answer},
                "changes": self.changes + 1,
            }
        )

    def reviewed(self, *reviews: PlanReview) -> "PlanRecord":
        """The record with these reviews in the place of all that were there."""
        return self.model_copy(update={"reviews": reviews, "changes": self.changes + 1})
