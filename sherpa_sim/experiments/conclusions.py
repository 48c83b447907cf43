"""What would change a conclusion: in which share of the cases it holds, and at which value of a number it flips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray

from .ensemble import Outcomes, outcomes_of
from .factors import Factor, cases_of, fitted
from .sensitivity import Question

LUCKS = 24
"""On how many workplaces, each with its own luck and draw of the fitted numbers, a value is tried; a flip is one of
their average."""

STEPS = 9
HALVINGS = 5
"""How many places of a range are looked at, and how often the piece with a flip in it is halved then."""

_FIRST_LUCK = 10_000  # none of those that the samples use


class Kept(StrEnum):
    """What a conclusion says."""

    MORE = "more"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True)
class Conclusion:
    """A conclusion that holds or does not.

    `MORE`: more workers are in training with the changes. `AT_LEAST`: participation is `threshold` higher or more at
    the end (a share). `AT_MOST`: one more worker in training for a year costs `threshold` euro or less.
    """

    says: Kept
    threshold: float = 0.0

    def margin(self, outcomes: Outcomes) -> NDArray[np.float64]:
        """How far each case is from where the conclusion no longer holds; below nought it does not."""
        match self.says:
            case Kept.MORE:
                return outcomes.extra
            case Kept.AT_LEAST:
                return outcomes.gain - self.threshold
            case Kept.AT_MOST:
                return self.threshold * outcomes.extra - outcomes.cost

    def holds(self, outcomes: Outcomes) -> NDArray[np.bool_]:
        """Whether it holds in each case."""
        above = self.margin(outcomes) > 0 if self.says is Kept.MORE else self.margin(outcomes) >= 0
        return above & (outcomes.extra > 0) if self.says is Kept.AT_MOST else above


@dataclass(frozen=True)
class Flip:
    """Where a conclusion turns over, all else at its value: `upwards` if that is above the value in use."""

    factor: Factor
    value: float
    upwards: bool


@dataclass(frozen=True)
class Verdict:
    """A conclusion, the share of the cases in which it holds, whether it does at the values in use, and its flips.

    `looked_at`: the factors that were followed through their whole range.
    """

    conclusion: Conclusion
    share: float
    holds: bool
    flips: tuple[Flip, ...]
    looked_at: tuple[Factor, ...]


class Walk:
    """A question followed through the range of each factor, all else at its value.

    It is kept, so that one more conclusion costs only the search for its own turns. The fitted numbers and luck have
    no order and are not followed. `progress` is told how many more cases are done.

    Raises:
        StoppedError: if `stop` was set before it was done.
    """

    def __init__(
        self,
        question: Question,
        factors: Sequence[Factor],
        threads: int | None = None,
        progress: Callable[[int], object] | None = None,
        stop: Event | None = None,
        store: Path | None = None,
    ) -> None:
        self.followed = tuple(factor for factor in factors if factor.has_order)
        self._question, self._threads, self._store = question, threads, store
        self._shares = np.linspace(0, 1, STEPS)
        places = [(at, float(share)) for at in range(len(self.followed)) for share in self._shares]
        *self._grid, self._usual = self._tried([*places, None], progress, stop)

    @staticmethod
    def cases(factors: Sequence[Factor]) -> int:
        """How many cases it takes to follow these factors."""
        return LUCKS * (STEPS * sum(factor.has_order for factor in factors) + 1)

    def judge(
        self,
        conclusions: Sequence[Conclusion],
        drawn: Outcomes,
        progress: Callable[[int], object] | None = None,
        stop: Event | None = None,
    ) -> list[Verdict]:
        """What became of each conclusion in the cases `drawn`, and at which value of each factor it flips.

        Raises:
            StoppedError: if `stop` was set before it was done.
        """
        usually = [bool(conclusion.holds(self._usual)[0]) for conclusion in conclusions]
        # conclusion, factor, where it is as usual, where it is not
        brackets: list[tuple[int, int, float, float]] = []
        for number, conclusion in enumerate(conclusions):
            for at in range(len(self.followed)):
                steps = self._grid[at * STEPS : (at + 1) * STEPS]
                same = [bool(conclusion.holds(one)[0]) == usually[number] for one in steps]
                brackets += [(number, at, *bracket) for bracket in _turns(same, self._shares)]
        for _ in range(HALVINGS if brackets else 0):
            middles = [(at, (near + far) / 2) for _, at, near, far in brackets]
            there = self._tried(middles, progress, stop)
            for place, (one, (_, middle)) in enumerate(zip(there, middles, strict=True)):
                number, at, near, far = brackets[place]
                same_there = bool(conclusions[number].holds(one)[0]) == usually[number]
                brackets[place] = (number, at, middle, far) if same_there else (number, at, near, middle)
        return [
            Verdict(
                conclusion,
                float(conclusion.holds(drawn).mean()),
                usually[number],
                tuple(
                    Flip(self.followed[at], float(self.followed[at].at(np.array([far]))[0]), far > 0.5)
                    for of, at, _, far in brackets
                    if of == number
                ),
                self.followed,
            )
            for number, conclusion in enumerate(conclusions)
        ]

    def _tried(
        self,
        places: Sequence[tuple[int, float] | None],
        progress: Callable[[int], object] | None,
        stop: Event | None,
    ) -> list[Outcomes]:
        """The average workplace with factor `at` at share `share` of its range; None: with all at their values."""
        drawn_numbers = fitted()
        points = np.full((len(places), len(self.followed)), 0.5)
        for row, place in enumerate(places):
            if place is not None:
                points[row, place[0]] = place[1]
        lucks = np.tile(_FIRST_LUCK + np.arange(LUCKS), len(places))
        draws = (np.arange(LUCKS) + 0.5) / (drawn_numbers.high + 1)
        cube = np.column_stack([np.tile(draws, len(places)), np.repeat(points, LUCKS, axis=0)])
        question = self._question
        cases = cases_of(question.assumptions, [drawn_numbers, *self.followed], cube, lucks)
        found = outcomes_of(
            question.scenario, cases, question.idle, self._threads, progress, stop, self._store
        ).table()
        means = found.reshape(len(places), LUCKS, -1).mean(axis=1, keepdims=True)
        return [Outcomes.of(mean) for mean in means]


def _turns(same: Sequence[bool], shares: NDArray[np.float64]) -> list[tuple[float, float]]:
    """The steps, going out from the middle both ways, in which it is no longer as usual for the first time."""
    middle = len(shares) // 2
    found = []
    for way in (range(middle - 1, -1, -1), range(middle + 1, len(shares))):
        before = middle
        for place in way:
            if not same[place]:
                found.append((float(shares[before]), float(shares[place])))
                break
            before = place
    return found
