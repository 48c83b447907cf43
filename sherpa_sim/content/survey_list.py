"""Answers to the questionnaire typed over from paper, from CSV or XLSX, with every cell that cannot be used and why."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sherpa_sim.domain.problem import Problem

from .csv_table import csv_table
from .learning_culture import HIGHEST, UNKNOWN, Fact, Reply, load_learning_culture
from .list_columns import found_headers, not_read, short
from .spreadsheet import Row, read_sheet
from .survey import LONGEST_CODE, MOST_ANSWERS, Answer, own_code
from .workforce_words import plain

MOST_PROBLEMS = 1000
TEAM, CODE = "team", "code"
_DO_NOT_KNOW = ("?", "unknown", "i do not know", "i don't know", "do not know", "don't know")
_WEET_NIET = ("onbekend", "ik weet het niet", "weet het niet", "weet niet", "geen idee")
_YES, _NO = ("yes", "y", "ja", "j", "1"), ("no", "n", "nee", "neen", "0", "2")
_HEADERS = {
    TEAM: ("team", "group", "department", "groep", "afdeling"),
    CODE: ("code", "own code", "eigen code"),
}


@dataclass(frozen=True)
class AnswersReading:
    """What could be read from a list.

    Attributes:
        answers: a questionnaire a row, in the order of the list; what was not answered is left out.
        problems: cells and rows that could not be used, a sentence each; at most 1 000.
        remarks: what was not read, a sentence each.
        rows: how many rows the list has below its header, empty ones not counted.
        half_filled: how many of the questionnaires lack an answer.
    """

    answers: tuple[Answer, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    rows: int
    half_filled: int


def read_answers_list(name: str, data: bytes, teams: Sequence[str] = ()) -> AnswersReading:
    """The questionnaires in a file called `name`: CSV (comma, semicolon or tab; UTF-8 or UTF-16) or XLSX.

    The first row that is not empty is the header: the code of a question ("s1", "formal") or its text, in either
    language. A cell holds 1 to 5 or the words of the questionnaire, yes or no, or "?" for "I do not know"; an empty
    one was not answered. A cell that cannot be read is left out and reported, the rest of its row is used; a row
    without any answer is left out.

    Raises:
        Problem: if the file as a whole cannot be used; the rows' own problems are its `others`.
    """
    sheet = read_sheet(name, data, MOST_ANSWERS + 2, lambda text: column_of(text) is not None)
    if not sheet.rows:
        raise Problem("{file} is empty.", file=name)
    header, *rows = sheet.rows
    places = _places(name, header)
    if not set(places) - {TEAM, CODE}:
        raise Problem(
            "{file} has no column of the questionnaire; its first row says {found}. Name the columns by the codes "
            'that stand on paper, such as "s1".',
            file=name,
            found=found_headers(header),
        )
    if not rows:
        raise Problem(
            "{file} has a header but no rows below it; add a row for each questionnaire.", file=name
        )
    if len(rows) > MOST_ANSWERS:
        raise Problem(
            "{file} has more than {maximum} questionnaires; split the list.", file=name, maximum=MOST_ANSWERS
        )
    answers: list[Answer] = []
    problems: list[Problem] = []
    named = {plain(team): team for team in teams}
    for row in rows:
        answer, found = _answer(row, header, places, named)
        problems += found
        if answer.empty:
            problems.append(Problem("Row {row}: no question was answered; it is left out.", row=row.number))
        else:
            answers.append(answer)
    kept = tuple(problems[:MOST_PROBLEMS])
    if not answers:
        raise Problem(
            "{file}: none of the {rows} rows can be used; correct the rows.",
            file=name,
            rows=len(rows),
            others=kept,
        )
    asked = load_learning_culture()
    whole = len(asked.items) + len(asked.facts)
    half = sum(len(one.degrees) + len(one.facts) < whole for one in answers)
    remarks = not_read(sheet, header, places.values())
    return AnswersReading(tuple(answers), kept, tuple(remarks), len(rows), half)


def example_answers(language: str, teams: Sequence[str] = (), *, codes: bool = False) -> bytes:
    """A list to type questionnaires into, with one made-up row, as the bytes of a CSV file; "en" or "nl"."""
    columns, asked = columns_of(teams, codes=codes), load_learning_culture()
    yes = "ja" if language == "nl" else "yes"
    row: dict[str, object] = {TEAM: teams[0] if teams else "", CODE: ""}
    row |= {item.key: 1 + at % HIGHEST for at, item in enumerate(asked.items)}
    row |= dict.fromkeys(Fact, yes)
    return csv_table(columns, [[row[column] for column in columns]], digits=0)


def answers_as_csv(answers: Sequence[Answer], *, codes: bool = False) -> bytes:
    """Every questionnaire, a row each, as `read_answers_list` reads it back; without the teams."""
    columns = columns_of((), codes=codes)
    return csv_table(
        columns, [[_written(answer, column) for column in columns] for answer in answers], digits=0
    )


def columns_of(teams: Sequence[str], *, codes: bool) -> tuple[str, ...]:
    """The columns of a list, by their codes."""
    items = (item.key for item in load_learning_culture().items)
    return (*((TEAM,) if teams else ()), *((CODE,) if codes else ()), *items, *map(str, Fact))


def column_of(text: str) -> str | None:
    """What a header asks: the code of a question, team or code; None if the kit does not read it."""
    return _columns().get(_loose(text))


def _written(answer: Answer, column: str) -> object:
    if column == CODE:
        return answer.code
    if column in set(Fact):
        said = answer.facts.get(Fact(column))
        return "" if said is None else "?" if said is Reply.UNKNOWN else str(said)
    degree = answer.degrees.get(column)
    return "" if degree is None else "?" if degree == UNKNOWN else degree


def _places(name: str, header: Row) -> dict[str, int]:
    """Where each column stands that is read; raises Problem if two are for the same question."""
    places: dict[str, int] = {}
    for place, text in enumerate(header.cells):
        column = column_of(text)
        if column is None:
            continue
        if column in places:
            raise Problem(
                "{file} has several columns for the same thing ({headers}); keep one of them.",
                file=name,
                headers=", ".join(f'"{short(header.cells[at])}"' for at in (places[column], place)),
            )
        places[column] = place
    return places


def _answer(
    row: Row, header: Row, places: Mapping[str, int], teams: Mapping[str, str]
) -> tuple[Answer, list[Problem]]:
    """The questionnaire on a row, and what of it could not be read."""
    degrees: dict[str, int] = {}
    facts: dict[Fact, Reply] = {}
    own = {TEAM: "", CODE: ""}
    problems: list[Problem] = []
    for column, place in places.items():
        text = row.cells[place] if place < len(row.cells) else ""
        if not text:
            continue
        degree, reply = _degree(text), _reply(text)
        if column == TEAM:
            own[TEAM] = teams.get(plain(text), "")
            readable = bool(own[TEAM])
        elif column == CODE:
            own[CODE] = own_code(text)
            readable = bool(own[CODE]) and len(text) <= 2 * LONGEST_CODE and not text.startswith("=")
            own[CODE] = own[CODE] if readable else ""
        elif column in set(Fact):
            readable = reply is not None
            if reply is not None:
                facts[Fact(column)] = reply
        else:
            readable = degree is not None
            if degree is not None:
                degrees[column] = degree
        if not readable:
            problems.append(_unreadable(row, header.cells[place], column, text))
    return Answer(degrees=degrees, facts=facts, team=own[TEAM], code=own[CODE]), problems


def _unreadable(row: Row, heading: str, column: str, text: str) -> Problem:
    where: dict[str, Any] = {"row": row.number, "column": short(heading)}
    if text.startswith("="):
        return Problem('Row {row}: "{column}" is a formula; copy the column and paste it as values.', **where)
    accepted = _ACCEPTED.get(column, _ACCEPTED["yes or no"] if column in set(Fact) else _ACCEPTED["degree"])
    return Problem(
        'Row {row}: "{column}" is "{value}"; write {accepted}. It counts as not answered.',
        **where,
        value=short(text),
        accepted=accepted,
    )


def _degree(text: str) -> int | None:
    """1 to 5, 0 for "I do not know"; None if it is neither."""
    return _degrees().get(plain(text))


def _reply(text: str) -> Reply | None:
    said = plain(text)
    if said in _YES:
        return Reply.YES
    if said in _NO:
        return Reply.NO
    return Reply.UNKNOWN if said in (*_DO_NOT_KNOW, *_WEET_NIET) else None


def _loose(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain(text)).split())


@functools.cache
def _columns() -> Mapping[str, str]:
    """Every header that is read, by its loose form."""
    asked = load_learning_culture()
    found = {_loose(text): column for column, texts in _HEADERS.items() for text in texts}
    for item in asked.items:
        found |= {_loose(text): item.key for text in (item.key, item.text.en, item.text.nl)}
    for fact in asked.facts:
        texts = (fact.key, fact.text.en, fact.text.nl, fact.name.en, fact.name.nl)
        found |= {_loose(text): str(fact.key) for text in texts}
    return MappingProxyType(found)


@functools.cache
def _degrees() -> Mapping[str, int]:
    """Every way in which a degree is written."""
    found = dict.fromkeys((*_DO_NOT_KNOW, *_WEET_NIET), UNKNOWN)
    for degree, label in enumerate(load_learning_culture().degrees, start=1):
        found |= {str(degree): degree, plain(label.en): degree, plain(label.nl): degree}
    return MappingProxyType(found)


_ACCEPTED: Mapping[str, Problem] = {
    "degree": Problem('1 to 5, or "?" for who does not know'),
    "yes or no": Problem('yes or no, or "?" for who does not know'),
    TEAM: Problem("one of the teams of the survey"),
    CODE: Problem("at most 12 letters and digits"),
}
