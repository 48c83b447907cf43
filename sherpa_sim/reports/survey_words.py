"""What two rounds of a survey say, in sentences: the same on the page, in the report and in its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from sherpa_sim.content.learning_culture import Questionnaire
from sherpa_sim.content.survey import Survey
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.survey.before_after import Change, Hidden, Kind, Measure, Results
from sherpa_sim.survey.intervals import Estimate
from sherpa_sim.survey.scores import TRAINED
from sherpa_sim.survey.small_groups import LEAST

UNPRINTABLE = Problem(
    "The name of the survey or of a team has a letter that the fonts do not have; write it in other letters."
)

NEARLY_ALL = 0.9
FEW_ANSWERED = 0.6
UNLIKE = 0.15
"""How far two response rates lie apart before it is said."""
BY_CHANCE = 0.05


@dataclass(frozen=True)
class Measured:
    """Two surveys beside each other, and what they say; `others` are the two of people without mentors, if any."""

    group: str
    before: Survey
    after: Survey
    results: Results
    paired: bool = False
    others: tuple[Survey, Survey] | None = None


def name_of(measure: Measure, questionnaire: Questionnaire, words: Words) -> str:
    """What a measure is called."""
    language = words.language
    if measure.kind is Kind.SCALE:
        return next(scale.name(language) for scale in questionnaire.scales if scale.key == measure.key)
    if measure.kind is Kind.ITEM:
        item = next(item for item in questionnaire.items if item.key == measure.key)
        text = item.text(language)
        return words("{statement} (who agrees speaks against it)", statement=text) if item.reversed else text
    if measure.key == TRAINED:
        return words("Took any course or training in the last 12 months")
    return next(fact.name(language) for fact in questionnaire.facts if str(fact.key) == measure.key)


def value(estimate: Estimate, kind: Kind, words: Words) -> str:
    """What was found, without its interval."""
    return words.percent(estimate.value) if kind is Kind.SHARE else words.number(estimate.value, 1)


def interval(estimate: Estimate, kind: Kind, words: Words) -> str:
    """The interval of what was found."""
    return words(
        "{low} to {high}",
        low=value(Estimate(estimate.low, 0, 0), kind, words),
        high=value(Estimate(estimate.high, 0, 0), kind, words),
    )


def direction(estimate: Estimate, kind: Kind, words: Words) -> str:
    """A difference between two rounds: which way, how far, and whether it could be nothing."""
    low, high = (_size(end, kind, words) for end in (estimate.low, estimate.high))
    if estimate.low > 0:
        if kind is Kind.SHARE:
            return words("Higher, by {low} to {high} percentage points", low=low, high=high)
        return words("Higher, by {low} to {high} points", low=low, high=high)
    if estimate.high < 0:
        if kind is Kind.SHARE:
            return words("Lower, by {low} to {high} percentage points", low=high, high=low)
        return words("Lower, by {low} to {high} points", low=high, high=low)
    if kind is Kind.SHARE:
        return words(
            "From {low} percentage points lower to {high} higher: it could also be nothing",
            low=low,
            high=high,
        )
    return words("From {low} points lower to {high} higher: it could also be nothing", low=low, high=high)


def signed(estimate: Estimate, words: Words) -> str:
    """The interval of a difference of means, each end with its sign."""

    def end(difference: float) -> str:
        return f"{'+' if difference > 0 else '−'}{_size(difference, Kind.ITEM, words)}"

    return words("{low} to {high}", low=end(estimate.low), high=end(estimate.high))


def hidden(change: Change, words: Words) -> str:
    """Why nothing is told of a measure."""
    if change.hidden is Hidden.SAME:
        return words("Not told: everybody in a small group gave the same answer")
    return words("Not told: fewer than {least} people answered it at one of the rounds", least=LEAST)


def found(change: Change, words: Words) -> str:
    """How a measure changed, or why that is not told."""
    if change.difference is None:
        return hidden(change, words)
    told = direction(change.difference, change.measure.kind, words)
    if change.pairs:
        return words("{change} ({count} people compared with themselves)", change=told, count=change.pairs)
    return told


def response(measured: Measured, words: Words) -> tuple[str, ...]:
    """Who answered at each round, and what that means for the results."""
    surveys, many = (measured.before, measured.after), measured.results.many
    rates = [count / survey.asked for survey, count in zip(surveys, many, strict=True) if survey.asked]
    told = [answered(survey, count, words) for survey, count in zip(surveys, many, strict=True)]
    if measured.others is not None and measured.results.others_many is not None:
        told += [
            words("Without mentors: {answered}", answered=answered(survey, count, words))
            for survey, count in zip(measured.others, measured.results.others_many, strict=True)
        ]
    if any(rate > 1 for rate in rates):
        told.append(
            words(
                "There are more answers than people who were asked: somebody answered twice, or the number is "
                "not right."
            )
        )
    elif any(rate < FEW_ANSWERED for rate in rates):
        told.append(
            words(
                "Fewer than 6 in 10 people answered. Who did not answer may well think otherwise than who did."
            )
        )
    if len(rates) == 2 and all(NEARLY_ALL <= rate <= 1 for rate in rates):
        told.append(
            words(
                "Nearly everybody answered. Then the intervals do not stand for people who were not asked, but "
                "for how much answers go up and down from one day to another."
            )
        )
    if len(rates) == 2 and abs(rates[0] - rates[1]) > UNLIKE:
        told.append(
            words(
                "Not the same part of the people answered at both rounds. That alone can make a difference."
            )
        )
    return tuple(told)


def answered(survey: Survey, many: int, words: Words) -> str:
    """How many answered a survey, and of how many where that is known."""
    details = {"survey": survey.name, "day": words.date(survey.closes), "many": words.number(many)}
    if survey.asked is None:
        return words(
            "{survey}, until {day}. Answers: {many}; it was not said how many people were asked.", **details
        )
    share = words.percent(many / survey.asked)
    return words(
        "{survey}, until {day}. Answers: {many}, {share} of the {asked} people who were asked.",
        asked=words.number(survey.asked),
        share=share,
        **details,
    )


def too_few(measured: Measured, words: Words) -> str:
    """Why no results are told at all; empty if they are."""
    surveys = (measured.before, measured.after)
    for survey, many in zip(surveys, measured.results.many, strict=True):
        if many == 0:
            return words("Nobody answered {survey} yet, so there is nothing to compare.", survey=survey.name)
        if many == 1:
            return words(
                "Only one person answered {survey}. No results are shown: they would tell what that person said.",
                survey=survey.name,
            )
        if many < LEAST:
            return words(
                "Only {many} people answered {survey}. No results are shown of fewer than {least}, so that "
                "nobody can be found back in them.",
                many=many,
                survey=survey.name,
                least=LEAST,
            )
    return ""


def chance(results: Results, words: Words) -> str:
    """How many of so many comparisons would look clear although nothing changed."""
    count = results.comparisons
    return words(
        "These are {count} comparisons. Even if nothing changed, about {expected} of them would look clearly "
        "higher or lower by chance alone. Look at what several of them say together, not at the one that stands "
        "out.",
        count=count,
        expected=words.number(max(1, round(BY_CHANCE * count))),
    )


def method(paired: bool, words: Words) -> tuple[str, ...]:
    """How the intervals are made."""
    sentences = [
        words(
            "An interval says between which values the real one probably lies: with this method, 95 of 100 "
            "intervals hold it. Scales and statements go from 1 (fully disagree) to 5 (fully agree); in a scale, "
            "statements that speak against it are turned around, and somebody counts who answered at least half "
            "of them."
        ),
        words(
            "Means by Student's t, their differences by Welch's; shares by Wilson, their differences by "
            "Newcombe. People of one team answer alike, which these methods do not know: the real intervals are "
            "wider."
        ),
    ]
    if paired:
        sentences.append(
            words(
                "Who gave the same code at both rounds is compared with herself, where that does not give away "
                "others."
            )
        )
    return tuple(sentences)


def limits(compared: bool, words: Words) -> tuple[str, ...]:
    """What before and after can and cannot show; `compared` if others without mentors were asked too."""
    first = (
        words(
            "The others without mentors show what would have changed anyway, but only if they were like your "
            "people and the same things happened to them."
        )
        if compared
        else words(
            "There are no others without mentors to compare with. So nobody can tell what would have changed anyway."
        )
    )
    return (
        first,
        words(
            "Other things changed as well: a new boss, a busy season, a new rule, a course that was on offer."
        ),
        words(
            "Not the same people may have answered: who left, who came, and who was in the mood to fill it in."
        ),
        words(
            "If you began because things went badly, they often get better by themselves. A bad moment is "
            "usually followed by a better one."
        ),
        words(
            "Who knows what is hoped for, tends to answer that way, above all when mentors hand out the "
            "questionnaire."
        ),
        words("So you may say: this changed. You may not say: this is due to the mentors."),
    )


def next_steps(words: Words) -> tuple[str, ...]:
    """What to do with the results."""
    return (
        words("Show the results first to the people who answered, and ask what they recognise."),
        words("Choose one thing that is low and that you can change, with the people themselves."),
        words(
            "Ask again after half a year or a year, in the same weeks of the year, with the same statements."
        ),
        words(
            "If you can: ask a team or a site that gets mentors later as well. It makes the comparison much stronger."
        ),
    )


def beside_others(
    measured: Measured, questionnaire: Questionnaire, words: Words
) -> tuple[tuple[str, str], ...]:
    """For each scale and share, how much more it changed than among the others."""
    return tuple(
        (
            name_of(measure, questionnaire, words),
            words("Not told: too few people among one of the four groups")
            if estimate is None
            else direction(estimate, measure.kind, words),
        )
        for measure, estimate in measured.results.beside_others.items()
    )


def changes_of(results: Results, *kinds: Kind) -> Sequence[Change]:
    """The measures of these kinds, in order."""
    return [change for change in results.changes if change.measure.kind in kinds]


def _size(difference: float, kind: Kind, words: Words) -> str:
    """How large a difference is, without its sign; one that would be written as none has a decimal more."""
    size = abs(100 * difference) if kind is Kind.SHARE else abs(difference)
    digits = 0 if kind is Kind.SHARE else 1
    return words.number(size, digits if size >= 0.5 * 10**-digits else digits + 1)
