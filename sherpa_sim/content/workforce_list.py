"""A user's own list of workers, from CSV or XLSX, with every row that cannot be used and why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.domain.problem import Problem

from .list_columns import found_headers, not_read, places_of, short
from .record import Record
from .scenario import MAXIMUM_WORKERS
from .spreadsheet import Row, Sheet, read_sheet
from .workforce_words import REQUIRED, Column, age_of, column_of, education_of, plain, sex_of, shift_of

FEWEST_WORKERS = 10
MOST_PROBLEMS = 1000
LONGEST_DEPARTMENT = 60


class Person(Record):
    """A worker on the list. `department` is empty when the list names none."""

    education: Education
    age: Age
    sex: Sex
    department: str = ""
    shift: Shift = Shift.DAY


@dataclass(frozen=True)
class WorkforceReading:
    """What could be read from a list.

    Attributes:
        people: the workers of the rows that could be used, in the order of the list.
        problems: what kept the other rows out, a sentence each, in the order of the list; at most 1 000.
        remarks: what was taken to be so for everybody, or not read, a sentence each.
        rows: how many rows the list has below its header, empty ones not counted.
    """

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    rows: int


def read_workforce_list(name: str, data: bytes) -> WorkforceReading:
    """The workers in a file called `name`: CSV (comma, semicolon or tab; UTF-8 or UTF-16) or XLSX.

    The first row that is not empty is the header. Education, age and sex are required, department and shift
    are not; `workforce_words` lists the words that are understood. A row with a value that is missing, cannot
    be read, or is a formula is left out and reported. An empty shift counts as day work.

    Raises:
        Problem: if the file as a whole cannot be used; the rows' own problems are its `others`.
    """
    sheet = read_sheet(name, data, MAXIMUM_WORKERS + 2, lambda text: column_of(text) is not None)
    if not sheet.rows:
        raise Problem("{file} is empty.", file=name)
    header, *rows = sheet.rows
    places = _places(name, header)
    if not rows:
        raise Problem("{file} has a header but no rows below it; add a row for each worker.", file=name)
    if len(rows) > MAXIMUM_WORKERS:
        raise Problem(
            "{file} has more than {maximum} workers; split the list, for instance by site.",
            file=name,
            maximum=MAXIMUM_WORKERS,
        )
    people: list[Person] = []
    problems: list[Problem] = []
    departments: dict[str, str] = {}
    no_shift = 0
    for row in rows:
        values, found = _values(row, header, places)
        if found:
            problems += found
            continue
        department = str(values.get(Column.DEPARTMENT, ""))
        values[Column.DEPARTMENT] = departments.setdefault(plain(department), department)
        no_shift += Column.SHIFT not in values
        people.append(Person.model_validate({str(column): value for column, value in values.items()}))
    kept = tuple(problems[:MOST_PROBLEMS])
    if not people:
        raise Problem(
            "{file}: none of the {rows} rows can be used; correct the rows.",
            file=name,
            rows=len(rows),
            others=kept,
        )
    if len(people) < FEWEST_WORKERS:
        raise Problem(
            "{file}: {usable} of the {rows} rows can be used; a workplace needs at least {minimum} workers.",
            file=name,
            usable=len(people),
            rows=len(rows),
            minimum=FEWEST_WORKERS,
            others=kept,
        )
    return WorkforceReading(
        people=tuple(people),
        problems=kept,
        remarks=_remarks(sheet, header, places, no_shift),
        rows=len(rows),
    )


def example_list(language: str) -> bytes:
    """A list of workers to fill in, as the bytes of a CSV file that Excel opens well, in "en" or "nl"."""
    lines = _EXAMPLE["nl" if language == "nl" else "en"]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


_EXAMPLE = {
    "en": (
        "education,age,sex,department,shift",
        "low,52,man,Production,rotating",
        "low,47,woman,Production,rotating",
        "medium,23,man,Production,night",
        "medium,38,man,Production,rotating",
        "medium,34,woman,Warehouse,day",
        "low,58,man,Warehouse,day",
        "medium,45-54,man,Warehouse,day",
        "high,41,woman,Office,day",
        "high,29,man,Office,day",
        "medium,55+,woman,Office,day",
    ),
    "nl": (
        "opleiding;leeftijd;geslacht;afdeling;ploeg",
        "laag;52;man;Productie;ploegen",
        "laag;47;vrouw;Productie;ploegen",
        "midden;23;man;Productie;nacht",
        "midden;38;man;Productie;ploegen",
        "midden;34;vrouw;Magazijn;dag",
        "laag;58;man;Magazijn;dag",
        "midden;45-54;man;Magazijn;dag",
        "hoog;41;vrouw;Kantoor;dag",
        "hoog;29;man;Kantoor;dag",
        "midden;55+;vrouw;Kantoor;dag",
    ),
}


def _department(text: str) -> str | None:
    """The name of a department on one line; None if it is too long or holds signs that cannot be shown."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_DEPARTMENT and line.isprintable() else None


