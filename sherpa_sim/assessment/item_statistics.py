"""What a paper's marks say about its questions: how hard each is, and whether it tells strong from weak.

`docs/questions.md` says what each figure means, its formula and its source.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev, variance

from .intervals import Interval, alpha_interval, correlation_interval, mean_interval, share_interval

MOST_UNMARKED = 0.5
"""Share of the people without marks on a question, from which on it stays out of what others are compared with."""


@dataclass(frozen=True)
class ItemResponses:
    """What people did with one question; person by person, in the same order for all questions of a paper.

    Attributes:
        question: the id.
        points: what it can earn.
        lowest: the lowest share of its points that an answer can earn, in [-1, 0].
        shares: the share of its points that each person earned, in [lowest, 1]; None as long as a trainer has to
            mark it.
        answered: whether each person answered it.
    """

    question: str
    points: float
    lowest: float
    shares: tuple[float | None, ...]
    answered: tuple[bool, ...]


@dataclass(frozen=True)
class ItemFigures:
    """The figures of one question.

    Attributes:
        question: the id.
        people: whose marks are counted.
        difficulty: the mean share of its points, in [-1, 1]; None without people.
        difficulty_interval: between which bounds that lies for people like these; None below 2 people.
        empty: how many left it open.
        compared: how many people the discrimination is of.
        discrimination: correlation of its marks with those of the rest of the paper, in [-1, 1]; None where
            people do not differ.
        discrimination_interval: between which bounds that lies for people like these; None below 4 people.
        rest: what each person earned elsewhere, as a share of the points there, in [-1, 1]; None for whoever still
            waits for marks there.
    """

    question: str
    people: int
    difficulty: float | None
    difficulty_interval: Interval | None
    empty: int
    compared: int
    discrimination: float | None
    discrimination_interval: Interval | None
    rest: tuple[float | None, ...]


@dataclass(frozen=True)
class Reliability:
    """How far the marks of a paper hang together.

    Attributes:
        people: whose marks are counted.
        questions: how many questions are counted.
        alpha: Cronbach's alpha, at most 1.
        interval: Feldt's, of alpha.
        error: the standard error of measurement, in points of the questions counted.
    """

    people: int
    questions: int
    alpha: float
    interval: Interval
    error: float


@dataclass(frozen=True)
class PaperFigures:
    """The figures of a paper.

    Attributes:
        items: those of each question, in the order given.
        reliability: of the paper; None where it cannot be told: fewer than 2 people or questions, or no differences.
        left_out: the questions that most people wait for marks on; the others are not compared with them.
    """

    items: tuple[ItemFigures, ...]
    reliability: Reliability | None
    left_out: tuple[str, ...]


def paper_figures(items: Sequence[ItemResponses]) -> PaperFigures:
    """The figures of a paper's questions."""
    people = range(len(items[0].shares) if items else 0)
    kept = [item for item in items if item.shares.count(None) < MOST_UNMARKED * len(people)]
    whole = [person for person in people if all(item.shares[person] is not None for item in kept)]
    earned = {item.question: _earned(item, whole) for item in kept}
    totals = [math.fsum(earned[item.question][place] for item in kept) for place in range(len(whole))]
    most = math.fsum(item.points for item in kept)
    figures = []
    for item in items:
        own = earned.get(item.question)
        elsewhere = totals if own is None else [total - one for total, one in zip(totals, own, strict=True)]
        others = most if own is None else most - item.points
        rest: list[float | None] = [None] * len(people)
        for person, points in zip(whole, elsewhere, strict=True):
            rest[person] = points / others if others > 0 else None
        figures.append(_figures(item, own, elsewhere, tuple(rest)))
    return PaperFigures(
        tuple(figures),
        _reliability(list(earned.values()), totals),
        tuple(item.question for item in items if item not in kept),
    )


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Pearson's correlation, in [-1, 1]; None where one of the two does not vary (beyond rounding)."""
    if len(first) < 2:
        return None
    middles = fmean(first), fmean(second)
    apart = [value - middles[0] for value in first], [value - middles[1] for value in second]
    spreads = [math.sqrt(math.fsum(value * value for value in one)) for one in apart]
    for spread, values in zip(spreads, (first, second), strict=True):
        if spread <= 1e-9 * max(map(abs, values), default=0.0) * math.sqrt(len(values)):
            return None
    together = math.fsum(one / spreads[0] * (other / spreads[1]) for one, other in zip(*apart, strict=True))
    return min(1.0, max(-1.0, together))


def _earned(item: ItemResponses, people: Sequence[int]) -> list[float]:
    return [item.points * share for person in people if (share := item.shares[person]) is not None]


def _figures(
    item: ItemResponses,
    own: Sequence[float] | None,
    elsewhere: Sequence[float],
    rest: tuple[float | None, ...],
) -> ItemFigures:
    shares = [share for share in item.shares if share is not None]
    compared = len(own) if own is not None and any(value is not None for value in rest) else 0
    told = correlation(own, elsewhere) if own is not None and compared else None
    return ItemFigures(
        item.question,
        len(shares),
        fmean(shares) if shares else None,
        _difficulty_interval(shares, item.lowest),
        item.answered.count(False),
        compared,
        told,
        correlation_interval(told, compared) if told is not None else None,
        rest,
    )


def _difficulty_interval(shares: Sequence[float], lowest: float) -> Interval | None:
    """Wilson's where there are two different shares at most, Student's where there are more."""
    if len(shares) < 2:
        return None
    if len(set(shares)) <= 2:
        return share_interval(fmean(shares), len(shares), lowest)
    return mean_interval(fmean(shares), stdev(shares), len(shares), lowest)


def _reliability(earned: Sequence[Sequence[float]], totals: Sequence[float]) -> Reliability | None:
    questions, people = len(earned), len(totals)
    if questions < 2 or people < 2:
        return None
    spread = variance(totals)
    within = math.fsum(variance(values) for values in earned)
    if spread <= 1e-12 * max(1.0, within):
        return None
    alpha = questions / (questions - 1) * (1 - within / spread)
    interval = alpha_interval(alpha, people, questions)
    return Reliability(people, questions, alpha, interval, math.sqrt(spread * max(0.0, 1 - alpha)))
