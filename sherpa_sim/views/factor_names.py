"""How factors and measures of a sensitivity analysis are called in the language of a reader."""

from sherpa_sim.experiments.factors import Factor, Kind
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import settings


def factor_name(factor: Factor, words: Words) -> str:
    """What a factor is: the meaning of a number, the name of a setting, or a sentence."""
    match factor.kind:
        case Kind.FITTED:
            return words("What the surveys leave open in the fitted numbers")
        case Kind.LUCK:
            return words("Chance: who works there, and what happens to whom")
        case Kind.SETTING:
            return settings(words).get(factor.name, factor.name)
        case Kind.NUMBER:
            return factor.meaning(words.language) if factor.meaning else factor.name


def measure_names(words: Words) -> dict[str, str]:
    """What is asked, by measure, with its unit."""
    return {
        "extra": words("More in training a year, of 100 workers"),
        "extra_low": words("Of these, low-educated"),
        "gain": words("More took part in the last 12 months, at the end (share)"),
        "cost": words("Extra cost a year, for 100 workers (euro)"),
    }


def shown(value: float, words: Words) -> str:
    """A value with about three significant digits."""
    size = abs(value)
    return words.number(value, 0 if size >= 100 or value == round(value) else 1 if size >= 10 else 2)
