"""What stands behind a factor of the ranking: a number and its origin, or chance."""

from sherpa_sim.content.assumptions import Number, load_assumptions
from sherpa_sim.content.origin import Origin, origin_of
from sherpa_sim.experiments.factors import Factor, Kind
from sherpa_sim.experiments.ranks import Rank
from sherpa_sim.locale.words import Words

from .number_field import origin_name, rests_on


def number_of(factor: Factor) -> Number | None:
    """The number of the model that a factor is; None for chance and for all fitted numbers together."""
    return load_assumptions().numbers()[factor.name] if factor.kind is Kind.NUMBER else None


def origin_at(rank: Rank) -> Origin | None:
    """What the factor at a place rests on; None for chance."""
    number = number_of(rank.factor)
    if number is not None:
        return origin_of(number)
    return Origin.FITTED if rank.factor.kind is Kind.FITTED else None


def ground_name(rank: Rank, words: Words) -> str:
    """The same in a few words."""
    origin = origin_at(rank)
    return words("chance") if origin is None else origin_name(origin, words)


def ground_told(factor: Factor, words: Words) -> str:
    """The same in a sentence."""
    number = number_of(factor)
    if number is not None:
        return rests_on(number, words)
    if factor.kind is Kind.FITTED:
        return words("These are the numbers that were fitted to surveys, all together.")
    return words("This is chance: it would be there even if every number were known.")
