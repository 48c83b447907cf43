"""Differences, amounts and their ranges, as they are written in a sentence or a table."""

from sherpa_sim.experiments.results import Interval
from sherpa_sim.locale.words import Words


def points(share: float, words: Words) -> str:
    """A difference between two shares, in percentage points, with its sign."""
    return signed(100 * share, 1, words)


def signed(number: float, digits: int, words: Words) -> str:
    """A difference with its sign; none where so many digits show no difference."""
    size = words.number(abs(number), digits)
    if size == words.number(0.0, digits):
        return size
    return f"+{size}" if number > 0 else f"−{size}"


def points_range(interval: Interval, words: Words) -> str:
    """The range of a difference, in percentage points."""
    return words("{low} to {high}", low=points(interval.low, words), high=points(interval.high, words))


def euro(amount: float, words: Words) -> str:
    """An amount that is not broken over two lines."""
    return words.euro(amount).replace(" ", "\u00a0")


def euro_range(interval: Interval, words: Words) -> str:
    """The range of an amount."""
    return words("{low} to {high}", low=euro(interval.low, words), high=euro(interval.high, words))


def number_range(interval: Interval, words: Words) -> str:
    """The range of a number of people or things."""
    return words("{low} to {high}", low=words.number(interval.low), high=words.number(interval.high))
