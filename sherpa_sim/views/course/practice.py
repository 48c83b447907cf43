"""Practice tasks in a unit: as questions of a paper, but checked at once, as often as one likes, and without marks."""

from collections.abc import Mapping, Sequence
from typing import Any

from sherpa_sim.content.units import load_practice

from ..questions import Asked, QuestionWidget
from .reader import Reader, reader
from .told import told


def practice(*tasks: str) -> QuestionWidget:
    """The practice tasks with these ids, one at a time.

    Raises:
        KeyError: if there is no such task.
    """
    return PracticeTasks(tasks, reader())


class PracticeTasks(QuestionWidget):
    """Tasks whose answers are kept with the unit and can be checked."""

    def __init__(self, tasks: Sequence[str], reader: Reader) -> None:
        words = reader.words
        self._tasks = {task: load_practice()[task] for task in tasks}
        name = _name(tasks[0], reader)
        super().__init__(
            [Asked(question.for_trainee()) for question in self._tasks.values()],
            reader,
            words,
            name,
            sentences={
                "question": name,
                "position": words("Practice {number} of {of}"),
                "check": words("Check my answer"),
            },
        )
        reader.when_known(self.tell_answers)

    def _message(self, widget: object, content: Mapping[str, Any], buffers: Sequence[memoryview]) -> None:
        if content.get("kind") == "check":
            self._check(str(content.get("question")), content.get("answer"))
        else:
            super()._message(widget, content, buffers)

    def _check(self, task: str, answer: Any) -> None:
        if task in self._tasks:
            self.send({"kind": "checked", "question": task, **told(self._tasks[task], answer, self._words)})


def _name(first: str, reader: Reader) -> str:
    """What tasks are called on the page: numbered in their unit, so that each can be told from the others."""
    words, unit = reader.words, reader.unit
    if unit is None or first not in unit.practice:
        return words("Practice")
    return words("Practice {number}", number=unit.practice.index(first) + 1)
