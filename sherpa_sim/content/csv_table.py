"""A table as CSV that a spreadsheet opens as it is meant."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[object]], digits: int = 2) -> bytes:
    """The bytes of the table: numbers on so many decimals, None as nothing, and no text that runs as a formula."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(columns)
    writer.writerows([_cell(value, digits) for value in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _cell(value: object, digits: int) -> object:
    if isinstance(value, int | float):
        return round(value, digits)
    return plain_text("" if value is None else str(value))


def plain_text(text: str) -> str:
    """A text somebody typed, so that no spreadsheet runs it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
