"""A talk beside an earlier one: which measures differ, and whether so few turns can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sherpa_sim.domain.category import Category

from .measures import Measure, Measured


class Shift(Category):
    """How a measure differs from the earlier talk."""

    SAME = "same"
    PERHAPS_MORE = "perhaps_more"
    PERHAPS_LESS = "perhaps_less"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True)
class Compared:
    """A measure of the earlier talk and of this one."""

    before: Measured
    now: Measured
    shift: Shift

    @property
    def measure(self) -> Measure:
        """What is measured."""
        return self.now.measure


def compare(before: Mapping[Measure, Measured], now: Mapping[Measure, Measured]) -> Sequence[Compared]:
    """The measures that both talks have, in order.

    It is said to be more or less only where the ranges in which the two may lie do not meet; where they do, only that
    it may be, and where both lie in one band, that it is the same.
    """
    return tuple(
        Compared(before[measure], now[measure], _shift(before[measure], now[measure]))
        for measure in Measure
        if measure in before and measure in now
    )


def _shift(before: Measured, now: Measured) -> Shift:
    if now.low > before.high:
        return Shift.MORE
    if now.high < before.low:
        return Shift.LESS
    if now.band is before.band:
        return Shift.SAME
    return Shift.PERHAPS_MORE if now.value > before.value else Shift.PERHAPS_LESS
