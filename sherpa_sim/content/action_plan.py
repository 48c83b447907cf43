"""The action plan in the answers to the paper of that name: its steps, its reviews, and all of it as it was written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .bank import load_bank
from .paper import load_paper
from .question_answer import check_answer
from .question_sheet import FormField, QuestionSheet
from .record import Text

PLAN_PAPER = "action-plan"
_STEP = re.compile(r"step_(\d+)")
_REVIEWS = ("review", "review_again")


@dataclass(frozen=True)
class PlanStep:
    """A step that somebody plans: what, by which day, and who helps; what was left open is empty or None.

    `key` is that of its field, such as `step_1`.
    """

    key: str
    what: str
    day: date | None
    help: str


@dataclass(frozen=True)
class Line:
    """A field that was filled in: what was asked, and what was answered (a choice in both languages)."""

    asked: Text
    answer: str | Text | date


@dataclass(frozen=True)
class PlanPart:
    """A question of the paper and the fields that were filled in, in their order; none, if it was left open.

    `has_steps` tells that it is the question whose fields are the steps.
    """

    asked: Text
    lines: tuple[Line, ...]
    has_steps: bool = False


@dataclass(frozen=True)
class ActionPlan:
    """An action plan: every question as it was answered, and in it the steps, and the days to look back in order."""

    parts: tuple[PlanPart, ...]
    steps: tuple[PlanStep, ...]
    reviews: tuple[date, ...]

    @property
    def begun(self) -> bool:
        """Whether anything at all was filled in."""
        return any(part.lines for part in self.parts)


def plan_questions() -> tuple[QuestionSheet, ...]:
    """The questions of the paper, in their order."""
    return tuple(question.for_trainee() for question, _ in load_paper(PLAN_PAPER).questions(load_bank()))


def read_plan(answers: Mapping[str, object]) -> ActionPlan:
    """The action plan in the answers to its paper, by the ids of the questions.

    A field `step_1` is the first step, with `day_1` and `help_1`; `review` and `review_again` are days to look
    back.

    Raises:
        Problem: if an answer cannot be one to its question.
    """
    parts, steps, reviews = [], [], set()
    for sheet in plan_questions():
        answer = check_answer(sheet, answers.get(sheet.id))
        filled = {key: str(value) for key, value in answer.items()} if isinstance(answer, Mapping) else {}
        lines = [
            Line(field.text, _said(field, filled[field.key])) for field in sheet.fields if field.key in filled
        ]
        has_steps = any(_STEP.fullmatch(field.key) for field in sheet.fields)
        parts.append(PlanPart(sheet.stem, tuple(lines), has_steps))
        for field in sheet.fields:
            if (found := _STEP.fullmatch(field.key)) is None:
                continue
            day = filled.get(f"day_{found[1]}")
            step = PlanStep(
                field.key,
                filled.get(field.key, ""),
                date.fromisoformat(day) if day else None,
                filled.get(f"help_{found[1]}", ""),
            )
            if step.what or step.day:
                steps.append(step)
        reviews |= {date.fromisoformat(filled[key]) for key in _REVIEWS if key in filled}
    return ActionPlan(tuple(parts), tuple(steps), tuple(sorted(reviews)))


def _said(field: FormField, value: str) -> str | Text | date:
    if field.kind == "date":
        return date.fromisoformat(value)
    return next((choice.text for choice in field.choices if choice.key == value), value)
