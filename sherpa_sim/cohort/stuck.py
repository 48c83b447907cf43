"""Who needs somebody: rules on where a person is with a paper. All bounds stand here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sherpa_sim.content.paper import PASS_SHARE
from sherpa_sim.domain.problem import Problem

HALF = 0.5
"""Share of a paper's time after which it should be begun."""
LAST_DAYS = 3
"""Days before closing in which it should be begun, also where nothing is known of its opening."""
UNTOUCHED_DAYS = 7
"""Days without an answer, after which a paper that was begun is left behind."""
MARKING_DAYS = 7
"""Days that somebody may wait for marks."""
_DAY = timedelta(days=1)


class Reason(StrEnum):
    """Why somebody may be stuck."""

    DAMAGED = "damaged"
    NOT_BEGUN = "not begun"
    LEFT_BEHIND = "left behind"
    OVERDUE = "overdue"
    MISSED = "missed"
    LOW = "low"
    WAITS = "waits"
    NOT_RETURNED = "not returned"

    @property
    def is_trainers(self) -> bool:
        """Whether it is the trainer who lets the other wait."""
        return self in (Reason.DAMAGED, Reason.WAITS, Reason.NOT_RETURNED)


@dataclass(frozen=True)
class PaperState:
    """Where a person is with a paper.

    Attributes:
        opens: from when it can be answered; None: always.
        closes: until when it can be handed in on time; None: always.
        can_hand_in: whether it can be handed in now, late too.
        answered: how many questions are answered.
        saved: when the last answer was saved.
        handed_in: when it was handed in.
        waits: whether something handed in has to be graded or marked.
        returned: whether the marks were given back.
        share: the share of the points that it earned; as long as it waits, the most that it can still earn.
        pass_share: the share of the points with which the paper is passed.
        problem: what is wrong with the files.
    """

    opens: datetime | None = None
    closes: datetime | None = None
    can_hand_in: bool = True
    answered: int = 0
    saved: datetime | None = None
    handed_in: datetime | None = None
    waits: bool = False
    returned: bool = False
    share: float | None = None
    pass_share: float = PASS_SHARE
    problem: Problem | None = None


@dataclass(frozen=True)
class Stuck:
    """Why somebody may be stuck, and what there is to tell of it: the days or the share that passed a bound.

    `at_best` says that the share is what can still be earned, because something has to be marked.
    """

    reason: Reason
    days: int = 0
    share: float = 0.0
    bound: float = 0.0
    at_best: bool = False
    at: datetime | None = None
    problem: Problem | None = None


def stuck(state: PaperState, now: datetime) -> tuple[Stuck, ...]:
    """Why a person may be stuck on a paper, and whether her trainer lets her wait; nothing if nothing says so."""
    if state.problem is not None:
        return (Stuck(Reason.DAMAGED, problem=state.problem),)
    if state.handed_in is None:
        before = _before_handing_in(state, now)
        return (before,) if before is not None else ()
    found = []
    bound = state.pass_share
    if state.share is not None and state.share < bound:
        found.append(Stuck(Reason.LOW, share=state.share, bound=bound, at_best=state.waits))
    days = (now - state.handed_in) // _DAY
    if days > MARKING_DAYS and (state.waits or not state.returned):
        found.append(Stuck(Reason.WAITS if state.waits else Reason.NOT_RETURNED, days=days))
    return tuple(found)


def _before_handing_in(state: PaperState, now: datetime) -> Stuck | None:
    if state.opens is not None and now < state.opens:
        return None
    if state.closes is not None and now > state.closes:
        return Stuck(Reason.OVERDUE if state.can_hand_in else Reason.MISSED, at=state.closes)
    if state.answered and state.saved is not None:
        days = (now - state.saved) // _DAY
        return Stuck(Reason.LEFT_BEHIND, days=days) if days > UNTOUCHED_DAYS else None
    if state.answered or state.closes is None:
        return None
    left = state.closes - now
    half_gone = state.opens is not None and now - state.opens > HALF * (state.closes - state.opens)
    if half_gone or left < LAST_DAYS * _DAY:
        return Stuck(Reason.NOT_BEGUN, days=left // _DAY, at=state.closes)
    return None
