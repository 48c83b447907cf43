"""The page of a tool: its parts below each other, with the room that they need on a phone, a desk and paper."""

from pathlib import Path

from ipywidgets import DOMWidget
from markupsafe import Markup

from ..controls import Panel, box


class Opening(Panel):
    """What a tool's page begins with: its heading and what it is for; it brings the style of the page."""

    _css = Path(__file__).with_name("tool_page.css")


def tool_page(opening: Markup, *parts: DOMWidget) -> DOMWidget:
    """The page of a tool, which begins with `opening`."""
    return box("tool-page", Opening(opening), *parts)
