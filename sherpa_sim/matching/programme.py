"""The pairs of a programme together: how many began, last and ended early, and what was held; counts, no scores."""

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sherpa_sim.content.pair_record import BegunPair, Evaluator

from .meetings import held_by_month, months_of


@dataclass(frozen=True)
class ProgrammeSummary:
    """Counts over all pairs.

    Attributes:
        begun: pairs that began on or before today; `to_come` begin later.
        lasting: of those, the ones that go on.
        finished: those that reached the end that was agreed.
        ended_early: those that stopped before it, with the reasons that were given and how often.
        meetings: held in all.
        a_month: the mean number of meetings in a month that is over; None if no month is over.
        months_over: how many months of a pair are over, and `months_short` how many of them had fewer than two.
        evaluations: how many of each of the three have answered something.
    """

    begun: int
    to_come: int
    lasting: int
    finished: int
    ended_early: int
    why: tuple[tuple[str, int], ...]
    meetings: int
    a_month: float | None
    months_over: int
    months_short: int
    evaluations: Mapping[Evaluator, int]


def summarise(pairs: Sequence[BegunPair], today: date) -> ProgrammeSummary:
    """The summary on a day."""
    begun = [pair for pair in pairs if pair.frame.begins <= today]
    early = [pair for pair in begun if ended_early(pair)]
    over = [month for pair in begun for month in held_by_month(pair, today) if month.over]
    reasons = Counter(" ".join(pair.why_ended.split()) for pair in early)
    finished = sum(
        not ended_early(pair) and (pair.ended is not None or end_of(pair) <= today) for pair in begun
    )
    return ProgrammeSummary(
        begun=len(begun),
        to_come=len(pairs) - len(begun),
        lasting=len(begun) - len(early) - finished,
        finished=finished,
        ended_early=len(early),
        why=tuple(reasons.most_common()),
        meetings=sum(len(pair.held) for pair in begun),
        a_month=statistics.mean(month.held for month in over) if over else None,
        months_over=len(over),
        months_short=sum(month.short for month in over),
        evaluations={who: sum(bool(pair.evaluation(who).answers) for pair in pairs) for who in Evaluator},
    )


def end_of(pair: BegunPair) -> date:
    """The day after the last month that was agreed."""
    return months_of(pair.frame)[-1].end


def ended_early(pair: BegunPair) -> bool:
    """Whether it stopped before the end that was agreed."""
    return pair.ended is not None and pair.ended < end_of(pair)


def answers_by_item(pairs: Sequence[BegunPair], key: str) -> Mapping[Evaluator, Counter[str]]:
    """How often each of the three gave each answer to an item, over all pairs."""
    return {
        who: Counter(
            answer for pair in pairs if (answer := pair.evaluation(who).answers.get(key)) is not None
        )
        for who in Evaluator
    }
