"""What is said of a question and of a paper, from their figures: nothing where too few people answered.

A figure of a few people says much of them and little of the question. So a verdict needs a figure beyond a bound
and an interval that rules out what would clear the question. `tests/assessment` shows how often that goes wrong.
"""

from enum import StrEnum

from .item_statistics import ItemFigures, Reliability

FEWEST_FOR_DIFFICULTY = 10
"""From so many people up the mean is known to a quarter of the points, if they differ as much as is usual (0.4)."""
FEWEST_FOR_DISCRIMINATION = 14
"""From so many people up a key that is wrong (correlation about -0.2) is found more often than not."""
EASY, NOT_EASY = 0.90, 0.75
"""Too easy: people earn this share on average, and surely more than the second."""
HARD, NOT_HARD = 0.30, 0.50
"""Too hard: people earn no more than this share on average, and surely less than the second."""
WEAK, GOOD = 0.20, 0.30
"""Ebel's bounds: below 0.20 a question is poor, from 0.30 on it is reasonably good."""
RELIABLE = 0.70
"""Nunnally's bound for alpha, for marks that little hangs on."""


class Verdict(StrEnum):
    """What may be wrong with a question."""

    EASY = "easy"
    HARD = "hard"
    WEAK = "weak"
    REVERSED = "reversed"


class Trust(StrEnum):
    """What can be said of a paper's reliability."""

    TOO_FEW = "too few"
    LOW = "low"
    UNSURE = "unsure"
    GOOD = "good"


def item_verdicts(figures: ItemFigures) -> tuple[Verdict, ...]:
    """What may be wrong with a question; nothing where nothing is, or where it cannot be told."""
    found = []
    mean, bounds = figures.difficulty, figures.difficulty_interval
    if mean is not None and bounds is not None and figures.people >= FEWEST_FOR_DIFFICULTY:
        if mean >= EASY and bounds.low > NOT_EASY:
            found.append(Verdict.EASY)
        if mean <= HARD and bounds.high < NOT_HARD:
            found.append(Verdict.HARD)
    told, bounds = figures.discrimination, figures.discrimination_interval
    if told is not None and bounds is not None and figures.compared >= FEWEST_FOR_DISCRIMINATION:
        if told < 0 and bounds.high < GOOD:
            found.append(Verdict.REVERSED)
        elif told < WEAK and bounds.high < GOOD:
            found.append(Verdict.WEAK)
    return tuple(found)


def too_few(figures: ItemFigures) -> bool:
    """Whether too few people answered for every verdict to be possible."""
    return figures.people < FEWEST_FOR_DIFFICULTY or figures.compared < FEWEST_FOR_DISCRIMINATION


def trust(reliability: Reliability) -> Trust:
    """What can be said of a paper's reliability."""
    if reliability.people < FEWEST_FOR_DISCRIMINATION:
        return Trust.TOO_FEW
    if reliability.interval.low >= RELIABLE:
        return Trust.GOOD
    return Trust.LOW if reliability.interval.high < RELIABLE else Trust.UNSURE
