"""That a list made by hand keeps what was filled in, says what is missing, and gives back what was removed."""

from collections.abc import Mapping
from typing import Any

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Buttons, Column, Field, Form, Kind, Panel, Table, Value
from sherpa_sim.views.tools.entries import Entries

WORDS = words_for("en")


def read(values: Mapping[str, Value], _before: str | None) -> str:
    if not values["what"]:
        raise Problem("Write a name of at most 60 characters.")
    return str(values["what"])


def made() -> tuple[Entries[str], list[tuple[str, ...]]]:
    heard: list[tuple[str, ...]] = []
    entries = Entries(
        WORDS,
        caption="Things",
        new="Add a thing",
        columns=[Column("What")],
        cells=lambda entry: (entry,),
        fields=lambda entry: [Field("what", Kind.TEXT, "What", value=entry or "")],
        read=read,
        on_entries=heard.append,
        most=3,
    )
    return entries, heard


def inside(widget: Any, kind: type) -> list[Any]:
    found = [widget] if isinstance(widget, kind) else []
    for child in getattr(widget, "children", ()):
        found += inside(child, kind)
    return found


def press(entries: Entries[str], key: str) -> None:
    (buttons,) = [one for one in inside(entries.box, Buttons) if key in {b["key"] for b in one.buttons}]
    buttons._message(buttons, {"kind": "press", "key": key}, ())


def row(entries: Entries[str], place: int, action: str) -> None:
    (table,) = inside(entries.box, Table)
    table._message(table, {"row": str(place), "action": action}, ())


def fill(entries: Entries[str], what: str) -> None:
    (form,) = inside(entries.box, Form)
    form.values = {"what": what}


def told(entries: Entries[str]) -> str:
    return " ".join(panel.html for panel in inside(entries.box, Panel))


def test_an_entry_is_added_changed_removed_and_put_back() -> None:
    entries, heard = made()
    entries.show(["a", "b"])
    press(entries, "add")
    fill(entries, "c")
    press(entries, "save")
    assert heard[-1] == ("a", "b", "c")
    assert "Saved: c" in told(entries)
    row(entries, 1, "change")
    assert "Change: b" in told(entries)
    fill(entries, "B")
    press(entries, "save")
    assert heard[-1] == ("a", "B", "c")
    row(entries, 0, "remove")
    assert heard[-1] == ("B", "c")
    press(entries, "back")
    assert heard[-1] == ("a", "B", "c")


def test_what_is_missing_is_said_and_the_form_stays() -> None:
    entries, heard = made()
    entries.show([])
    press(entries, "add")
    press(entries, "save")
    assert "Write a name" in told(entries)
    assert heard == []
    fill(entries, "a")
    press(entries, "save")
    assert heard == [("a",)]


def test_more_than_the_most_is_refused() -> None:
    entries, heard = made()
    entries.show(["a", "b", "c"])
    press(entries, "add")
    assert "3 rows already" in told(entries)
    assert heard == []
