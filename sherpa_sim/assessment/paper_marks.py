"""The marks of a whole paper, and the points that go into the gradebook."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sherpa_sim.content.paper import Paper
from sherpa_sim.content.question import Question
from sherpa_sim.domain.problem import Problem

from .mark import NO_ANSWER, Mark
from .scoring import score
from .talk_review import TalkReview


@dataclass(frozen=True)
class PaperMarks:
    """The marks of a paper by question id, in the order of the paper.

    `points` is what the gradebook gets: nbgrader takes no score below 0 (it gives full marks instead), so what
    questions lost below 0 is taken from what others earned, in proportion. Each lies between 0 and the points of
    its question, and together they are what the questions earned, or 0 if that is less than 0. A question that
    a trainer marks has 0 here and stays out of this. `refused` says why an answer could not be read; it earns 0.
    """

    marks: Mapping[str, Mark]
    points: Mapping[str, float]
    refused: Mapping[str, Problem]


def mark_paper(
    paper: Paper,
    bank: Mapping[str, Question],
    answers: Mapping[str, object],
    reviews: Mapping[str, TalkReview] = MappingProxyType({}),
) -> PaperMarks:
    """The marks of the answers ({question id: value as it came from JSON}) to a paper; it never raises.

    `reviews` are what a trainer said of the codes of talks, by question.
    """
    marks, refused, earned = {}, {}, {}
    for question, points in paper.questions(bank):
        try:
            review = reviews.get(question.id)
            mark = score(question, answers.get(question.id), review.corrections if review else ())
        except Problem as problem:
            mark, refused[question.id] = NO_ANSWER, problem
        marks[question.id] = mark
        earned[question.id] = mark.share * points
    return PaperMarks(marks, _settled(earned), refused)


def _settled(earned: Mapping[str, float]) -> dict[str, float]:
    """What questions earned, with what is below 0 taken in proportion from what is above."""
    gained = math.fsum(points for points in earned.values() if points > 0)
    lost = -math.fsum(points for points in earned.values() if points < 0)
    kept = max(0.0, 1 - lost / gained) if gained else 0.0
    return {question: max(0.0, points) * kept for question, points in earned.items()}
