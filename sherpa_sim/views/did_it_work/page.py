"""The page behind the secret of a group's desk: its surveys, before and after, and beside the simulation."""

from collections.abc import Sequence

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.groups import groups
from sherpa_sim.locale.words import Words

from ..controls import Job, Panel, box
from ..desk.desk import Desk
from ..desk.trainer import Trainer, trainers_sign_in
from ..markup import alerts
from ..visit import visit
from .results import Comparing
from .surveys import Surveys
from .told import SurveysPanel


def show_did_it_work() -> VBox:
    """The page for whoever opened it: a sign-in, and behind it the surveys of one group."""
    arrival = visit()
    words = arrival.words
    there = groups()
    told = [words.problem(trouble) for trouble in there.troubles]
    if not there.open:
        none = words("There is no group here yet. Make one at the desk first.")
        return box("desk did-it-work", _welcome(words), Panel(alerts([none, *told])))
    return _Page(there.open, told, arrival.machine, words).box


class _Page:
    """One visit: who is in, and what she does with surveys; the shell around what the page shows."""

    def __init__(
        self, groups: Sequence[tuple[str, str]], troubles: list[str], machine: str, words: Words
    ) -> None:
        self._words = words
        self._trainer: Trainer | None = None
        self._sign_in = trainers_sign_in(groups, machine, words, self._enter)
        self._top: tuple[DOMWidget, ...] = (
            _welcome(words),
            self._sign_in,
            *([Panel(alerts(troubles))] if troubles else []),
        )
        self.box = box("desk did-it-work", *self._top)

    def _enter(self, trainer: Trainer) -> None:
        self._trainer = trainer
        job = Job(self._words)
        desk = Desk(trainer.folder, self._words, self, job)
        comparing = Comparing(desk)
        surveys = Surveys(desk, comparing.show)
        part = box("part", job, desk.said, desk.alarm, surveys.box, comparing.box)
        self.box.children = (*self._top, part)
        desk.guarded(surveys.show)()

    def go(self, section: str) -> None:
        """There are no sections on this page."""

    def look(self) -> None:
        """What is opened brings the reader to its own heading."""

    def still_in(self) -> bool:
        """Whether the trainer is still signed in; if not, she is asked for the secret again."""
        if self._trainer is not None and self._trainer.is_in():
            return True
        self._sign_in.ask_again()
        return False


def _welcome(words: Words) -> Panel:
    return SurveysPanel(
        Markup('<p><a href="./?lang={}">{}</a></p><h1>{}</h1><p class="lead">{}</p>').format(
            words.language,
            words("The trainer's desk"),
            words("Did it work?"),
            words(
                "Ask the people of a workplace before there are mentors and again after, see what changed, and "
                "read what that can tell you and what it cannot."
            ),
        )
    )
