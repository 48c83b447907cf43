"""Marks and feedback as they came back from the trainer."""

from pathlib import Path

import traitlets
from anywidget import AnyWidget

from ..controls.script import script

_HERE = Path(__file__).parent


class ReturnedPage(AnyWidget):
    """A page made by nbgrader, shown in a frame in which no program runs."""

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "returned.js")
    _css = _HERE / "returned.css"

    title = traitlets.Unicode().tag(sync=True)
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, page: bytes, title: str) -> None:
        super().__init__(html=page.decode("utf-8", "replace"), title=title)
