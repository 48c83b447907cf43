"""Who has earned the certificate of a cohort, and who has not yet and why."""

from dataclasses import dataclass

from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.record import Text
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .hand_in import handed_in
from .marks import PaperMarks, marks
from .roster import Trainee, load_roster


@dataclass(frozen=True)
class PaperResult:
    """A person on a paper that counts for the certificate.

    Attributes:
        paper: its key.
        name: its name.
        points: the points that were earned; None, if there are none yet that stand.
        most: the points that can be earned.
        needed: the points that pass it.
        no_points: why there are no points that stand; None, if there are.
    """

    paper: str
    name: Text
    points: float | None
    most: float
    needed: float
    no_points: Problem | None

    @property
    def passed(self) -> bool:
        """Whether enough points were earned."""
        return self.points is not None and round(self.points, 2) >= self.needed


@dataclass(frozen=True)
class Standing:
    """A person and her papers that count; `earned` when all of them are passed."""

    person: Trainee
    results: tuple[PaperResult, ...]

    @property
    def earned(self) -> bool:
        """Whether the certificate is hers."""
        return all(result.passed for result in self.results)


def standings(cohort: Cohort) -> tuple[Standing, ...]:
    """How everybody stands towards the certificate, in the order of the roster.

    Raises:
        Problem: if no paper counts, one that counts is not set for this cohort, or what was handed in cannot be read.
    """
    settings = cohort.settings
    wanted = settings.certificate.papers or tuple(own.paper for own in settings.papers)
    if not wanted:
        raise Problem("No paper is set for this cohort, so nobody can earn a certificate yet.")
    for key in wanted:
        cohort.paper(key)
    given = {key: handed_in(cohort, key) for key in wanted}
    marked = {(own.paper, own.trainee): own for own in marks(cohort)}
    found = []
    for person in load_roster(cohort).people:
        results = []
        for key in wanted:
            own, hand_in = marked.get((key, person.id)), given[key].get(person.id)
            if hand_in is None:
                why: Problem | None = Problem("has not been handed in")
            elif own is None or own.handed_in != hand_in.at.replace(microsecond=0):
                why = Problem("has not been graded since it was handed in")
            else:
                why = Problem("waits for the trainer's marks") if own.waits else None
            results.append(_result(cohort, key, own, why))
        found.append(Standing(person, tuple(results)))
    return tuple(found)


def _result(cohort: Cohort, key: str, own: PaperMarks | None, why: Problem | None) -> PaperResult:
    paper = load_paper(key)
    share = cohort.settings.certificate.share or paper.pass_share
    needed = round(share * paper.points, 2)
    points = own.points if own is not None and why is None else None
    return PaperResult(key, paper.name, points, paper.points, needed, why)
