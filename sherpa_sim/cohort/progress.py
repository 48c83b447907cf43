"""How a group is doing: people, papers and objectives."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from statistics import fmean
from typing import TYPE_CHECKING

from sherpa_sim.assessment.talk_review import TalkReviews, load_reviews
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import Paper, load_paper
from sherpa_sim.content.question_parts import Objective

from .cohort import Cohort, SetPaper
from .own_marks import OwnMarks, own_marks
from .returned_page import returned_page
from .roster import Trainee
from .standing import PaperStanding, standing
from .stuck import PaperState, Stuck, stuck

if TYPE_CHECKING:
    from .marks import PaperMarks


class Step(StrEnum):
    """How far a person is with a paper."""

    UNKNOWN = "unknown"
    NOT_BEGUN = "not begun"
    BEGUN = "begun"
    HANDED_IN = "handed in"
    MARKED = "marked"
    RETURNED = "returned"


@dataclass(frozen=True)
class ObjectiveMarks:
    """What answers to the questions of one objective earned by themselves.

    Attributes:
        earned: points, which may be below 0.
        most: the points of the questions that are marked.
        questions: how many are marked.
        waiting: how many wait for a trainer.
    """

    earned: float = 0.0
    most: float = 0.0
    questions: int = 0
    waiting: int = 0

    @property
    def share(self) -> float | None:
        """The share of the points, in [0, 1]: 0 for no better than a blind guess; None if nothing is marked."""
        return max(0.0, self.earned / self.most) if self.most else None


@dataclass(frozen=True)
class PaperProgress:
    """Where a person is with a paper.

    Attributes:
        paper: its key.
        step: how far.
        answered: how many questions are answered.
        questions: how many there are.
        handed_in: when.
        days_late: days, each begun one whole.
        share: the share of the paper's points in the gradebook, in [0, 1]; None until it is marked whole.
        objectives: what the answers that were handed in earned, by objective.
        stuck: why the person may be stuck on it.
    """

    paper: str
    step: Step
    answered: int
    questions: int
    handed_in: datetime | None
    days_late: int
    share: float | None
    objectives: Mapping[Objective, ObjectiveMarks]
    stuck: tuple[Stuck, ...]

    @property
    def rank(self) -> tuple[float, float]:
        """By which the better of two parallel versions is known: the share of its points, then what is marked of it."""
        return (
            -1.0 if self.share is None else self.share,
            math.fsum(m.most for m in self.objectives.values()),
        )


@dataclass(frozen=True)
class PersonProgress:
    """A person, and where she is with each paper, by key."""

    person: Trainee
    papers: Mapping[str, PaperProgress]

    @property
    def objectives(self) -> dict[Objective, ObjectiveMarks]:
        """What she earned on each objective, in all papers together; of parallel versions, in the better one."""
        better: dict[str, PaperProgress] = {}
        for key, own in self.papers.items():
            counts_as = load_paper(key).counts_as
            known = better.get(counts_as)
            if known is None or own.rank > known.rank:
                better[counts_as] = own
        return together(paper.objectives for paper in better.values())


@dataclass(frozen=True)
class ObjectiveProgress:
    """How a group does on an objective.

    Attributes:
        objective: which.
        share: the mean of the people's shares, in [0, 1]; None if nobody has any marks on it.
        people: how many people that is the mean of.
        questions: how many questions of the papers serve it; one says little.
    """

    objective: Objective
    share: float | None
    people: int
    questions: int


@dataclass(frozen=True)
class Progress:
    """How a group is doing: its papers, its people in the order of the roster, and the objectives of the papers."""

    papers: tuple[Paper, ...]
    people: tuple[PersonProgress, ...]
    objectives: tuple[ObjectiveProgress, ...]


def progress(
    cohort: Cohort, paper: str | None = None, group: str | None = None, now: datetime | None = None
) -> Progress:
    """How everybody (or one group of the roster) is doing on all papers that are set, or on one.

    Raises:
        Problem: if the paper is not set, or the roster cannot be read; one person's damaged file is told with her.
    """
    from .marks import marks  # brings nbgrader, which takes seconds

    moment = now or datetime.now(UTC)
    chosen = cohort.settings.papers if paper is None else (cohort.paper(paper),)
    papers = {own.paper: load_paper(own.paper) for own in chosen}
    book = {(one.trainee, one.paper): one for one in marks(cohort, paper)}
    reviews = load_reviews(cohort.folder)
    people = []
    for one in standing(cohort):
        if group is None or one.person.group == group:
            found = {
                own.paper: _paper_progress(
                    cohort,
                    own,
                    one.person.id,
                    one.papers[own.paper],
                    book.get((one.person.id, own.paper)),
                    reviews,
                    moment,
                )
                for own in chosen
            }
            people.append(PersonProgress(one.person, found))
    return Progress(tuple(papers.values()), tuple(people), _of_group(papers.values(), people))


def together(parts: Iterable[Mapping[Objective, ObjectiveMarks]]) -> dict[Objective, ObjectiveMarks]:
    """The marks on each objective, added up, in the order of the objectives."""
    found: dict[Objective, ObjectiveMarks] = {}
    listed = list(parts)
    for objective in Objective:
        own = [part[objective] for part in listed if objective in part]
        if own:
            found[objective] = ObjectiveMarks(
                math.fsum(one.earned for one in own),
                math.fsum(one.most for one in own),
                sum(one.questions for one in own),
                sum(one.waiting for one in own),
            )
    return found


def on_objectives(paper: Paper, own: OwnMarks) -> dict[Objective, ObjectiveMarks]:
    """What the answers to a paper earned, by objective."""
    parts = []
    for question, points in paper.questions(load_bank()):
        share = own.shares[question.id]
        one = ObjectiveMarks(waiting=1) if share is None else ObjectiveMarks(share * points, points, 1)
        parts.append({question.objective: one})
    return together(parts)


def _paper_progress(
    cohort: Cohort,
    own: SetPaper,
    trainee: str,
    files: PaperStanding,
    book: "PaperMarks | None",
    reviews: TalkReviews,
    now: datetime,
) -> PaperProgress:
    paper = load_paper(own.paper)
    given = files.handed_in
    books = (book,) if book is not None else ()
    marked = own_marks(own.paper, given, books, reviews) if given is not None else None
    returned = marked is not None and returned_page(cohort, trainee, own.paper) is not None
    state = PaperState(
        opens=own.opens,
        closes=own.closes,
        can_hand_in=cohort.is_open(own.paper, now),
        answered=files.answered,
        saved=files.saved,
        handed_in=given.at if given is not None else None,
        waits=marked is not None and marked.waits,
        returned=returned,
        share=_most_share(marked),
        pass_share=paper.pass_share,
        problem=files.problem,
    )
    return PaperProgress(
        own.paper,
        _step(state),
        files.answered,
        len(paper.places),
        state.handed_in,
        given.days_late if given is not None else 0,
        state.share if marked is not None and not marked.waits else None,
        on_objectives(paper, marked) if marked is not None else {},
        stuck(state, now),
    )


def _most_share(own: OwnMarks | None) -> float | None:
    """The share of a paper's points in the gradebook, with all points for what still has to be marked."""
    if own is None or own.book is None:
        return None
    waiting = math.fsum(one.most for one in own.book.questions if one.waits)
    return min(1.0, (own.book.points + waiting) / own.book.most)


def _step(state: PaperState) -> Step:
    if state.problem is not None:
        return Step.UNKNOWN
    if state.handed_in is None:
        return Step.BEGUN if state.answered else Step.NOT_BEGUN
    if state.waits:
        return Step.HANDED_IN
    return Step.RETURNED if state.returned else Step.MARKED


def _of_group(papers: Iterable[Paper], people: Sequence[PersonProgress]) -> tuple[ObjectiveProgress, ...]:
    each = {paper.counts_as: paper for paper in papers}  # parallel versions serve the same objectives
    served = [question.objective for paper in each.values() for question, _ in paper.questions(load_bank())]
    found = []
    for objective in Objective:
        if objective in served:
            shares = [
                marked.share
                for person in people
                if (marked := person.objectives.get(objective)) is not None and marked.share is not None
            ]
            mean = fmean(shares) if shares else None
            found.append(ObjectiveProgress(objective, mean, len(shares), served.count(objective)))
    return tuple(found)
