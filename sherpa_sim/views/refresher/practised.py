"""What a browser kept of units and talks, for whoever did not sign in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import traitlets
from pydantic import ValidationError

from sherpa_sim.content.kept_talk import KeptTalk
from sherpa_sim.content.units import load_units

from ..controls import Control
from ..controls.script import script

MOST_TALKS = 20

_HERE = Path(__file__).parent


class Practised(Control):
    """Shows nothing; `on_practised(units, talks)` hears what this browser kept: answers by unit, and talks."""

    _esm = script(_HERE.parent / "conversation" / "kept.js", _HERE / "practised.js")

    units: traitlets.List[object] = traitlets.List().tag(sync=True)

    def __init__(
        self, on_practised: Callable[[Mapping[str, Mapping[str, object]], tuple[KeptTalk, ...]], None]
    ) -> None:
        self._on_practised = on_practised
        super().__init__(units=list(load_units()))
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: object) -> None:
        if content.get("kind") != "practised":
            return
        units, talks = content.get("units"), content.get("talks")
        self._on_practised(
            {
                unit: answers
                for unit, answers in (units.items() if isinstance(units, dict) else ())
                if unit in load_units() and isinstance(answers, dict)
            },
            tuple(_talks(talks[:MOST_TALKS] if isinstance(talks, list) else [])),
        )


def _talks(listed: list[object]) -> list[KeptTalk]:
    """The talks that can be read."""
    found = []
    for one in listed:
        try:
            found.append(KeptTalk.model_validate(one))
        except ValidationError:
            continue
    return found
