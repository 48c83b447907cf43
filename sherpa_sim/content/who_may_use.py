"""Who may use which instrument on a day: an answer for each, with what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sherpa_sim.domain.eligibility import Answer, Case, Standing, all_hold, verdict

from .instrument_conditions import AnyCondition, said
from .instruments import Country, Instrument, load_conditions, load_instruments
from .record import Confidence, Text


@dataclass(frozen=True)
class Reason:
    """A condition and what is known of it: `rule` is what must hold, `ask` what to ask where it is not known."""

    condition: str
    answer: Answer
    rule: Text
    ask: Text


@dataclass(frozen=True)
class Verdict:
    """Whether somebody may use an instrument on a day.

    Attributes:
        instrument: the instrument.
        day: the day asked about.
        answer: what can be told for certain.
        by_the_rule: what the last rule we know says, whether or not it is certain to hold on that day.
        standing: how well that rule is known on that day.
        sure: whether its source can be relied on.
        reasons: its conditions, those not met first, then those not known.
        amount: how much, for somebody like this.
    """

    instrument: Instrument
    day: date
    answer: Answer
    by_the_rule: Answer
    standing: Standing
    sure: bool
    reasons: tuple[Reason, ...]
    amount: Text


_ORDER = (Answer.NO, Answer.UNKNOWN, Answer.YES)


def who_may_use(case: Case, day: date) -> tuple[Verdict, ...]:
    """Every Belgian instrument, in the order of the file, with whether somebody may use it on `day`."""
    return tuple(
        judged(instrument, load_conditions(), case, day)
        for instrument in load_instruments().values()
        if instrument.country is Country.BELGIUM
    )


def judged(instrument: Instrument, conditions: Mapping[str, AnyCondition], case: Case, day: date) -> Verdict:
    """Whether somebody may use one instrument on `day`, with the conditions that it names."""
    reasons = sorted(
        (_reason(conditions[key], conditions, case) for key in instrument.conditions),
        key=lambda reason: _ORDER.index(reason.answer),
    )
    by_the_rule = all_hold(reason.answer for reason in reasons)
    standing = instrument.standing_on(day)
    sure = instrument.confidence in (Confidence.HIGH, Confidence.MEDIUM)
    return Verdict(
        instrument=instrument,
        day=day,
        answer=verdict(by_the_rule, standing, sure),
        by_the_rule=by_the_rule,
        standing=standing,
        sure=sure,
        reasons=tuple(reasons),
        amount=_amount(instrument, conditions, case),
    )


def _reason(condition: AnyCondition, conditions: Mapping[str, AnyCondition], case: Case) -> Reason:
    found = condition.judge(case, conditions)
    if found is Answer.NO and condition.disputed:
        found = Answer.UNKNOWN
    return Reason(condition.key, found, said(condition.rule, condition), said(condition.ask, condition))


def _amount(instrument: Instrument, conditions: Mapping[str, AnyCondition], case: Case) -> Text:
    """The amount of the best tier that is certain; the amount for all as soon as a tier cannot be told."""
    for tier in instrument.tiers:
        found = all_hold(_reason(conditions[key], conditions, case).answer for key in tier.conditions)
        if found is Answer.YES:
            return tier.amount
        if found is Answer.UNKNOWN:
            return instrument.amount
    return instrument.amount


def usable(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts worth telling a colleague about: those that are yes, and those that may be."""
    return tuple(one for one in verdicts if one.by_the_rule is not Answer.NO and one.answer is not Answer.NO)
