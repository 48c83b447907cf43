"""What is known of a mark beside nbgrader's own grade: a table of ours in the same database.

nbgrader asks a trainer to look at each of her marks again as soon as a paper is graded again. Here a mark stands as
long as the hand-in it was given for does; so it has to be known which one that was.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from .mark import LONGEST_NAME
from .nbgrader_import import api


class Marked(api.Base):
    """A row for each grade that a trainer gives or has changed.

    Attributes:
        grade_id: nbgrader's own id of the grade.
        graded: the digest of the hand-in that was graded last.
        marked: the digest of the hand-in that the mark was given for, once another one was graded after it.
        trainer: who gave the mark, as she calls herself on the desk; empty if she did not say.
        at: when, in UTC and without saying so, as nbgrader keeps its times.
        levels: the levels that she chose in the rubric, as JSON.
    """

    __tablename__ = "sherpa_marked"

    grade_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("grade.id", ondelete="CASCADE"), primary_key=True
    )
    graded: Mapped[str] = mapped_column(String(64), default="")
    marked: Mapped[str] = mapped_column(String(64), default="")
    trainer: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    at: Mapped[datetime | None]
    levels: Mapped[str] = mapped_column(Text(), default="{}")


def graded_again(gradebook: api.Gradebook, grade: Any, known: Marked | None, digest: str) -> None:
    """Keep which hand-in a grade is of now, and have the trainer look at her mark again if it is another one.

    Args:
        gradebook: in which nothing is committed here.
        grade: nbgrader's grade, with the score of this run.
        known: the row of this grade, if it has one.
        digest: of the hand-in that is graded.
    """
    own = known or Marked(grade_id=grade.id)
    if known is None:
        gradebook.db.add(own)
    if grade.manual_score is None:
        grade.needs_manual_grade = grade.auto_score is None
    elif known is None or known.graded != digest:
        if known is not None and not grade.needs_manual_grade:
            own.marked = known.graded
        grade.needs_manual_grade = True
    own.graded = digest
