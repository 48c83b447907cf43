"""A table as CSV that a spreadsheet opens as it is meant."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], digits: int = 2, delimiter: str = ","
) -> bytes:
    """The bytes of the table: numbers on so many decimals, None as nothing, and no text that runs as a formula.

    The spreadsheet of somebody who works in Dutch opens a list with semicolons in columns at once.
    """
    table = io.StringIO()
    writer = csv.writer(table, delimiter=delimiter)
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
