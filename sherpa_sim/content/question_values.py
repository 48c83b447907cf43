"""Questions answered with amounts: a number, or a budget divided over slots."""

import functools
import math
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from .question_choices import HALF, labels
from .question_head import QuestionHead
from .question_parts import Kind, Label, Option, contradiction, keys, refuse_twice
from .question_sheet import QuestionSheet
from .record import Record, Text

Finite = Annotated[float, Field(allow_inf_nan=False)]
MOST_STEPS = 10_000


class NumberFeedback(Record):
    """What is told when the number is right, nearly right, too low, or too high."""

    right: Text
    near: Text
    low: Text
    high: Text


class Number(QuestionHead):
    """A number from `low` to `high` in steps.

    Within `tolerance` of `right` it is worth everything; from there its worth falls in a straight line, to nothing
    at `reach` from `right`.
    """

    kind: Literal[Kind.NUMBER]
    unit: Text
    low: Finite
    high: Finite
    step: Annotated[Finite, Field(gt=0)] = 1.0
    right: Finite
    tolerance: Annotated[Finite, Field(ge=0)] = 0.0
    reach: Annotated[Finite, Field(gt=0)]
    feedback: NumberFeedback

    @model_validator(mode="after")
    def _right_can_be_told_from_wrong(self) -> Self:
        if not self.low <= self.right <= self.high:
            raise contradiction(
                Problem(
                    "the right number lies outside {low} to {high}; correct one of them.",
                    low=self.low,
                    high=self.high,
                ),
                "right",
            )
        if self.reach <= self.tolerance:
            raise contradiction(Problem("the reach must be more than the tolerance."), "reach")
        if self._steps > MOST_STEPS:
            raise contradiction(
                Problem(
                    "there are more than {most} steps from low to high; take larger ones.", most=MOST_STEPS
                ),
                "step",
            )
        if self.blind_worth > HALF:
            raise contradiction(
                Problem("most numbers are nearly right; take a smaller reach, or a wider range."), "reach"
            )
        return self

    @property
    def _steps(self) -> int:
        return math.floor((self.high - self.low) / self.step + 1e-9)

    def worth(self, answer: float) -> float:
        """What a number is worth, in [0, 1]."""
        beyond = abs(answer - self.right) - self.tolerance
        return min(1.0, max(0.0, 1 - beyond / (self.reach - self.tolerance)))

    @property
    def blind_worth(self) -> float:
        """What a step drawn at random is worth on average."""
        steps = self._steps + 1
        return math.fsum(self.worth(self.low + number * self.step) for number in range(steps)) / steps

    def for_trainee(self) -> QuestionSheet:
        """The question without its key and feedback."""
        return QuestionSheet(
            id=self.id,
            kind=self.kind,
            stem=self.stem,
            unit=self.unit,
            low=self.low,
            high=self.high,
            step=self.step,
        )


class Slot(Option):
    """A place where part of the budget can go: `gains` by its first, second, ... unit; further units add nothing."""

    gains: tuple[Finite, ...]

    def gain(self, units: int) -> float:
        """What so many units bring here, in the unit of the table."""
        return math.fsum(self.gains[:units])


class Plan(QuestionHead):
    """Divide a budget of whole units over slots; scored between doing nothing (0) and the best plan there is (1)."""

    kind: Literal[Kind.PLAN]
    unit: Text
    budget: Annotated[int, Field(ge=2, le=40)]
    slots: Annotated[tuple[Slot, ...], Field(min_length=2, max_length=8)]
    feedback: Text

    @model_validator(mode="after")
    def _plans_differ(self) -> Self:
        refuse_twice(keys(self.slots), "slots")
        for slot in self.slots:
            if min(slot.gain(units) for units in range(len(slot.gains) + 1)) < 0:
                raise contradiction(
                    Problem(
                        '"{name}" brings less than nothing; let its gains add up to 0 or more.', name=slot.key
                    ),
                    "slots",
                )
        if self.best_gain <= 0:
            raise contradiction(Problem("no plan is better than doing nothing; correct the gains."), "slots")
        if self.blind_worth > HALF:
            raise contradiction(
                Problem("most plans are nearly as good as the best; let the gains differ more."), "slots"
            )
        return self

    def gain(self, answer: Mapping[str, int]) -> float:
        """What a plan ({slot: units}) brings, in the unit of the table."""
        return math.fsum(slot.gain(answer.get(slot.key, 0)) for slot in self.slots)

    def worth(self, answer: Mapping[str, int]) -> float:
        """What a plan is worth, in [0, 1]: 0 as much as doing nothing, 1 as much as the best plan."""
        return self.gain(answer) / self.best_gain

    @functools.cached_property
    def best_gain(self) -> float:
        """What the best plan within the budget brings."""
        best = [0.0] * (self.budget + 1)
        for slot in self.slots:
            best = [
                max(best[spent - units] + slot.gain(units) for units in range(spent + 1))
                for spent in range(self.budget + 1)
            ]
        return best[self.budget]

    @functools.cached_property
    def blind_worth(self) -> float:
        """What a plan is worth on average when every way to divide the whole budget is equally likely."""
        others = len(self.slots) - 2
        ways = [math.comb(self.budget - units + others, others) for units in range(self.budget + 1)]
        gains = math.fsum(
            ways[units] * slot.gain(units) for slot in self.slots for units in range(self.budget + 1)
        )
        return gains / math.comb(self.budget + others + 1, others + 1) / self.best_gain

    def for_trainee(self) -> QuestionSheet:
        """The question without its table and feedback; slots stand as they are written, as in a calendar."""
        slots: tuple[Label, ...] = labels(self.slots)
        return QuestionSheet(
            id=self.id, kind=self.kind, stem=self.stem, unit=self.unit, slots=slots, budget=self.budget
        )
