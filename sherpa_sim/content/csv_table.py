"""A table as CSV for other programs, in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The bytes of a CSV file that spreadsheets open with every letter; what is None is empty."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    """A value that a spreadsheet takes for what it is, and never for a formula."""
    if isinstance(value, float):
        return round(value, 2)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
