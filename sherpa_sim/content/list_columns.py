"""What every list that a user brings has in common: its header, and how a cell is shown in a sentence."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sherpa_sim.domain.problem import Problem

from .spreadsheet import Row, Sheet, read_sheet

_Column = TypeVar("_Column", bound=StrEnum)
A_NAME = Problem("a name of at most 80 characters that begins with a letter")


@dataclass(frozen=True)
class PeopleSheet(Generic[_Column]):
    """A sheet with a row for each person: its header, the rows below it, and where each column stands."""

    sheet: Sheet
    header: Row
    rows: tuple[Row, ...]
    places: Mapping[_Column, int]


def read_people_sheet(
    name: str, data: bytes, most: int, column_of: Callable[[str], _Column | None], named: _Column
) -> PeopleSheet[_Column]:
    """The people in a file called `name`, at most `most`; the column `named` must be there.

    Raises:
        Problem: if the file as a whole cannot be used.
    """
    sheet = read_sheet(name, data, most + 2, lambda text: column_of(text) is not None)
    if not sheet.rows:
        raise Problem("{file} is empty.", file=name)
    header, *rows = sheet.rows
    places = places_of(name, header, column_of)
    if named not in places:
        raise Problem(
            '{file} has no column for the name; its first row says {found}. Name the column "name".',
            file=name,
            found=found_headers(header),
        )
    if not rows:
        raise Problem("{file} has a header but no rows below it; add a row for each person.", file=name)
    if len(rows) > most:
        raise Problem("{file} has more than {maximum} people; split the list.", file=name, maximum=most)
    return PeopleSheet(sheet, header, tuple(rows), places)


def read_person(
    row: Row,
    listed: PeopleSheet[_Column],
    named: _Column,
    readers: Mapping[_Column, Callable[[str], object | None]],
    accepted: Callable[[_Column], Problem],
) -> dict[_Column, Any] | list[Problem]:
    """The values on a row that are not empty, or what is wrong with it, a sentence a cell."""
    values: dict[_Column, Any] = {}
    problems: list[Problem] = []
    for column, place in listed.places.items():
        text = row.cells[place] if place < len(row.cells) else ""
        where: dict[str, Any] = {"row": row.number, "column": short(listed.header.cells[place])}
        if not text:
            if column == named:
                problems.append(
                    Problem('Row {row}: "{column}" is empty; write {accepted}.', **where, accepted=A_NAME)
                )
            continue
        if text.startswith("="):
            problems.append(
                Problem(
                    'Row {row}: "{column}" is a formula; copy the column and paste it as values.', **where
                )
            )
            continue
        value = readers[column](text)
        if value is None:
            problems.append(
                Problem(
                    'Row {row}: "{column}" is "{value}"; write {accepted}.',
                    **where,
                    value=short(text),
                    accepted=accepted(column),
                )
            )
        else:
            values[column] = value
    return problems or values


def none_used(name: str, rows: int, problems: Collection[Problem]) -> Problem:
    """That no row of a file can be used, with what is wrong with each."""
    return Problem(
        "{file}: none of the {rows} rows can be used; correct the rows.",
        file=name,
        rows=rows,
        others=tuple(problems),
    )


def places_of(name: str, header: Row, column_of: Callable[[str], _Column | None]) -> dict[_Column, int]:
    """Where each column stands that the kit reads, in the header of a file called `name`.

    Raises:
        Problem: if two columns are for the same thing.
    """
    columns = [column_of(text) for text in header.cells]
    for column, count in Counter(column for column in columns if column is not None).items():
        if count > 1:
            headers = (text for text, own in zip(header.cells, columns, strict=True) if own == column)
            raise Problem(
                "{file} has several columns for the same thing ({headers}); keep one of them.",
                file=name,
                headers=", ".join(f'"{text}"' for text in headers),
            )
    return {column: place for place, column in enumerate(columns) if column is not None}


def not_read(sheet: Sheet, header: Row, places: Collection[int]) -> list[Problem]:
    """What a list holds besides the columns at `places`, a sentence each."""
    remarks = []
    unread = [text for place, text in enumerate(header.cells) if text and place not in places]
    if unread:
        remarks.append(
            Problem(
                "These columns are not used: {columns}.",
                columns=", ".join(f'"{short(text)}"' for text in unread[:20]),
            )
        )
    if sheet.read_only_sheet is not None:
        remarks.append(
            Problem('Only the first sheet of the workbook was read: "{sheet}".', sheet=sheet.read_only_sheet)
        )
    return remarks


def found_headers(header: Row) -> str:
    """What the first row says, for a sentence about a column that is missing."""
    return ", ".join(f'"{short(text)}"' for text in header.cells[:20] if text)


def short(text: str) -> str:
    """A text as it is shown in a sentence: on one line, at most 40 characters, all of them visible."""
    line = "".join(sign if sign.isprintable() else "·" for sign in " ".join(text.split()))
    return line if len(line) <= 40 else f"{line[:39]}…"
