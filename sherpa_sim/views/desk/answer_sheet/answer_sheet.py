"""All answers to a question in one column, of which one is open to be marked."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import traitlets

from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Control

from ...controls.script import script
from .wording import sentences

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Shown:
    """An answer as the page shows it: plain text, and no name where names are hidden.

    Attributes:
        key: names it to the page.
        who: a name, or a number.
        lines: of the answer.
        note: what else is to be known, such as how late it came.
        earlier: lines of the answer that the mark was for, if that was another one.
        waits: whether it has to be looked at.
        told: what mark it has, in words.
        points: that it has.
        comment: that it has.
        levels: that were chosen, by criterion.
        version: of the mark.
    """

    key: str
    who: str
    lines: tuple[str, ...]
    note: str
    earlier: tuple[str, ...]
    waits: bool
    told: str
    points: float | None
    comment: str
    levels: Mapping[str, int]
    version: str


@dataclass(frozen=True)
class Asked:
    """A question as the page shows it; each criterion is (key, name, levels), a level (points, text)."""

    stem: str
    good: str
    most: float
    criteria: tuple[tuple[str, str, tuple[tuple[int, str], ...]], ...]


@dataclass(frozen=True)
class Saved:
    """A comment that is kept, to be used again."""

    key: str
    text: str


class Marker(Protocol):
    """What hears the trainer; each may raise Problem, which the page then shows."""

    def open(self, question: str) -> None:
        """Another question is wanted."""

    def hide(self, hidden: bool) -> None:
        """Names are to be hidden, or shown."""

    def weigh(self, levels: Mapping[str, int]) -> float | None:
        """The points of these levels; None as long as one is open."""

    def save(
        self, key: str, version: str, points: float, comment: str, levels: Mapping[str, int], trainer: str
    ) -> None:
        """A mark is given to an answer that was shown in this version."""

    def keep(self, text: str) -> None:
        """A comment is kept."""

    def change(self, comment: str, text: str) -> None:
        """A kept comment gets another text."""

    def remove(self, comment: str) -> None:
        """A comment is kept no longer."""


class AnswerSheet(Control):
    """The answers to one of several questions, and the way through them."""

    _esm = script(
        _HERE.parent.parent / "controls" / "element.js",
        _HERE / "mark_form.js",
        _HERE / "kept_comments.js",
        _HERE / "answer_sheet.js",
    )
    _css = _HERE / "answer_sheet.css"

    questions: traitlets.List[object] = traitlets.List().tag(sync=True)
    current = traitlets.Unicode().tag(sync=True)
    asked = traitlets.Dict().tag(sync=True)
    answers: traitlets.List[object] = traitlets.List().tag(sync=True)
    comments: traitlets.List[object] = traitlets.List().tag(sync=True)
    hidden = traitlets.Bool(True).tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(self, marker: Marker, words: Words) -> None:
        self._marker = marker
        super().__init__(sentences=sentences(words))
        self.on_msg(self._message)

    def show(
        self,
        questions: Sequence[tuple[str, str]],
        current: str,
        asked: Asked,
        answers: Sequence[Shown],
        comments: Sequence[Saved],
        hidden: bool,
    ) -> None:
        """Shows the answers to the `current` of these questions (key and title); what is half filled in stays."""
        with self.hold_sync():
            self.questions = [list(one) for one in questions]
            self.current = current
            self.asked = asdict(asked)
            self.comments = [asdict(one) for one in comments]
            self.hidden = hidden
            self.answers = [asdict(one) for one in answers]

    def went_well(self, key: str, following: str | None, sentence: str) -> None:
        """A mark was saved; the page goes on to the answer `following`, or stays."""
        self.send({"kind": "saved", "key": key, "following": following, "sentence": sentence})

    def went_wrong(self, key: str, sentence: str) -> None:
        """Nothing was saved; what was filled in stays."""
        self.send({"kind": "refused", "key": key, "sentence": sentence})

    def weighed(self, key: str, points: float) -> None:
        """What the levels that were chosen for an answer are worth."""
        self.send({"kind": "weighed", "key": key, "points": points})

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        """Anything may come from a browser: what is not as the page sends it is not heard."""
        marker, key = self._marker, content.get("key")
        match content:
            case {"kind": "open", "question": str(question)}:
                marker.open(question)
            case {"kind": "hide", "hidden": bool(hidden)}:
                marker.hide(hidden)
            case {"kind": "weigh", "key": str(key), "levels": dict(levels)} if _whole(levels):
                points = marker.weigh(levels)
                if points is not None:
                    self.weighed(key, points)
            case {
                "kind": "save",
                "key": str(key),
                "version": str(version),
                "points": float() | int() as points,
                "comment": str(comment),
                "levels": dict(levels),
                "trainer": str(trainer),
            } if _whole(levels):
                marker.save(key, version, float(points), comment, levels, trainer)
            case {"kind": "keep", "text": str(text)}:
                marker.keep(text)
            case {"kind": "change", "comment": str(comment), "text": str(text)}:
                marker.change(comment, text)
            case {"kind": "remove", "comment": str(comment)}:
                marker.remove(comment)


def _whole(levels: Mapping[object, object]) -> bool:
    return all(isinstance(key, str) and type(points) is int for key, points in levels.items())
