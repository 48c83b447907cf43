"""The stable alternative: no mentor and mentee who both would rather have each other than whom they got."""

from collections.abc import Sequence

import numpy as np

from .assignment import NOBODY, Chosen
from .fit import Points
from .limits import Grid


def stable_matching(
    mentees_points: Points, mentors_points: Points, allowed: Grid, capacity: Chosen
) -> Chosen:
    """The matching of deferred acceptance (Gale and Shapley), in which the mentees ask.

    Each mentee asks the mentor she sees as best, then the next; a mentor keeps the best who asked, as many as she has
    seats. Of equals who comes first on the list goes first. Of all stable matchings it is the best for the mentees,
    where nobody sees two as equal.
    """
    asks = [_best_first(row, allowed[number]) for number, row in enumerate(mentees_points)]
    chosen = np.full(len(asks), NOBODY, np.int64)
    held: list[list[tuple[int, int]]] = [[] for _ in capacity]
    next_ask = [0] * len(asks)
    waiting = list(range(len(asks)))[::-1]
    while waiting:
        mentee = waiting.pop()
        if next_ask[mentee] == len(asks[mentee]):
            continue
        mentor = asks[mentee][next_ask[mentee]]
        next_ask[mentee] += 1
        seats = held[mentor]
        seats.append((-int(mentors_points[mentee, mentor]), mentee))
        seats.sort()
        chosen[mentee] = mentor
        if len(seats) > capacity[mentor]:
            refused = seats.pop()[1]
            chosen[refused] = NOBODY
            waiting.append(refused)
    return chosen


def blocking_pairs(
    mentees_points: Points, mentors_points: Points, allowed: Grid, capacity: Chosen, chosen: Chosen
) -> Sequence[tuple[int, int]]:
    """Mentee and mentor who both would rather have each other; none in a stable matching."""
    mentees, mentors = allowed.shape
    rows = np.arange(mentees)
    matched = chosen != NOBODY
    own = (
        np.where(matched, mentees_points[rows, np.where(matched, chosen, 0)], -1)
        if mentors
        else np.full(mentees, -1)
    )
    worst = np.full(mentors, np.iinfo(np.int64).max)
    np.minimum.at(worst, chosen[matched], mentors_points[rows[matched], chosen[matched]])
    free = np.bincount(chosen[matched], minlength=mentors) < capacity
    wants = mentees_points > own[:, None]
    welcome = (mentors_points > worst[None, :]) | free[None, :]
    found = np.argwhere(wants & welcome & allowed)
    return [(int(mentee), int(mentor)) for mentee, mentor in found]


def _best_first(points: Points, allowed: Grid) -> list[int]:
    order = np.argsort(-points, kind="stable")
    return [int(mentor) for mentor in order if allowed[mentor]]
