"""A table that somebody saved from a spreadsheet, CSV or XLSX, as rows of text.

The bytes come from outside, so they are measured before they are opened and refused in one sentence when they
are too large, damaged, locked or of another kind.
"""

import codecs
import csv
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from sherpa_sim.domain.problem import Problem

MAXIMUM_BYTES = 2_000_000
MAXIMUM_UNPACKED_BYTES = 16_000_000
MAXIMUM_UNPACKED_BYTES_BESIDE_SHEETS = 4_000_000  # read whole, however few rows are asked for
MAXIMUM_LINES = 20_000
MAXIMUM_COLUMNS = 100
MAXIMUM_PARTS = 500
TEXT_ENDINGS = (".csv", ".tsv", ".txt")
DELIMITERS = (",", ";", "\t")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Row:
    """A row that is not empty: its number as the spreadsheet shows it (from 1), and its cells, trimmed.

    A formula is a cell that starts with "=".
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """The rows that are not empty, and the name of the sheet if the workbook has others, not read."""

    rows: tuple[Row, ...]
    read_only_sheet: str | None = None


def read_sheet(name: str, data: bytes, maximum_rows: int, known_headers: Callable[[str], bool]) -> Sheet:
    """The first `maximum_rows` rows that are not empty in a file called `name`.

    CSV may be separated by commas, semicolons or tabs, in UTF-8 (with or without a mark at its start) or in
    UTF-16 with a mark. Of an XLSX workbook the first sheet is read.

    Args:
        name: the name of the file; its ending says what it is.
        data: the bytes of the file, at most `MAXIMUM_BYTES`.
        maximum_rows: stop after so many rows.
        known_headers: whether a text is a header; chooses between separators.

    Raises:
        Problem: if the file is empty, too large, of another kind, damaged or locked.
    """
    ending = PurePath(name).suffix.lower()
    if not data:
        raise Problem("{file} is empty.", file=name)
    if len(data) > MAXIMUM_BYTES:
        raise Problem(
            "{file} is larger than 2 MB; copy only the columns of the list to a new file.", file=name
        )
    if data.startswith(_OLD_EXCEL):
        raise Problem(
            "{file} is locked with a password or is in an old Excel format; "
            "remove the password and save it as XLSX or as CSV UTF-8.",
            file=name,
        )
    if ending == ".xlsx":
        return _read_workbook(name, data, maximum_rows)
    if ending in TEXT_ENDINGS:
        return _read_text(name, data, maximum_rows, known_headers)
    raise Problem("{file} is not XLSX or CSV; save the list as XLSX or as CSV UTF-8.", file=name)


def _read_text(name: str, data: bytes, maximum_rows: int, known_headers: Callable[[str], bool]) -> Sheet:
    text = _decoded(name, data)
    if "\0" in text:
        raise Problem(
            "{file} holds characters that are not text (NUL); save the list again as CSV UTF-8.", file=name
        )
    # Excel reads a first line "sep=;" as an instruction and does not show it as a row.
    instruction = re.match(r"sep=(.)(\r\n|\r|\n)", text)
    if instruction:
        text = text[instruction.end() :]
        return Sheet(_text_rows(name, text, instruction[1], maximum_rows))
    found = {
        delimiter: sum(known_headers(cell) for cell in _first_cells(text, delimiter))
        for delimiter in DELIMITERS
    }
    return Sheet(_text_rows(name, text, max(found, key=found.__getitem__), maximum_rows))


def _decoded(name: str, data: bytes) -> str:
    if data.startswith(_ZIP):
        raise Problem("{file} is a workbook, not text; let its name end in .xlsx.", file=name)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(
            '{file} is not UTF-8 text; in the spreadsheet, choose "Save as" and then "CSV UTF-8".', file=name
        ) from None


def _first_cells(text: str, delimiter: str) -> list[str]:
    """The cells of the first line that is not empty, roughly: quotation marks are taken off."""
    line = next((line for line in io.StringIO(text) if line.strip()), "")
    return [cell.strip().strip('"').strip() for cell in line.split(delimiter)]


def _text_rows(name: str, text: str, delimiter: str, maximum_rows: int) -> tuple[Row, ...]:
    return _gather(name, _records(name, text, delimiter), maximum_rows)


def _records(name: str, text: str, delimiter: str) -> Iterator[list[str]]:
    number = 0
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        for cells in records:
            number += 1
            yield cells
    except csv.Error:
        raise Problem(
            "{file}, row {row}: the quotation marks do not match; save the list again as CSV UTF-8.",
            file=name,
            row=number + 1,
        ) from None


def _read_workbook(name: str, data: bytes, maximum_rows: int) -> Sheet:
    damaged = Problem(
        "{file} cannot be opened as an Excel workbook; save it again as XLSX or as CSV UTF-8.", file=name
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise damaged from None
    beside = [
        part for part in parts if part.filename.endswith(".xml") and "/worksheets/" not in part.filename
    ]
    if (
        len(parts) > MAXIMUM_PARTS
        or sum(part.file_size for part in parts) > MAXIMUM_UNPACKED_BYTES
        or sum(part.file_size for part in beside) > MAXIMUM_UNPACKED_BYTES_BESIDE_SHEETS
    ):
        raise Problem(
            "{file} is too large when it is unpacked; copy only the columns of the list to a new workbook.",
            file=name,
        )
    if any(part.flag_bits & 0x1 for part in parts):
        raise Problem("{file} is locked with a password; remove it and save the workbook again.", file=name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of decoration it does not know
            return _first_sheet(name, data, maximum_rows)
    except Problem:
        raise
    except Exception:  # a damaged workbook can fail anywhere in the library, with any error
        raise damaged from None


def _first_sheet(name: str, data: bytes, maximum_rows: int) -> Sheet:
    from openpyxl import load_workbook  # slow to come in, and most pages read no workbook

    workbook = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # what the file says about its own size need not be true
        cells = ([_as_text(cell) for cell in row] for row in sheet.iter_rows(max_col=MAXIMUM_COLUMNS))
        others = len(workbook.worksheets) > 1
        return Sheet(_gather(name, cells, maximum_rows), str(sheet.title) if others else None)
    finally:
        workbook.close()


def _as_text(cell: object) -> str:
    """The content of a workbook's cell as it would stand in a CSV file; a formula starts with "="."""
    value = getattr(cell, "value", None)
    if value is None:
        return ""
    if getattr(cell, "data_type", "") == "f" and not str(value).startswith("="):
        return "="
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _gather(name: str, all_rows: Iterable[Iterable[str]], maximum_rows: int) -> tuple[Row, ...]:
    """The first rows that are not empty, each with its number."""
    rows: list[Row] = []
    for number, cells in enumerate(all_rows, start=1):
        if number > MAXIMUM_LINES:
            raise Problem(
                "{file} has more than {maximum} rows, most of them empty; copy only the list to a new file.",
                file=name,
                maximum=MAXIMUM_LINES,
            )
        trimmed = tuple(cell.strip() for cell in cells)
        if any(trimmed):
            rows.append(Row(number, trimmed))
        if len(rows) >= maximum_rows:
            break
    return tuple(rows)
