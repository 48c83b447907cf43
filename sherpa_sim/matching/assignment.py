"""The best overall matching: as many pairs as can be, and of those the ones that fit best together."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from .fit import WHOLE, Points
from .limits import Grid

Chosen = NDArray[np.int64]
"""For each mentee the number of her mentor, or -1."""
NOBODY = -1


def best_matching(points: Points, allowed: Grid, capacity: Chosen, kept: Chosen | None = None) -> Chosen:
    """Allowed pairs: as many as can be; of those, the most that are as in `kept`; then the best fit.

    A pair that is not allowed gains nothing, as no pair does, and is taken out: it has no price that could be
    outweighed. Each pair gains a step that is larger than all fit together, in whole numbers below 2**53, so that the
    order above is exact. `points` are from 0 to 1000; `capacity` is how many seats each mentor has.
    """
    gains = gains_of(points, allowed, kept)[0]
    seats = np.repeat(np.arange(len(capacity)), np.minimum(capacity, len(points)))
    chosen = np.full(len(points), NOBODY, np.int64)
    if len(seats) and len(points):
        rows, places = linear_sum_assignment(gains[:, seats], maximize=True)
        columns = seats[places]
        real = gains[rows, columns] > 0
        chosen[rows[real]] = columns[real]
    return chosen


def gains_of(points: Points, allowed: Grid, kept: Chosen | None = None) -> tuple[NDArray[np.float64], int]:
    """What each pair gains, and the step that one pair more is worth, more than all fit together."""
    step = WHOLE * len(points) + 1
    gains = points.astype(np.float64)
    if kept is not None:
        same = np.flatnonzero(kept != NOBODY)
        gains[same, kept[same]] += step
        step *= len(points) + 1
    return np.where(allowed, gains + step, 0.0), step


def total(points: Points, chosen: Chosen) -> int:
    """The fit of all pairs together, in thousandths."""
    rows = np.flatnonzero(chosen != NOBODY)
    return int(points[rows, chosen[rows]].sum())
