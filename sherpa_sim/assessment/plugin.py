"""nbgrader's plug-in: its own autograde run, in which a hand-in is data and no kernel is started.

A run has two parts, as in stock nbgrader. Sanitising: whatever notebook lies in the hand-in gives way to the released
one, and written answers come into the cells that a trainer marks. Autograding: each other cell gets, as the output that
a kernel would have given, the marks of the answer by the bank's key; nbgrader reads marks from outputs.
"""

import json
import math
from logging import Logger
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import BaseCell, Comment, Grade, Gradebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from pydantic import JsonValue
from traitlets import Dict, Unicode

from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.question import Question
from sherpa_sim.content.whole_file import read_plain
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

from .answers import MAXIMUM_BYTES, read_answers
from .mark import Mark
from .returned import marked_answer, written_answer
from .scoring import score

ANSWERS = "answers.json"
DAY = 86_400
Resources = dict[str, Any]


class _Step(NbGraderPreprocessor):
    """A step of a run, which knows the course folder and the language of the cohort."""

    language = Unicode("en", help="The language of the cohort.").tag(config=True)

    def place(self, step: str, resources: Resources, student: str | None = None) -> Path:
        """The folder of the paper at a step ("submitted", "release") of nbgrader's course folder."""
        course = self.parent.parent.coursedir
        named = resources["nbgrader"]
        return Path(
            course.format_path(
                getattr(course, f"{step}_directory"), student or named["student"], named["assignment"]
            )
        )

    def answers(self, resources: Resources) -> dict[str, JsonValue]:
        """What was handed in, by question; nothing where it cannot be read or is somebody else's."""
        named = resources["nbgrader"]
        path = self.place("submitted", resources) / ANSWERS
        try:
            found = read_answers(ANSWERS, read_plain(path, MAXIMUM_BYTES))
        except (Problem, OSError) as reason:
            self.log.warning("No answers of %s on %s: %s", named["student"], named["assignment"], reason)
            return {}
        if (found.trainee, found.paper) != (named["student"], named["assignment"]):
            self.log.warning(
                "The answers of %s on %s are somebody else's.", named["student"], named["assignment"]
            )
            return {}
        return dict(found.answers)


class ReleasedNotebook(_Step):
    """Puts the released notebook in the place of the one that was handed in."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The released notebook, whatever `nb` was."""
        path = self.place("release", resources, ".") / f"{resources['nbgrader']['notebook']}.ipynb"
        return nbformat.from_dict(json.loads(path.read_bytes())), resources


class WrittenAnswers(_Step):
    """Puts what was written, as a quotation, into the cells that a trainer marks."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook with the written answers."""
        answers, bank, words = self.answers(resources), load_bank(), words_for(self.language)
        for cell in nb.cells:
            if utils.is_grade(cell) and utils.is_solution(cell):
                question = bank[cell.metadata.nbgrader.grade_id]
                text = written_answer(question, answers.get(question.id), words)
                if text:
                    cell.source = text
        return nb, resources


class ScoreAnswers(_Step):
    """Gives each cell that is scored by a key the output that nbgrader reads marks from, without a kernel."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook with marks and, for the trainee, what is said about the answers given."""
        answers, bank, words = self.answers(resources), load_bank(), words_for(self.language)
        for cell in nb.cells:
            if utils.is_grade(cell) and not utils.is_solution(cell):
                question = bank[cell.metadata.nbgrader.grade_id]
                answer = answers.get(question.id)
                mark = _mark(question, answer)
                share = 0.0 if isinstance(mark, Problem) else mark.share
                points = earned(share, float(cell.metadata.nbgrader.points))
                cell.outputs = [
                    _output("display_data", "text/html", marked_answer(question, answer, mark, words)),
                    {**_output("execute_result", "text/plain", repr(points)), "execution_count": None},
                ]
        return nb, resources


class SaveMarks(SaveAutoGrades):
    """nbgrader's own step that saves marks: for all cells of a notebook in one transaction, and also marks below 0.

    Marks below 0 make good what blind guessing earns elsewhere in the paper; stock nbgrader would read them as full marks.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook as it is; its marks are in the gradebook."""
        named = resources["nbgrader"]
        with Gradebook(named["db_url"]) as gradebook:
            own = gradebook.find_submission_notebook(named["notebook"], named["assignment"], named["student"])
            grades = _by_cell(gradebook, Grade, own.id)
            comments = _by_cell(gradebook, Comment, own.id)
            for cell in nb.cells:
                if utils.is_grade(cell):
                    grade = grades[cell.metadata.nbgrader.grade_id]
                    grade.auto_score = _read_marks(cell, self.log)
                    grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
                if utils.is_solution(cell):
                    unchanged = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
                    comment = comments[cell.metadata.nbgrader.grade_id]
                    comment.auto_comment = "No response." if unchanged else None
            gradebook.db.commit()
        return nb, resources


class LatePenalty(LateSubmissionPlugin):
    """Takes a share of what was earned for each day, or part of one, that a paper is late."""

    shares = Dict(help="By paper, the share that each day costs.").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        """The points that are taken off."""
        share = float(self.shares.get(self.parent.assignment_id, 0.0))
        return max(0.0, score) * min(1.0, share * math.ceil(total_seconds_late / DAY))


class FeedbackLanguage(_Step):
    """Tells the template of the returned paper in which language it speaks."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook as it is; the words are in the resources."""
        resources["words"] = words_for(self.language)
        return nb, resources


def earned(share: float, points: float) -> float:
    """The marks for a share, in [-1, 1], of a question's points: a plain number on two decimals."""
    return min(points, max(-points, round(share * points, 2))) if math.isfinite(share) else 0.0


def _mark(question: Question, answer: JsonValue) -> Mark | Problem:
    """What an answer earns; the Problem where the value cannot be an answer, which earns nothing."""
    try:
        return score(question, answer)
    except Problem as problem:
        return problem


def _read_marks(cell: NotebookNode, log: Logger) -> float | None:
    """The marks in the output of a cell, None for one that a trainer marks.

    Raises:
        ValueError: if a cell that is scored by its key has no marks: stock nbgrader would give it full marks.
    """
    if utils.is_solution(cell):
        marks: float | None = utils.determine_grade(cell, log)[0]
        return marks
    shown = [output.data["text/plain"] for output in cell.outputs if output.output_type == "execute_result"]
    (marks,) = map(float, shown)
    return marks


def _by_cell(gradebook: Gradebook, kind: type[Grade] | type[Comment], notebook: str) -> dict[str, Any]:
    found = gradebook.db.query(BaseCell.name, kind).join(kind, kind.cell_id == BaseCell.id)
    return {name: row for name, row in found.filter(kind.notebook_id == notebook)}


def _output(kind: str, form: str, content: str) -> NotebookNode:
    return nbformat.from_dict({"output_type": kind, "data": {form: content}, "metadata": {}})
