"""What the gradebook of a cohort says."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from sherpa_sim.assessment.gradebook import open_gradebook
from sherpa_sim.assessment.marked import Marked
from sherpa_sim.assessment.nbgrader_import import api

from .cohort import Cohort
from .grading import database_url


@dataclass(frozen=True)
class QuestionMarks:
    """The marks of one question: `points` of `most`; 0 as long as `waits` says that a trainer has to mark it."""

    question: str
    points: float
    most: float
    waits: bool
    comment: str


@dataclass(frozen=True)
class PaperMarks:
    """The marks of one trainee on one paper, in the order of the gradebook's questions.

    Attributes:
        trainee: the id.
        paper: the key.
        handed_in: when.
        late: points that are taken off because it came late.
        questions: the marks of each question.
    """

    trainee: str
    paper: str
    handed_in: datetime | None
    late: float
    questions: tuple[QuestionMarks, ...]

    @property
    def points(self) -> float:
        """What the paper earned, at least 0."""
        return max(0.0, sum(one.points for one in self.questions) - self.late)

    @property
    def most(self) -> float:
        """What it could earn."""
        return sum(one.most for one in self.questions)

    @property
    def waits(self) -> bool:
        """Whether a trainer still has to mark something."""
        return any(one.waits for one in self.questions)


def marks(cohort: Cohort, paper: str | None = None) -> tuple[PaperMarks, ...]:
    """The marks of everybody who was graded, of one paper or of all, by paper and trainee."""
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        comments = {
            (notebook, cell): comment or ""
            for notebook, cell, comment in gradebook.db.query(
                api.Comment.notebook_id, api.BaseCell.name, api.Comment.manual_comment
            ).join(api.BaseCell, api.Comment.cell_id == api.BaseCell.id)
        }
        asked = (
            gradebook.db.query(
                api.SubmittedNotebook,
                api.SubmittedAssignment,
                api.Assignment.name,
                api.Grade,
                api.BaseCell.name,
            )
            .join(api.SubmittedAssignment, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
            .join(api.Assignment, api.SubmittedAssignment.assignment_id == api.Assignment.id)
            .join(api.Grade, api.Grade.notebook_id == api.SubmittedNotebook.id)
            .join(api.BaseCell, api.Grade.cell_id == api.BaseCell.id)
            .order_by(api.Assignment.name, api.SubmittedAssignment.student_id, api.BaseCell.name)
        )
        if paper is not None:
            asked = asked.filter(api.Assignment.name == paper)
        questions: dict[tuple[str, str, datetime | None, float], list[QuestionMarks]] = defaultdict(list)
        for notebook, submission, name, grade, cell in asked:
            head = (
                name,
                submission.student_id,
                submission.timestamp,
                notebook.late_submission_penalty or 0.0,
            )
            questions[head].append(
                QuestionMarks(
                    cell,
                    float(grade.score or 0.0),
                    float(grade.max_score),
                    bool(grade.needs_manual_grade),
                    comments.get((notebook.id, cell), ""),
                )
            )
        return tuple(
            PaperMarks(trainee, name, at and at.replace(tzinfo=UTC), late, tuple(listed))
            for (name, trainee, at, late), listed in questions.items()
        )


def forget(cohort: Cohort, trainee: str) -> None:
    """Remove a person and all marks of that person from the gradebook; nothing happens if there is none."""
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        grades = (
            gradebook.db.query(api.Grade.id)
            .join(api.SubmittedNotebook, api.Grade.notebook_id == api.SubmittedNotebook.id)
            .join(api.SubmittedAssignment, api.SubmittedNotebook.assignment_id == api.SubmittedAssignment.id)
            .filter(api.SubmittedAssignment.student_id == trainee)
        )
        own = gradebook.db.query(Marked).filter(Marked.grade_id.in_(grades.scalar_subquery()))
        own.delete(synchronize_session=False)
        try:
            gradebook.remove_student(trainee)
        except api.MissingEntry:
            return
