"""What the cells of a stock course call in their kernel: the marks of the answer beside the notebook."""

import functools
import os

from sherpa_sim.assessment.answers import read_answers
from sherpa_sim.assessment.paper_marks import PaperMarks, mark_paper
from sherpa_sim.assessment.plugin import ANSWERS, gradebook_points
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.whole_file import read_plain
from sherpa_sim.domain.problem import Problem


def show_question(question: str, language: str, *, paper: str, cohort: str) -> float:
    """The marks of a question, as the last value of its cell, from which stock nbgrader reads them."""
    (points,) = [
        place.points for place in load_paper(os.environ["STOCK_PAPER"]).places if place.question == question
    ]
    return gradebook_points(_marked().points[question], points)


@functools.cache
def _marked() -> PaperMarks:
    from pathlib import Path

    try:
        answers = read_answers(ANSWERS, read_plain(Path(ANSWERS), 64_000)).answers
    except (Problem, OSError):
        answers = {}
    return mark_paper(load_paper(os.environ["STOCK_PAPER"]), load_bank(), answers)
