"""The time of a meeting: what comes when, with breaks, and how many cases fit."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_WITHOUT_PAUSE = 90
"""Minutes that a group sits without a break if cases can be put that way. A choice of this kit."""


class Part(StrEnum):
    """The parts of a meeting."""

    OPENING = "opening"
    STEP = "step"
    PAUSE = "pause"
    CLOSING = "closing"


@dataclass(frozen=True)
class Stretch:
    """A part of a meeting and its minutes; of a step its case and its place in the method, both counted from 0."""

    part: Part
    minutes: int
    case: int = 0
    step: int = 0


@dataclass(frozen=True)
class Pace:
    """What a meeting is made of, in minutes: its opening, the steps of one case, a break, and its closing."""

    opening: int
    steps: tuple[int, ...]
    pause: int
    closing: int

    @property
    def case(self) -> int:
        """The minutes of one case."""
        return sum(self.steps)


def stretches(pace: Pace, cases: int) -> tuple[Stretch, ...]:
    """The parts of a meeting with so many cases, in order; a break stands between two cases, never within one."""
    found = [Stretch(Part.OPENING, pace.opening)]
    sitting = pace.opening
    for case in range(cases):
        if case and sitting + pace.case > MOST_WITHOUT_PAUSE:
            found.append(Stretch(Part.PAUSE, pace.pause))
            sitting = 0
        found += [Stretch(Part.STEP, minutes, case, step) for step, minutes in enumerate(pace.steps)]
        sitting += pace.case
    return (*found, Stretch(Part.CLOSING, pace.closing))


def needed(pace: Pace, cases: int) -> int:
    """The minutes that a meeting with so many cases takes; more cases never take less."""
    return sum(stretch.minutes for stretch in stretches(pace, cases))


def cases_that_fit(pace: Pace, minutes: int, most: int) -> int:
    """The largest number of cases, at most `most`, that fits in so many minutes; 0 if not even one does."""
    return max((cases for cases in range(1, most + 1) if needed(pace, cases) <= minutes), default=0)


def starts(parts: Sequence[Stretch], start: int) -> tuple[int, ...]:
    """When each part begins, in minutes after midnight, if the first begins at `start`."""
    found = []
    for part in parts:
        found.append(start)
        start += part.minutes
    return tuple(found)
