"""A question as a browser gets it: in one language, with no more than a trainee may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sherpa_sim.assessment.how_it_counts import HOW_IT_COUNTS
from sherpa_sim.content.paper import ZoneSheet
from sherpa_sim.content.question_parts import Kind, Label
from sherpa_sim.content.question_sheet import FormField, QuestionSheet
from sherpa_sim.content.talk_answer import LONGEST_SAID
from sherpa_sim.locale.words import Words

from .wording import hint


@dataclass(frozen=True)
class Asked:
    """A question; what it is worth, in points, where they are counted; and the zone of a paper that it opens."""

    sheet: QuestionSheet
    points: float | None = None
    opens: ZoneSheet | None = None

    @property
    def id(self) -> str:
        """The question's id."""
        return self.sheet.id

    def as_data(self, words: Words) -> dict[str, Any]:
        """The plain data that the widget's program reads."""
        sheet, language = self.sheet, words.language
        unit = sheet.unit(language) if sheet.unit else ""
        shown: dict[str, Any] = {
            "id": sheet.id,
            "kind": str(sheet.kind),
            "prompt": sheet.stem(language),
            "hint": hint(sheet, words),
            "counts": "" if self.points is None else words(HOW_IT_COUNTS[sheet.kind]),
            "points": ""
            if self.points is None
            else words("Points: {points}", points=_plain(self.points, words)),
            "zone": self.opens.name(language) if self.opens else "",
            "introduction": self.opens.introduction(language) if self.opens else "",
            "unit": unit,
            "options": _labels(sheet.options, language),
            "items": _labels(sheet.slots if sheet.kind is Kind.PLAN else sheet.items, language),
        }
        if sheet.kind is Kind.NUMBER:
            shown |= {"low": sheet.low, "high": sheet.high}
        if sheet.kind is Kind.TEXT:
            shown["most"] = sheet.longest
        if sheet.kind is Kind.FORM:
            shown["fields"] = [_field(field, language) for field in sheet.fields]
        if sheet.kind is Kind.CONVERSATION:
            shown["longest"] = LONGEST_SAID
        if sheet.kind is Kind.PLAN:
            shown |= {"budget": sheet.budget, "step": 1}
        return shown


def _labels(labels: Iterable[Label], language: str) -> list[dict[str, str]]:
    return [{"id": label.key, "text": label.text(language)} for label in labels]


def _field(field: FormField, language: str) -> dict[str, Any]:
    return {
        "id": field.key,
        "text": field.text(language),
        "kind": field.kind,
        "required": field.required,
        "most": field.longest,
        "choices": _labels(field.choices, language),
    }


def _plain(points: float, words: Words) -> str:
    return words.number(points, 0 if float(points).is_integer() else 1)
