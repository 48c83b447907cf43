"""From when to when things are there: a row of two sliders for each, on one line of time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.locale.words import Words

from .control import Control
from .script import script

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Stretch:
    """One thing on the line: from the beginning of week `start` to that of week `end` of the horizon."""

    key: str
    label: str
    start: int
    end: int


class TimeLine(Control):
    """Rows with a beginning and an end; `on_change(key, start, end)` hears what was moved.

    A beginning always lies before its end; what reaches the horizon's end has its last week as `end`.
    """

    _esm = script(_HERE / "element.js", _HERE / "timeline.js")
    _css = _HERE / "timeline.css"

    label = traitlets.Unicode().tag(sync=True)
    start = traitlets.Unicode().tag(sync=True)
    weeks = traitlets.Int(156).tag(sync=True)
    rows: traitlets.List[object] = traitlets.List().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)
    heard = traitlets.Int(0).tag(sync=True)

    def __init__(self, words: Words, label: str, on_change: Callable[[str, int, int], None]) -> None:
        self._on_change = on_change
        super().__init__(
            label=label,
            sentences={
                "begins": words("{label}: begins"),
                "ends": words("{label}: ends"),
                "whole": words("the whole time"),
                "until": words("from {start} until {end}"),
                "from": words("from {start} on"),
                "to": words("until {end}"),
                "week": words("week {week}, {month}"),
                "last": words("not before the end"),
            },
        )
        self.on_msg(self._message)

    def show(self, start: date, weeks: int, stretches: Sequence[Stretch]) -> None:
        """Shows these stretches on a line of so many weeks from a day on."""
        with self.hold_sync():
            self.start, self.weeks = start.isoformat(), weeks
            self.rows = [asdict(stretch) for stretch in stretches]
            self.heard += 1

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        known = {row["key"] for row in self.rows}  # type: ignore[index]
        key, start, end = (content.get(name) for name in ("key", "start", "end"))
        if content.get("kind") != "move" or key not in known:
            return
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= self.weeks:
            self._on_change(str(key), start, end)
