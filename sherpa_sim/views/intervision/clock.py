"""The clock of a meeting: one step after the other runs down in the browser, also after the laptop slept."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.locale.words import Words

from ..controls import Control
from ..controls.script import script

_HERE = Path(__file__).parent


class MeetingClock(Control):
    """The steps of a meeting, one of which is on; the time is told in figures, words and a bar, never by sound.

    Each meeting has a `name` and `steps`, each with `name`, `does`, `who` and `minutes`.
    """

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "clock.js")
    _css = _HERE / "clock.css"

    meetings: traitlets.List[object] = traitlets.List().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(self, words: Words) -> None:
        super().__init__(
            sentences={
                "which": words("Which meeting"),
                "start": words("Start"),
                "pause": words("Stop the clock"),
                "go_on": words("Go on"),
                "next": words("Next step"),
                "back": words("Step back"),
                "more": words("One minute more"),
                "anew": words("From the beginning"),
                "step": words("Step {step} of {of}"),
                "left": words("{time} left"),
                "over": words("{time} over time"),
                "told": words("Step {step} of {of}: {name}, {minutes} minutes. {who}"),
                "minute": words("One minute left."),
                "up": words("The time of this step is up."),
                "finished": words("The meeting is over. Thank each other."),
                "bar": words("Time of this step"),
                "steps": words("All steps"),
            }
        )

    def show(self, meetings: Sequence[Mapping[str, Any]]) -> None:
        """Shows these meetings instead of those that were there."""
        self.meetings = [dict(meeting) for meeting in meetings]
