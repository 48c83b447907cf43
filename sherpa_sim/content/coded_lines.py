"""Lines of talk at work with their codes, written for the coder to learn from, as typed records."""

import csv
import hashlib
import io
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker, codes_of

from . import places
from .kit_text import kit_text, load_kit_text
from .record import Record

COLUMNS = ("scene", "previous", "text", "code", "also", "difficulty", "note")
LONGEST = 600
SET_ASIDE_ONE_IN = 5


class Part(StrEnum):
    """What a line is for: to learn from, or to be judged by at the very end."""

    TRAINING = "training"
    SET_ASIDE = "set-aside"


class Difficulty(StrEnum):
    """How hard a line is to code."""

    EASY = "easy"
    HARD = "hard"


class CodedLine(Record):
    """A line with its codes.

    Attributes:
        row: its row in the file; the first row has the headings.
        scene: the situation it belongs to; lines of one scene are learnt from or set aside together.
        previous: what the other said just before; empty where nothing was.
        also: other codes heard in parts of it.
        note: why it is coded so, where that is not plain.
    """

    row: int
    speaker: Speaker
    language: Literal["en", "nl"]
    scene: str
    previous: str
    text: str
    code: MentorCode | ColleagueCode
    also: tuple[MentorCode | ColleagueCode, ...] = ()
    difficulty: Difficulty
    note: str = Field(default="", max_length=LONGEST)

    @property
    def part(self) -> Part:
        """What it is for; fixed by its scene before anything was learnt."""
        name = f"{self.speaker}/{self.language}/{self.scene}"
        number = int(hashlib.sha256(name.encode()).hexdigest(), 16)
        return Part.SET_ASIDE if number % SET_ASIDE_ONE_IN == 0 else Part.TRAINING


def load_coded_lines(
    speaker: Speaker, language: Literal["en", "nl"], part: Part, path: Path | None = None
) -> tuple[CodedLine, ...]:
    """One part of the lines of `course/talk/coded/<speaker>_<language>.csv`, or of another file, in its order.

    Raises:
        Problem: if the file cannot be read or a row of it cannot be used; further rows are its `others`.
    """
    if path is None:
        path = places.folder("course") / "talk" / "coded" / f"{speaker}_{language}.csv"
    lines = _lines(path.name, load_kit_text(path), speaker, language)
    return tuple(line for line in lines if line.part is part)


def read_coded_lines(
    name: str, data: bytes, speaker: Speaker, language: Literal["en", "nl"]
) -> tuple[CodedLine, ...]:
    """All lines in the bytes of a file called `name`, in its order; raises Problem as `load_coded_lines` does."""
    return _lines(name, kit_text(name, data), speaker, language)


def _lines(name: str, text: str, speaker: Speaker, language: Literal["en", "nl"]) -> tuple[CodedLine, ...]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[CodedLine] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    try:
        if tuple(next(rows, [])) != COLUMNS:
            raise Problem(
                "{file}, row 1: the headings must be {columns}.", file=name, columns=",".join(COLUMNS)
            )
        for row, cells in enumerate(rows, 2):
            found = _line(name, row, cells, speaker, language)
            if isinstance(found, Problem):
                problems.append(found)
            elif (found.previous, found.text) in seen:
                first = seen[found.previous, found.text]
                problems.append(
                    Problem(
                        "{file}, row {row}: the same line stands in row {first}; remove one of them.",
                        file=name,
                        row=row,
                        first=first,
                    )
                )
            else:
                seen[found.previous, found.text] = row
                lines.append(found)
    except csv.Error:
        raise Problem(
            "{file} breaks off inside a quoted text after row {row}; close the quotation mark.",
            file=name,
            row=len(lines) + len(problems) + 1,
        ) from None
    if problems:
        first_problem, *others = problems
        raise Problem(first_problem.message, others=tuple(others), **first_problem.details)
    return tuple(lines)


def _line(
    name: str, row: int, cells: list[str], speaker: Speaker, language: Literal["en", "nl"]
) -> CodedLine | Problem:
    """The line in a row, or what is wrong with it."""
    if len(cells) != len(COLUMNS):
        return Problem(
            "{file}, row {row} has {found} cells instead of {wanted}; put quotation marks around a text with a comma.",
            file=name,
            row=row,
            found=len(cells),
            wanted=len(COLUMNS),
        )
    cell: dict[str, Any] = dict(zip(COLUMNS, (one.strip() for one in cells), strict=True))
    for column in ("scene", "text"):
        if not cell[column]:
            return Problem(
                '{file}, row {row}: "{column}" is empty; fill it in.', file=name, row=row, column=column
            )
    for column in ("previous", "text", "note"):
        if len(cell[column]) > LONGEST:
            return Problem(
                '{file}, row {row}: "{column}" is longer than {longest} characters; shorten it.',
                file=name,
                row=row,
                column=column,
                longest=LONGEST,
            )
    accepted: dict[str, tuple[list[str], list[str]]] = {
        "code": (list(codes_of(speaker)), [cell["code"]]),
        "also": (list(codes_of(speaker)), cell["also"].split()),
        "difficulty": (list(Difficulty), [cell["difficulty"]]),
    }
    for column, (choices, words) in accepted.items():
        wrong = [word for word in words if word not in choices]
        if wrong:
            return Problem(
                '{file}, row {row}: "{column}" cannot be "{found}"; choose from {accepted}.',
                file=name,
                row=row,
                column=column,
                found=wrong[0],
                accepted=", ".join(choices),
            )
    codes = codes_of(speaker)
    cell |= {
        "code": codes(cell["code"]),
        "also": tuple(codes(word) for word in cell["also"].split()),
        "difficulty": Difficulty(cell["difficulty"]),
    }
    return CodedLine(row=row, speaker=speaker, language=language, **cell)
