"""What plans bring, in sentences, each beside the workplace without it and beside each other."""

from collections.abc import Sequence

from sherpa_sim.experiments.results import Comparison
from sherpa_sim.experiments.versus import Pairwise
from sherpa_sim.locale.words import Words

from .amounts import signed

NEARLY = 0.95  # share of runs from which "nearly all" is said
YEAR = 52
FEW = 10  # people under which a decimal is told


def changes_nothing(comparison: Comparison) -> bool:
    """Whether both sides are the same in every run."""
    extra, end = comparison.extra_participants, comparison.difference
    return extra.low == extra.high == 0.0 and end.low == end.high == 0.0


def after(weeks: int, words: Words) -> str:
    """How long a horizon is: in years where it is whole years, else in weeks."""
    if weeks % YEAR:
        return words("{weeks} weeks", weeks=weeks)
    return words("1 year") if weeks == YEAR else words("{years} years", years=weeks // YEAR)


def shares(comparison: Comparison, words: Words) -> str:
    """What share trained at the end with the plan, against the share without it."""
    details: dict[str, object] = {
        "time": after(len(comparison.weeks), words),
        "with_plan": words.percent(comparison.groups[0].with_change.middle),
        "without": words.percent(comparison.groups[0].without.middle),
    }
    if comparison.difference.middle < 0:
        return words(
            "After {time}, only {with_plan} of the workers took a course in the past 12 months, against {without} "
            "without the plan.",
            **details,
        )
    return words(
        "After {time}, {with_plan} of the workers took a course in the past 12 months, against {without} without "
        "the plan.",
        **details,
    )


def share_without(comparison: Comparison, words: Words) -> str:
    """What share trained at the end without any plan."""
    return words(
        "After {time}, {without} of the workers took a course in the past 12 months without any plan.",
        time=after(len(comparison.weeks), words),
        without=words.percent(comparison.groups[0].without.middle),
    )


def extra_people(comparison: Comparison, words: Words) -> str:
    """How many more people, or fewer, are in training in an average year, with the range of the runs."""
    extra = comparison.extra_participants
    digits = 1 if abs(extra.middle) < FEW else 0
    count = words.number(abs(extra.middle), digits)
    details = {
        "count": count,
        "workers": words.number(comparison.workers),
        "low": signed(extra.low, digits, words),
        "high": signed(extra.high, digits, words),
    }
    if count == words.number(0.0, digits):
        return words(
            "In an average year as many people are in training as without the plan, out of {workers}; in 8 of 10 runs "
            "the difference is {low} to {high}.",
            **details,
        )
    if extra.middle < 0:
        return words(
            "In an average year {count} fewer people are in training, out of {workers}; in 8 of 10 runs the "
            "difference is {low} to {high}.",
            **details,
        )
    return words(
        "In an average year {count} more people are in training, out of {workers}; in 8 of 10 runs the difference is "
        "{low} to {high}.",
        **details,
    )


def how_sure(comparison: Comparison, words: Words) -> str:
    """In how many runs more people trained in the last 12 months than without the plan."""
    share = comparison.share_better
    if share == 1.0:
        return words(
            "In all {runs} runs more people trained than without the plan.",
            runs=words.number(comparison.runs),
        )
    if share >= NEARLY:
        return words("In nearly all runs more people trained than without the plan.")
    if round(10 * share) == 0:
        return words("In hardly any run did more people train than without the plan.")
    return words("In {tens} of 10 runs more people trained than without the plan.", tens=round(10 * share))


def pairs_in_words(names: Sequence[str], found: Pairwise, words: Words) -> list[str]:
    """Of each two plans, which has more people in training, and in how many runs."""
    told = []
    for one in range(len(names)):
        for other in range(one + 1, len(names)):
            share = float(found.better[one, other])
            better, worse = (one, other) if share >= 0.5 else (other, one)
            told.append(_pair(names[better], names[worse], max(share, 1 - share), words))
    return told


def _pair(better: str, worse: str, share: float, words: Words) -> str:
    details = {"plan": better, "other": worse, "tens": round(10 * share)}
    if share >= NEARLY:
        return words("{plan} brings more people into training than {other} in nearly all runs.", **details)
    if round(10 * share) <= 5:
        return words(
            "Between {plan} and {other} there is nothing to choose: each is ahead as often.", **details
        )
    return words("{plan} brings more people into training than {other} in {tens} of 10 runs.", **details)


def followed_twice(words: Words) -> str:
    """How it is known who trains only with a plan, and why some train only without it."""
    return words(
        "Each worker of the simulation is followed twice, with the same luck: once with the plan and once without. "
        "Some train only without: they took their course earlier, or a colleague has their seat."
    )


def best(names: Sequence[str], comparisons: Sequence[Comparison], words: Words) -> str:
    """Which plan has most people in training in an average year."""
    most = max(range(len(names)), key=lambda place: comparisons[place].extra_participants.middle)
    return words("On average, {plan} has most people in training.", plan=names[most])


def picture(names: Sequence[str], comparisons: Sequence[Comparison], words: Words) -> str:
    """What stands in the chart, for who does not see it."""
    first = comparisons[0].without.middle
    said = [
        words(
            "Line chart over {time} of the share of workers who took a course in the last 12 months. Without a plan "
            "it goes from {first} to {last}.",
            time=after(len(comparisons[0].weeks), words),
            first=words.percent(float(first[0])),
            last=words.percent(float(first[-1])),
        )
    ]
    said += [
        words(
            "With {plan} it goes from {first} to {last}.",
            plan=name,
            first=words.percent(float(comparison.with_change.middle[0])),
            last=words.percent(float(comparison.with_change.middle[-1])),
        )
        for name, comparison in zip(names, comparisons, strict=True)
    ]
    return " ".join(said)
