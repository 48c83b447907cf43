"""What was handed in on a paper and how far the trainer is with it: to grade, to mark, to return, returned."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sherpa_sim.content.whole_file import read_plain
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort, folder_name
from .hand_in import HandIn, damaged_hand_ins, hand_ins, timestamp
from .roster import Trainee, load_roster

if TYPE_CHECKING:
    from .marks import PaperMarks


class Stage(StrEnum):
    """How far a hand-in is; `DAMAGED`: a file of it cannot be read, until grading puts that aside."""

    TO_GRADE = "to_grade"
    TO_MARK = "to_mark"
    TO_RETURN = "to_return"
    RETURNED = "returned"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Handled:
    """The hand-in of a person that counts, how far it is, its marks once graded, and what is wrong with its file."""

    person: Trainee
    stage: Stage
    hand_in: HandIn | None = None
    marks: "PaperMarks | None" = None
    problem: Problem | None = None


@dataclass(frozen=True)
class PaperHandling:
    """A paper, how many people could hand it in, and what became of what was handed in, in the roster's order."""

    paper: str
    people: int
    handed_in: tuple[Handled, ...]

    def count(self, stage: Stage) -> int:
        """How many hand-ins are as far as this."""
        return sum(one.stage is stage for one in self.handed_in)


def handling(cohort: Cohort) -> tuple[PaperHandling, ...]:
    """How far each paper of a cohort is, in the order in which they were set.

    Raises:
        Problem: if the roster cannot be read; one person's damaged file is told with her.
    """
    people = load_roster(cohort).people
    known = {(one.trainee, one.paper): one for one in _graded(cohort)}
    found = []
    for own in cohort.settings.papers:
        handled = (
            _handled(cohort, person, own.paper, known.get((person.id, own.paper))) for person in people
        )
        found.append(PaperHandling(own.paper, len(people), tuple(one for one in handled if one is not None)))
    return tuple(found)


def returned_hand_in(cohort: Cohort, trainee: str, paper: str) -> HandIn | None:
    """The hand-in whose marks were given back to a trainee; None if none were, or it has been graded anew since.

    Raises:
        Problem: if the hand-ins cannot be read.
    """
    if not _is_returned(cohort, trainee, paper):
        return None
    place = cohort.folder.joinpath("autograded", folder_name(trainee), folder_name(paper), "timestamp.txt")
    try:
        graded = read_plain(place, 100).decode("ascii", "replace").strip()
    except OSError:
        return None
    own = [one for one in hand_ins(cohort, trainee, paper) if timestamp(one.at) == graded]
    return own[-1] if own else None


def _graded(cohort: Cohort) -> "tuple[PaperMarks, ...]":
    """The marks there are; before anything was graded neither nbgrader nor a gradebook is needed."""
    if not any((cohort.folder / "autograded").iterdir()):
        return ()
    from .marks import marks  # brings nbgrader, which takes seconds

    return marks(cohort)


def _handled(cohort: Cohort, person: Trainee, paper: str, graded: "PaperMarks | None") -> Handled | None:
    try:
        every = hand_ins(cohort, person.id, paper)
        damaged = damaged_hand_ins(cohort, person.id, paper)
    except Problem as problem:
        return Handled(person, Stage.DAMAGED, problem=problem)
    if damaged:
        return Handled(person, Stage.DAMAGED, every[-1] if every else None, problem=damaged[0])
    if not every:
        return None
    own = every[-1]
    # nbgrader keeps whole seconds.
    if (
        graded is None
        or graded.handed_in is None
        or int(graded.handed_in.timestamp()) != int(own.at.timestamp())
    ):
        return Handled(person, Stage.TO_GRADE, own)
    if graded.waits:
        return Handled(person, Stage.TO_MARK, own, graded)
    stage = Stage.RETURNED if _is_returned(cohort, person.id, paper) else Stage.TO_RETURN
    return Handled(person, stage, own, graded)


def _is_returned(cohort: Cohort, trainee: str, paper: str) -> bool:
    """Whether the page that was returned is of the last grading."""
    inside = (folder_name(trainee), folder_name(paper))
    try:
        page = (cohort.folder.joinpath("feedback", *inside) / f"{paper}.html").stat()
        graded = (cohort.folder.joinpath("autograded", *inside) / f"{paper}.ipynb").stat()
    except FileNotFoundError:
        return False
    return page.st_mtime_ns >= graded.st_mtime_ns
