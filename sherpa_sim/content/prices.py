"""Prices that differ from workplace to workplace: the user's own go before those of the kit."""

import math
from collections.abc import Mapping

from sherpa_sim.domain.problem import Problem

from .assumptions import Number, Varied, load_assumptions

THEME = "costs"
HIGHEST = 10.0
"""A price of one's own may be so many times the most that could be defended for the kit's."""


def own_prices() -> dict[str, Number]:
    """The prices that a user is asked to fill in, by their name in `costs.yml`, with what the kit takes instead."""
    costs = load_assumptions().costs
    named = {name: getattr(costs, name) for name in type(costs).model_fields}
    return {name: number for name, number in named.items() if number.yours}


def highest(number: Number) -> float:
    """The highest price that is taken from a user; a share is never above 1."""
    return 1.0 if number.unit == "share" else HIGHEST * number.high


def with_prices(sets: Varied, prices: Mapping[str, float]) -> Varied:
    """The same sets of assumptions with these prices, by their name in `costs.yml`.

    Raises:
        KeyError: if there is no such price.
    """
    named = {f"{THEME}.{name}": value for name, value in prices.items()}
    kept = {name: values for name, values in sets.values.items() if name not in named}
    return Varied(sets.assumptions.with_values(named), kept) if named else sets


def check_price(name: str, value: float) -> None:
    """Refuse what is no price to be filled in, or no possible one.

    Raises:
        Problem: with a sentence that says which prices there are, or how high one can be.
    """
    known = own_prices()
    if name not in known:
        raise Problem(
            '"{price}" is no price that you can fill in; those are {known}.',
            price=name,
            known=", ".join(known),
        )
    most = highest(known[name])
    if not (math.isfinite(value) and 0 <= value <= most):
        raise Problem(
            'the price "{price}" is {value}; it must be a number from 0 to {most}.',
            price=name,
            value=value,
            most=most,
        )
