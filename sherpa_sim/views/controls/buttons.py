"""A row of buttons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import traitlets

from .control import Control
from .script import script

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Button:
    """A button: "main" for what is usually wanted, "grave" for what cannot be undone."""

    key: str
    label: str
    tone: Literal["", "main", "grave"] = ""


class Buttons(Control):
    """Buttons in a row; `on_press(key)` hears which one was pressed."""

    _esm = script(_HERE / "element.js", _HERE / "buttons.js")
    _css = _HERE / "buttons.css"

    buttons: traitlets.List[object] = traitlets.List().tag(sync=True)

    def __init__(self, buttons: Sequence[Button], on_press: Callable[[str], None]) -> None:
        self._keys = {button.key for button in buttons}
        self._on_press = on_press
        super().__init__(buttons=[asdict(button) for button in buttons])
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        if content.get("kind") == "press" and content.get("key") in self._keys:
            self._on_press(content["key"])
