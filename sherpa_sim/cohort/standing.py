"""How far each person of a cohort is with each paper."""

from dataclasses import dataclass
from datetime import datetime

from sherpa_sim.domain.problem import Problem

from .codes import with_code
from .cohort import Cohort
from .hand_in import HandIn, damaged_hand_ins, hand_ins
from .roster import Trainee, load_roster


@dataclass(frozen=True)
class PaperStanding:
    """A person's answers on a paper.

    Attributes:
        answered: how many there are.
        saved: when the last one was saved.
        handed_in: what counts of what was handed in.
        problem: what is wrong with the files; then nothing else is known.
    """

    answered: int = 0
    saved: datetime | None = None
    handed_in: HandIn | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Standing:
    """A person, whether she has a code, and her papers by key, in the order in which they were set."""

    person: Trainee
    has_code: bool
    papers: dict[str, PaperStanding]


def standing(cohort: Cohort) -> tuple[Standing, ...]:
    """How far everybody is, in the order of the roster.

    Raises:
        Problem: if the roster or the codes cannot be read; one person's damaged file is told with her.
    """
    codes = with_code(cohort)
    papers = [own.paper for own in cohort.settings.papers]
    return tuple(
        Standing(person, person.id in codes, {paper: _of(cohort, person.id, paper) for paper in papers})
        for person in load_roster(cohort).people
    )


def _of(cohort: Cohort, trainee: str, paper: str) -> PaperStanding:
    try:
        every = hand_ins(cohort, trainee, paper)
        damaged = damaged_hand_ins(cohort, trainee, paper)
        answers = cohort.answers(trainee, paper).load()
    except Problem as problem:
        return PaperStanding(problem=problem)
    return PaperStanding(
        len(answers.answers), answers.saved, every[-1] if every else None, next(iter(damaged), None)
    )
