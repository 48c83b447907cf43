"""Cohen's kappa: how far two agree beyond chance."""

import math
from collections import Counter
from collections.abc import Hashable, Sequence


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """What two agree on beyond chance, 1 at most; None where both would always agree by chance."""
    chance = chance_agreement(pairs)
    if chance >= 1:
        return None
    same = sum(one == other for one, other in pairs) / len(pairs)
    return (same - chance) / (1 - chance)


def chance_agreement(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """The share on which two would agree who gave each answer as often, and drew it."""
    ones, others = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    return math.fsum(many * others[code] for code, many in ones.items()) / len(pairs) ** 2
