"""What was seen in a survey beside what the model expects of the same workplace, with mentors and without."""

from sherpa_sim.content.workforce import read_workforce
from sherpa_sim.experiments.between_rounds import Expected
from sherpa_sim.experiments.results import Interval
from sherpa_sim.locale.words import Words
from sherpa_sim.survey.before_after import Kind, Results
from sherpa_sim.survey.intervals import Estimate
from sherpa_sim.survey.scores import TRAINED

from .amounts import points, points_range
from .survey_words import hidden

YEAR = 52


def workplace(expected: Expected, words: Words) -> str:
    """The workplace that was simulated, and for how long."""
    ground = expected.ground
    return words(
        "Simulated: {workforce}, {workers} workers, {weeks} weeks, {mentors} mentors per 100 workers.",
        workforce=read_workforce(ground.workplace.workforce).name(words.language),
        workers=words.number(ground.workplace.workers),
        weeks=ground.weeks,
        mentors=words.number(expected.mentors_per_100, 1),
    )


def heads(words: Words) -> tuple[str, str, str]:
    """The headings of the table."""
    return (
        words("Took a course in the last 12 months"),
        words("Change, in percentage points"),
        words("Range"),
    )


def rows(results: Results, expected: Expected, words: Words) -> tuple[tuple[str, str, str], ...]:
    """What was seen and what the model says: what it is, the change, and its range."""
    seen = results.change(Kind.SHARE, TRAINED)
    first = (
        (words("You saw"), hidden(seen, words), "")
        if seen.difference is None
        else (words("You saw"), points(seen.difference.value, words), _range(seen.difference, words))
    )
    said = (
        (words("The model says, without mentors"), expected.without),
        (words("The model says, with mentors"), expected.with_mentors),
        (words("What mentors change in the model"), expected.difference),
    )
    return (first, *((name, points(one.middle, words), points_range(one, words)) for name, one in said))


def notes(results: Results, expected: Expected, words: Words) -> tuple[str, ...]:
    """How to read the table: what the ranges are, what overlaps, and what is not compared."""
    told = [
        words(
            "The range of what you saw is an interval of 95 %; those of the model hold 8 in 10 simulated "
            "workplaces of this size. They are not the same thing: look whether they overlap, and no further."
        ),
        words(
            "The model starts at {share} who took a course, which is the survey of the country and not your "
            "workplace. Compare changes, not levels.",
            share=words.percent(expected.first.middle),
        ),
        _overlap(results, expected, words),
    ]
    if expected.ground.weeks < YEAR:
        told.append(
            words(
                "Both rounds ask about 12 months, and only {weeks} weeks lie between them: part of the second "
                "answer is about the time before. A change shows only in part yet; the model counts in the same "
                "way.",
                weeks=expected.ground.weeks,
            )
        )
    told.append(
        words(
            "The scales of the questionnaire are not put beside the model. The model has a number for culture "
            "too, but it is something else, and no trial has measured it."
        )
    )
    return tuple(told)


def _overlap(results: Results, expected: Expected, words: Words) -> str:
    """With which side of the model what was seen agrees, if the two sides can be told apart at all."""
    seen = results.change(Kind.SHARE, TRAINED).difference
    without, with_mentors = expected.without, expected.with_mentors
    if seen is None:
        return words("What you saw cannot be put beside it: too few people answered these questions.")
    fits = tuple(_meets(seen.low, seen.high, one) for one in (without, with_mentors))
    if not any(fits):
        return words(
            "What you saw fits neither side of the model: something happened that the model does not know."
        )
    if _meets(without.low, without.high, with_mentors):
        return words(
            "In the model the ranges with mentors and without overlap. At one workplace of this size nobody can "
            "tell by this number whether there were mentors: not the model, and not your survey."
        )
    if all(fits):
        return words(
            "What you saw fits the model with mentors as well as the model without. It cannot tell the two apart."
        )
    if fits[1]:
        return words(
            "What you saw fits the model with mentors and not the one without. That is no proof: other things "
            "changed too."
        )
    return words("What you saw fits the model without mentors and not the one with them.")


def _meets(low: float, high: float, expected: Interval) -> bool:
    return low <= expected.high and expected.low <= high


def _range(estimate: Estimate, words: Words) -> str:
    return points_range(Interval(estimate.value, estimate.low, estimate.high), words)
