"""What a comparison says, in sentences."""

from collections.abc import Sequence

from sherpa_sim.experiments.results import Comparison, Curves
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import answer_words


def changes_nothing(comparison: Comparison) -> bool:
    """Whether both sides are the same in every run."""
    return comparison.difference.low == comparison.difference.high == 0.0


def how_long(curves: Curves, words: Words) -> str:
    """The horizon, in years."""
    years = round(len(curves.weeks) / 52)
    return words("1 year") if years == 1 else words("{years} years", years=years)


def headline(comparison: Comparison, words: Words) -> str:
    """What happens to participation, in one sentence."""
    if changes_nothing(comparison):
        return words(
            "Nothing changes: this is the same workplace as the one without the plan. Move a control."
        )
    return answer_words.shares(comparison, words)


def how_sure(comparison: Comparison, words: Words) -> str:
    """In how many runs more people trained."""
    return "" if changes_nothing(comparison) else answer_words.how_sure(comparison, words)


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
        "Line chart over {time} of the share of workers who took a course in the last 12 months. "
        "With the plan it goes from {with_first} to {with_last}, without it from {first} to {last}. "
        "The numbers are in the file that you can save below.",
        time=how_long(curves, words),
        with_first=words.percent(float(curves.with_change.middle[0])),
        with_last=words.percent(float(curves.with_change.middle[-1])),
        first=words.percent(float(curves.without.middle[0])),
        last=words.percent(float(curves.without.middle[-1])),
    )


def spoken_without(curves: Curves, words: Words) -> str:
    """What stands in the chart while somebody still guesses what a plan brings."""
    return words(
        "Line chart over {time} of the share of workers who took a course in the last 12 months. "
        "Without the plan it goes from {first} to {last}. What the plan brings is not shown yet.",
        time=how_long(curves, words),
        first=words.percent(float(curves.without.middle[0])),
        last=words.percent(float(curves.without.middle[-1])),
    )


def spoken_others(named: Sequence[tuple[str, float]], words: Words) -> str:
    """Where the other plans end, by their name and the share at the end."""
    return " ".join(
        words("{plan} ends at {share}.", plan=name, share=words.percent(share)) for name, share in named
    )
