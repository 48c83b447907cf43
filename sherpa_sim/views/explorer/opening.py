"""How the explorer opens: a page as it stands at first is made before anybody comes, and given to whoever comes."""

from functools import cache

from ipywidgets import VBox

from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.controls.asleep import put_to_sleep, wake
from sherpa_sim.views.controls.picture import Size
from sherpa_sim.views.visit import Visit, visit

from .choices import Choices
from .floor import Floor, ready_made
from .page import Exploration

ROOM = Size(800, 1.0)
"""What the picture has where the window is as wide as the page grows, 1 280 CSS pixels, or wider."""

_made: dict[str, Exploration] = {}


def explore() -> VBox:
    """The explorer for whoever opened this page."""
    arrival = visit()
    made = None if arrival.query else _made.pop(arrival.language, None)
    if made is None:
        return Exploration(arrival, usual()).layout
    wake(made.layout)
    return made.layout


def make_ready() -> None:
    """Makes a page on the usual workplace in each language, with its picture.

    A kernel that forks afterwards gives one of them to its visitor, if her address asks for nothing else.
    """
    for language in LANGUAGES:
        page = Exploration(Visit(language, {}), usual())
        page.draw_for(ROOM)
        put_to_sleep(page.layout)
        _made[language] = page


@cache
def usual() -> Floor:
    """The usual workplace, with its first answer; made once, before anybody comes."""
    choices = Choices()
    floor = ready_made(choices.ground, words_for("en"))
    floor.ahead.pair(choices.changes(0))
    return floor
