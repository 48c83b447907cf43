"""The page for matching, for a coach: two lists, what counts, pairs that are proposed, and pairs as they go on."""

from pathlib import Path

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.content.matching import MatchingRecord
from sherpa_sim.content.matching_columns import Side
from sherpa_sim.locale.words import Words

from ..controls import Panel, box
from ..tools.keeping import Keeping
from ..visit import Visit, visit
from .begun import Begun
from .decided import Decided
from .lists import PeopleList
from .programme import InCounts
from .proposing import Proposing
from .room import Room
from .weighing import Weighing


class MatchingPanel(Panel):
    """The head of the page, with its style sheet."""

    _css = Path(__file__).parent / "matching.css"


def show_matching() -> VBox:
    """The page for whoever opened it."""
    return Page(visit()).box


class Page:
    """One coach's page."""

    def __init__(self, arrival: Visit) -> None:
        words = arrival.words
        self._keeping = Keeping(MatchingRecord(), words, self._known, in_browser=False)
        room = Room(words, self._keeping, self._show)
        self._lists = [PeopleList(room, side) for side in Side]
        self._weighing = Weighing(room)
        self._proposing, self._decided = Proposing(room), Decided(room)
        self._begun, self._counts = Begun(room), InCounts(room)
        parts: tuple[DOMWidget, ...] = (
            MatchingPanel(_intro(words), kind="intro"),
            self._keeping.top,
            box(
                "card",
                Panel(Markup("<h2>{}</h2>").format(words("The two lists"))),
                *(one.box for one in self._lists),
            ),
            box("card", self._weighing.box),
            box("card", self._proposing.box),
            box("card", self._decided.box),
            box("card", self._begun.box),
            box("card", self._counts.box),
            box("card", Panel(_files(words)), self._keeping.files),
        )
        self.box = box("matching", *parts)
        self._show()

    def _known(self) -> None:
        """Another record is here: that of a file, or what was here before."""
        self._begun.close()
        self._weighing.show()
        self._show()

    def _show(self) -> None:
        for people in self._lists:
            people.show()
        self._proposing.show()
        self._decided.show()
        self._begun.show()
        self._counts.show()


def _intro(words: Words) -> Markup:
    return Markup('<h1>{}</h1><p class="lead">{}</p><p>{}</p>').format(
        words("Match mentors and mentees"),
        words(
            "Bring in a list of mentors and a list of mentees. The page proposes pairs and says why; you, the "
            "coach, talk with both and decide."
        ),
        words(
            "The lists are read here and go nowhere else. Talk with mentor and mentee apart before you put two "
            "people together, as the coaches of Mentor2Work do."
        ),
    )


def _files(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("Keep it as a file"),
        words(
            "The file holds everything on this page, with names: lists, decisions, pairs, logs and answers. Keep "
            "it on this computer, where only you can open it."
        ),
    )
