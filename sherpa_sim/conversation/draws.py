"""Chance in a talk: each decision has its own number, a pure function of the seed, the line and what is decided."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")
_STEPS = 2.0**64


def uniform(seed: int, line: int, decision: str) -> float:
    """A number in [0, 1) for one decision after that line of the mentor; the same on every machine."""
    found = hashlib.blake2b(f"{seed}/{line}/{decision}".encode(), digest_size=8).digest()
    return int.from_bytes(found, "big") / _STEPS


def pick(items: Sequence[_Item], weights: Sequence[float], u: float) -> _Item:
    """The item in whose share of the weights `u` falls; raises ValueError if nothing has any weight."""
    whole = sum(weights)
    if whole <= 0.0:
        raise ValueError("there is nothing to pick from")
    left = u * whole
    for item, weight in zip(items, weights, strict=True):
        left -= weight
        if left < 0.0:
            return item
    return next(item for item, weight in zip(reversed(items), reversed(weights), strict=True) if weight > 0.0)
