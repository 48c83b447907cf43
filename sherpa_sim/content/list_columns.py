"""What every list that a user brings has in common: its header, and how a cell is shown in a sentence."""

from collections import Counter
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import TypeVar

from sherpa_sim.domain.problem import Problem

from .spreadsheet import Row, Sheet

_Column = TypeVar("_Column", bound=StrEnum)


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
