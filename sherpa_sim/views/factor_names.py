"""How factors and measures of a sensitivity analysis are called in the language of a reader."""

from sherpa_sim.experiments.factors import Factor, Kind
from sherpa_sim.locale.words import Words


def factor_name(factor: Factor, words: Words) -> str:
    """What a factor is: the meaning of a number, the name of a setting, or a sentence."""
    match factor.kind:
        case Kind.FITTED:
            return words("What the surveys leave open in the fitted numbers")
        case Kind.LUCK:
            return words("Chance: who works there, and what happens to whom")
        case Kind.SETTING:
            return _settings(words).get(factor.name, factor.name)
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


def _settings(words: Words) -> dict[str, str]:
    return {
        "mentors_per_100": words("Mentors per 100 workers"),
        "mentor_hours": words("Hours a week that a mentor has"),
        "mentor_course_days": words("Course days of a mentor"),
        "mentor_practice_share": words("Share of the course days in which mentors practise talks"),
        "coaching_sessions": words("Coaching sessions of a mentor in half a year"),
        "intervision_sessions": words("Intervision sessions of a mentor in half a year"),
        "refresher_days": words("Refresher days of a mentor in a year"),
        "pair_weeks": words("Weeks that a mentor stays with one colleague"),
        "events_per_year": words("Group sessions and learning days in a year"),
        "employer_support": words("How far the employer supports training"),
        "seats_per_100": words("Seats in courses per 100 workers"),
        "campaign": words("Share of workers who are told something from outside each week"),
    }
