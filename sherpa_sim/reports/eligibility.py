"""What a mentor reads about an instrument and a colleague: the answer, the days, and what is still to be asked."""

from dataclasses import dataclass

from sherpa_sim.content.instruments import User
from sherpa_sim.content.who_may_use import Verdict
from sherpa_sim.domain.eligibility import Answer, Standing
from sherpa_sim.locale.words import Words


@dataclass(frozen=True)
class Told:
    """A verdict in sentences of one language.

    Attributes:
        name: the instrument.
        answer: yes, no, or what can be said.
        days: until when the rule is known, or why it does not hold.
        amount: how much.
        doubts: what to know before leaning on it; empty where there is nothing.
        not_met: conditions that are not met.
        to_ask: questions to put to the colleague.
        met: conditions that are met.
        apply: where to ask for it.
        check: what to check oneself.
    """

    name: str
    answer: str
    days: str
    amount: str
    doubts: tuple[str, ...]
    not_met: tuple[str, ...]
    to_ask: tuple[str, ...]
    met: tuple[str, ...]
    apply: str
    check: tuple[str, ...]


def told(verdict: Verdict, words: Words) -> Told:
    """What is told of a verdict, in the language of `words`."""
    language, instrument = words.language, verdict.instrument
    by_answer: dict[Answer, list[str]] = {found: [] for found in Answer}
    for reason in verdict.reasons:
        text = reason.ask if reason.answer is Answer.UNKNOWN else reason.rule
        by_answer[reason.answer].append(text(language))
    return Told(
        name=instrument.name(language),
        answer=_answer(verdict, words),
        days=_days(verdict, words),
        amount=verdict.amount(language),
        doubts=_doubts(verdict, words),
        not_met=tuple(by_answer[Answer.NO]),
        to_ask=tuple(dict.fromkeys(by_answer[Answer.UNKNOWN])),
        met=tuple(by_answer[Answer.YES]),
        apply="" if instrument.apply is None else instrument.apply(language),
        check=tuple(text(language) for text in instrument.check),
    )


def _answer(verdict: Verdict, words: Words) -> str:
    match verdict.answer, verdict.by_the_rule:
        case Answer.YES, _:
            return words("Yes, by the rule we know.")
        case Answer.NO, _:
            return words("No.")
        case _, Answer.YES:
            return words("By the last rule we know: yes. Ask first whether it holds.")
        case _, Answer.NO:
            return words("By the last rule we know: no. Ask first whether it holds.")
    return words("This cannot be told yet.")


def _days(verdict: Verdict, words: Words) -> str:
    instrument = verdict.instrument
    days = {
        name: words.date(day)
        for name, day in (
            ("start", instrument.start),
            ("until", instrument.known_until),
            ("ended", instrument.ended_on),
        )
        if day is not None
    }
    match verdict.standing:
        case Standing.KNOWN:
            return words("The rule is known until {until}.", **days)
        case Standing.PAST_KNOWN:
            return words(
                "The rule is known until {until}; ask {place} whether it still holds.",
                place=_place(verdict, words),
                **days,
            )
        case Standing.BEFORE_KNOWN:
            return words(
                "We know the rule from {start} only; before that there may have been another.", **days
            )
        case Standing.NOT_BEGUN:
            return words("It begins on {start}.", **days)
        case Standing.ABOLISHED:
            return words("It was abolished on {ended}.", **days)
    return words(
        "We know no dates for this rule; ask {place} whether it holds.", place=_place(verdict, words)
    )


def _doubts(verdict: Verdict, words: Words) -> tuple[str, ...]:
    doubts = []
    if not verdict.sure:
        doubts.append(
            words(
                "We know this from memory only; check it with {place} before you tell it.",
                place=_place(verdict, words),
            )
        )
    if verdict.instrument.user is User.EMPLOYER:
        doubts.append(words("This is for the employer to ask for, not for the worker."))
    return tuple(doubts)


def _place(verdict: Verdict, words: Words) -> str:
    place = verdict.instrument.ask_at
    return words("the personnel department or the union") if place is None else place(words.language)
