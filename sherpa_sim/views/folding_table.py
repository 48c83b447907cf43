"""Tables whose rows fold on a phone.

Roles are written out because a phone lays rows out as blocks, and some browsers then forget they are rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and smaller below it what belongs to it, such as a range."""

    text: str
    more: str = ""


@dataclass(frozen=True)
class Part:
    """Rows under a heading of their own, if it has one; each row is named by its first cell."""

    heading: str
    rows: Sequence[Sequence[Cell]]


def table(caption: str, columns: Sequence[str], parts: Sequence[Part]) -> Markup:
    """The table; the first column names the rows."""
    return framed(caption, columns, Markup("").join(_part(part, columns) for part in parts))


def framed(caption: str, columns: Sequence[str], body: Markup) -> Markup:
    """A caption and headings around rows that are written already."""
    head = Markup("").join(
        Markup('<th role="columnheader" scope="col">{}</th>').format(column) for column in columns
    )
    return Markup(
        '<table role="table"><caption>{}</caption><thead role="rowgroup"><tr role="row">{}</tr></thead>{}</table>'
    ).format(caption, head, body)


def _part(part: Part, columns: Sequence[str]) -> Markup:
    heading = Markup("")
    if part.heading:
        heading = Markup(
            '<tr role="row"><th role="rowheader" scope="rowgroup" class="part" colspan="{}">{}</th></tr>'
        ).format(len(columns), part.heading)
    rows = Markup("").join(_row(row, columns) for row in part.rows)
    return Markup('<tbody role="rowgroup">{}{}</tbody>').format(heading, rows)


def _row(row: Sequence[Cell], columns: Sequence[str]) -> Markup:
    name, *cells = row
    return Markup('<tr role="row"><th role="rowheader" scope="row">{}{}</th>{}</tr>').format(
        name.text,
        _more(name),
        Markup("").join(
            Markup('<td role="cell" data-column="{}">{}{}</td>').format(column, cell.text, _more(cell))
            for column, cell in zip(columns[1:], cells, strict=True)
        ),
    )


def _more(cell: Cell) -> Markup:
    return Markup(' <span class="count">{}</span>').format(cell.more) if cell.more else Markup("")
