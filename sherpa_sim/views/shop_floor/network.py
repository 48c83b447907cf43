"""The drawing of a floor and its player; a whole run is sent once, so that playing asks nothing of Python."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import traitlets

from sherpa_sim.domain.people import Dimension
from sherpa_sim.domain.states import Barrier
from sherpa_sim.experiments.floor_weeks import FloorWeeks, Standing, Weeks
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import barriers, groups
from sherpa_sim.views.controls import Control

from ..controls.script import script
from .layout import Layout, lay_out
from .names import department, number_of, standings, who
from .summary import week_lines

_HERE = Path(__file__).parent

NOBODY = -1


class Network(Control):
    """People as dots, their talks as lines, and what plays them week by week.

    `frames`: a byte for each person, week and side (without, then with the plan), see `packed`. `talks` and `ties` are
    pairs of whole numbers of 16 bits: (mentor, colleague) after `counts` talks in each week, and (who hears, of whom).
    """

    _esm = script(
        _HERE.parent / "controls" / "element.js", _HERE / "map.js", _HERE / "player.js", _HERE / "network.js"
    )
    _css = _HERE / "network.css"

    frames = traitlets.Bytes(b"").tag(sync=True)
    talks = traitlets.Bytes(b"").tag(sync=True)
    counts = traitlets.Bytes(b"").tag(sync=True)
    ties = traitlets.Bytes(b"").tag(sync=True)
    layout_of = traitlets.Dict().tag(sync=True)
    people: traitlets.List[str] = traitlets.List().tag(sync=True)
    said: traitlets.List[str] = traitlets.List().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)
    number = traitlets.Int(0).tag(sync=True)
    week = traitlets.Int(0).tag(sync=True)
    person = traitlets.Int(NOBODY).tag(sync=True)

    def __init__(self, words: Words) -> None:
        self._words = words
        self._weeks = self._workers = 0
        self._on_week: Callable[[int], None] | None = None
        self._on_person: Callable[[int], None] | None = None
        super().__init__(sentences=_sentences(words))
        self.observe(self._week_heard, "week")
        self.observe(self._person_heard, "person")

    def on_week(self, listener: Callable[[int], None]) -> None:
        """Calls `listener(week)` when the player came to rest at another week."""
        self._on_week = listener

    def on_person(self, listener: Callable[[int], None]) -> None:
        """Calls `listener(worker)` when somebody was picked."""
        self._on_person = listener

    def show(self, floor: FloorWeeks) -> None:
        """Shows a run, from its start, with nobody picked, in one message."""
        self._weeks, self._workers = floor.changed.weeks, len(floor.members)
        words = self._words
        with self.hold_sync():
            self.frames = packed(floor.without) + packed(floor.changed)
            held = [(talk.mentor, talk.colleague) for talks in floor.changed.talks for talk in talks]
            self.talks = np.array(held, "<u2").tobytes()
            self.counts = np.array([len(talks) for talks in floor.changed.talks], "<u2").tobytes()
            self.ties = np.array(
                [(worker, tie) for worker, ties in enumerate(floor.ties) for tie in ties], "<u2"
            ).tobytes()
            self.layout_of = _sent(lay_out(floor.members), words)
            self.people = [
                f"{number_of(worker, words)}: {who(member, words)} ({department(member.department, words)})"
                for worker, member in enumerate(floor.members)
            ]
            self.said = week_lines(floor, words)
            self.week, self.person = 0, NOBODY
            self.number += 1

    def _week_heard(self, change: Mapping[str, Any]) -> None:
        if self._on_week is not None and 0 <= change["new"] <= self._weeks:
            self._on_week(change["new"])

    def _person_heard(self, change: Mapping[str, Any]) -> None:
        if self._on_person is not None and 0 <= change["new"] < self._workers:
            self._on_person(change["new"])


def packed(side: Weeks) -> bytes:
    """A byte a person, [weeks + 1, workers]: standing in 2 bits, barrier in 3, whether a mentor in 1, ending in 2."""
    codes = side.standing | side.barrier << 2 | side.in_post.astype(np.uint8) << 5 | side.ending << 6
    return codes.astype(np.uint8).tobytes()


def _sent(layout: Layout, words: Words) -> dict[str, object]:
    """The layout as the drawing reads it, with the names that stand in it."""
    shifts = groups(words)
    return {
        "boxes": [
            {
                "name": department(box.department, words),
                "height": box.height,
                "teams": [[shifts[Dimension.SHIFT, team.shift], team.top] for team in box.teams],
            }
            for box in layout.boxes
        ],
        "places": [list(place) for place in layout.places],
    }


def _sentences(words: Words) -> dict[str, object]:
    return {
        "play": words("Play"),
        "pause": words("Pause"),
        "back": words("Previous"),
        "back_week": words("Previous week"),
        "on": words("Next"),
        "on_week": words("Next week"),
        "week": words("Week"),
        "at": words("Week {week} of {weeks}"),
        "speed": words("Speed"),
        "slow": words("1 week a second"),
        "quick": words("3 weeks a second"),
        "side": words("Show"),
        "without": words("Without the plan"),
        "with": words("With the plan"),
        "both": words("Both beside each other"),
        "dots": words("The signs show"),
        "standing": words("where each person stands"),
        "barrier": words("what holds each person back most"),
        "ties": words("Draw who knows whom"),
        "person": words("Pick a person"),
        "nobody": words("Nobody"),
        "legend": words("What the signs mean"),
        "mentor": words("learning mentor"),
        "talk": words("a talk with a mentor this week"),
        "news": words("hears from a colleague how a course went"),
        "tie": words("know each other"),
        "picked": words("the person you picked"),
        "drawing": words(
            "Drawing of the floor. The line below says the same in words, and the table has everybody."
        ),
        "standings": [standings(words)[one] for one in Standing],
        "barriers": [barriers(words)[one] for one in Barrier],
    }
