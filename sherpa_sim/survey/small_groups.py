"""Which groups are large enough to be told of, so that nobody can be found back in a figure or a difference of two."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

LEAST = 5
"""People who answered, at each round, of whom something is told."""
EXTREME_FROM = 10
"""From so many people on it is told that all of them said the same."""


def large_enough(rounds: Sequence[int]) -> bool:
    """Whether at every round at least five people answered."""
    return all(many >= LEAST for many in rounds)


def all_the_same(values: NDArray[np.float64]) -> bool:
    """Whether everybody said the same in a group so small that this tells of each of them."""
    return len(values) < EXTREME_FROM and len(np.unique(values)) == 1


def leaves_enough(parts: Sequence[Sequence[int]], whole: Sequence[int]) -> bool:
    """Whether what is left of the whole without the parts is, at every round, nobody or at least five people."""
    left = [total - sum(part[at] for part in parts) for at, total in enumerate(whole)]
    return all(many == 0 or many >= LEAST for many in left)


def teams_to_tell(teams: Mapping[str, Sequence[int]], whole: Sequence[int]) -> tuple[str, ...]:
    """The teams that can be told of beside the whole, by how many answered at each round.

    Each has at least five people at every round; and what is left without them has nobody or at least five, so that
    nobody can be found by taking away. Where too few are left, the smallest team joins them.
    """
    told = {team: rounds for team, rounds in teams.items() if large_enough(rounds)}
    while told and not leaves_enough(list(told.values()), whole):
        smallest = min(told, key=lambda team: (sum(told[team]), team))
        del told[smallest]
    return tuple(team for team in teams if team in told)
