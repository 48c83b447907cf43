"""What would change a conclusion: in which share of the cases it holds, and at which value of a number it flips."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .ensemble import Outcomes, outcomes_of
from .factors import Factor, Kind, cases_of, fitted
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


def judge(
    question: Question,
    conclusions: Sequence[Conclusion],
    factors: Sequence[Factor],
    drawn: Outcomes,
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
    store: Path | None = None,
) -> list[Verdict]:
    """What became of each conclusion in the cases `drawn`, and at which value of each factor it flips.

    The fitted numbers and luck have no order and no flips. `progress` is told how many more cases are done.
    """
    followed = [factor for factor in factors if factor.kind in (Kind.NUMBER, Kind.SETTING)]
    drawn_numbers = fitted()

    def tried(places: Sequence[tuple[int, float]]) -> list[Outcomes]:
        """The average workplace with factor `at` at share `share` of its range, for each of the places."""
        points = np.full((len(places), len(followed)), 0.5)
        for row, (at, share) in enumerate(places):
            points[row, at] = share
        lucks = np.tile(_FIRST_LUCK + np.arange(LUCKS), len(places))
        draws = (np.arange(LUCKS) + 0.5) / (drawn_numbers.high + 1)
        cube = np.column_stack([np.tile(draws, len(places)), np.repeat(points, LUCKS, axis=0)])
        cases = cases_of(question.assumptions, [drawn_numbers, *followed], cube, lucks)
        found = outcomes_of(
            question.scenario, cases, question.idle, threads, progress=progress, store=store
        ).table()
        means = found.reshape(len(places), LUCKS, -1).mean(axis=1, keepdims=True)
        return [Outcomes.of(mean) for mean in means]

    shares = np.linspace(0, 1, STEPS)
    grid = tried([(at, float(share)) for at in range(len(followed)) for share in shares])
    [usual] = tried([(0, 0.5)])
    verdicts = []
    brackets: list[
        tuple[int, int, float, float]
    ] = []  # conclusion, factor, where it is as usual, where it is not
    for number, conclusion in enumerate(conclusions):
        as_usual = bool(conclusion.holds(usual)[0])
        for at in range(len(followed)):
            same = [bool(conclusion.holds(one)[0]) == as_usual for one in grid[at * STEPS : (at + 1) * STEPS]]
            brackets += [(number, at, *bracket) for bracket in _turns(same, shares)]
    for _ in range(HALVINGS if brackets else 0):
        middles = [(at, (near + far) / 2) for _, at, near, far in brackets]
        for place, (one, (_, middle)) in enumerate(zip(tried(middles), middles, strict=True)):
            number, at, near, far = brackets[place]
            as_usual = bool(conclusions[number].holds(usual)[0])
            same_there = bool(conclusions[number].holds(one)[0]) == as_usual
            brackets[place] = (number, at, middle, far) if same_there else (number, at, near, middle)
    for number, conclusion in enumerate(conclusions):
        flips = tuple(
            Flip(followed[at], float(followed[at].at(np.array([far]))[0]), far > 0.5)
            for of, at, _, far in brackets
            if of == number
        )
        share = float(conclusion.holds(drawn).mean())
        verdicts.append(Verdict(conclusion, share, bool(conclusion.holds(usual)[0]), flips, tuple(followed)))
    return verdicts


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
