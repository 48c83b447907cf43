"""What every control of ours has in common, and boxes to put them in."""

from types import new_class
from typing import Any, ClassVar

from anywidget import AnyWidget
from ipywidgets import DOMWidget, Layout, VBox

_PROGRAM = frozenset({"_esm", "_css", "_anywidget_id"})
_layouts: list[Layout] = []


class Control(AnyWidget):
    """A control that is laid out by the page's style sheet.

    All controls of a page share one layout, for a browser is told of each layout as of a widget more.
    """

    _with_program: ClassVar[dict[type, type]] = {}
    """The class of each kind of control with the traits of its program."""

    def __init__(self, **values: object) -> None:
        super().__init__(layout=_layout(), **values)

    def add_traits(self, **traits: Any) -> None:
        """Gives the control these traits.

        A control's program is the same for all of its kind, and so is the class that has it: with a class of its own
        for each control, as elsewhere, making the classes would take a third of the time in which a page is made.
        """
        if not traits.keys() <= _PROGRAM:
            super().add_traits(**traits)
            return
        kind = type(self)
        if kind not in self._with_program:
            self._with_program[kind] = new_class(
                kind.__name__, (kind,), {}, lambda names: names.update(traits, __module__=kind.__module__)
            )
        self.__class__ = self._with_program[kind]


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
