"""Amounts, intervals and verdicts in words, on the page and in a terminal."""

from math import isfinite

from sherpa_sim.content.pattern_results import Modelled
from sherpa_sim.content.patterns import Accepted, Unit
from sherpa_sim.experiments.validate import Finding, Validation
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.amounts import points

TENS = 10


def amount(value: float, unit: Unit, words: Words) -> str:
    """A value in its unit."""
    match unit:
        case Unit.SHARE:
            return words.percent(value)
        case Unit.POINTS:
            return points(value, words)
        case Unit.COLLEAGUES:
            return words.number(value, 0 if value >= TENS else 2)
        case _:
            return words.number(value, 2).replace("-", "−")


def interval(modelled: Modelled, unit: Unit, words: Words) -> str:
    """The range of a measure."""
    low, high = amount(modelled.low, unit, words), amount(modelled.high, unit, words)
    return words("{low} to {high}", low=low, high=high)


def accepted(one: Accepted, unit: Unit, words: Words) -> str:
    """What is accepted."""
    low, high = (amount(end, unit, words) if isfinite(end) else "" for end in (one.least, one.most))
    if low and high:
        return words("{low} to {high}", low=low, high=high)
    if low:
        said = words("more than {amount}") if one.above is not None else words("at least {amount}")
        return said.format(amount=low)
    said = words("less than {amount}") if one.below is not None else words("at most {amount}")
    return said.format(amount=high)


def unit_name(unit: Unit, words: Words) -> str:
    """In what a measure is told, where the amounts do not say so."""
    return {
        Unit.POINTS: words("percentage points"),
        Unit.BALANCE: words("on a scale from −1 to 1"),
        Unit.COLLEAGUES: words("colleagues"),
        Unit.DEVIATIONS: words("standard deviations between people"),
        Unit.TIMES: words("times"),
        Unit.SHARE: "",
    }[unit]


def verdict(met: bool | None, words: Words) -> str:
    """Met, not met, or shown for comparison only."""
    if met is None:
        return words("for comparison")
    return words("met") if met else words("not met")


def how_close(finding: Finding, words: Words) -> str:
    """A warning where chance could turn a verdict, else nothing."""
    return words("A close call: chance alone could turn this.") if finding.close else ""


def headline(validation: Validation, words: Words) -> str:
    """How many patterns are met."""
    return words(
        "{met} of {all} patterns are met, {rest} are not.",
        met=validation.met,
        all=len(validation.verdicts),
        rest=len(validation.verdicts) - validation.met,
    )
