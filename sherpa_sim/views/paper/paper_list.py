"""The papers of a trainee, each with where it stands and a way in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.views.controls import Control

from ..controls.script import script

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class PaperCard:
    """One paper in the list; without an `action` it cannot be opened."""

    key: str
    title: str
    state: str
    told: str
    about: tuple[str, ...]
    action: str


class PaperList(Control):
    """Cards of papers; `on_open` hears which one was chosen."""

    _esm = script(_HERE.parent / "controls" / "element.js", _HERE / "paper_list.js")
    _css = _HERE / "paper_list.css"

    papers: traitlets.List[object] = traitlets.List().tag(sync=True)

    def __init__(self, cards: Sequence[PaperCard], on_open: Callable[[str], None]) -> None:
        self._open = on_open
        self._can_be_opened = {card.key for card in cards if card.action}
        super().__init__(papers=[asdict(card) for card in cards])
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        if content.get("kind") == "open" and content.get("key") in self._can_be_opened:
            self._open(content["key"])
