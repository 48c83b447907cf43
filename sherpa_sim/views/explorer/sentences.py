"""What a comparison says, in sentences."""

from sherpa_sim.experiments.results import Comparison, Curves
from sherpa_sim.locale.words import Words

NEARLY = 0.95  # share of runs from which "nearly all" is said


def changes_nothing(comparison: Comparison) -> bool:
    """Whether both sides are the same in every run."""
    return comparison.difference.low == comparison.difference.high == 0.0


def headline(comparison: Comparison, words: Words) -> str:
    """What happens to participation, in one sentence."""
    if changes_nothing(comparison):
        return words(
            "Nothing changes: this is the same workplace as the one without mentors. Move a control."
        )
    everybody = comparison.groups[0]
    details: dict[str, object] = {
        "years": round(len(comparison.weeks) / 52),
        "with_mentors": words.percent(everybody.with_change.middle),
        "without": words.percent(everybody.without.middle),
    }
    if comparison.difference.middle >= 0:
        return words(
            "After {years} years, {with_mentors} of the workers took a course in the past 12 months, "
            "against {without} without mentors.",
            **details,
        )
    return words(
        "After {years} years, only {with_mentors} of the workers took a course in the past 12 months, "
        "against {without} without mentors.",
        **details,
    )


def how_sure(comparison: Comparison, words: Words) -> str:
    """In how many runs more people trained."""
    share, runs = comparison.share_better, comparison.runs
    if changes_nothing(comparison):
        return ""
    if share == 1.0:
        return words("In all {runs} runs more people trained than without mentors.", runs=words.number(runs))
    if share >= NEARLY:
        return words("In nearly all runs more people trained than without mentors.")
    if round(10 * share) == 0:
        return words("In hardly any run did more people train than without mentors.")
    return words("In {tens} of 10 runs more people trained than without mentors.", tens=round(10 * share))


def people(comparison: Comparison, words: Words) -> str:
    """How many more people that is."""
    if changes_nothing(comparison):
        return ""
    extra = comparison.extra_participants
    return words(
        "In an average year {middle} more people are in training, out of {workers} ({low} to {high}).",
        middle=words.number(extra.middle),
        low=words.number(extra.low),
        high=words.number(extra.high),
        workers=words.number(comparison.workers),
    )


def spoken_picture(curves: Curves, words: Words) -> str:
    """What stands in the chart, for who does not see it."""
    return words(
        "Line chart over {years} years of the share of workers who took a course in the last 12 months. "
        "With mentors it goes from {with_first} to {with_last}, without mentors from {first} to {last}. "
        "The numbers are in the file that you can save below.",
        years=round(len(curves.weeks) / 52),
        with_first=words.percent(float(curves.with_change.middle[0])),
        with_last=words.percent(float(curves.with_change.middle[-1])),
        first=words.percent(float(curves.without.middle[0])),
        last=words.percent(float(curves.without.middle[-1])),
    )
