"""What may be an answer to a question: values from JSON, checked against the sheet; nothing in them is ever run."""

from collections.abc import Iterable, Mapping
from datetime import date

from sherpa_sim.domain.problem import Problem

from .question_parts import Kind, Label, keys
from .question_sheet import FormField, QuestionSheet
from .talk_answer import as_answer, talk_answer

Answer = str | float | tuple[str, ...] | Mapping[str, str] | Mapping[str, int] | Mapping[str, object]
"""One: an option. Many: options. Classify and match: {item: option}. Order: items. Number: a number.
Text: the text. Form: {field: value}, a date as 2026-09-01. Plan: {slot: units}. Conversation: the transcript."""


def check_answer(sheet: QuestionSheet, value: object) -> Answer | None:
    """The answer in a JSON value; None if it says nothing (an empty text, nothing ticked, nothing placed).

    Items, fields and slots may be left open, so an answer can be kept while it is being made.

    Raises:
        Problem: if the value cannot be an answer to this question.
    """
    if value is None:
        return None
    match sheet.kind:
        case Kind.ONE:
            return _one_of(sheet, sheet.options, value)
        case Kind.MANY:
            return _listed(sheet, sheet.options, value) or None
        case Kind.CLASSIFY:
            return _placed(sheet, value) or None
        case Kind.MATCH:
            placed = _placed(sheet, value)
            if len(set(placed.values())) < len(placed):
                raise Problem("Question {question}: an option goes with one item at most.", question=sheet.id)
            return placed or None
        case Kind.ORDER:
            order = _listed(sheet, sheet.items, value)
            if order and len(order) < len(sheet.items):
                raise Problem("Question {question}: the order lacks an item.", question=sheet.id)
            return order or None
        case Kind.NUMBER:
            return _number(sheet, value)
        case Kind.TEXT:
            return _text(sheet, sheet.longest, value) or None
        case Kind.FORM:
            return _form(sheet, value) or None
        case Kind.PLAN:
            return _plan(sheet, value) or None
        case Kind.CONVERSATION:
            talk = talk_answer(sheet, value)
            return as_answer(talk) if talk is not None else None


def missing_fields(sheet: QuestionSheet, answer: Answer | None) -> tuple[FormField, ...]:
    """The required fields of a form that an answer leaves open; none for another kind."""
    given = answer if isinstance(answer, Mapping) else {}
    return tuple(field for field in sheet.fields if field.required and field.key not in given)


def _unfit(sheet: QuestionSheet) -> Problem:
    return Problem("Question {question}: this cannot be an answer to it.", question=sheet.id)


def _one_of(sheet: QuestionSheet, known: Iterable[Label], value: object) -> str:
    if not isinstance(value, str) or value not in keys(known):
        raise _unfit(sheet)
    return value


def _listed(sheet: QuestionSheet, known: Iterable[Label], value: object) -> tuple[str, ...]:
    accepted = keys(known)
    if not isinstance(value, list | tuple) or len(value) > len(accepted):
        raise _unfit(sheet)
    listed = tuple(_one_of(sheet, known, one) for one in value)
    if len(set(listed)) < len(listed):
        raise _unfit(sheet)
    return listed


def _pairs(sheet: QuestionSheet, known: Iterable[Label], value: object) -> dict[str, object]:
    if not isinstance(value, Mapping) or not set(value) <= set(keys(known)):
        raise _unfit(sheet)
    return dict(value)


def _placed(sheet: QuestionSheet, value: object) -> dict[str, str]:
    pairs = _pairs(sheet, sheet.items, value)
    return {item: _one_of(sheet, sheet.options, place) for item, place in pairs.items() if place is not None}


def _number(sheet: QuestionSheet, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _unfit(sheet)
    if not sheet.low <= value <= sheet.high:
        raise Problem(
            "Question {question}: give a number from {low} to {high}.",
            question=sheet.id,
            low=f"{sheet.low:g}",
            high=f"{sheet.high:g}",
        )
    return float(value)


def _text(sheet: QuestionSheet, longest: int, value: object) -> str:
    if not isinstance(value, str):
        raise _unfit(sheet)
    if len(value) > longest:
        raise Problem(
            "Question {question}: the text is longer than {longest} characters; shorten it.",
            question=sheet.id,
            longest=longest,
        )
    if any(
        (character < " " and character not in "\n\r\t") or "\ud800" <= character <= "\udfff"
        for character in value
    ):
        raise Problem("Question {question}: the text has characters that cannot be kept.", question=sheet.id)
    return value if value.strip() else ""


def _form(sheet: QuestionSheet, value: object) -> dict[str, str]:
    pairs = _pairs(sheet, sheet.fields, value)
    filled: dict[str, str] = {}
    for field in sheet.fields:
        given = pairs.get(field.key)
        if given is None or given == "":
            continue
        match field.kind:
            case "choice":
                filled[field.key] = _one_of(sheet, field.choices, given)
            case "date":
                filled[field.key] = _day(sheet, given)
            case _:
                if text := _text(sheet, field.longest, given):
                    filled[field.key] = text
    return filled


def _day(sheet: QuestionSheet, value: object) -> str:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or not 2000 <= day.year <= 2100:
        raise Problem("Question {question}: give a date as 2026-09-01.", question=sheet.id)
    return day.isoformat()


def _plan(sheet: QuestionSheet, value: object) -> dict[str, int]:
    plan: dict[str, int] = {}
    for slot, units in _pairs(sheet, sheet.slots, value).items():
        if isinstance(units, bool) or not isinstance(units, int) or units < 0:
            raise Problem("Question {question}: give whole numbers from 0 up.", question=sheet.id)
        if units:
            plan[slot] = units
    if sum(plan.values()) > sheet.budget:
        raise Problem(
            "Question {question}: more is handed out than the {budget} there are.",
            question=sheet.id,
            budget=sheet.budget,
        )
    return plan
