"""The figures of a paper's questions, from what a cohort handed in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sherpa_sim.assessment.item_statistics import ItemFigures, ItemResponses, PaperFigures, paper_figures
from sherpa_sim.assessment.picks import PickFigures, pick_figures
from sherpa_sim.assessment.scoring import lowest_share
from sherpa_sim.assessment.talk_review import load_reviews
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import Paper, load_paper
from sherpa_sim.content.question import Question
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .hand_in import damaged_hand_ins, hand_ins
from .own_marks import OwnMarks, own_marks
from .roster import load_roster


@dataclass(frozen=True)
class QuestionReport:
    """One question: its record, its place in the paper (from 1), its figures, and what was chosen."""

    question: Question
    place: int
    figures: ItemFigures
    picks: tuple[PickFigures, ...]


@dataclass(frozen=True)
class PaperReport:
    """The questions of a paper in their order.

    Attributes:
        paper: the paper.
        people: how many handed in.
        figures: of the paper.
        questions: each question.
        problems: the hand-ins that cannot be read, and so are not counted.
    """

    paper: Paper
    people: int
    figures: PaperFigures
    questions: tuple[QuestionReport, ...]
    problems: tuple[Problem, ...]


def question_report(cohort: Cohort, paper: str, group: str | None = None) -> PaperReport:
    """What the hand-ins of a paper (of one group, or of everybody) say about its questions.

    Raises:
        Problem: if the paper is not set for this cohort, or the roster cannot be read.
    """
    from .marks import marks  # brings nbgrader, which takes seconds

    cohort.paper(paper)
    found: list[OwnMarks] = []
    problems: list[Problem] = []
    book, reviews = marks(cohort, paper), load_reviews(cohort.folder)
    for person in load_roster(cohort).people:
        if group is not None and person.group != group:
            continue
        try:
            every = hand_ins(cohort, person.id, paper)
            problems += damaged_hand_ins(cohort, person.id, paper)
        except Problem as problem:
            problems.append(problem)
            continue
        if every:
            found.append(own_marks(paper, every[-1], book, reviews))
    return _report(load_paper(paper), found, tuple(problems))


def _report(paper: Paper, found: Sequence[OwnMarks], problems: tuple[Problem, ...]) -> PaperReport:
    listed = list(paper.questions(load_bank()))
    responses = [
        ItemResponses(
            question.id,
            points,
            lowest_share(question),
            tuple(own.shares[question.id] for own in found),
            tuple(question.id in own.answered for own in found),
        )
        for question, points in listed
    ]
    figures = paper_figures(responses)
    reports = tuple(
        QuestionReport(
            question,
            place,
            item,
            pick_figures(
                question, [own.hand_in.answers.answers.get(question.id) for own in found], item.rest
            ),
        )
        for place, ((question, _), item) in enumerate(zip(listed, figures.items, strict=True), 1)
    )
    return PaperReport(paper, len(found), figures, reports, problems)
