"""Plans beside each other on the same people and the same luck: in which share of the runs one beats another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .compare import Side, extra_a_year
from .region_result import RegionResult


@dataclass(frozen=True)
class Versus:
    """Plans beside each other.

    Attributes:
        better: the share of runs in which the plan of the row has more people in training than that of the column,
            [plans, plans] in [0, 1]; a draw counts for half.
        most: the share of runs in which no other plan has more people in training, [plans].
    """

    better: NDArray[np.float64]
    most: NDArray[np.float64]


def versus(without: Side, changed: Sequence[Side]) -> Versus:
    """The plans whose sides are `changed` beside each other, all on the floors of `without`.

    Compared is how many workers are in training in an average year.
    """
    return _beside(np.array([extra_a_year(without, side)[:, 0] for side in changed]))


def versus_in_region(results: Sequence[RegionResult]) -> Versus:
    """Plans in a region beside each other, all of one `run_plans`.

    What counts as a run is a set of assumptions, which was given to the same workplaces with the same luck.
    """
    return _beside(np.array([result.by_set[:, 0] for result in results]))


def _beside(extra: NDArray[np.float64] | NDArray[np.int64]) -> Versus:
    """Plans by what each gains in each run, [plans, runs]."""
    more = (extra[:, None] > extra[None]) + 0.5 * (extra[:, None] == extra[None])
    return Versus(more.mean(axis=2), (extra == extra.max(axis=0)).mean(axis=1))
