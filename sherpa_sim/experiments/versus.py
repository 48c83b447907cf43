"""Plans beside each other on the same people and the same luck: in which share of the runs one beats another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .compare import Side, extra_a_year


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
    extra = np.array([extra_a_year(without, side)[:, 0] for side in changed])
    more = (extra[:, None] > extra[None]) + 0.5 * (extra[:, None] == extra[None])
    return Versus(more.mean(axis=2), (extra == extra.max(axis=0)).mean(axis=1))
