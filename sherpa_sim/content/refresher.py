"""A refresher: tasks chosen for a mentor, each with why, and what she has done of them."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .question_parts import Objective, refuse_twice
from .record import Record
from .tool_record import ToolRecord

MOST_TASKS = 5
MOST_DONE = 500

TaskKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,79}$")]
"""The id of a practice task, or `talk-` and the key of a colleague."""


class Why(StrEnum):
    """Why a task was chosen."""

    MARKS = "marks"
    PRACTICE = "practice"
    OPEN_QUESTIONS = "open_questions"
    REFLECTIONS = "reflections"
    PUSHING = "pushing"
    HARD = "hard"
    LONG_AGO = "long_ago"
    NEVER = "never"
    FRESH = "fresh"
    NO_TALK = "no_talk"
    LAST_TALK = "last_talk"


class Reason(Record):
    """Why a task was chosen, in figures: `got` of `of`, on a day, in a paper or a unit of that key."""

    why: Why
    got: Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)] = 0.0
    of: Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)] = 0.0
    on: date | None = None
    place: Annotated[str, Field(max_length=60)] = ""


class Task(Record):
    """A task of a round.

    Attributes:
        unit: the key of the unit to open; of a talk, where its objective is taught.
        minutes: how long it takes, about.
        colleague: with whom to talk; empty for a practice task.
    """

    key: TaskKey
    objective: Objective
    unit: Annotated[str, Field(max_length=40)]
    minutes: Annotated[int, Field(ge=5, le=15)]
    reason: Reason
    colleague: Annotated[str, Field(max_length=40)] = ""


class Round(Record):
    """The tasks that were chosen on a day, in the order in which to do them."""

    began: date
    tasks: Annotated[tuple[Task, ...], Field(max_length=MOST_TASKS)]

    @model_validator(mode="after")
    def _tasks_differ(self) -> Self:
        refuse_twice([task.key for task in self.tasks], "tasks")
        return self


class DoneTask(Record):
    """A task that she says she did, and when."""

    task: TaskKey
    on: date


class RefresherRecord(ToolRecord):
    """All that the tool keeps: what she finds hard, her round, and every task that she has done."""

    tool: Literal["refresher"] = "refresher"
    version: Literal[1] = 1
    hard: Annotated[tuple[Objective, ...], Field(max_length=len(Objective))] = ()
    round: Round | None = None
    done: Annotated[tuple[DoneTask, ...], Field(max_length=MOST_DONE)] = ()

    def is_done(self, task: TaskKey) -> bool:
        """Whether she did a task since the round began."""
        began = self.round.began if self.round is not None else date.max
        return any(one.task == task and one.on >= began for one in self.done)

    @property
    def finished(self) -> bool:
        """Whether there is a round and all of it is done."""
        return self.round is not None and all(self.is_done(task.key) for task in self.round.tasks)

    def with_done(self, task: TaskKey, on: date, *, done: bool) -> "RefresherRecord":
        """The record with a task of the round done on a day, or not done after all; the oldest make room."""
        began = self.round.began if self.round is not None else date.max
        others = tuple(one for one in self.done if not (one.task == task and one.on >= began))
        added = (DoneTask(task=task, on=on),) if done else ()
        return self.model_copy(update={"done": (*others, *added)[-MOST_DONE:]})
