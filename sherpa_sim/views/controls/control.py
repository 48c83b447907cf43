"""What every control of ours has in common, and boxes to put them in."""

from anywidget import AnyWidget
from ipywidgets import DOMWidget, Layout, VBox

_layouts: list[Layout] = []


class Control(AnyWidget):
    """A control that is laid out by the page's style sheet.

    All controls of a page share one layout, for a browser is told of each layout as of a widget more.
    """

    def __init__(self, **values: object) -> None:
        super().__init__(layout=_layout(), **values)


def box(kind: str, *children: DOMWidget) -> VBox:
    """Controls below each other, in a box with these names (with spaces between) for the style sheet."""
    made = VBox(children, layout=_layout())
    for name in kind.split():
        made.add_class(name)
    return made


def _layout() -> Layout:
    """The one layout; a new one where the last was closed with the page it was on."""
    if not _layouts or _layouts[-1].comm is None:
        _layouts[:] = [Layout()]
    return _layouts[-1]
