"""Raking: the table that has given margins and, for the rest, the dependence of a seed.

Iterative proportional fitting (Deming and Stephan 1940): each margin in turn is made right by one factor per
category. Factors per category leave the odds ratios of the seed as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.domain.problem import Problem

_AGREEMENT = 1e-6
"""How far two margins may differ on what they both say, and a margin from adding up to 1 (share)."""


@dataclass(frozen=True)
class Margin:
    """The shares that a table must have along `axes` (summed over all others); `name` is for messages."""

    name: str
    axes: tuple[int, ...]
    shares: NDArray[np.float64]


@dataclass(frozen=True)
class RakedTable:
    """A table of shares that adds up to 1, and the rounds over all margins that it took."""

    shares: NDArray[np.float64]
    rounds: int


def rake(
    seed: NDArray[np.float64],
    margins: Sequence[Margin],
    tolerance: float = 1e-9,
    maximum_rounds: int = 2000,
) -> RakedTable:
    """The table with the given margins, each to within `tolerance` (share), and the odds ratios of the seed.

    Args:
        seed: a non-negative table of any size and scale; a cell of zero stays zero.
        margins: the margins, over any sets of axes.
        tolerance: the largest difference left in any margin.
        maximum_rounds: rounds over all margins before giving up.

    Raises:
        Problem: if a margin does not add up to 1, two margins contradict each other, or a margin asks for
            people where the seed has none; the sentence names the margins.
        ValueError: if the seed or a margin is negative, not finite, or of the wrong shape.
    """
    fixed = [_checked(seed, margin) for margin in margins]
    _refuse_contradictions(fixed)
    table = seed / seed.sum()
    for rounds in range(1, maximum_rounds + 1):
        for margin in fixed:
            table = _fit(table, margin)
        worst, name = max((_deviation(table, margin), margin.name) for margin in fixed)
        if worst <= tolerance:
            return RakedTable(table / table.sum(), rounds)
    raise Problem(
        'The table "{margin}" contradicts the other tables; correct its shares.',
        margin=name,
    )


def _checked(seed: NDArray[np.float64], margin: Margin) -> Margin:
    shares = np.asarray(margin.shares, dtype=np.float64)
    if not (np.isfinite(seed).all() and (seed >= 0).all() and seed.sum() > 0):
        raise ValueError("the seed must be non-negative, finite, and not all zero")
    if shares.shape != tuple(seed.shape[axis] for axis in margin.axes):
        raise ValueError(f"the margin {margin.name} has the shape {shares.shape}")
    if not (np.isfinite(shares).all() and (shares >= 0).all()):
        raise ValueError(f"the margin {margin.name} must be non-negative and finite")
    total = float(shares.sum())
    if abs(total - 1) > _AGREEMENT:
        raise Problem(
            'The table "{margin}" adds up to {total}%, not to 100%; correct a share.',
            margin=margin.name,
            total=round(100 * total, 2),
        )
    return Margin(margin.name, margin.axes, shares / total)


def _refuse_contradictions(margins: Sequence[Margin]) -> None:
    for place, first in enumerate(margins):
        for second in margins[place + 1 :]:
            shared = tuple(axis for axis in first.axes if axis in second.axes)
            gap = np.abs(_along(first, shared) - _along(second, shared)).max() if shared else 0.0
            if gap > _AGREEMENT:
                raise Problem(
                    'The tables "{first}" and "{second}" contradict each other; correct one of them.',
                    first=first.name,
                    second=second.name,
                )


def _along(margin: Margin, axes: tuple[int, ...]) -> NDArray[np.float64]:
    """A margin summed down to some of its axes, these in the order of `axes`."""
    others = tuple(place for place, axis in enumerate(margin.axes) if axis not in axes)
    left = [axis for axis in margin.axes if axis in axes]
    summed: NDArray[np.float64] = margin.shares.sum(axis=others)
    return np.transpose(summed, [left.index(axis) for axis in axes])


def _sums(table: NDArray[np.float64], margin: Margin) -> NDArray[np.float64]:
    """The table summed over all axes but those of the margin, in the order of the margin's axes."""
    whole = Margin(margin.name, tuple(range(table.ndim)), table)
    return _along(whole, margin.axes)


def _deviation(table: NDArray[np.float64], margin: Margin) -> float:
    return float(np.abs(_sums(table, margin) - margin.shares).max())


def _fit(table: NDArray[np.float64], margin: Margin) -> NDArray[np.float64]:
    sums = _sums(table, margin)
    if ((sums <= 0) & (margin.shares > 0)).any():
        raise Problem(
            'The table "{margin}" asks for people where the other tables leave none; correct its shares.',
            margin=margin.name,
        )
    factors = np.divide(margin.shares, sums, out=np.zeros_like(sums), where=sums > 0)
    in_order = np.transpose(factors, np.argsort(margin.axes))
    fitted: NDArray[np.float64] = table * np.expand_dims(
        in_order, tuple(axis for axis in range(table.ndim) if axis not in margin.axes)
    )
    return fitted
