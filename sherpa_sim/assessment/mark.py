"""What an answer earns, and what is told about it."""

from dataclasses import dataclass
from enum import StrEnum

from sherpa_sim.content.record import Text


class Verdict(StrEnum):
    """What is said of a part of an answer; MISSED is right, but was not chosen."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    MISSED = "missed"


@dataclass(frozen=True)
class Remark:
    """What is told about a part of the question (`part`: its key; empty: the whole); without verdict where None.

    `share` is what that part earned of its points, in [0, 1], where that is told.
    """

    part: str
    text: Text
    verdict: Verdict | None = None
    share: float | None = None


@dataclass(frozen=True)
class Mark:
    """What an answer earns.

    `share` is the share of the question's points, in [-1, 1]; below 0 is less than blind guessing earns on average.
    With `needs_trainer` it is 0 until a trainer marks the answer. `remarks` are in the order of the question's record.
    """

    share: float
    remarks: tuple[Remark, ...] = ()
    needs_trainer: bool = False
    answered: bool = True


LONGEST_NAME = 80
"""Letters of what a trainer calls herself beside a mark or a code."""
NO_ANSWER = Mark(0.0, answered=False)
