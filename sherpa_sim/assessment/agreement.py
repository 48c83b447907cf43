"""How far a trainer and the coder hear the same in talks: Cohen's kappa, and between which bounds it lies.

Lines of one talk are alike, so talks and not lines are what the interval counts: a jackknife over talks (one left out
at a time) with Student's t, from three talks on. Where all agree, leaving one out changes nothing; so the interval is
never narrower than Wilson's for the share of agreement if every talk were eight lines.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from scipy.special import stdtrit

from sherpa_sim.domain.kappa import chance_agreement, kappa

from .intervals import LEVEL, Interval, share_interval

FEWEST_TALKS = 3
FEWEST_LINES = 30
"""Below these, kappa is told without bounds: too little to say something."""
LINES_OF_A_TALK = 8
"""What the lines of one talk are taken to be worth at the least, as if they were lines of different talks."""

Pair = tuple[str, str]
"""What the coder heard in a line, and what the trainer does."""


@dataclass(frozen=True)
class Agreement:
    """How far two agree.

    Attributes:
        talks: in which there are such lines.
        lines: that both coded.
        same: the share in which they hear the same.
        kappa: what is beyond chance, 1 at most; None where both hear one code only.
        interval: where kappa lies 9 times in 10; None where there is too little to tell.
        differences: what was heard and what the trainer hears, and how often, the most frequent first.
    """

    talks: int
    lines: int
    same: float
    kappa: float | None
    interval: Interval | None
    differences: tuple[tuple[Pair, int], ...]


def agreement(talks: Sequence[Sequence[Pair]]) -> Agreement | None:
    """How far coder and trainer agree on these talks; None if there is no line."""
    held = [tuple(talk) for talk in talks if talk]
    pairs = list(chain.from_iterable(held))
    if not pairs:
        return None
    same = sum(one == other for one, other in pairs) / len(pairs)
    found = kappa(pairs)
    enough = len(held) >= FEWEST_TALKS and len(pairs) >= FEWEST_LINES
    interval = _interval(held, pairs, same, found) if enough and found is not None else None
    differing = Counter(pair for pair in pairs if pair[0] != pair[1])
    order = sorted(differing.items(), key=lambda item: (-item[1], item[0]))
    return Agreement(len(held), len(pairs), same, found, interval, tuple(order))


def _interval(held: Sequence[Sequence[Pair]], pairs: Sequence[Pair], same: float, found: float) -> Interval:
    left_out = [kappa(list(chain(*held[:place], *held[place + 1 :]))) for place in range(len(held))]
    known = [one if one is not None else found for one in left_out]
    middle = math.fsum(known) / len(known)
    error = math.sqrt((len(known) - 1) / len(known) * math.fsum((one - middle) ** 2 for one in known))
    half = float(stdtrit(len(known) - 1, (1 + LEVEL) / 2)) * error
    chance = chance_agreement(pairs)
    least = share_interval(same, LINES_OF_A_TALK * len(held), 0.0)
    low, high = ((bound - chance) / (1 - chance) for bound in (least.low, least.high))
    return Interval(max(-1.0, min(low, found - half)), min(1.0, max(high, found + half)))
