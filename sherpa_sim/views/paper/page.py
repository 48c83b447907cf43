"""The page of a trainee: her papers, one of them to answer and hand in, and what came back."""

from collections.abc import Sequence

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.groups import groups
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Panel, box
from ..markup import alerts
from ..visit import visit
from .open_paper import open_paper
from .paper_list import PaperList
from .standing import cards
from .trainee import Participant, trainees_sign_in


def show_papers() -> VBox:
    """The page for whoever opened it: a sign-in, and behind it her own papers."""
    arrival = visit()
    words = arrival.words
    there = groups()
    if not there.open:
        told = [_paragraph(words.problem(trouble)) for trouble in there.troubles]
        return box("papers", _heading(words), Panel(Markup("").join(told) or _not_open(words)))
    return _Papers(there.open, arrival.machine, words).box


class _Papers:
    """One visit: who is in, and what she looks at."""

    def __init__(self, groups: Sequence[tuple[str, str]], machine: str, words: Words) -> None:
        self._words = words
        self._heading = _heading(words)
        self._sign_in = trainees_sign_in(groups, machine, words, self._enter)
        self.box = box("papers", self._heading, self._sign_in)

    def _enter(self, participant: Participant) -> None:
        self._participant = participant
        self._show_list()

    def _show_list(self) -> None:
        words = self._words
        papers = cards(self._participant, words)
        below: DOMWidget = PaperList(papers, self._open)
        if not papers:
            below = Panel(_paragraph(words("Your trainer has not set a paper for your group yet.")))
        self.box.children = (self._sign_in, self._heading, below)

    def _open(self, key: str) -> None:
        try:
            parts = open_paper(self._participant, key, self._words, self._show_list)
        except Problem as problem:
            trouble = alerts([self._words.problem(problem)])
            self.box.children = (*self.box.children[:3], Panel(trouble))
        else:
            self.box.children = (self._sign_in, *parts)


def _heading(words: Words) -> Panel:
    return Panel(
        Markup('<h1>{}</h1><p class="lead">{}</p>').format(
            words("Your papers"),
            words(
                "Show what you have learned. Every answer is saved at once, so you can stop and go on later."
            ),
        )
    )


def _not_open(words: Words) -> Markup:
    return _paragraph(words("Not open yet: there is no group that follows the course here."))


def _paragraph(sentence: str) -> Markup:
    return Markup("<p>{}</p>").format(sentence)
