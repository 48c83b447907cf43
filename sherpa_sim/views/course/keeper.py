"""Keeping what a reader does in a unit: with her own papers if she signed in, else in her browser."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.content.json_file import as_json
from sherpa_sim.domain.problem import Problem
from sherpa_sim.views.controls import Control

from ..controls.script import script
from ..paper.trainee import greeting, who_is_here
from .reader import REACHED, Reader

_HERE = Path(__file__).parent
_MOST_BYTES = 64_000
_MOST_HEADINGS = 200


class Keeper(Control):
    """Says in one line where what she does is kept, and offers to go on where she was."""

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "keeper.js")
    _css = _HERE / "keeper.css"

    unit = traitlets.Unicode().tag(sync=True)
    sign_in_at = traitlets.Unicode().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(self, reader: Reader, unit: str, sign_in_at: str) -> None:
        self._reader = reader
        words = reader.words
        super().__init__(
            unit=unit,
            sign_in_at=sign_in_at,
            sentences={
                "browser": words("What you do here is kept in this browser only."),
                "sign_in": words("Sign in to keep it with your papers"),
                "forget": words("Forget it"),
                "go_on": words("Go on where you were: {place}"),
            },
        )
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: object) -> None:
        kind = content.get("kind")
        if kind == "here":
            self._arrives(content)
        elif kind == "reached":
            self._reaches(content.get("place"))

    def _arrives(self, content: Mapping[str, Any]) -> None:
        reader = self._reader
        participant = who_is_here(content, reader.words)
        try:
            if participant is not None:
                reader.is_somebody(participant)
                sentence = greeting(participant, reader.words)
            else:
                reader.is_nobody(_plain(content.get("kept")), self._keep)
                sentence = ""
            reached = reader.load().answers.get(REACHED, 0)
        except Problem as problem:
            self.send({"kind": "trouble", "sentence": reader.words.problem(problem)})
            return
        self.send(
            {"kind": "who", "sentence": sentence, "reached": reached if isinstance(reached, int) else 0}
        )

    def _reaches(self, place: object) -> None:
        if not isinstance(place, int) or not 0 < place < _MOST_HEADINGS:
            return
        try:
            self._reader.save(REACHED, place)
        except Problem:
            return  # how far somebody read is not worth a word of trouble

    def _keep(self, answers: Mapping[str, Any]) -> None:
        self.send({"kind": "keep", "answers": dict(answers)})


def _plain(kept: object) -> dict[str, Any]:
    """What a browser says it kept, as far as it can be that."""
    if not isinstance(kept, dict):
        return {}
    try:
        return kept if len(as_json(kept)) <= _MOST_BYTES else {}
    except (ValueError, TypeError, RecursionError):
        return {}
