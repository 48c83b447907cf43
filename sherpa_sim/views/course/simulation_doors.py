"""The ways from a unit to the simulation, to what it is held beside, and to the tools for after the course."""

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from .picture import CoursePanel
from .reader import Reader, reader

_NO_CHOICES: Mapping[str, float | str] = {}


def simulation(**choices: float | str) -> CoursePanel:
    """A link to the simulation in which these choices are made; their names are those in its own address."""
    own = reader()
    return CoursePanel(door(own, "explorer", own.words("Open the simulation"), choices))


def comparison() -> CoursePanel:
    """A link to the page that holds the model beside what was observed."""
    own = reader()
    return CoursePanel(door(own, "validation", own.words("See what it was held beside")))


def door(
    own: Reader,
    page: str,
    sentence: str,
    choices: Mapping[str, float | str] = _NO_CHOICES,
    folder: str = "simulations",
) -> Markup:
    """A link to a page of the site, or to its notebook in `folder` when the unit is open as one."""
    address = f"../../{folder}/{page}.ipynb"
    if own.on_site:
        address = "&".join((own.address(page), *([urlencode(choices)] if choices else [])))
    return Markup('<p><a class="enter" href="{}" target="_blank" rel="noopener">{}</a></p><p>{}</p>').format(
        address, sentence, own.words("It opens beside this unit. Come back here when you have seen enough.")
    )
