"""A piece of page written by Python."""

from pathlib import Path

import traitlets
from markupsafe import Markup

from .control import Control

_HERE = Path(__file__).parent

NOTHING = Markup("")


class Panel(Control):
    """HTML from Python; a spoken panel is read out by screen readers when it changes.

    A reached panel begins with a heading, to which the reader is brought when it appears.

    It takes `Markup` only, whose `format` escapes everything a person typed.
    """

    _esm = _HERE / "panel.js"

    html = traitlets.Unicode("").tag(sync=True)
    spoken = traitlets.Bool(False).tag(sync=True)
    reached = traitlets.Bool(False).tag(sync=True)
    kind = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, html: Markup = NOTHING, *, kind: str = "", spoken: bool = False, reached: bool = False
    ) -> None:
        super().__init__(kind=kind, spoken=spoken, reached=reached)
        self.show(html)

    def show(self, html: Markup) -> None:
        """Shows `html` instead of what was there.

        Raises:
            TypeError: if it is plain text, which nobody has escaped.
        """
        if not isinstance(html, Markup):
            raise TypeError("a panel shows Markup only")
        self.html = str(html)
