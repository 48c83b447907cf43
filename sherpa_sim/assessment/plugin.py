"""nbgrader's plug-in: its own autograde run, in which a hand-in is data and no kernel is started.

A run has two parts, as in stock nbgrader. Sanitising: whatever notebook lies in the hand-in gives way to the released
one, and written answers come into the cells that a trainer marks. Autograding: each other cell gets, as the output that
a kernel would have given, the marks of the answer by the bank's key; nbgrader reads marks from outputs.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import JsonValue
from traitlets import Dict, Unicode

from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import Paper, load_paper
from sherpa_sim.content.whole_file import read_plain
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words, words_for

from .answers import MAXIMUM_BYTES, Answers, read_answers
from .marked import Marked, graded_again
from .nbgrader_import import (
    LateSubmissionPlugin,
    NbGraderPreprocessor,
    NotebookNode,
    api,
    nbformat,
    utils,
)
from .notebooks import paper_notebook
from .paper_marks import mark_paper
from .returned import ReturnedPage, marked_answer, written_answer
from .talk_review import TalkReview, load_reviews

ANSWERS = "answers.json"
DAY = 86_400
Gradebook = api.Gradebook
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
        found = self.handed_in(resources)
        return dict(found.answers) if found is not None else {}

    def reviews(self, resources: Resources) -> Mapping[str, TalkReview]:
        """What a trainer said of the codes of this person's talks, by question."""
        named = resources["nbgrader"]
        return load_reviews(Path(self.parent.parent.coursedir.root)).of(named["student"], named["assignment"])

    def handed_in(self, resources: Resources) -> Answers | None:
        """What was handed in; None where it cannot be read or is somebody else's."""
        named = resources["nbgrader"]
        path = self.place("submitted", resources) / ANSWERS
        try:
            found = read_answers(ANSWERS, read_plain(path, MAXIMUM_BYTES))
        except (Problem, OSError) as reason:
            self.log.error("No answers of %s on %s: %s", named["student"], named["assignment"], reason)
            return None
        if (found.trainee, found.paper) != (named["student"], named["assignment"]):
            self.log.error(
                "The answers of %s on %s are somebody else's.", named["student"], named["assignment"]
            )
            return None
        return found


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
        _quote(nb, self.answers(resources), words_for(self.language))
        return nb, resources


class ScoreAnswers(_Step):
    """Gives each cell that is scored by a key the output that nbgrader reads marks from, without a kernel."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook with marks and, for the trainee, what is said about the answers given."""
        paper = load_paper(resources["nbgrader"]["assignment"])
        _tell(nb, paper, self.answers(resources), self.reviews(resources), words_for(self.language))
        return nb, resources


class SaveMarks(_Step):
    """Saves marks as nbgrader's own step does, for all cells in one transaction; a trainer's mark on them stands."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook as it is; its marks are in the gradebook."""
        named = resources["nbgrader"]
        found = self.handed_in(resources)
        digest = found.digest() if found is not None else ""
        with Gradebook(named["db_url"]) as gradebook:
            own = gradebook.find_submission_notebook(named["notebook"], named["assignment"], named["student"])
            grades = _by_cell(gradebook, api.Grade, own.id)
            comments = _by_cell(gradebook, api.Comment, own.id)
            known = {
                row.grade_id: row
                for row in gradebook.db.query(Marked)
                .join(api.Grade, api.Grade.id == Marked.grade_id)
                .filter(api.Grade.notebook_id == own.id)
            }
            for cell in nb.cells:
                if utils.is_grade(cell):
                    grade = grades[cell.metadata.nbgrader.grade_id]
                    grade.auto_score = utils.determine_grade(cell, self.log)[0]
                    if utils.is_solution(cell) or grade.manual_score is not None:
                        graded_again(gradebook, grade, known.get(grade.id), digest)
                    else:
                        grade.needs_manual_grade = grade.auto_score is None
                if utils.is_solution(cell):
                    unchanged = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
                    comment = comments[cell.metadata.nbgrader.grade_id]
                    comment.auto_comment = "No response." if unchanged else None
            gradebook.db.commit()
        return nb, resources


class LatePenalty(LateSubmissionPlugin):
    """Takes a share of what was earned for each day begun that a paper is late."""

    shares = Dict(help="By paper, the share that each day costs.").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        """The points that are taken off."""
        share = float(self.shares.get(self.parent.assignment_id, 0.0))
        return late_points(share, score, total_seconds_late)


class FeedbackLanguage(_Step):
    """Has the returned paper speak the trainee's language, where it is another than the cohort's."""

    languages = Dict(help="By trainee, a language other than the cohort's.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook in the trainee's language; what the page says around it is in the resources."""
        named = resources["nbgrader"]
        words = words_for(self.languages.get(named["student"], self.language))
        if words.language != self.language:
            paper = load_paper(named["assignment"])
            asked = json.loads(paper_notebook(paper.for_trainee(load_bank()), words, ""))
            said = {cell["id"]: cell["source"] for cell in asked["cells"]}
            for cell in nb.cells:
                cell.source = said.get(cell.id, cell.source)
            answers = self.answers(resources)
            _quote(nb, answers, words)
            _tell(nb, paper, answers, self.reviews(resources), words)
        resources["page"] = ReturnedPage(words)
        return nb, resources


def gradebook_points(points: float, most: float) -> float:
    """Marks as nbgrader takes them: a plain number from 0 to `most`, on two decimals.

    It gives full marks for an output that is no such number, and refuses a paper with a higher one.
    """
    return float(min(most, max(0.0, round(points, 2)))) if math.isfinite(points) else 0.0


def late_points(share: float, score: float, seconds: float) -> float:
    """The points that a paper loses which came some seconds late, if each day begun costs a share of its score."""
    return max(0.0, score) * min(1.0, share * math.ceil(seconds / DAY))


def _quote(nb: NotebookNode, answers: Mapping[str, JsonValue], words: Words) -> None:
    """Put what was written into the cells that a trainer marks."""
    for cell in nb.cells:
        if utils.is_grade(cell) and utils.is_solution(cell):
            question = load_bank()[cell.metadata.nbgrader.grade_id]
            text = written_answer(question, answers.get(question.id), words)
            if text:
                cell.source = text


def _tell(
    nb: NotebookNode,
    paper: Paper,
    answers: Mapping[str, JsonValue],
    reviews: Mapping[str, TalkReview],
    words: Words,
) -> None:
    """Put marks, and what is said of the answers given, into the cells that are scored by a key."""
    bank = load_bank()
    marked = mark_paper(paper, bank, answers, reviews)
    for cell in nb.cells:
        if utils.is_grade(cell) and not utils.is_solution(cell):
            own, question = cell.metadata.nbgrader, bank[cell.metadata.nbgrader.grade_id]
            said = marked_answer(question, answers.get(question.id), marked, words)
            points = gradebook_points(marked.points[question.id], own.points)
            cell.outputs = [
                _output("text/html", said, output_type="display_data"),
                _output("text/plain", repr(points), output_type="execute_result", execution_count=None),
            ]


def _by_cell(
    gradebook: api.Gradebook, kind: type[api.Grade] | type[api.Comment], notebook: str
) -> dict[str, Any]:
    found = gradebook.db.query(api.BaseCell.name, kind).join(kind, kind.cell_id == api.BaseCell.id)
    return {row[0]: row[1] for row in found.filter(kind.notebook_id == notebook)}


def _output(form: str, content: str, **head: str | None) -> NotebookNode:
    output: NotebookNode = nbformat.from_dict({**head, "data": {form: content}, "metadata": {}})
    return output
