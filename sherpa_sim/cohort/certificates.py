"""Who has earned the certificate of a cohort, and who has not yet and why."""

from collections.abc import Sequence
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
    """A person on a paper that counts for the certificate; of parallel versions, on the one that counts.

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
    versions = _versions(cohort, wanted)
    given = {key: handed_in(cohort, key) for keys in versions for key in keys}
    marked = {(own.paper, own.trainee): own for own in marks(cohort)}
    found = []
    for person in load_roster(cohort).people:
        results = []
        for keys in versions:
            tries = []
            for key in keys:
                own, hand_in = marked.get((key, person.id)), given[key].get(person.id)
                if hand_in is None:
                    why: Problem | None = Problem("has not been handed in")
                elif own is None or own.handed_in != hand_in.at.replace(microsecond=0):
                    why = Problem("has not been graded since it was handed in")
                else:
                    why = Problem("waits for the trainer's marks") if own.waits else None
                tries.append((_result(cohort, key, own, why), hand_in is not None))
            results.append(_that_counts(tries))
        found.append(Standing(person, tuple(results)))
    return tuple(found)


def _versions(cohort: Cohort, wanted: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each paper that counts the versions of it that are set, the one that is wanted first."""
    versions: dict[str, list[str]] = {}
    for key in wanted:
        cohort.paper(key)
        versions.setdefault(load_paper(key).counts_as, []).append(key)
    for own in cohort.settings.papers:
        known = versions.get(load_paper(own.paper).counts_as)
        if known is not None and own.paper not in known:
            known.append(own.paper)
    return tuple(tuple(keys) for keys in versions.values())


def _that_counts(tries: Sequence[tuple[PaperResult, bool]]) -> PaperResult:
    """Of (result, whether it was handed in) the one that counts.

    That with the most points if one is passed; else one that waits for its points, since it may still pass.
    """
    passed = [result for result, _ in tries if result.passed]
    waiting = [result for result, given in tries if given and result.points is None]
    marked = [result for result, _ in tries if result.points is not None]
    return max(passed or waiting or marked or [tries[0][0]], key=lambda result: result.points or 0.0)


def _result(cohort: Cohort, key: str, own: PaperMarks | None, why: Problem | None) -> PaperResult:
    paper = load_paper(key)
    share = cohort.settings.certificate.share or paper.pass_share
    needed = round(share * paper.points, 2)
    points = own.points if own is not None and why is None else None
    return PaperResult(key, paper.name, points, paper.points, needed, why)
