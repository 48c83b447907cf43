"""The page of a tool: its parts below each other, with the room that they need on a phone, a desk and paper."""

from pathlib import Path

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.locale.words import Words

from ..controls import Panel, box


class Opening(Panel):
    """What a tool's page begins with: its heading and what it is for; it brings the style of the page."""

    _css = Path(__file__).with_name("tool_page.css")


def tool_page(opening: Markup, *parts: DOMWidget) -> DOMWidget:
    """The page of a tool, which begins with `opening`."""
    return box("tool-page", Opening(opening), *parts)


def about_files(words: Words) -> Markup:
    """What a file of the tool is for, and that nothing leaves the page by itself."""
    return Markup("<p>{}</p>").format(
        words(
            "As a file you can go on elsewhere, or let your coach open it on this page. It goes nowhere by itself, and "
            "a file that you open here stays on this page."
        )
    )
