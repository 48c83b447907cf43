"""A whole page within the page."""

from pathlib import Path

import traitlets

from .control import Control
from .script import script

_HERE = Path(__file__).parent


class FramedPage(Control):
    """A page of its own, shown in a frame in which no program runs."""

    _esm = script(_HERE / "element.js", _HERE / "framed_page.js")
    _css = _HERE / "framed_page.css"

    title = traitlets.Unicode().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, page: bytes, title: str) -> None:
        super().__init__(html=page.decode("utf-8", "replace"), title=title)
