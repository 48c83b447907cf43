"""A picture that Python redraws, laid out for the width at which it is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import traitlets

from .control import Control

_HERE = Path(__file__).parent

WIDEST = 2000  # CSS pixels


@dataclass(frozen=True)
class Size:
    """The room for a picture: its width in CSS pixels, and device pixels per CSS pixel."""

    width: int
    ratio: float


class Picture(Control):
    """An image with a text alternative; the browser reports the room it has."""

    _esm = _HERE / "picture.js"
    _css = _HERE / "picture.css"

    image = traitlets.Bytes(b"").tag(sync=True)
    kind = traitlets.Unicode("png").tag(sync=True)
    number = traitlets.Int(0).tag(sync=True)
    alternative = traitlets.Unicode("").tag(sync=True)
    height = traitlets.Int(0).tag(sync=True)
    more = traitlets.Bool(False).tag(sync=True)
    room = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        self._resize: Callable[[Size], None] | None = None
        super().__init__()
        self.add_class("picture")
        self.observe(self._heard, "room")

    def on_resize(self, listener: Callable[[Size], None]) -> None:
        """Calls `listener(size)` when the picture is first shown and when its room changes."""
        self._resize = listener

    def take(self, size: Size) -> None:
        """Draws for this much room, as if a browser had told of it; one that has just as much will show it as it is."""
        self.room = {"width": size.width, "ratio": size.ratio}

    def show(self, image: bytes, kind: str, alternative: str, height: int, more: bool = False) -> None:
        """Shows `image` (of `kind` "png", "jpeg" or "webp"), `height` CSS pixels high, in one message.

        `more`: a better one of the same thing follows by itself.
        """
        with self.hold_sync():
            self.image = image
            self.kind = kind
            self.alternative = alternative
            self.height = height
            self.more = more
            self.number += 1

    def _heard(self, change: Mapping[str, Any]) -> None:
        try:
            width, ratio = int(change["new"]["width"]), float(change["new"]["ratio"])
        except (KeyError, TypeError, ValueError, OverflowError):
            return
        if self._resize is not None and 0 < width <= WIDEST and 0.2 <= ratio <= 10:
            self._resize(Size(width, min(max(ratio, 1.0), 2.0)))
