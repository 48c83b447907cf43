"""The explorer's page before anybody comes: made once and thrown away, so that what it needed is there."""

from collections.abc import Iterator

from ipywidgets import Box, Widget

from sherpa_sim.locale.words import LANGUAGES
from sherpa_sim.views.controls import Picture
from sherpa_sim.views.visit import Visit

from .page import Exploration, usual

ROOM = {"width": 700, "ratio": 1.0}


def rehearse() -> None:
    """Makes the usual workplace, and in each language a page on it that nobody sees.

    Kernels that fork afterwards have the workplace, the fonts and the words; they have no widget of those pages.
    """
    ready = usual()
    for language in LANGUAGES:
        for widget in _inside(Exploration(Visit(language, {}), ready).layout):
            if isinstance(widget, Picture):
                widget.room = ROOM
    Widget.close_all()


def _inside(widget: Widget) -> Iterator[Widget]:
    yield widget
    if isinstance(widget, Box):
        for child in widget.children:
            yield from _inside(child)
