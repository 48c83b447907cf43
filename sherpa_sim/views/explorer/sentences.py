"""What a comparison says, in sentences."""

from collections.abc import Sequence

from sherpa_sim.experiments.results import Comparison, Curves
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import answer_words


def headline(comparison: Comparison, words: Words) -> str:
    """What happens to participation, in one sentence."""
    if answer_words.changes_nothing(comparison):
        return words(
            "Nothing changes: this is the same workplace as the one without the plan. Move a control."
        )
    return answer_words.shares(comparison, words)


def how_sure(comparison: Comparison, words: Words) -> str:
    """In how many runs more people trained."""
    return "" if answer_words.changes_nothing(comparison) else answer_words.how_sure(comparison, words)


def people(comparison: Comparison, words: Words) -> str:
    """How many more people that is."""
    return "" if answer_words.changes_nothing(comparison) else answer_words.extra_people(comparison, words)


def spoken_picture(curves: Curves, words: Words) -> str:
    """What stands in the chart, for who does not see it."""
    return words(
        "Line chart over {time} of the share of workers who took a course in the last 12 months. "
        "With the plan it goes from {with_first} to {with_last}, without it from {first} to {last}. "
        "The numbers are in the file that you can save below.",
        time=answer_words.after(len(curves.weeks), words),
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
        time=answer_words.after(len(curves.weeks), words),
        first=words.percent(float(curves.without.middle[0])),
        last=words.percent(float(curves.without.middle[-1])),
    )


def spoken_others(named: Sequence[tuple[str, float]], words: Words) -> str:
    """Where the other plans end, by their name and the share at the end."""
    return " ".join(
        words("{plan} ends at {share}.", plan=name, share=words.percent(share)) for name, share in named
    )
