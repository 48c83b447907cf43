"""A choice of one among a few things of one's own, with buttons for another one and for letting go of one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import traitlets

from .buttons import Button
from .control import Control
from .script import script

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Tab:
    """One thing to choose: what it is called, and the colour and dashes of its line in a picture."""

    key: str
    label: str
    colour: str = ""
    dashes: str = ""


class Tabs(Control):
    """A row of buttons of which one is pressed, and a row of other buttons behind it.

    `on_choose(key)` hears which tab was chosen, `on_press(key)` which other button was pressed.
    """

    _esm = script(_HERE / "element.js", _HERE / "tabs.js")
    _css = _HERE / "tabs.css"

    label = traitlets.Unicode().tag(sync=True)
    tabs: traitlets.List[object] = traitlets.List().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)
    buttons: traitlets.List[object] = traitlets.List().tag(sync=True)

    def __init__(self, label: str, on_choose: Callable[[str], None], on_press: Callable[[str], None]) -> None:
        self._on_choose, self._on_press = on_choose, on_press
        super().__init__(label=label)
        self.on_msg(self._message)

    def show(self, tabs: Sequence[Tab], chosen: str, buttons: Sequence[Button]) -> None:
        """Shows these tabs with one chosen, and these other buttons."""
        with self.hold_sync():
            self.tabs = [asdict(tab) for tab in tabs]
            self.buttons = [asdict(button) for button in buttons]
            self.chosen = chosen

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        key = content.get("key")
        if content.get("kind") == "choose" and key in {tab["key"] for tab in self.tabs}:  # type: ignore[index]
            self._on_choose(str(key))
        if content.get("kind") == "press" and key in {button["key"] for button in self.buttons}:  # type: ignore[index]
            self._on_press(str(key))
