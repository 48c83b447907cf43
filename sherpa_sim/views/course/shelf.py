"""The units of the course in a row, each with how far one is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.content.units import load_units
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Control

from ..controls.script import script
from ..paper.trainee import Participant
from .reader import FINISHED, kept_as

_HERE = Path(__file__).parent


class Shelf(Control):
    """Cards of units; the browser adds what it kept itself as long as nobody signed in."""

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "shelf.js")
    _css = _HERE / "shelf.css"

    units: traitlets.List[object] = traitlets.List().tag(sync=True)
    kept = traitlets.Dict(allow_none=True).tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(self, words: Words) -> None:
        language = words.language
        super().__init__(
            units=[
                {
                    "key": unit.key,
                    "name": unit.name(language),
                    "heart": unit.heart(language),
                    "about": words(
                        "Unit {number} · about {minutes} minutes", number=unit.number, minutes=unit.minutes
                    ),
                    "address": f"unit/{unit.key}?lang={language}",
                    "tasks": list(unit.practice),
                }
                for unit in load_units().values()
            ],
            kept=None,
            sentences={
                "finished": words("Done"),
                "begun": words("Begun: {done} of {of} tasks done"),
                "new": words("Not begun yet"),
                "finished_key": FINISHED,
                "open_finished": words("Look again"),
                "open_begun": words("Go on"),
                "open_new": words("Begin"),
                "counted": words("You have done {done} of {of} units."),
            },
        )

    def belongs_to(self, participant: Participant) -> None:
        """Shows how far this person is; a unit whose answers cannot be read counts as not begun."""
        self.kept = {unit: _answered(participant, unit) for unit in load_units()}


def _answered(participant: Participant, unit: str) -> Mapping[str, Any]:
    try:
        answers = participant.cohort.answers(participant.person.id, kept_as(unit)).load().answers
    except Problem:
        return {}
    return dict.fromkeys(answers, True)
