"""The overview: the cohort in a few numbers, and what asks for the trainer now."""

from ipywidgets import DOMWidget
from markupsafe import Markup

from ..controls import Panel
from .desk import Desk


def overview(desk: Desk) -> DOMWidget:
    """The section; it is nothing more than the group's name yet."""
    return Panel(Markup("<p>{}</p>").format(desk.cohort.settings.name))
