"""A table of rows, by pages, that can be sorted and searched, with buttons in its rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import traitlets

from sherpa_sim.locale.words import Words

from .control import Control
from .script import script

Tone = Literal["", "good", "wait", "bad"]
PAGE = 50
"""Rows shown at once."""

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Column:
    """A column: its heading, and whether it holds numbers, which stand to the right."""

    heading: str
    number: bool = False
    sortable: bool = True


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; `sort` is what it is sorted by (the text itself, if left out).

    `tone` gives it a colour beside its words: "good", "wait" (somebody must do something) or "bad".
    """

    text: str
    sort: float | str | None = None
    tone: Tone = ""


@dataclass(frozen=True)
class Action:
    """A button in a row; a screen reader tells the row with it."""

    key: str
    label: str


@dataclass(frozen=True)
class Row:
    """A row: its key, a cell a column (the first names the row), and its buttons."""

    key: str
    cells: tuple[Cell | str, ...]
    actions: tuple[Action, ...] = ()


class Table(Control):
    """A table with a caption, whose headings sort it and whose rows fold on a phone.

    With more rows than a page holds there is a field to search in, and a way to the next rows.
    `on_action(row, action)` hears which button of which row was pressed.
    """

    _esm = script(_HERE / "element.js", _HERE / "table.js")
    _css = _HERE / "table.css"

    caption = traitlets.Unicode().tag(sync=True)
    columns: traitlets.List[object] = traitlets.List().tag(sync=True)
    rows: traitlets.List[object] = traitlets.List().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)
    page = traitlets.Int(PAGE).tag(sync=True)

    def __init__(
        self,
        caption: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        words: Words,
        on_action: Callable[[str, str], None] | None = None,
        *,
        empty: str = "",
    ) -> None:
        self._on_action = on_action
        self._allowed: set[tuple[str, str]] = set()
        super().__init__(
            caption=caption,
            columns=[asdict(column) for column in columns],
            sentences={
                "empty": empty or words("There is nothing here yet."),
                "find": words("Find in this table"),
                "shown": words("Rows {first} to {last} of {all}"),
                "none": words("No row has this."),
                "before": words("Earlier rows"),
                "after": words("More rows"),
                "actions": words("What you can do"),
                "sort": words("Sort by {column}"),
            },
        )
        self.show(rows)
        self.on_msg(self._message)

    def show(self, rows: Sequence[Row]) -> None:
        """Shows these rows instead of those that were there."""
        self._allowed = {(row.key, action.key) for row in rows for action in row.actions}
        self.rows = [
            {
                "key": row.key,
                "cells": [asdict(cell if isinstance(cell, Cell) else Cell(cell)) for cell in row.cells],
                "actions": [asdict(action) for action in row.actions],
            }
            for row in rows
        ]

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        row, action = content.get("row"), content.get("action")
        known = isinstance(row, str) and isinstance(action, str) and (row, action) in self._allowed
        if known and self._on_action is not None:
            self._on_action(str(row), str(action))
