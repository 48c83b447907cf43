"""A list that somebody makes by hand: a table of what is there, and a form that adds to it or changes a row of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.locale.words import Words

from ..controls import Action, Button, Buttons, Cell, Column, Field, Panel, Row, Table, Value, box
from .asking import asking

Entry = TypeVar("Entry")

CHANGE, REMOVE, ADD, BACK = "change", "remove", "add", "back"


class Entries(Generic[Entry]):
    """Entries in their order, kept by the page: `on_entries(entries)` hears all of them after each change.

    `fields(entry)` gives the form, filled with an entry or (None) for a new one; `read(values, entry)` makes the
    entry out of what was filled in, with the entry as it was before or None, and raises a Problem that says what is
    missing. `cells(entry)` is the row; its first cell names it. What was removed can be put back.
    """

    def __init__(
        self,
        words: Words,
        *,
        caption: str,
        new: str,
        columns: Sequence[Column],
        cells: Callable[[Entry], tuple[Cell | str, ...]],
        fields: Callable[[Entry | None], Sequence[Field]],
        read: Callable[[Mapping[str, Value], Entry | None], Entry],
        on_entries: Callable[[tuple[Entry, ...]], None],
        empty: str = "",
        most: int = 200,
    ) -> None:
        self._words, self._new, self._most = words, new, most
        self._cells, self._fields, self._read, self._on_entries = cells, fields, read, on_entries
        self._entries: tuple[Entry, ...] = ()
        self._removed: tuple[int, Entry] | None = None
        self._table = Table(caption, columns, (), words, self._pressed, empty=empty)
        self._add = Buttons([Button(ADD, new)], lambda _: self.edit(None))
        self._back = Buttons([Button(BACK, words("Put back what was removed"))], lambda _: self._put_back())
        self._below = VBox()
        self._undo = VBox()
        self.box: DOMWidget = box("entries", self._table, self._undo, self._add, self._below)

    def show(self, entries: Sequence[Entry]) -> None:
        """Shows these entries, and no form."""
        self._entries = tuple(entries)
        self._removed = None
        self._undo.children = self._below.children = ()
        self._list()

    def edit(self, place: int | None) -> None:
        """Opens the form for the entry at a place, or (None) for a new one."""
        words = self._words
        entry = self._entries[place] if place is not None else None
        if entry is None and len(self._entries) >= self._most:
            self._say(words("There are {count} rows already, which is the most.", count=self._most))
            return
        title = self._new if entry is None else words("Change: {row}", row=_text(self._cells(entry)[0]))

        def save(values: Mapping[str, Value]) -> None:
            self._put(place, self._read(values, entry))

        self._below.children = (asking(title, self._fields(entry), words, save, self._leave),)

    def _leave(self) -> None:
        self._below.children = ()

    def _put(self, place: int | None, entry: Entry) -> None:
        every = list(self._entries)
        if place is None:
            every.append(entry)
        else:
            every[place] = entry
        self._becomes(tuple(every))
        self._say_saved(entry)

    def _pressed(self, row: str, action: str) -> None:
        words, place = self._words, int(row)
        if place >= len(self._entries):
            return
        if action == CHANGE:
            self.edit(place)
            return
        entry = self._entries[place]
        self._becomes(self._entries[:place] + self._entries[place + 1 :])
        self._removed = (place, entry)
        self._undo.children = (self._back,)
        self._say(words("Removed: {row}", row=_text(self._cells(entry)[0])))

    def _put_back(self) -> None:
        if self._removed is None:
            return
        place, entry = self._removed
        self._becomes((*self._entries[:place], entry, *self._entries[place:]))
        self._say_saved(entry)

    def _becomes(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._removed = None
        self._undo.children = ()
        self._list()
        self._on_entries(entries)

    def _list(self) -> None:
        words = self._words
        actions = (Action(CHANGE, words("Change")), Action(REMOVE, words("Remove")))
        self._table.show(
            [Row(str(place), self._cells(entry), actions) for place, entry in enumerate(self._entries)]
        )

    def _say_saved(self, entry: Entry) -> None:
        words = self._words
        self._say(words("Saved: {row}", row=_text(self._cells(entry)[0])))

    def _say(self, sentence: str) -> None:
        self._below.children = (Panel(Markup("<p>{}</p>").format(sentence), spoken=True),)


def _text(cell: Cell | str) -> str:
    return cell if isinstance(cell, str) else cell.text
