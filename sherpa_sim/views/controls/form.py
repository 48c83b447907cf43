"""A form of native HTML controls whose values Python hears about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.locale.words import Words

from .control import Control
from .field import Field, Value
from .script import script

FILE_LIMIT = 2_000_000  # bytes

_HERE = Path(__file__).parent


class Form(Control):
    """Fields with labels, help and problems.

    While Python is busy only the newest values are sent. Answers that a field refuses never reach the
    listeners: a browser can send anything.
    """

    _esm = script(_HERE / "element.js", _HERE / "form.js")
    _css = _HERE / "form.css"

    fields: traitlets.List[object] = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    problems = traitlets.Dict().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Int(0).tag(sync=True)
    file_limit = traitlets.Int(FILE_LIMIT).tag(sync=True)

    def __init__(self, fields: Sequence[Field], words: Words, label: str) -> None:
        self._by_key = {field.key: field for field in fields}
        self._change: Callable[[Mapping[str, Value]], None] | None = None
        self._file: Callable[[str, str, bytes], None] | None = None
        self._press: Callable[[str], None] | None = None
        self._accepted: dict[str, Value] = {
            field.key: field.value for field in fields if field.holds_value and field.value is not None
        }
        super().__init__(
            fields=[asdict(field) for field in fields],
            values=dict(self._accepted),
            label=label,
            sentences={
                "outside": words("Type a number from {minimum} to {maximum}."),
                "too_large": words("This file is larger than 2 MB. Choose a smaller one."),
                "unreadable": words("This file could not be read. Choose it again."),
                "typed": words("{label}, as a number"),
                "lost": words(
                    "The page has lost touch with the simulation. Load it again: your choices are kept."
                ),
                "reload": words("Load the page again"),
            },
        )
        self.observe(self._heard, "values")
        self.on_msg(self._message)

    @property
    def accepted(self) -> dict[str, Value]:
        """The newest values that every field accepts."""
        return dict(self._accepted)

    def on_change(self, listener: Callable[[Mapping[str, Value]], None]) -> None:
        """Calls `listener(values)` whenever the visitor changed a value."""
        self._change = listener

    def on_file(self, listener: Callable[[str, str, bytes], None]) -> None:
        """Calls `listener(key, name, content)` when a file was chosen."""
        self._file = listener

    def on_press(self, listener: Callable[[str], None]) -> None:
        """Calls `listener(key)` when a button was pressed."""
        self._press = listener

    def show(self, values: Mapping[str, Value]) -> None:
        """Shows `values` in the controls without telling the listener.

        Raises:
            ValueError: if a field refuses its value.
        """
        self._accepted |= {key: self._by_key[key].read(value) for key, value in values.items()}
        self.values = dict(self._accepted)

    def _heard(self, change: Mapping[str, Any]) -> None:
        self._take(change["new"])
        self.heard += 1

    def _take(self, answers: Mapping[str, Any]) -> None:
        """Takes over the answers that their fields accept."""
        heard = dict(self._accepted)
        for key in heard:
            try:
                heard[key] = self._by_key[key].read(answers.get(key))
            except ValueError:
                continue
        if heard != self._accepted:
            self._accepted = heard
            if self._change is not None:
                self._change(dict(heard))

    def _message(self, _widget: object, content: Mapping[str, Any], buffers: Sequence[memoryview]) -> None:
        if content.get("kind") == "left" and isinstance(content.get("values"), dict):
            self._take(content["values"])
        key = content.get("key")
        if key not in self._by_key:
            return
        if content.get("kind") == "press" and self._press is not None:
            self._press(key)
        if content.get("kind") == "file" and self._file is not None and len(buffers) == 1:
            data = bytes(buffers[0])
            if len(data) <= FILE_LIMIT:
                self._file(key, str(content.get("name", "")), data)
