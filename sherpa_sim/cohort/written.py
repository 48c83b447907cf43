"""What waits for a trainer: all answers to one written question side by side, with the marks that stand."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import JsonValue

from sherpa_sim.assessment.gradebook import open_gradebook
from sherpa_sim.assessment.marked import Marked
from sherpa_sim.assessment.nbgrader_import import api
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question_written import Form, ShortText
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .grading import database_url
from .hand_in import HandIn, hand_ins
from .marking import GivenMark, given_mark
from .roster import load_roster


@dataclass(frozen=True)
class WrittenAnswer:
    """Somebody's answer to a question, and the mark on it.

    Attributes:
        trainee: the id.
        alias: a key that says nothing of who it is, and another one for each question.
        name: of the person.
        value: the answer, as it came; nothing was written if it is empty.
        handed_in: when; None if that hand-in cannot be read.
        days_late: how late.
        mark: as it stands.
        earlier: the answer that the mark was given for, where it was for an earlier hand-in.
        trouble: why the answer cannot be shown.
    """

    trainee: str
    alias: str
    name: str
    value: JsonValue
    handed_in: datetime | None
    days_late: int
    mark: GivenMark
    earlier: JsonValue = None
    trouble: Problem | None = None

    @property
    def for_earlier(self) -> bool:
        """Whether there is a mark that was given for an earlier hand-in."""
        return self.mark.waits and self.mark.points is not None


@dataclass(frozen=True)
class WrittenQuestion:
    """A written question of a paper, the points it can earn, and the answers in an order that says nothing of who."""

    question: ShortText | Form
    most: float
    answers: tuple[WrittenAnswer, ...]

    @property
    def waiting(self) -> int:
        """How many answers wait for a mark."""
        return sum(one.mark.waits for one in self.answers)

    def next_waiting(self, after: int = -1) -> int | None:
        """The place of the next answer that waits, round from the one at `after`; None if none does."""
        count = len(self.answers)
        places = ((after + step) % count for step in range(1, count + 1))
        return next((place for place in places if self.answers[place].mark.waits), None)


def written_questions(cohort: Cohort, paper: str) -> tuple[WrittenQuestion, ...]:
    """The written questions of a paper, with the answers of everybody who was graded and wrote something.

    Raises:
        Problem: if the paper is not set, or the roster or the gradebook cannot be read; a hand-in that cannot be read
            is told with its answer.
    """
    cohort.paper(paper)
    names = {person.id: person.name for person in load_roster(cohort).people}
    graded = _graded(cohort, paper)
    sent = {trainee: _hand_ins(cohort, trainee, paper) for trainee in {one for _, one in graded}}
    found: dict[str, list[WrittenAnswer]] = defaultdict(list)
    for (question, trainee), mark in graded.items():
        alias = _alias(cohort, question, trainee)
        answer = _answer(question, trainee, alias, names.get(trainee, trainee), mark, sent[trainee])
        if answer.value or mark.waits or mark.points is not None:
            found[question].append(answer)
    return tuple(
        WrittenQuestion(question, points, tuple(sorted(found[question.id], key=lambda one: one.alias)))
        for question, points in load_paper(paper).questions(load_bank())
        if isinstance(question, ShortText | Form)
    )


def _graded(cohort: Cohort, paper: str) -> dict[tuple[str, str], GivenMark]:
    """The mark of each question and person, of what a trainer marks."""
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        comments = {
            (notebook, cell): comment
            for notebook, cell, comment in _of_paper(gradebook, paper, api.Comment)
            .join(api.BaseCell, api.Comment.cell_id == api.BaseCell.id)
            .with_entities(api.Comment.notebook_id, api.BaseCell.name, api.Comment)
        }
        rows = (
            _of_paper(gradebook, paper, api.Grade)
            .join(api.GradeCell, api.Grade.cell_id == api.GradeCell.id)
            .outerjoin(Marked, Marked.grade_id == api.Grade.id)
            .filter(api.GradeCell.cell_type == "markdown")
            .with_entities(api.SubmittedAssignment.student_id, api.GradeCell.name, api.Grade, Marked)
        )
        return {
            (cell, trainee): given_mark(grade, comments.get((grade.notebook_id, cell)), own)
            for trainee, cell, grade, own in rows
        }


def _of_paper(gradebook: api.Gradebook, paper: str, kind: Any) -> Any:
    return (
        gradebook.db.query(kind)
        .join(api.SubmittedNotebook, kind.notebook_id == api.SubmittedNotebook.id)
        .join(api.SubmittedAssignment, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
        .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
        .filter(api.Assignment.name == paper)
    )


def _hand_ins(cohort: Cohort, trainee: str, paper: str) -> dict[str, HandIn] | Problem:
    """What a person handed in, by digest; why, if that cannot be read."""
    try:
        return {one.digest: one for one in hand_ins(cohort, trainee, paper)}
    except Problem as problem:
        return problem


def _answer(
    question: str, trainee: str, alias: str, name: str, mark: GivenMark, sent: dict[str, HandIn] | Problem
) -> WrittenAnswer:
    if isinstance(sent, Problem):
        return WrittenAnswer(trainee, alias, name, None, None, 0, mark, trouble=sent)
    own, before = sent.get(mark.graded), sent.get(mark.marked)
    if own is None:
        gone = Problem("The hand-in of this answer is not there any more; grade the paper again.")
        return WrittenAnswer(trainee, alias, name, None, None, 0, mark, trouble=gone)
    earlier = before.answers.answers.get(question) if before is not None else None
    return WrittenAnswer(
        trainee, alias, name, own.answers.answers.get(question), own.at, own.days_late, mark, earlier
    )


def _alias(cohort: Cohort, question: str, trainee: str) -> str:
    """Answers stand in the order of these: somebody is not always the first to be marked, with a fresh eye."""
    return hashlib.sha256(f"{cohort.settings.key}/{question}/{trainee}".encode()).hexdigest()[:12]
