"""What became of each worker with a change, beside what became of the very same worker without it.

Both sides share every draw, so who took part only because of the change is counted, not estimated.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.domain.people import GROUPS, Age, Dimension, Education, Sex, Shift

_DIMENSIONS = (Education, Age, Sex, Shift)
_FATES = 8  # talked with or not, took part with the change or not, took part without it or not


@dataclass(frozen=True)
class Counterfactuals:
    """How many workers of each group had which fate, [floors, GROUPS, 2, 2, 2].

    The last three say whether (1) or not (0) a mentor talked with them at least once over the horizon, whether they
    took part in its last 12 months with the change, and whether they did so without it.
    """

    numbers: NDArray[np.int64]

    @property
    def only_with(self) -> NDArray[np.float64]:
        """Took part with the change and not without it, [floors, GROUPS]."""
        return np.asarray(self.numbers[:, :, :, 1, 0].sum(axis=2, dtype=float))

    @property
    def only_without(self) -> NDArray[np.float64]:
        """Took part without the change and not with it: later, earlier, or in another's seat, [floors, GROUPS]."""
        return np.asarray(self.numbers[:, :, :, 0, 1].sum(axis=2, dtype=float))

    @property
    def either_way(self) -> NDArray[np.float64]:
        """Took part with the change and without it, [floors, GROUPS]."""
        return np.asarray(self.numbers[:, :, :, 1, 1].sum(axis=2, dtype=float))

    @property
    def reached(self) -> NDArray[np.float64]:
        """Talked with at least once, [floors, GROUPS]."""
        return np.asarray(self.numbers[:, :, 1].sum(axis=(2, 3), dtype=float))

    @property
    def reached_trained(self) -> NDArray[np.float64]:
        """Of those talked with, took part with the change, [floors, GROUPS]."""
        return np.asarray(self.numbers[:, :, 1, 1].sum(axis=2, dtype=float))

    @property
    def reached_anyway(self) -> NDArray[np.float64]:
        """Of these, took part without the change as well, [floors, GROUPS]."""
        return np.asarray(self.numbers[:, :, 1, 1, 1].astype(float))


def count_counterfactuals(
    workers: np.recarray[Any, Any],
    sizes: NDArray[np.int64],
    talked: NDArray[np.bool_],
    part: NDArray[np.bool_],
    part_without: NDArray[np.bool_],
) -> Counterfactuals:
    """Count worker by worker; the last three have a row per worker, `sizes` is how many each floor has."""
    cell = np.repeat(np.arange(len(sizes)), sizes)
    for kind in _DIMENSIONS:
        cell = cell * len(kind) + workers[kind.__name__.lower()]
    fate = 4 * talked + 2 * part + part_without
    member = _members()
    counts = np.bincount(cell * _FATES + fate, minlength=len(sizes) * len(member) * _FATES)
    by_cell = counts.reshape(len(sizes), len(member), _FATES)
    by_group = member.T.astype(float) @ by_cell  # whole numbers stay exact, and are added up much quicker
    return Counterfactuals(by_group.astype(np.int64).reshape(len(sizes), -1, 2, 2, 2))


def join_counterfactuals(parts: Sequence[Counterfactuals]) -> Counterfactuals:
    """What was counted on more floors from several of fewer."""
    return Counterfactuals(np.concatenate([part.numbers for part in parts]))


@functools.cache
def _members() -> NDArray[np.int64]:
    """Which kinds of people are in which groups, [kinds, GROUPS]."""
    kinds = np.indices([len(kind) for kind in _DIMENSIONS]).reshape(len(_DIMENSIONS), -1)
    of = {
        Dimension(kind.__name__.lower()): np.array([str(one) for one in kind])[codes]
        for kind, codes in zip(_DIMENSIONS, kinds, strict=True)
    }
    of[Dimension.ALL] = np.full(kinds.shape[1], "all")
    both = zip(of[Dimension.EDUCATION], of[Dimension.SEX], strict=True)
    of[Dimension.EDUCATION_AND_SEX] = np.array([f"{education}_{sex}" for education, sex in both])
    return np.stack([of[dimension] == group for dimension, group in GROUPS], axis=1).astype(np.int64)
