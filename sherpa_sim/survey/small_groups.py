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


def leaves_enough(part: int, whole: int) -> bool:
    """Whether what is left of the whole without a part is nobody or at least five people."""
    return whole == part or whole - part >= LEAST


def teams_to_tell(teams: Mapping[str, int], whole: int) -> frozenset[str]:
    """The teams that can be told of at one round beside all of that round, by how many answered in each.

    Each has at least five people; and what is left without them has nobody or at least five, so that nobody can be
    found by taking away. Where too few are left, the smallest team joins them. Leaving out more of these teams, as the
    other round of a comparison may ask, leaves five more at least: so it also holds for several comparisons together.
    """
    told = {team: many for team, many in teams.items() if many >= LEAST}
    while told and not leaves_enough(sum(told.values()), whole):
        del told[min(told, key=lambda team: (told[team], team))]
    return frozenset(told)
