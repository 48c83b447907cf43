"""Plans beside each other on the same people and the same luck: in which share of the runs one beats another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from .compare import Side, extra_a_year
from .region_result import EIGHT_IN_TEN, RegionResult


@dataclass(frozen=True)
class Pairwise:
    """Each plan beside each other.

    Attributes:
        better: the share of runs in which the plan of the row has more people in training than that of the column,
            [plans, plans] in [0, 1]; a draw counts for half.
    """

    better: NDArray[np.float64]


@dataclass(frozen=True)
class Versus(Pairwise):
    """Plans beside each other.

    Attributes:
        most: the share of runs in which no other plan has more people in training, [plans].
    """

    most: NDArray[np.float64]


def versus(without: Side, changed: Sequence[Side]) -> Versus:
    """The plans whose sides are `changed` beside each other, all on the floors of `without`.

    Compared is how many workers are in training in an average year.
    """
    extra = np.array([extra_a_year(without, side)[:, 0] for side in changed])
    more = (extra[:, None] > extra[None]) + 0.5 * (extra[:, None] == extra[None])
    return Versus(more.mean(axis=2), (extra == extra.max(axis=0)).mean(axis=1))


def versus_in_region(results: Sequence[RegionResult]) -> Pairwise:
    """Plans of one `run_plans` in a region beside each other.

    A region is run once; the share of runs is how likely the plan is ahead, from how far chance and what surveys leave
    open can move the difference between the two.
    """
    better = np.full((len(results), len(results)), 0.5)
    for row, one in enumerate(results):
        for column, other in enumerate(results):
            more = one.more_than(other)
            spread = (more.high - more.middle) / EIGHT_IN_TEN
            if spread:
                better[row, column] = norm.cdf(more.middle / spread)
    return Pairwise(better)
