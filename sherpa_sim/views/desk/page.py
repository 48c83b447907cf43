"""The page of the desk: a sign-in, and behind it the sections of one cohort."""

import threading
from collections.abc import Sequence

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.groups import groups
from sherpa_sim.locale.words import Words

from ..controls import Job, Panel, box
from ..markup import alerts
from ..sessions import door
from ..visit import visit
from .desk import Desk, Section
from .navigation import Navigation
from .sections import SECTIONS
from .trainer import Trainer, trainers_sign_in

PART = "part"
"""What the address calls the section that is open."""


def show_desk() -> VBox:
    """The desk for whoever opened it: a sign-in, and behind it one cohort."""
    arrival = visit()
    words = arrival.words
    there = groups()
    told = [words.problem(trouble) for trouble in there.troubles]
    if not there.open:
        return box("desk", _welcome(words), Panel(_nothing_yet(words, told)))
    wanted = arrival.query.get(PART, "")
    return _Page(there.open, told, wanted, arrival.machine, words).box


class _Page:
    """One visit: who is in, and which section is open."""

    def __init__(
        self, groups: Sequence[tuple[str, str]], troubles: list[str], wanted: str, machine: str, words: Words
    ) -> None:
        self._words = words
        self._sections = {section.key: section for section in SECTIONS}
        self._wanted = wanted if wanted in self._sections else SECTIONS[0].key
        self._trainer: Trainer | None = None
        self._sign_in = trainers_sign_in(groups, machine, words, self._enter)
        self.box = box(
            "desk", _welcome(words), self._sign_in, *([Panel(alerts(troubles))] if troubles else [])
        )

    def _enter(self, trainer: Trainer) -> None:
        self._trainer = trainer
        job = Job(self._words)
        self._desk = Desk(trainer.folder, self._words, self, job)
        titles = [(section.key, self._words(section.title)) for section in SECTIONS]
        self._navigation = Navigation(titles, self._wanted, self._words, self._choose)
        self._heading = Panel(kind="heading")
        self._below = VBox()
        self._below.add_class("section")
        part = VBox([self._heading, job, self._desk.said, self._desk.alarm, self._below])
        part.add_class("part")
        inside = VBox([self._navigation, part])
        inside.add_class("inside")
        self._open(self._sections[self._wanted], by_hand=False)
        self.box.children = (self._sign_in, inside)
        threading.Thread(target=_load_nbgrader, daemon=True).start()

    def go(self, section: str) -> None:
        """Opens a section, anew if it is the one that is open."""
        self._open(self._sections[section], by_hand=section != self._navigation.current)

    def look(self) -> None:
        """Brings a keyboard and the eye to what was opened within the section."""
        self._navigation.look()

    def still_in(self) -> bool:
        """Whether the trainer is still signed in; if not, she is asked for the secret again."""
        if self._trainer is not None and self._trainer.is_in():
            return True
        self._sign_in.ask_again()
        return False

    def _choose(self, key: str) -> None:
        self._desk.hush()
        self._open(self._sections[key], by_hand=True)

    def _open(self, section: Section, *, by_hand: bool) -> None:
        before = self._below.children
        try:
            if not self.still_in():
                return
            self._desk.begin()
            self._below.children = (section.build(self._desk),)
        except Exception as error:
            self._below.children = ()
            self._desk.tell(error)
        self._heading.show(Markup('<h1 tabindex="-1">{}</h1>').format(self._words(section.title)))
        self._navigation.opened(section.key, by_hand=by_hand)
        for widget in before:
            _close(widget)


def _load_nbgrader() -> None:
    """Brings in nbgrader, which takes seconds, while the trainer looks at the first section."""
    import sherpa_sim.cohort.returning  # noqa: F401


def _close(widget: DOMWidget) -> None:
    """Takes a widget away from the browser too, with all that stands in it."""
    for child in getattr(widget, "children", ()):
        _close(child)
    widget.close()


def _welcome(words: Words) -> Panel:
    return Panel(
        Markup('<h1>{}</h1><p class="lead">{}</p>').format(
            words("The trainer's desk"),
            words(
                "Your group, what they hand in, and what you give back: all in one place, on this machine."
            ),
        )
    )


def _nothing_yet(words: Words, troubles: list[str]) -> Markup:
    return Markup("<p>{}</p><p><code>sherpa cohort new</code></p>{}{}").format(
        words(
            "There is no group here yet. Make the first one in a terminal; it tells you the secret of its desk:"
        ),
        alerts(troubles),
        door(words),
    )
