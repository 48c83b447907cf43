"""Small matchings of every kind for properties, and all that could be chosen in one, tried one by one."""

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as some

from sherpa_sim.matching.assignment import NOBODY, total


@dataclass(frozen=True)
class Small:
    """Points, what is allowed, and seats."""

    points: Any
    allowed: Any
    capacity: Any

    def every(self) -> list[tuple[int, ...]]:
        """Every choice that the limits and the seats allow, the empty one too."""
        mentees, mentors = self.points.shape
        return [
            chosen
            for chosen in itertools.product(range(-1, mentors), repeat=mentees)
            if all(mentor == NOBODY or self.allowed[mentee, mentor] for mentee, mentor in enumerate(chosen))
            and all(chosen.count(mentor) <= self.capacity[mentor] for mentor in range(mentors))
        ]

    def worth(self, chosen: Any) -> tuple[int, int]:
        """How many pairs, and their fit together."""
        own = np.array(chosen)
        return int((own != NOBODY).sum()), total(self.points, own)


@some.composite
def smalls(draw: some.DrawFn) -> Small:
    """Up to four mentees and four mentors; few different points, so that there are ties."""
    mentees, mentors = draw(some.integers(1, 4)), draw(some.integers(1, 4))
    highest = draw(some.sampled_from([2, 1000]))
    points = [[draw(some.integers(0, highest)) for _ in range(mentors)] for _ in range(mentees)]
    allowed = [[draw(some.integers(0, 3)) > 0 for _ in range(mentors)] for _ in range(mentees)]
    capacity = [draw(some.integers(0, 2)) for _ in range(mentors)]
    return Small(np.array(points), np.array(allowed), np.array(capacity))
