"""Questions on a page or in a notebook, whose answers are saved at every change."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import traitlets

from sherpa_sim.content.question_answer import check_answer
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Control

from ..controls.script import script
from .asked import Asked
from .graded_talks import GradedTalks
from .wording import sentences_around

_HERE = Path(__file__).parent
_CHAT = _HERE.parent / "conversation"
_KINDS = ("choices", "pairs", "order", "written", "plan", "conversation")


class Saved(Protocol):
    """All answers as they are saved."""

    @property
    def answers(self) -> Mapping[str, Any]:
        """The answer to each question that has one."""
        ...

    @property
    def saved(self) -> datetime | None:
        """When the last answer was saved."""
        ...


class Store(Protocol):
    """Where answers are kept; `AnswerStore` is one."""

    def load(self) -> Saved:
        """All answers; raises Problem when they cannot be read."""
        ...

    def save(self, question: str, value: Any) -> Saved:
        """All answers, once this one is safe; raises Problem when it is not."""
        ...


Receipt = tuple[tuple[str, str], ...]
"""What a trainee keeps of a hand-in: lines of a label and a value."""


class QuestionWidget(Control):
    """One question at a time, each change saved before it is called saved.

    With `hand_in` there is a place to hand in; it returns the receipt, or raises Problem. The browser holds
    the questions as a trainee may see them: no key, no rubric, no feedback.
    """

    _esm = script(
        _HERE.parent / "controls" / "element.js",
        _HERE / "saving.js",
        *(_CHAT / f"{part}.js" for part in ("kept", "choose", "talk")),
        *(_HERE / "kinds" / f"{kind}.js" for kind in _KINDS),
        _HERE / "question_widget.js",
    )
    _css = script(_HERE / "question_widget.css", _CHAT / "chat.css")

    title = traitlets.Unicode().tag(sync=True)
    questions: traitlets.List[object] = traitlets.List().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    last_saved = traitlets.Unicode().tag(sync=True)
    asks = traitlets.Bool(True).tag(sync=True)
    hands_in = traitlets.Bool(False).tag(sync=True)
    deadline = traitlets.Unicode().tag(sync=True)
    receipt: traitlets.List[object] = traitlets.List().tag(sync=True)
    kept_as = traitlets.Unicode().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        questions: Sequence[Asked],
        store: Store,
        words: Words,
        title: str,
        *,
        kept_as: str = "",
        before_save: Callable[[], None] = lambda: None,
        hand_in: Callable[[], Receipt] | None = None,
        deadline: str = "",
        receipt: Receipt = (),
        sentences: Mapping[str, str] = MappingProxyType({}),
        asks: bool = True,
        seed: Callable[[str], int] = lambda _question: 0,
    ) -> None:
        """Shows `questions`; `kept_as` names what a browser's tab keeps until it is saved.

        Without `asks`, what is asked stands above already; then it is only said to screen readers, as the name of
        what is answered.

        `seed` tells the seed of the talk that a question asks for.

        `before_save` raises Problem when no answer may be saved now. `sentences` take the place of those of the
        same name; one called `check` puts a button under each question, which sends a message "check".

        Raises:
            Problem: if the saved answers cannot be read.
        """
        self._store = store
        self._words = words
        self._hand_in = hand_in
        self._before_save = before_save
        self._sheets = {question.id: question.sheet for question in questions}
        self._talks = GradedTalks(self._sheets, lambda: store.load().answers, self._save_talk, seed, words)
        before = store.load()
        super().__init__(
            title=title,
            questions=[question.as_data(words) for question in questions],
            answers=self._of_these(before),
            last_saved=words("Saved at {at}", at=clock_time(before.saved)) if before.saved else "",
            asks=asks,
            hands_in=hand_in is not None,
            deadline=deadline,
            receipt=[list(line) for line in receipt],
            kept_as=kept_as,
            sentences={**self._talks.sentences(), **sentences_around(words), **sentences},
        )
        self.on_msg(self._message)

    def _of_these(self, saved: Saved) -> dict[str, Any]:
        return {question: answer for question, answer in saved.answers.items() if question in self._sheets}

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        kind = content.get("kind")
        if kind == "answer":
            self._save(content)
        elif kind in ("talk", "talk_say"):
            self._talk(content)
        elif kind == "hand_in" and self._hand_in is not None:
            self._take_in(self._hand_in)
        elif kind == "seen":
            self.tell_answers()

    def tell_answers(self) -> None:
        """Tells the browser the answers as they are saved now."""
        try:
            self.send({"kind": "answers", "answers": self._of_these(self._store.load())})
        except Problem:
            return  # the next save tells

    def _save(self, content: Mapping[str, Any]) -> None:
        number, question = content.get("number"), content.get("question")
        sheet = self._sheets.get(str(question))
        if sheet is None:
            return
        try:
            self._before_save()
            check_answer(sheet, content.get("answer"))
        except Problem as problem:
            self.send({"kind": "not_an_answer", "number": number, "sentence": self._words.problem(problem)})
            return
        try:
            saved = self._store.save(sheet.id, content.get("answer")).saved
        except Problem as problem:
            self.send({"kind": "not_saved", "number": number, "sentence": self._words.problem(problem)})
        else:
            self.send({"kind": "saved", "number": number, "at": clock_time(saved)})

    def _talk(self, content: Mapping[str, Any]) -> None:
        """Shows a talk, after another line of it if there is one; what went wrong is told beside the field."""
        question, number = str(content.get("question")), content.get("number")
        says = content.get("kind") == "talk_say"
        try:
            if says:
                state = self._talks.say(question, content.get("text"), content.get("known"), number)
            else:
                state = self._talks.shown(question)
        except Problem as problem:
            trouble = self._words.problem(problem)
            try:
                state = self._talks.shown(question, trouble, number)
            except Problem:
                self.send({"kind": "refused", "sentence": trouble})
                return
        if state is not None:
            saved = self._store.load().saved if says else None
            self.send({"kind": "talk", "question": question, "state": state, "at": clock_time(saved)})

    def _save_talk(self, question: str, value: Any) -> None:
        self._before_save()
        self._store.save(question, value)

    def _take_in(self, hand_in: Callable[[], Receipt]) -> None:
        try:
            receipt = hand_in()
        except Problem as problem:
            self.send({"kind": "refused", "sentence": self._words.problem(problem)})
        else:
            self.receipt = [list(line) for line in receipt]
            self.send({"kind": "handed_in"})


def clock_time(moment: datetime | None) -> str:
    """Hours and minutes on the clock of this place."""
    return moment.astimezone().strftime("%H:%M") if moment else ""
