"""How far a figure from a few people can be relied on: between which bounds the true one lies, 9 times in 10.

Each side is wrong 1 time in 20 at most, so that a verdict drawn from one bound is wrong no more often.
"""

import math
from dataclasses import dataclass

from scipy.special import fdtri, ndtri, stdtrit

from sherpa_sim.domain.wilson import wilson

LEVEL = 0.90
_UPPER = (1 + LEVEL) / 2
_Z = float(ndtri(_UPPER))


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`."""

    low: float
    high: float


def share_interval(mean: float, people: int, lowest: float) -> Interval:
    """Wilson's score interval of a mean of shares that can lie from `lowest` to 1.

    Exact in its intent where a share is either `lowest` or 1. For shares in between it is wider than it need be, for
    no shares with that mean vary more; so it holds as well where all people have the same share.
    """
    low, high = wilson((mean - lowest) / (1 - lowest), people, _Z)
    return Interval(lowest + (1 - lowest) * low, lowest + (1 - lowest) * high)


def mean_interval(mean: float, deviation: float, people: int, lowest: float) -> Interval:
    """Student's interval of a mean of shares from `lowest` to 1, from their standard deviation; from 2 people up."""
    half = float(stdtrit(people - 1, _UPPER)) * deviation / math.sqrt(people)
    return Interval(max(lowest, mean - half), min(1.0, mean + half))


def correlation_interval(correlation: float, people: int) -> Interval | None:
    """Fisher's interval of a correlation, through z = artanh r; None below 4 people or where all lies on a line."""
    if people < 4 or abs(correlation) >= 1:
        return None
    z, half = math.atanh(correlation), _Z / math.sqrt(people - 3)
    return Interval(math.tanh(z - half), math.tanh(z + half))


def alpha_interval(alpha: float, people: int, questions: int, level: float = LEVEL) -> Interval:
    """Feldt's interval of Cronbach's alpha, from 2 people and 2 questions up."""
    freedom = (people - 1, (people - 1) * (questions - 1))
    low, high = (1 - (1 - alpha) * float(fdtri(*freedom, (1 + way * level) / 2)) for way in (1, -1))
    return Interval(low, high)
