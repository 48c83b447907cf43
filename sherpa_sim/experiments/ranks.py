"""Which factor moves a measure most, second most and so on, and how sure that order is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .factors import Factor
from .sensitivity import Decomposition, Screening, measured

RESAMPLES = 400
SURE = (2.5, 97.5)
"""The percentiles of the resampled places between which a place lies in 95 of 100 resamples."""

ONE_WAY = 0.5
"""Of the typical effect, how much must be left when effects up and down are set off, to speak of one way."""


@dataclass(frozen=True)
class Rank:
    """A factor's place in the order of a measure.

    `share`: of the variance of the measure, what the factor explains alone or together with others (`share_error`: its
    95% half-interval; 1 where too little differs to tell), and `alone` what it explains alone. `place`: 1 for most;
    between `best` and `worst` in 95 of 100 resamples. `way`: 1 if the measure goes up with the factor, -1 if it goes
    down, 0 if that differs or has no meaning.
    """

    factor: Factor
    place: int
    best: int
    worst: int
    share: float
    share_error: float
    alone: float
    way: int


def ranks(found: Decomposition, screening: Screening, measure: str, seed: int = 1) -> tuple[Rank, ...]:
    """The factors of a decomposition, those that move the measure most first; those that do nothing are left out.

    The places are found again on samples drawn anew, block by block, from the sample (bootstrap): what chance there is
    in so few runs shows in how far they go apart.

    Raises:
        KeyError: if the measure does not differ between the cases.
    """
    if measure not in found.measures:
        raise KeyError(measure)
    row = found.measures.index(measure)
    effects = _effects(measured(found.outcomes)[measure], len(found.factors))
    chance = np.random.default_rng(seed)
    drawn = chance.integers(len(effects), size=(RESAMPLES, len(effects)))
    again = np.array([effects[blocks].mean(axis=0) for blocks in drawn])
    places = 1 + np.argsort(np.argsort(-again, axis=1, kind="stable"), axis=1, kind="stable")
    best, worst = np.percentile(places, SURE, axis=0, method="nearest")
    return tuple(
        Rank(
            factor=found.factors[at],
            place=place,
            best=min(int(best[at]), place),
            worst=max(int(worst[at]), place),
            share=float(found.total[row, at]),
            share_error=float(np.nan_to_num(found.total_error[row, at], nan=1.0)),
            alone=max(0.0, float(found.first[row, at])),
            way=_way(screening, measure, found.factors[at]),
        )
        for place, at in enumerate(np.argsort(-found.total[row], kind="stable"), start=1)
        if effects[:, at].any()
    )


def _effects(column: NDArray[np.float64], factors: int) -> NDArray[np.float64]:
    """What each factor does in each block of a sample, [blocks, factors]: their mean is in proportion to the total.

    A block of Saltelli's sample is a point, that point with one factor after the other taken from a second point, and
    that second point (Jansen 2010).
    """
    blocks = column.reshape(-1, factors + 2)
    return np.asarray((blocks[:, :1] - blocks[:, 1:-1]) ** 2)


def _way(screening: Screening, measure: str, factor: Factor) -> int:
    if factor not in screening.factors or measure not in screening.measures:
        return 0
    row, at = screening.measures.index(measure), screening.factors.index(factor)
    mean, typical = float(screening.mean[row, at]), float(screening.typical[row, at])
    return int(np.sign(mean)) if factor.has_order and abs(mean) > ONE_WAY * typical else 0
