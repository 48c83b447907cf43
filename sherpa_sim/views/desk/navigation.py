"""The way between the sections of the desk."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Control

from ..controls.script import script

_HERE = Path(__file__).parent


class Navigation(Control):
    """A list of sections (key and title); `on_choose(key)` hears which one is wanted.

    The address of the page keeps which section is open, so that loading it again opens the same one.
    """

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "navigation.js")
    _css = _HERE / "navigation.css"

    sections: traitlets.List[object] = traitlets.List().tag(sync=True)
    current = traitlets.Unicode().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        sections: Sequence[tuple[str, str]],
        current: str,
        words: Words,
        on_choose: Callable[[str], None],
    ) -> None:
        self._keys = {key for key, _ in sections}
        self._on_choose = on_choose
        super().__init__(
            sections=[list(section) for section in sections],
            current=current,
            sentences={
                "label": words("Parts of the desk"),
                "menu": words("Go to another part"),
                "opening": words("One moment ..."),
            },
        )
        self.on_msg(self._message)

    def opened(self, key: str, *, by_hand: bool) -> None:
        """Marks the section that is open now; `by_hand` brings a keyboard to its heading."""
        self.current = key
        self.send({"kind": "opened", "focus": by_hand})

    def look(self) -> None:
        """Brings a keyboard and the eye to what was opened within a section: the heading in the box called "opened"."""
        self.send({"kind": "look"})

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        if content.get("kind") == "choose" and content.get("key") in self._keys:
            self._on_choose(content["key"])
