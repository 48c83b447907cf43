"""The way from a unit to the simulation, with the choices that the unit talks about already made."""

from types import MappingProxyType
from urllib.parse import urlencode

from markupsafe import Markup

from .picture import CoursePanel
from .reader import Reader, reader


def simulation(**choices: float | str) -> CoursePanel:
    """A link to the simulation in which these choices are made; their names are those in its own address."""
    return CoursePanel(door(reader(), MappingProxyType(choices)))


def door(own: Reader, choices: MappingProxyType[str, float | str]) -> Markup:
    """The link: a page of the site, or the notebook of the simulation."""
    words = own.words
    address = "../../simulations/explorer.ipynb"
    if own.on_site:
        address = "&".join((own.address("explorer"), *([urlencode(choices)] if choices else [])))
    return Markup('<p><a class="enter" href="{}" target="_blank" rel="noopener">{}</a></p><p>{}</p>').format(
        address,
        words("Open the simulation"),
        words("It opens beside this unit. Come back here when you have seen enough."),
    )
