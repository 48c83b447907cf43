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
        why_not: why it is not passed; None, if it is.
    """

    paper: str
    name: Text
    points: float | None
    most: float
    needed: float
    why_not: Problem | None


@dataclass(frozen=True)
class Standing:
    """A person and her papers that count; `earned` when all of them are passed."""

    person: Trainee
    results: tuple[PaperResult, ...]

    @property
    def earned(self) -> bool:
        """Whether the certificate is hers."""
        return all(result.why_not is None for result in self.results)


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
    if own is None or why is not None:
        return PaperResult(key, paper.name, None, paper.points, needed, why)
    if round(own.points, 2) < needed:
        why = Problem(
            "{points} of {most} points; {needed} are needed",
            points=f"{own.points:g}",
            most=f"{paper.points:g}",
            needed=f"{needed:g}",
        )
    return PaperResult(key, paper.name, own.points, paper.points, needed, why)
