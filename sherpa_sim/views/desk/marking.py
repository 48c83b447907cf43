"""Marking: the written answers of a paper, all answers to one question side by side."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ipywidgets import DOMWidget, VBox

from sherpa_sim.assessment.rubric_mark import rubric_points
from sherpa_sim.content.paper import load_paper
from sherpa_sim.domain.problem import Problem

from ..controls import Panel
from ..markup import paragraphs_of
from .answer_sheet import AnswerSheet, Asked, Saved, Shown
from .desk import Desk

if TYPE_CHECKING:
    from sherpa_sim.cohort.written import WrittenAnswer, WrittenQuestion

Found = dict[str, "WrittenQuestion"]
"""The written questions of all papers that are set, by paper and question."""


def marking(desk: Desk) -> DOMWidget:
    """The section; the answers follow when the gradebook has been read."""
    box = VBox([Panel(paragraphs_of([desk.words("Looking for written answers ...")]))])

    def show(found: Found) -> None:
        if any(asked.answers for asked in found.values()):
            box.children = (_Marking(desk, found).sheet,)
        else:
            none = desk.words(
                "There is nothing to mark yet. Grade a paper first; its written answers then come here."
            )
            box.children = (Panel(paragraphs_of([none])),)

    desk.later(lambda: _read(desk), show)
    return box


def _read(desk: Desk) -> Found:
    from sherpa_sim.cohort.written import written_questions  # brings nbgrader, which takes seconds

    cohort = desk.cohort
    return {
        f"{own.paper}/{asked.question.id}": asked
        for own in cohort.settings.papers
        for asked in written_questions(cohort, own.paper)
    }


class _Marking:
    """What the trainer sees of one question, and what she does there."""

    def __init__(self, desk: Desk, found: Found) -> None:
        self._desk, self._found, self._hidden = desk, found, True
        self._current = next(
            (key for key, asked in found.items() if asked.waiting),
            next(key for key, asked in found.items() if asked.answers),
        )
        self.sheet = AnswerSheet(self, desk.words)
        self._show()

    def open(self, question: str) -> None:
        def change() -> None:
            if question in self._found:
                self._current = question
                self._show()

        self._desk.guarded(change)()

    def hide(self, hidden: bool) -> None:
        def change() -> None:
            self._hidden = hidden
            self._show()

        self._desk.guarded(change)()

    def weigh(self, levels: Mapping[str, int]) -> float | None:
        asked = self._found[self._current]
        if len(levels) < len(asked.question.rubric.criteria):
            return None
        try:
            return rubric_points(asked.question.rubric, levels, asked.most)
        except Problem:
            return None

    def save(
        self, key: str, version: str, points: float, comment: str, levels: Mapping[str, int], trainer: str
    ) -> None:
        from sherpa_sim.cohort.marking import mark

        def give() -> None:
            asked, words = self._found[self._current], self._desk.words
            own = next((one for one in asked.answers if one.alias == key), None)
            if own is None:
                return
            paper = self._current.partition("/")[0]
            try:
                mark(
                    self._desk.cohort,
                    own.trainee,
                    paper,
                    asked.question.id,
                    points,
                    comment,
                    seen=version,
                    trainer=trainer,
                    levels=levels,
                )
            except Problem as problem:
                self._again()
                self.sheet.went_wrong(key, words.problem(problem))
                return
            self._again()
            after = self._found[self._current]
            place = next(number for number, one in enumerate(after.answers) if one.alias == key)
            following = after.next_waiting(place)
            self.sheet.went_well(
                key,
                after.answers[following].alias if following is not None else None,
                words("Saved. Answers to this question that still wait: {count}.", count=after.waiting),
            )

        self._desk.guarded(give)()

    def keep(self, text: str) -> None:
        from sherpa_sim.cohort.comments import add_comment

        question = self._found[self._current].question.id
        self._with_comments(lambda: add_comment(self._desk.cohort, question, text))

    def change(self, comment: str, text: str) -> None:
        from sherpa_sim.cohort.comments import edit_comment

        self._with_comments(lambda: edit_comment(self._desk.cohort, comment, text))

    def remove(self, comment: str) -> None:
        from sherpa_sim.cohort.comments import remove_comment

        self._with_comments(lambda: remove_comment(self._desk.cohort, comment))

    def _with_comments(self, act: Callable[[], object]) -> None:
        def change() -> None:
            act()
            self._show()

        self._desk.guarded(change)()

    def _again(self) -> None:
        """Reads the answers anew: another trainer may have marked, another hand-in may have been graded."""
        self._found = _read(self._desk)
        self._show()

    def _show(self) -> None:
        from sherpa_sim.cohort.comments import saved_comments

        words, asked = self._desk.words, self._found[self._current]
        language, rubric = words.language, asked.question.rubric
        kept = saved_comments(self._desk.cohort, asked.question.id)
        self.sheet.show(
            [(key, self._title(key, one)) for key, one in self._found.items()],
            self._current,
            Asked(
                asked.question.stem(language),
                rubric.good(language),
                asked.most,
                tuple(
                    (
                        one.key,
                        one.name(language),
                        tuple((level.points, level.text(language)) for level in one.levels),
                    )
                    for one in rubric.criteria
                ),
            ),
            [self._answer(number, one, asked) for number, one in enumerate(asked.answers, 1)],
            [Saved(one.key, one.text) for one in kept],
            self._hidden,
        )

    def _title(self, key: str, asked: "WrittenQuestion") -> str:
        words = self._desk.words
        paper = load_paper(key.partition("/")[0])
        order = [place.question for place in paper.places]
        return words(
            "{waiting} of {all} wait: question {number} of {paper}",
            paper=paper.name(words.language),
            number=order.index(asked.question.id) + 1,
            waiting=asked.waiting,
            all=len(asked.answers),
        )

    def _answer(self, number: int, answer: "WrittenAnswer", asked: "WrittenQuestion") -> Shown:
        words, given = self._desk.words, answer.mark
        told = [words("Came {days} days late.", days=answer.days_late)] if answer.days_late else []
        if answer.for_earlier:
            told.append(
                words("The mark below was for an earlier hand-in; this answer is the same.")
                if answer.earlier == answer.value
                else words("The mark below was for an earlier hand-in, with another answer.")
            )
        if answer.trouble is not None:
            told.append(words.problem(answer.trouble))
        changed = answer.for_earlier and answer.earlier != answer.value
        return Shown(
            answer.alias,
            words("Answer {number}", number=number) if self._hidden else answer.name,
            self._lines(answer.value, asked),
            " ".join(told),
            self._lines(answer.earlier, asked) if changed else (),
            given.waits,
            self._told(answer, asked),
            given.points,
            given.comment,
            given.levels,
            given.version,
        )

    def _lines(self, value: object, asked: "WrittenQuestion") -> tuple[str, ...]:
        from sherpa_sim.assessment.returned import answer_lines

        try:
            return answer_lines(asked.question, value, self._desk.words)
        except Problem as problem:
            return (self._desk.words.problem(problem),)

    def _told(self, answer: "WrittenAnswer", asked: "WrittenQuestion") -> str:
        words, given = self._desk.words, answer.mark
        if given.points is None:
            return ""
        numbers = {"points": words.number(given.points, 2), "most": words.number(asked.most, 2)}
        if given.trainer:
            return words("Marked by {trainer}: {points} of {most}", trainer=given.trainer, **numbers)
        return words("Marked: {points} of {most}", **numbers)
