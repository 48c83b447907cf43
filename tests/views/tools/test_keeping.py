"""What a tool keeps in a browser: it comes back, takes the place of another only whole, and can be put back."""

import json
from typing import Any, Literal

from sherpa_sim.content.tool_record import ToolRecord, tool_file
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.tools.keeping import Keeping


class Notes(ToolRecord):
    tool: Literal["notes"] = "notes"
    version: Literal[1] = 1
    text: str = ""


class Page:
    """A tool whose record has its text in small letters, and in capitals in a file; it refuses the text "no"."""

    def __init__(self, kept: object = None) -> None:
        self.shown: list[str] = []
        self.keeping = Keeping(
            Notes(),
            words_for("en"),
            lambda: self.shown.append(self.keeping.record.text),
            whole=lambda record: Notes(text=record.text.upper()),
            received=self.received,
        )
        self.told: list[dict[str, Any]] = []
        self.keeping._keeper.send = self.told.append  # type: ignore[method-assign]
        self.keeping._arrives({"kind": "here", "kept": kept})

    def received(self, record: Notes) -> Notes:
        if record.text == "no":
            raise Problem("Write a name of at most 60 characters.")
        return Notes(text=record.text.lower())

    def open(self, name: str, data: bytes) -> None:
        self.keeping._file([(name, data)])


def test_what_a_browser_kept_is_there_again() -> None:
    page = Page(json.loads(tool_file(Notes(text="one"))))
    assert page.shown == ["one"]
    assert page.keeping.keep(Notes(text="two"))
    assert page.told[-1] == {"kind": "keep", "record": {"tool": "notes", "version": 1, "text": "two"}}


def test_a_file_takes_the_place_of_what_was_there_which_can_be_put_back() -> None:
    page = Page(json.loads(tool_file(Notes(text="one"))))
    page.open("two.json", tool_file(Notes(text="TWO")))
    assert page.shown[-1] == "two"
    assert "two.json is open." in page.keeping._said.html
    page.keeping._put_back()
    assert page.shown[-1] == "one"
    page.keeping._put_back()
    assert page.shown == ["one", "two", "one"]


def test_what_is_refused_changes_nothing() -> None:
    page = Page(json.loads(tool_file(Notes(text="one"))))
    page.open("no.json", tool_file(Notes(text="no")))
    page.open("damaged.json", b"{")
    assert page.shown == ["one"]
    assert page.keeping.record.text == "one"
    assert "damaged.json is damaged" in page.keeping._alarm.html
    page.keeping._put_back()
    assert page.shown == ["one"]


def test_a_browsers_copy_that_cannot_be_read_is_told() -> None:
    page = Page({"tool": "other", "version": 1})
    assert page.shown == [""]
    assert "another tool" in page.keeping._alarm.html
