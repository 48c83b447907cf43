"""A number of the model as a control, and in words what it rests on."""

import math

from sherpa_sim.content.assumptions import Number
from sherpa_sim.content.origin import Origin, origin_of
from sherpa_sim.content.sources import load_sources
from sherpa_sim.experiments.factors import is_whole
from sherpa_sim.locale.words import Words
from sherpa_sim.views.assumptions_table import confidences, told, units
from sherpa_sim.views.controls import Field, Kind

FEWEST, MOST = 20, 400
"""Between how many steps a hand finds its way."""

_LEADS = (5, 2, 1)
_NEAR = 1e-6


def number_field(name: str, number: Number, words: Words, value: float | None = None) -> Field:
    """A slider through what can be defended of a number; at the kit's value if no other is given."""
    return Field(
        name,
        Kind.RANGE,
        number.meaning(words.language),
        unit=units(words).get(number.unit, number.unit),
        minimum=number.low,
        maximum=number.high,
        step=1.0 if is_whole(name) else step_of(number),
        value=number.value if value is None else value,
        help=words(
            "The kit takes {value}; {low} to {high} can be defended.",
            value=told(number.value, words),
            low=told(number.low, words),
            high=told(number.high, words),
        ),
    )


def step_of(number: Number) -> float:
    """A round step on which the ends and the value of a number lie, if there is one; else one that is fine enough."""
    span = number.high - number.low
    power = math.floor(math.log10(span / FEWEST))
    for exponent in (power, power - 1, power - 2):
        for lead in _LEADS:
            step = float(f"{lead}e{exponent}")
            if FEWEST * step <= span * (1 + _NEAR) and span <= MOST * step and _lie_on(number, step):
                return step
    return float(f"1e{math.floor(math.log10(span / 100))}")


def _lie_on(number: Number, step: float) -> bool:
    return all(abs(end / step - round(end / step)) < _NEAR for end in (number.low, number.value, number.high))


def origin_name(origin: Origin, words: Words) -> str:
    """What a number rests on, in a few words."""
    return {
        Origin.MEASURED: words("measured by others"),
        Origin.FITTED: words("fitted to surveys"),
        Origin.CHOSEN: words("our choice, not measured"),
    }[origin]


def rests_on(number: Number, words: Words) -> str:
    """What a number rests on and how sure it is, in a sentence or two."""
    sure = confidences(words)[number.confidence]
    match origin_of(number):
        case Origin.CHOSEN:
            return words("Nobody has measured this number: it is a stated choice of ours.")
        case Origin.FITTED:
            return words(
                "This number was fitted: the model meets the surveys with it. How sure: {sure}.", sure=sure
            )
        case Origin.MEASURED:
            return words(
                "This number was measured: {source}. How sure: {sure}.",
                source=load_sources()[number.source].citation(words.language).rstrip("."),
                sure=sure,
            )
