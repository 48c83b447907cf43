"""Intervals of 95 % around means, shares and their differences, between two rounds of a survey.

Means: Student's t; the difference of two rounds after Welch (1947), or Student's t on the differences of pairs. Shares:
Wilson (1927); the difference of two after Newcombe (1998, Statistics in Medicine 17, 873-890, method 10), and of pairs
after Newcombe (1998, the same volume, 2635-2650, method 10). How much more something changed than elsewhere: means with
the degrees of freedom of Welch and Satterthwaite, shares after Price and Bonett (2004, Computational Statistics and
Data Analysis 45, 449-456), who add half a yes and half a no to each of the four groups.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from sherpa_sim.domain.wilson import wilson

LEVEL = 0.95
DEVIATIONS = 1.959963984540054
"""Standard deviations of the normal curve on either side that hold 95 %."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """What was found, and the interval of 95 % around it."""

    value: float
    low: float
    high: float


def mean(values: Numbers) -> Estimate:
    """The mean of at least two values; an interval without width if all are the same."""
    return _by_student([values], [1.0])


def difference_of_means(before: Numbers, after: Numbers) -> Estimate:
    """How much higher the mean is after, other people than before or not known to be the same; two values a round."""
    return _by_student([after, before], [1.0, -1.0])


def mean_difference(before: Numbers, after: Numbers) -> Estimate:
    """How much higher the same people are after, in the same order; at least two."""
    return _by_student([after - before], [1.0])


def difference_of_differences(
    before: Numbers, after: Numbers, others_before: Numbers, others_after: Numbers
) -> Estimate:
    """How much more a mean went up here than among the others."""
    return _by_student([after, before, others_after, others_before], [1.0, -1.0, -1.0, 1.0])


def share(yes: Numbers) -> Estimate:
    """The share of ones among ones and zeros."""
    found = float(yes.mean())
    return Estimate(found, *wilson(found, len(yes), DEVIATIONS))


def difference_of_shares(before: Numbers, after: Numbers) -> Estimate:
    """How much higher a share is after, other people than before or not known to be the same."""
    return _square_and_add(share(after), share(before), 0.0)


def share_difference(before: Numbers, after: Numbers) -> Estimate:
    """How much higher a share is among the same people after, in the same order."""
    return _square_and_add(share(after), share(before), _correlation(before, after))


def difference_of_share_differences(
    before: Numbers, after: Numbers, others_before: Numbers, others_after: Numbers
) -> Estimate:
    """How much more a share went up here than among the others."""
    groups, signs = (after, before, others_after, others_before), (1.0, -1.0, -1.0, 1.0)
    value = sum(sign * float(group.mean()) for group, sign in zip(groups, signs, strict=True))
    padded = [(float(group.sum()) + 0.5, len(group) + 1.0) for group in groups]
    middle = sum(sign * yes / many for (yes, many), sign in zip(padded, signs, strict=True))
    half = DEVIATIONS * math.sqrt(sum(yes / many * (1 - yes / many) / many for yes, many in padded))
    return Estimate(value, min(value, middle - half), max(value, middle + half))


def _by_student(groups: Sequence[Numbers], signs: Sequence[float]) -> Estimate:
    """A sum of means of separate groups with signs, with Welch's and Satterthwaite's degrees of freedom."""
    value = sum(sign * float(group.mean()) for group, sign in zip(groups, signs, strict=True))
    parts = [float(group.var(ddof=1)) / len(group) for group in groups]
    variance = sum(parts)
    if variance == 0.0:
        return Estimate(value, value, value)
    below = sum(part**2 / (len(group) - 1) for part, group in zip(parts, groups, strict=True))
    half = float(stdtrit(variance**2 / below, (1 + LEVEL) / 2)) * math.sqrt(variance)
    return Estimate(value, value - half, value + half)


def _square_and_add(one: Estimate, other: Estimate, correlation: float) -> Estimate:
    """The difference of two estimates from their own intervals."""

    def reach(first: float, second: float) -> float:
        return math.sqrt(max(0.0, first**2 + second**2 - 2 * correlation * first * second))

    value = one.value - other.value
    low = value - reach(one.value - one.low, other.high - other.value)
    high = value + reach(one.high - one.value, other.value - other.low)
    return Estimate(value, low, high)


def _correlation(before: Numbers, after: Numbers) -> float:
    """Newcombe's phi of pairs of ones and zeros: a positive one is drawn nearer to zero; 0 where it is not defined."""
    both = float((before * after).sum())
    only_before = float((before * (1 - after)).sum())
    only_after = float(((1 - before) * after).sum())
    neither = float(((1 - before) * (1 - after)).sum())
    margins = (both + only_before) * (only_after + neither) * (both + only_after) * (only_before + neither)
    if margins == 0.0:
        return 0.0
    crossed = both * neither - only_before * only_after
    if crossed > 0:
        crossed = max(0.0, crossed - len(before) / 2)
    return crossed / math.sqrt(margins)
