"""A coach's list of mentors or of mentees, from CSV or XLSX, with every row that cannot be used and why."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sherpa_sim.domain.problem import Problem

from .list_columns import A_NAME, PeopleSheet, none_used, not_read, read_people_sheet, read_person, short
from .matching import MOST_PEOPLE, Candidate
from .matching_columns import Column, Side, column_of
from .matching_values import (
    items,
    read_gender,
    read_languages,
    read_limits,
    read_preference,
    read_slots,
    read_travel,
)
from .people_list import safe_line
from .spreadsheet import Row
from .workforce_words import plain

LONGEST_NOTE = 600


@dataclass(frozen=True)
class CandidateReading:
    """What could be read from a list.

    Attributes:
        people: the rows that could be used, in the order of the list; no two with the same key.
        problems: what kept the other rows out, a sentence each.
        remarks: what was not read, a sentence each.
        rows: how many rows the list has below its header, empty ones not counted.
    """

    people: tuple[Candidate, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    rows: int


def read_candidates(name: str, data: bytes, side: Side) -> CandidateReading:
    """The mentors or mentees in a file called `name`: CSV (comma, semicolon or tab) or XLSX.

    The first row that is not empty is the header; only the name is required. A row with a value that cannot be read
    is left out and told, and so is a second row for the same person.

    Raises:
        Problem: if the file as a whole cannot be used; the rows' own problems are its `others`.
    """
    listed = read_people_sheet(name, data, MOST_PEOPLE, lambda text: column_of(text, side), Column.NAME)
    people: list[Candidate] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for row in listed.rows:
        found = _candidate(row, listed)
        if not isinstance(found, Candidate):
            problems += found
        elif found.id in seen:
            problems.append(
                Problem(
                    "Row {row}: {name} stands on row {first} too; leave out one row, or give each an id of "
                    "their own.",
                    row=row.number,
                    name=short(found.name),
                    first=seen[found.id],
                )
            )
        else:
            seen[found.id] = row.number
            people.append(found)
    if not people:
        raise none_used(name, len(listed.rows), problems)
    remarks = not_read(listed.sheet, listed.header, listed.places.values())
    return CandidateReading(tuple(people), tuple(problems), tuple(remarks), len(listed.rows))


def _candidate(row: Row, listed: PeopleSheet[Column]) -> Candidate | list[Problem]:
    """The person on a row, or what is wrong with it."""
    values = read_person(row, listed, Column.NAME, _READERS, lambda column: _ACCEPTED.get(column, _A_FEW))
    if isinstance(values, list):
        return values
    first = values.pop(Column.FIRST_NAME, "")
    values[Column.NAME] = f"{first} {values[Column.NAME]}".strip()[:80]
    values.setdefault(Column.ID, plain(values[Column.NAME]))
    return Candidate.model_validate({str(key): value for key, value in values.items()})


def _line(text: str) -> str | None:
    return safe_line(text, 120)


def _name(text: str) -> str | None:
    return safe_line(text, 80)


def _several(text: str) -> tuple[str, ...] | None:
    found = items(text)
    return found if 0 < len(found) <= 30 and all(safe_line(one, 120) for one in found) else None


def _note(text: str) -> str | None:
    return " ".join(text.split())[:LONGEST_NOTE]


def _day(text: str) -> date | None:
    """A day as 2027-03-01, 1/3/2027 or 1-3-2027 (the day first)."""
    bare = text.split("T")[0].split(" ")[0].replace("/", "-").replace(".", "-")
    for form in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            found = datetime.strptime(bare, form).date()
        except ValueError:
            continue
        return found if 2000 <= found.year < 2100 else None
    return None


def _hours(text: str) -> float | None:
    try:
        hours = float(
            plain(text).removesuffix("hours").removesuffix("uur").removesuffix("u").replace(",", ".")
        )
    except ValueError:
        return None
    return hours if 0 < hours <= 200 else None


def _capacity(text: str) -> int | None:
    number = text.removesuffix(".0")
    return int(number) if number.isascii() and number.isdigit() and 1 <= int(number[:3]) <= 20 else None


def _travel(text: str) -> tuple[str, ...] | None:
    return read_travel(text) if _several(text) else None


_READERS: dict[Column, Callable[[str], object | None]] = {
    Column.NAME: _name,
    Column.FIRST_NAME: _name,
    Column.ID: lambda text: plain(text) if _line(text) else None,
    Column.SECTORS: _several,
    Column.SKILLS: _several,
    Column.TALENTS: _several,
    Column.LANGUAGES: lambda text: read_languages(text) if _several(text) else None,
    Column.AVAILABLE: read_slots,
    Column.FIRST_DAY: _day,
    Column.HOURS: _hours,
    Column.REGION: _line,
    Column.TRAVEL: _travel,
    Column.CAPACITY: _capacity,
    Column.NOTES: _note,
    Column.NOT_WITH: _several,
    Column.GENDER: read_gender,
    Column.PREFERS: read_preference,
    Column.LIMITS: read_limits,
    Column.TEAM: _line,
    Column.LEADER: _line,
}
_A_FEW = Problem("a few words, with commas between them")
_ACCEPTED: dict[Column, Problem] = {
    Column.NAME: A_NAME,
    Column.FIRST_NAME: A_NAME,
    Column.LANGUAGES: Problem(
        "languages with commas between them, with a level if you know it: Dutch B1, Arabic"
    ),
    Column.AVAILABLE: Problem(
        "days and parts of a day, such as: Monday evening, Wednesday afternoon, weekend"
    ),
    Column.FIRST_DAY: Problem("a day such as 2027-03-01 or 1/3/2027"),
    Column.HOURS: Problem("a number of hours a month, from 0.5 to 200"),
    Column.CAPACITY: Problem("a whole number from 1 to 20"),
    Column.GENDER: Problem("woman, man or other, or nothing"),
    Column.PREFERS: Problem("woman, man or other, or nothing"),
    Column.LIMITS: Problem("one or more of: sector, skills, talents, region"),
}
