"""A trainer's own list of people, from CSV or XLSX, with every row that cannot be used and why."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sherpa_sim.domain.problem import Problem

from .list_columns import A_NAME, PeopleSheet, none_used, not_read, read_people_sheet, read_person, short
from .spreadsheet import Row
from .workforce_words import plain

MAXIMUM_PEOPLE = 5000
MOST_PROBLEMS = 1000
LONGEST_NAME = 80
LONGEST_GROUP = 60
LONGEST_ADDRESS = 254


class Column(StrEnum):
    """The columns of a list of people that the kit reads; only the name is required."""

    NAME = "name"
    FIRST_NAME = "first_name"
    EMAIL = "email"
    LANGUAGE = "language"
    GROUP = "group"
    ID = "id"


HEADERS: dict[Column, tuple[str, ...]] = {
    Column.NAME: (
        *("name", "full name", "last name", "surname", "family name"),
        *("naam", "volledige naam", "familienaam", "achternaam"),
    ),
    Column.FIRST_NAME: ("first name", "given name", "forename", "voornaam"),
    Column.EMAIL: ("e-mail", "email", "e-mail address", "email address", "mail", "e-mailadres", "emailadres"),
    Column.LANGUAGE: ("language", "taal"),
    Column.GROUP: ("group", "team", "department", "groep", "afdeling"),
    Column.ID: ("id", "personal number", "employee number", "personeelsnummer", "stamnummer"),
}

LANGUAGES: dict[Literal["en", "nl"], tuple[str, ...]] = {
    "en": ("en", "english", "engels"),
    "nl": ("nl", "dutch", "nederlands"),
}


@dataclass(frozen=True)
class Listed:
    """A person on a list; what the list does not say is empty or None."""

    row: int
    name: str
    email: str = ""
    language: Literal["en", "nl"] | None = None
    group: str = ""
    id: str = ""


@dataclass(frozen=True)
class PeopleReading:
    """What could be read from a list.

    Attributes:
        people: the rows that could be used, in the order of the list; no two with the same id or e-mail.
        problems: what kept the other rows out, a sentence each; at most 1 000.
        remarks: what was not read, a sentence each.
        rows: how many rows the list has below its header, empty ones not counted.
    """

    people: tuple[Listed, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    rows: int


def read_people_list(name: str, data: bytes) -> PeopleReading:
    """The people in a file called `name`: CSV (comma, semicolon or tab; UTF-8 or UTF-16) or XLSX.

    The first row that is not empty is the header. A column for the first name is put before the name. A row
    with a value that cannot be read or could be a formula is left out and reported, and so is a second row
    with the same id or e-mail address, or with the same name and neither of them.

    Raises:
        Problem: if the file as a whole cannot be used; the rows' own problems are its `others`.
    """
    listed = read_people_sheet(name, data, MAXIMUM_PEOPLE, column_of, Column.NAME)
    people: list[Listed] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for row in listed.rows:
        found = _person(row, listed)
        if isinstance(found, Listed):
            twice = _twice(found, seen)
            if twice is None:
                people.append(found)
            else:
                problems.append(twice)
        else:
            problems += found
    kept = tuple(problems[:MOST_PROBLEMS])
    if not people:
        raise none_used(name, len(listed.rows), kept)
    remarks = not_read(listed.sheet, listed.header, listed.places.values())
    return PeopleReading(tuple(people), kept, tuple(remarks), len(listed.rows))


def example_people(language: str) -> bytes:
    """A list of people to fill in, as the bytes of a CSV file that Excel opens well, in "en" or "nl"."""
    lines = (
        ("naam;e-mail;taal;groep", "An Peeters;an.peeters@voorbeeld.be;nl;Productie")
        if language == "nl"
        else ("name,e-mail,language,group", "Ann Peters,ann.peters@example.com,en,Production")
    )
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def column_of(text: str) -> Column | None:
    """The column that a header names, in English or Dutch; None if the kit does not read it."""
    return _COLUMNS.get(_loose(text))


def _person(row: Row, listed: PeopleSheet[Column]) -> Listed | list[Problem]:
    """The person on a row, or what is wrong with it."""
    values = read_person(row, listed, Column.NAME, _READERS, _ACCEPTED.__getitem__)
    if isinstance(values, list):
        return values
    first = values.pop(Column.FIRST_NAME, "")
    values[Column.NAME] = f"{first} {values[Column.NAME]}".strip()
    return Listed(row=row.number, **{str(column): value for column, value in values.items()})


def _twice(person: Listed, seen: dict[str, int]) -> Problem | None:
    """A sentence about an earlier row for the same person; else this one is remembered."""
    marks = [f"id {person.id}"] if person.id else []
    marks += [f"@ {person.email.casefold()}"] if person.email else []
    marks = marks or [f"name {plain(person.name)}"]
    for mark in marks:
        if mark in seen:
            return Problem(
                "Row {row}: {name} stands on row {first} too; leave out one row, or give each an id and an "
                "e-mail address of their own.",
                row=person.row,
                name=short(person.name),
                first=seen[mark],
            )
    seen.update(dict.fromkeys(marks, person.row))
    return None


def safe_line(text: str, longest: int) -> str | None:
    """A text on one line that no spreadsheet takes for a formula when it is written out again."""
    line = " ".join(text.split())
    safe = line.isprintable() and not line.startswith(("=", "+", "-", "@", "|", "%"))
    return line if safe and len(line) <= longest else None


def _email(text: str) -> str | None:
    address = safe_line(text, LONGEST_ADDRESS)
    return address if address is not None and _ADDRESS.fullmatch(address) else None


def _language(text: str) -> str | None:
    return next((key for key, words in LANGUAGES.items() if plain(text) in words), None)


def _id(text: str) -> str | None:
    key = text.casefold()
    return key if _ID.fullmatch(key) and key not in _DEVICES else None


def _loose(text: str) -> str:
    return " ".join(re.sub(r"[-.]", " ", plain(text)).split())


_READERS: dict[Column, Callable[[str], str | None]] = {
    Column.NAME: lambda text: safe_line(text, LONGEST_NAME),
    Column.FIRST_NAME: lambda text: safe_line(text, LONGEST_NAME),
    Column.EMAIL: _email,
    Column.LANGUAGE: _language,
    Column.GROUP: lambda text: safe_line(text, LONGEST_GROUP),
    Column.ID: _id,
}
_ACCEPTED: dict[Column, Problem] = {
    Column.NAME: A_NAME,
    Column.FIRST_NAME: A_NAME,
    Column.EMAIL: Problem("an e-mail address such as an@example.com"),
    Column.LANGUAGE: Problem("nl or en"),
    Column.GROUP: Problem("a name of at most 60 characters"),
    Column.ID: Problem("at most 40 letters and digits, with hyphens if you wish"),
}
_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_ID = re.compile(r"[a-z0-9](-?[a-z0-9]){0,39}")
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
"""What Windows takes for a device, where a folder with that name cannot be made."""
_COLUMNS = {_loose(text): column for column, texts in HEADERS.items() for text in texts}
