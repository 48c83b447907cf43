"""The way from a unit to a tool for after the course."""

from markupsafe import Markup

from ..tools.doors import MENTORS_TOOLS
from .picture import CoursePanel
from .reader import reader
from .simulation_doors import door


def tool(page: str) -> CoursePanel:
    """A link to the mentor's tool at this page, with what it is for.

    Raises:
        KeyError: if mentors have no such tool.
    """
    own = reader()
    found = {one.page: one for one in MENTORS_TOOLS}[page]
    purpose = Markup("<p>{}</p>").format(own.words(found.purpose))
    return CoursePanel(purpose + door(own, page, own.words(found.name), folder="course"))
