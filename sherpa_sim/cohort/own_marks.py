"""What each answer earned by itself, before what wrong choices cost is taken from other questions.

Points in the gradebook are what a person gets; these say what she, or the question, showed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from sherpa_sim.assessment.paper_marks import mark_paper
from sherpa_sim.assessment.talk_review import TalkReviews
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper

from .hand_in import HandIn

if TYPE_CHECKING:
    from .marks import PaperMarks


@dataclass(frozen=True)
class OwnMarks:
    """What a person's answers to a paper earned, by question.

    Attributes:
        hand_in: what counts of what she handed in.
        shares: the share of the question's points, in [-1, 1]; None as long as a trainer has to mark it.
        answered: the questions that she answered.
        book: what the gradebook says of this very hand-in; None if it was not graded yet.
    """

    hand_in: HandIn
    shares: Mapping[str, float | None]
    answered: frozenset[str]
    book: "PaperMarks | None"

    @property
    def waits(self) -> bool:
        """Whether it has to be graded or marked."""
        return self.book is None or self.book.waits


def own_marks(
    paper: str, hand_in: HandIn, book: "Sequence[PaperMarks]", reviews: TalkReviews | None = None
) -> OwnMarks:
    """What the answers in a hand-in earned by themselves.

    Args:
        paper: the key of the paper.
        hand_in: what was handed in.
        book: the marks in the gradebook, of this and other people.
        reviews: what trainers said of the codes of talks; nothing, if left out.

    Raises:
        Problem: if the paper or the bank cannot be read.
    """
    trainee = hand_in.answers.trainee
    graded = next((one for one in book if (one.trainee, one.paper) == (trainee, paper)), None)
    if graded is not None and graded.handed_in != hand_in.at.astimezone(UTC).replace(microsecond=0):
        graded = None
    given = {one.question: one for one in graded.questions} if graded is not None else {}
    reviewed = (reviews or TalkReviews()).of(trainee, paper)
    marked = mark_paper(load_paper(paper), load_bank(), hand_in.answers.answers, reviewed)
    shares: dict[str, float | None] = {}
    for question, mark in marked.marks.items():
        if not mark.needs_trainer:
            shares[question] = mark.share
        elif question in given and not given[question].waits:
            shares[question] = given[question].points / given[question].most
        else:
            shares[question] = None
    answered = frozenset(question for question, mark in marked.marks.items() if mark.answered)
    return OwnMarks(hand_in, shares, answered, graded)
