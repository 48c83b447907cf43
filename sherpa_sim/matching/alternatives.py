"""What is as good as a pair, and what is lost without it: exact for all pairs at once.

A best matching in which one pair is not allowed differs from the best by one round of moves: a mentee leaves her mentor
for a second one, whose mentee leaves for a third, until the first seat is taken or left empty. With the mentors as
places and the cheapest move between two of them as the way, all rounds are shortest ways (Floyd-Warshall).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import floyd_warshall

from .assignment import NOBODY, Chosen, gains_of
from .fit import Points
from .limits import Grid


@dataclass(frozen=True)
class Alternatives:
    """What each mentee could have instead; a row for each mentee.

    Attributes:
        lost_pairs: how many pairs fewer there are at best if hers is not allowed.
        lost_points: how much fit is lost then, in thousandths; below 0 where with fewer pairs the others fit better.
        as_good: for each mentor, whether she is with that mentor in another matching that is as good.
        may_be_left: whether in another matching that is as good she has nobody.
    """

    lost_pairs: NDArray[np.int64]
    lost_points: NDArray[np.int64]
    as_good: Grid
    may_be_left: NDArray[np.bool_]


def alternatives(points: Points, allowed: Grid, capacity: Chosen, chosen: Chosen) -> Alternatives:
    """The alternatives of a best matching of these pairs, as `best_matching` made it without anything kept."""
    gains, step = gains_of(points, allowed)
    mentees, mentors = gains.shape
    gains = np.hstack([np.where(allowed, gains, -np.inf), np.zeros((mentees, 1))])  # the last place is nobody
    place = np.where(chosen == NOBODY, mentors, chosen)
    own = gains[np.arange(mentees), place]
    ways = _shortest(_moves(gains, own, place, np.append(capacity, mentees + 1)))
    cost = own[:, None] - gains + ways[:, place].T
    cost[np.arange(mentees), place] = np.inf
    least = np.where(chosen == NOBODY, 0.0, cost.min(axis=1)).astype(np.int64)
    before = int(own.sum())
    after = before - least  # split as the whole is made: pairs in steps, and the fit below a step
    tied = cost == 0
    return Alternatives(
        before // step - after // step,
        before % step - after % step,
        tied[:, :mentors],
        tied[:, mentors],
    )


def _moves(
    gains: NDArray[np.float64], own: NDArray[np.float64], place: Chosen, capacity: Chosen
) -> NDArray[np.float64]:
    """What it costs at least to let somebody go from one place to another; an empty seat moves for nothing."""
    many = gains.shape[1]
    moves = np.full((many, many), np.inf)
    np.minimum.at(moves, place, own[:, None] - gains)
    empty = np.bincount(place, minlength=many) < capacity
    moves[empty] = np.minimum(moves[empty], 0.0)
    return moves


def _shortest(moves: NDArray[np.float64]) -> NDArray[np.float64]:
    """The cheapest way from each place to each other one, in whole numbers.

    SciPy takes a move for nothing for no move at all, so each counts one beside its cost, which is made larger than
    the longest way; the least of these is also the least of the costs.
    """
    longest = len(moves) + 1
    ways = floyd_warshall(moves * longest + 1)
    return np.asarray(np.floor_divide(ways, longest, where=np.isfinite(ways), out=ways))
