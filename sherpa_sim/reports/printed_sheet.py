"""Sheets to print, sign and fill in by hand: blocks below each other on A4, as a tagged PDF (PDF/UA-1)."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from .typeset import REGIONS, typeset

_TEMPLATE = Path(__file__).with_suffix(".typ")


@dataclass(frozen=True)
class Heading:
    """A heading."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """Text; each line of it is a paragraph."""

    text: str
    quiet: bool = False
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Note:
    """Text that stands out."""

    text: str
    kind: Literal["note"] = "note"


@dataclass(frozen=True)
class Points:
    """A list."""

    items: tuple[str, ...]
    kind: Literal["points"] = "points"


@dataclass(frozen=True)
class Boxes:
    """A list with a box to tick before each item."""

    items: tuple[str, ...]
    kind: Literal["boxes"] = "boxes"


@dataclass(frozen=True)
class Facts:
    """What was asked and what was answered."""

    rows: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True)
class Grid:
    """A table; a width of 0 is as wide as its text, others share what is left.

    `numbers` are columns to the right; in a `tall` table there is room to write by hand.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    tall: bool = False
    kind: Literal["grid"] = "grid"


@dataclass(frozen=True)
class Room:
    """Lines to write on."""

    label: str
    lines: int
    kind: Literal["room"] = "room"


@dataclass(frozen=True)
class Signatures:
    """A line to sign on for each label, beside each other."""

    labels: tuple[str, ...]
    kind: Literal["signatures"] = "signatures"


@dataclass(frozen=True)
class Leaf:
    """What follows begins on a new page."""

    kind: Literal["leaf"] = "leaf"


Block = Heading | Paragraph | Note | Points | Boxes | Facts | Grid | Room | Signatures | Leaf


def printed_sheet(
    title: str, blocks: Sequence[Block], words: Words, day: date, *, lead: str = "", foot: str = ""
) -> bytes:
    """The PDF with this title and these blocks, dated `day`; `foot` stands below each page.

    Raises:
        Problem: if something on it has a letter that the fonts do not have.
    """
    said = {
        "language": words.language,
        "region": REGIONS[words.language],
        "title": title,
        "author": words("SHERPA kit"),
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "lead": lead,
        "foot": foot,
        "page": words("page {page} of {pages}", page="{page}", pages="{pages}"),
        "blocks": [asdict(block) for block in blocks],
    }
    return set_or_told(_TEMPLATE, said)


def set_or_told(template: Path, said: Mapping[str, object]) -> bytes:
    """The PDF of a template with what is `said`.

    Raises:
        Problem: if something on it has a letter that the fonts do not have.
    """
    return typeset(
        template,
        said,
        Problem(
            "Something that you wrote has a letter or a sign that the kit cannot print. Write it otherwise, and "
            "try again."
        ),
    )
