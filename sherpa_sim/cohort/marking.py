"""The marks that a trainer gives, also when another one marks at the same time: no mark is overwritten unseen."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sherpa_sim.assessment.gradebook import hold, open_gradebook
from sherpa_sim.assessment.mark import LONGEST_NAME
from sherpa_sim.assessment.marked import Marked
from sherpa_sim.assessment.nbgrader_import import api
from sherpa_sim.assessment.plugin import late_points
from sherpa_sim.assessment.rubric_mark import check_levels
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.question_written import Form, ShortText
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import N_

from .cohort import Cohort
from .grading import database_url

LONGEST_COMMENT = 4000


@dataclass(frozen=True)
class GivenMark:
    """The mark on an answer, as it stands in the gradebook.

    Attributes:
        points: given by a trainer; None as long as none did.
        waits: whether a trainer has to look at it, for the first time or because another hand-in was graded.
        comment: for the trainee; empty if there is none.
        trainer: who gave it, as she calls herself; empty if that is not known, as of formgrader.
        at: when, if that is known.
        levels: chosen in the rubric, by criterion.
        graded: the digest of the hand-in that was graded last.
        marked: the digest of the earlier hand-in that the mark was given for, if it is not for this one.
    """

    points: float | None
    waits: bool
    comment: str = ""
    trainer: str = ""
    at: datetime | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    graded: str = ""
    marked: str = ""

    @property
    def version(self) -> str:
        """A short text that is another one as soon as somebody changes the mark or another hand-in is graded."""
        said = json.dumps([self.points, self.waits, self.comment, self.graded])
        return hashlib.sha256(said.encode()).hexdigest()[:16]


class MarkedMeanwhile(Problem):
    """Somebody else changed the mark that was shown; nothing was saved. `now` is what stands there."""

    def __init__(self, now: GivenMark) -> None:
        super().__init__(_meanwhile(now), trainer=now.trainer, points=f"{now.points or 0:g}")
        self.now = now


def mark(
    cohort: Cohort,
    trainee: str,
    paper: str,
    question: str,
    points: float,
    comment: str | None = None,
    *,
    seen: str | None = None,
    trainer: str = "",
    levels: Mapping[str, int] | None = None,
) -> GivenMark:
    """Give marks to a question of a trainee's paper, with a comment for the trainee; what stands there now.

    The comment is kept as it was typed; whatever shows it escapes it.

    Args:
        cohort: the cohort.
        trainee: the id.
        paper: the key.
        question: the id.
        points: from 0 to what the question can earn.
        comment: None leaves the one that is there; empty takes it away.
        seen: the version of the mark that was shown; left out, the mark is given whatever is there.
        trainer: who gives it, as she calls herself.
        levels: chosen in the rubric, by criterion.

    Raises:
        MarkedMeanwhile: if the mark is not the one that was `seen` any more; nothing is saved.
        Problem: if that paper was not graded yet, the points are not from 0 to the question's most, a level is
            none of the rubric's, the comment is too long, or the gradebook cannot be reached.
    """
    if comment is not None and len(comment) > LONGEST_COMMENT:
        raise Problem("The comment is longer than {most} characters; shorten it.", most=LONGEST_COMMENT)
    known = load_bank().get(question)
    if levels and isinstance(known, ShortText | Form):
        check_levels(known.rubric, levels)
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        try:
            notebook = gradebook.find_submission_notebook(paper, paper, trainee)
            hold(gradebook, notebook.id)
            grade = gradebook.find_grade(question, paper, paper, trainee)
        except api.MissingEntry:
            raise Problem(
                'There is nothing of "{trainee}" to mark on question "{question}"; grade the paper first.',
                trainee=trainee,
                question=question,
            ) from None
        if not 0 <= points <= grade.max_score:
            raise Problem("Give marks from 0 to {most}.", most=f"{grade.max_score:g}")
        said = _comment(gradebook, question, paper, trainee)
        own = gradebook.db.get(Marked, grade.id)
        now = given_mark(grade, said, own)
        if seen is not None and seen != now.version:
            raise MarkedMeanwhile(now)
        grade.manual_score = float(points)
        grade.extra_credit = None
        grade.needs_manual_grade = False
        if comment is not None and said is not None:
            said.manual_comment = comment.strip() or None
        if own is None:
            own = Marked(grade_id=grade.id)
            gradebook.db.add(own)
        own.trainer = trainer.strip()[:LONGEST_NAME]
        own.at = datetime.now(UTC).replace(tzinfo=None)
        own.levels = json.dumps(dict(levels or {}))
        own.marked = ""
        _settle(gradebook, cohort.late_rule(paper).share_a_day, notebook)
        after = given_mark(grade, said, own)
        gradebook.db.commit()
    return after


def settle_late(cohort: Cohort, paper: str) -> None:
    """Reckon anew what coming late costs: what formgrader marks does not.

    Raises:
        Problem: if the paper is not set, or the gradebook cannot be reached.
    """
    share = cohort.late_rule(paper).share_a_day
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        for submission in gradebook.assignment_submissions(paper):
            for notebook in submission.notebooks:
                if submission.total_seconds_late > 0:
                    hold(gradebook, notebook.id)
                    _settle(gradebook, share, notebook)
                    gradebook.db.commit()


def given_mark(grade: Any, comment: Any, own: Marked | None) -> GivenMark:
    """The mark in rows of the gradebook: nbgrader's grade and comment, and ours beside them."""
    points = None if grade.manual_score is None else float(grade.manual_score) + (grade.extra_credit or 0.0)
    said = (comment.manual_comment or "") if comment is not None else ""
    if own is None:
        return GivenMark(points, bool(grade.needs_manual_grade), said)
    return GivenMark(
        points,
        bool(grade.needs_manual_grade),
        said,
        own.trainer or "",
        own.at and own.at.replace(tzinfo=UTC),
        json.loads(own.levels or "{}"),
        own.graded or "",
        own.marked or "",
    )


def _meanwhile(now: GivenMark) -> str:
    if now.waits:
        return N_(
            "Another hand-in was graded meanwhile; nothing was saved. Look at the new answer and mark that one."
        )
    if now.trainer:
        return N_(
            "{trainer} gave {points} points meanwhile; nothing was saved. Save again if yours should count."
        )
    return N_(
        "Another trainer gave {points} points meanwhile; nothing was saved. Save again if yours should count."
    )


def _comment(gradebook: api.Gradebook, question: str, paper: str, trainee: str) -> Any:
    """Nbgrader's comment on a cell; None for one that a key scores, which it keeps none of."""
    try:
        return gradebook.find_comment(question, paper, paper, trainee)
    except api.MissingEntry:
        return None


def _settle(gradebook: api.Gradebook, share: float, notebook: Any) -> None:
    gradebook.db.flush()
    gradebook.db.expire(notebook, ["score"])
    seconds = notebook.assignment.total_seconds_late
    notebook.late_submission_penalty = late_points(share, float(notebook.score or 0.0), seconds) or None