_READERS: dict[Column, Callable[[str], object | None]] = {
    Column.EDUCATION: education_of,
    Column.AGE: age_of,
    Column.SEX: sex_of,
    Column.SHIFT: shift_of,
    Column.DEPARTMENT: _department,
}

_ACCEPTED: dict[Column, Problem] = {
    Column.EDUCATION: Problem("low, medium or high, or an ISCED level from 0 to 8"),
    Column.AGE: Problem("a number of years from 14 to 99, or one of: under 25, 25-34, 35-44, 45-54, 55+"),
    Column.SEX: Problem("man or woman"),
    Column.SHIFT: Problem("day, rotating or night"),
    Column.DEPARTMENT: Problem("a name of at most 60 characters"),
}

_NAMES: dict[Column, Problem] = {
    Column.EDUCATION: Problem("education"),
    Column.AGE: Problem("age"),
    Column.SEX: Problem("sex"),
}


def _places(name: str, header: Row) -> dict[Column, int]:
    """Where each column stands that the kit reads."""
    places = places_of(name, header, column_of)
    missing = [column for column in REQUIRED if column not in places]
    if missing:
        raise Problem(
            "{file} has no column for {missing}; its first row says {found}. Name the columns education, age "
            "and sex.",
            file=name,
            missing=_listed([_NAMES[column] for column in missing]),
            found=found_headers(header),
        )
    return places


def _listed(names: list[Problem]) -> Problem:
    """Some names as one piece of a sentence: a, b and c."""
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return Problem("{first} and {last}", first=names[0], last=names[1])
    return Problem("{first}, {second} and {last}", first=names[0], second=names[1], last=names[2])


def _values(row: Row, header: Row, places: dict[Column, int]) -> tuple[dict[Column, object], list[Problem]]:
    """The values of a row by column, and what is wrong with the others; an empty optional cell has none."""
    values: dict[Column, object] = {}
    problems: list[Problem] = []
    for column, place in places.items():
        text = row.cells[place] if place < len(row.cells) else ""
        where: dict[str, Any] = {
            "row": row.number,
            "column": short(header.cells[place]),
            "accepted": _ACCEPTED[column],
        }
        if not text:
            if column in REQUIRED:
                problems.append(Problem('Row {row}: "{column}" is empty; write {accepted}.', **where))
            continue
        if text.startswith("="):
            problems.append(
                Problem(
                    'Row {row}: "{column}" is a formula; copy the column and paste it as values.',
                    row=row.number,
                    column=where["column"],
                )
            )
            continue
        value = _READERS[column](text)
        if value is None:
            problems.append(
                Problem('Row {row}: "{column}" is "{value}"; write {accepted}.', value=short(text), **where)
            )
        else:
            values[column] = value
    return values, problems


def _remarks(sheet: Sheet, header: Row, places: dict[Column, int], no_shift: int) -> tuple[Problem, ...]:
    remarks: list[Problem] = []
    if Column.DEPARTMENT not in places:
        remarks.append(
            Problem("The list has no column for the department: everybody works in one department.")
        )
    if Column.SHIFT not in places:
        remarks.append(Problem("The list has no column for the shift: everybody works by day."))
    elif no_shift:
        remarks.append(
            Problem("The shift is empty for {count} workers: they count as day work.", count=no_shift)
        )
    return (*remarks, *not_read(sheet, header, places.values()))
