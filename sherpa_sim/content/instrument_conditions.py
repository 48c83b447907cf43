"""The conditions of instruments, each with the rule it states and the question to ask when it cannot be told."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.eligibility import (
    Answer,
    Case,
    CourseKind,
    Region,
    Sector,
    Work,
    all_hold,
    answer,
    any_holds,
)
from sherpa_sim.domain.people import Education
from sherpa_sim.domain.problem import Problem

from .question_parts import contradiction
from .record import Record, Text

ConditionKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""The key of a condition, such as `works_in_flanders`."""
Number = Literal[
    "contract_share",
    "weekly_hours",
    "years_worked",
    "years_of_service",
    "firm_size",
    "course_hours",
    "course_credits",
]
Word = Literal["work_region", "home_region", "work", "sector", "education", "course_kind"]
Fact = Literal[
    "has_guidance_plan",
    "used_guidance_voucher",
    "time_credit_granted",
    "employer_consents",
    "pays_herself",
    "proposed_by_employer",
    "sector_fund",
    "lacks_basics",
    "reduced_fee",
    "course_registered",
    "course_shortage",
]
_WORDS: dict[Word, type[Region | Work | Sector | Education | CourseKind]] = {
    "work_region": Region,
    "home_region": Region,
    "work": Work,
    "sector": Sector,
    "education": Education,
    "course_kind": CourseKind,
}
LEAST = "{least}"


class Condition(Record):
    """A condition of an instrument.

    `rule` is what must hold, as a sentence; `ask` what to ask a colleague of whom it is not known. `disputed`: sources
    do not agree on it, so that who does not meet it cannot be told no.
    """

    key: ConditionKey
    rule: Text
    ask: Text
    disputed: bool = False


class AtLeast(Condition):
    """A number that must be `least` or more; the rule tells it as `{least}`."""

    kind: Literal["at_least"]
    of: Number
    least: Annotated[float, Field(gt=0)]

    @model_validator(mode="after")
    def _tells_its_number(self) -> Self:
        if LEAST not in self.rule.en or LEAST not in self.rule.nl:
            raise contradiction(Problem("the rule must hold {place} in both languages.", place=LEAST), "rule")
        return self

    def judge(self, case: Case, others: "Mapping[str, AnyCondition]") -> Answer:
        """Whether it holds for a case."""
        value = getattr(case, self.of)
        return answer(None if value is None else value >= self.least)


class Among(Condition):
    """Something that must be one of a few words."""

    kind: Literal["among"]
    of: Word
    words: Annotated[tuple[str, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _knows_its_words(self) -> Self:
        accepted = [str(word) for word in _WORDS[self.of]]
        for word in self.words:
            if word not in accepted:
                raise contradiction(
                    Problem(
                        '"{word}" is not known; choose from {accepted}.',
                        word=word,
                        accepted=", ".join(accepted),
                    ),
                    "words",
                )
        return self

    def judge(self, case: Case, others: "Mapping[str, AnyCondition]") -> Answer:
        """Whether it holds for a case."""
        value = getattr(case, self.of)
        return answer(None if value is None else value in self.words)


class Holds(Condition):
    """Something that must be so, or must not."""

    kind: Literal["holds"]
    of: Fact
    be: bool = True

    def judge(self, case: Case, others: "Mapping[str, AnyCondition]") -> Answer:
        """Whether it holds for a case."""
        value = getattr(case, self.of)
        return answer(None if value is None else value is self.be)


class AllOf(Condition):
    """Conditions of which all must hold."""

    kind: Literal["all_of"]
    conditions: Annotated[tuple[ConditionKey, ...], Field(min_length=2)]

    def judge(self, case: Case, others: "Mapping[str, AnyCondition]") -> Answer:
        """Whether they hold for a case."""
        return all_hold(others[key].judge(case, others) for key in self.conditions)


class AnyOf(Condition):
    """Conditions of which one is enough."""

    kind: Literal["any_of"]
    conditions: Annotated[tuple[ConditionKey, ...], Field(min_length=2)]

    def judge(self, case: Case, others: "Mapping[str, AnyCondition]") -> Answer:
        """Whether one of them holds for a case."""
        return any_holds(others[key].judge(case, others) for key in self.conditions)


AnyCondition = Annotated[AtLeast | Among | Holds | AllOf | AnyOf, Field(discriminator="kind")]
"""A condition of any kind."""


def said(text: Text, condition: AnyCondition) -> Text:
    """A text of a condition with its number in its place."""
    if not isinstance(condition, AtLeast):
        return text
    number = f"{condition.least:g}"
    return Text(en=text.en.replace(LEAST, number), nl=text.nl.replace(LEAST, number))
