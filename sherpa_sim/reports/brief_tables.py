"""The tables of a brief: who gains, why people do not train, and what it costs; one plan, or several beside another."""

from collections.abc import Sequence

from sherpa_sim.experiments.results import Comparison, Interval
from sherpa_sim.locale.words import Words

from . import names
from .amounts import euro, euro_range, points, points_range

Table = dict[str, object]


def gains(comparisons: Sequence[Comparison], letters: Sequence[str], words: Words) -> Table:
    """The share of each group that trained, without and with a plan; of several plans, the difference only."""
    called = names.groups(words)
    first = comparisons[0]
    rows, parts = [], []
    for place, gain in enumerate(first.groups):
        if place and gain.dimension != first.groups[place - 1].dimension:
            parts.append(place)
        differences = [comparison.groups[place].difference for comparison in comparisons]
        shown = [_pair(points(one.middle, words), points_range(one, words)) for one in differences]
        with_plan = [] if letters else [_alone(words.percent(gain.with_change.middle))]
        rows.append(
            [
                _alone(called[(gain.dimension, gain.group)]),
                _alone(words.number(gain.workers)),
                _alone(words.percent(gain.without.middle)),
                *with_plan,
                *shown,
            ]
        )
    columns = [words("With {letter}", letter=letter) for letter in letters] or [
        words("With the plan"),
        words("Difference"),
    ]
    return {
        "heading": words("Who gains?"),
        "heads": [words("Group"), words("Workers"), words("Without"), *columns],
        "rows": rows,
        "parts": parts,
        "note": words(
            "Share that took a course in the last 12 months, at the end. Differences in percentage points, with the "
            "range of 8 in 10 runs; small groups have wide ranges."
        ),
    }


def reasons(comparisons: Sequence[Comparison], letters: Sequence[str], words: Words) -> Table:
    """Of those who did not train, the share held back most by each reason, without and with each plan."""
    said = names.barriers(words)
    columns = [words("With {letter}", letter=letter) for letter in letters] or [words("With the plan")]
    return {
        "heading": words("Why do the others not train?"),
        "heads": [words("Reason"), words("Without"), *columns],
        "rows": [
            [
                _alone(said[share.barrier]),
                _alone(words.percent(share.without.middle)),
                *(_alone(words.percent(one.barriers[place].with_change.middle)) for one in comparisons),
            ]
            for place, share in enumerate(comparisons[0].barriers)
        ],
        "parts": [],
        "note": words(
            "The main reason of those who took no course, as a share of them, at the end. Each column adds up to "
            "100%: where one reason fades, the others weigh more."
        ),
    }


def costs(comparisons: Sequence[Comparison], letters: Sequence[str], words: Words) -> Table:
    """What each payer pays more, what one more worker in training costs, and who would have trained anyway."""
    payers = names.payers(words)
    rows = [
        [_alone(payers[borne.payer]), *(_euro(one.borne[place].amount, words) for one in comparisons)]
        for place, borne in enumerate(comparisons[0].borne)
    ]
    parts = [len(rows), len(rows) + 1]
    rows += [
        [_alone(words("Together")), *(_euro(one.whole_cost, words) for one in comparisons)],
        [
            _alone(words("Cost of one more worker in training for a year")),
            *(_euro(one.cost_per_extra_participant, words) for one in comparisons),
        ],
        [
            _alone(words("Cost of one more worker without secondary diploma in training for a year")),
            *(_euro(one.cost_per_extra_low_educated, words) for one in comparisons),
        ],
        [
            _alone(words("Would have trained anyway")),
            *(_deadweight(one.deadweight, words) for one in comparisons),
        ],
    ]
    return {
        "heading": words("What does it cost, and what for?"),
        "heads": [
            words("Who pays"),
            *([words("With {letter}", letter=letter) for letter in letters] or [words("Extra cost")]),
        ],
        "rows": rows,
        "parts": parts,
        "note": _note(comparisons, words),
    }


def _note(comparisons: Sequence[Comparison], words: Words) -> str:
    told = [
        words(
            "Extra costs over the whole time in euro, rounded, with the range of 8 in 10 runs; a minus is money saved "
            "or received."
        ),
        words(
            "Would have trained anyway: of every 100 who took a course after a talk with a mentor, those who would "
            "also have taken one without."
        ),
    ]
    if any(
        None in (one.cost_per_extra_participant, one.cost_per_extra_low_educated, one.deadweight)
        for one in comparisons
    ):
        told.append(
            words("Not known: the gain cannot be told from no gain at all, or nobody trained after a talk.")
        )
    return " ".join(told)


def _alone(text: str) -> dict[str, str]:
    return {"main": text, "range": ""}


def _pair(text: str, around: str) -> dict[str, str]:
    return {"main": text, "range": around}


def _euro(interval: Interval | None, words: Words) -> dict[str, str]:
    if interval is None:
        return _alone(words("Not known"))
    rounded = Interval(*(_three_digits(value) for value in (interval.middle, interval.low, interval.high)))
    return _pair(euro(rounded.middle, words), euro_range(rounded, words))


def _three_digits(amount: float) -> float:
    """An amount with three digits that say something: no run knows the euros of a hundred thousand."""
    return float(f"{amount:.3g}")


def _deadweight(interval: Interval | None, words: Words) -> dict[str, str]:
    if interval is None:
        return _alone(words("Not known"))
    low, middle, high = (
        words.number(100 * value) for value in (interval.low, interval.middle, interval.high)
    )
    return _pair(words("{count} in 100", count=middle), words("{low} to {high}", low=low, high=high))
