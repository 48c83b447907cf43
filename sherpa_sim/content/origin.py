"""What a number of the model rests on: a measurement, a fit to surveys, or a choice."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from .assumptions import Number
from .record import Confidence

CHOICE, CALIBRATED = "choice", "calibrated"
"""What stands in place of a source where there is none."""


class Origin(StrEnum):
    """Where a number comes from: a source that measured it, the fit to the surveys, or nobody but us."""

    MEASURED = "measured"
    FITTED = "fitted"
    CHOSEN = "chosen"


def origin_of(number: Number) -> Origin:
    """What a number rests on."""
    return {CHOICE: Origin.CHOSEN, CALIBRATED: Origin.FITTED}.get(number.source, Origin.MEASURED)


def count_origins(numbers: Iterable[Number]) -> Counter[Origin]:
    """How many of the numbers rest on what; an origin that none has counts as nought."""
    return Counter(origin_of(number) for number in numbers)


def count_roughly_measured(numbers: Iterable[Number]) -> int:
    """How many of the numbers were measured, but of little that can be relied on."""
    weak = (Confidence.LOW, Confidence.GUESS)
    return sum(origin_of(number) is Origin.MEASURED and number.confidence in weak for number in numbers)
