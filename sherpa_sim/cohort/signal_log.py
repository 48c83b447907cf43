"""What becomes of signals: from heard to passed on, answered and told back; and when a summary may be made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sherpa_sim.content.signals import (
    MOST_ANSWERS,
    MOST_SUMMARIES,
    Answer,
    Decision,
    Group,
    Signal,
    SignalsRecord,
    Summary,
    new_key,
)
from sherpa_sim.domain.problem import Problem

from .signal_counts import LEAST_PEOPLE, Log, Told, least, what_may_be_told


class State(StrEnum):
    """How far a signal has come."""

    HEARD = "heard"
    PASSED_ON = "passed_on"
    ANSWERED = "answered"
    TOLD_BACK = "told_back"


@dataclass(frozen=True)
class Place:
    """Where a group stands in a record: which summary, and which of its groups."""

    summary: int
    group: int


@dataclass(frozen=True)
class Asked:
    """A request to management: where it stands in the record, and what became of it."""

    place: Place
    made: date
    group: Group

    @property
    def state(self) -> State:
        """How far it has come."""
        if not self.group.answers:
            return State.PASSED_ON
        return State.TOLD_BACK if self.group.told else State.ANSWERED

    def late(self, today: date) -> date | None:
        """The day that is over: that of the answer, or that by which something would be done; None if none is.

        After a no nothing is waited for, nor after something was promised without a day.
        """
        day = self.group.by
        if self.group.answers:
            last = self.group.answers[-1]
            day = None if last.decision is Decision.NO else last.by
        return day if day is not None and day < today else None


def asked(record: SignalsRecord) -> Iterator[Asked]:
    """Every request of every summary, in their order."""
    for number, summary in enumerate(record.summaries):
        for row, group in enumerate(summary.groups):
            yield Asked(Place(number, row), summary.made, group)


def states(record: SignalsRecord) -> Mapping[str, State]:
    """How far each signal of the log has come, by its key."""
    passed = {key: one.state for one in asked(record) for key in one.group.signals}
    return {signal.key: passed.get(signal.key, State.HEARD) for signal in record.signals}


def waiting(record: SignalsRecord, every: Sequence[SignalsRecord]) -> tuple[Signal, ...]:
    """The signals of a log that were passed on in no summary of any log."""
    passed = {key for one in every for request in asked(one) for key in request.group.signals}
    return tuple(signal for signal in record.signals if signal.key not in passed)


def begun(record: SignalsRecord) -> SignalsRecord:
    """The record with a key of its own, by which it is known from other mentors' logs."""
    return record if record.log else record.model_copy(update={"log": new_key()})


def may_be_made(records: Sequence[SignalsRecord], logs: Sequence[Log]) -> tuple[Told, ...]:
    """What a summary of these signals of these mentors would tell.

    Raises:
        Problem: why it cannot be made.
    """
    if not any(log.signals for log in logs):
        raise Problem("There is nothing in the log that was not passed on yet.")
    people = least(logs, lambda _: True)
    if people < LEAST_PEOPLE:
        raise Problem(
            "A summary is only made from five different colleagues or more, and surely counted there are {people} now. "
            "With fewer, management could know who said what. Listen on; what you wrote down stays.",
            people=people,
        )
    known = {key for record in records for summary in record.summaries for key in summary.waiting}
    if least(logs, lambda signal: signal.key not in known) < LEAST_PEOPLE:
        raise Problem(
            "Since the last summary fewer than five different colleagues came in. Who lays two summaries beside each "
            "other could know who that was. Listen on; what you wrote down stays."
        )
    return what_may_be_told(logs)


def with_summary(
    record: SignalsRecord, logs: Sequence[Log], groups: Sequence[Group], today: date
) -> SignalsRecord:
    """The record with one summary more, of these groups; raises Problem if it holds as many as it can."""
    if len(record.summaries) >= MOST_SUMMARIES:
        raise Problem(
            "This log holds {most} summaries, which is the most. Save it as a file, and begin a new one.",
            most=MOST_SUMMARIES,
        )
    told = {key for group in groups for key in group.signals}
    left = tuple(signal.key for log in logs for signal in log.signals if signal.key not in told)
    summary = Summary(key=new_key(), made=today, mentors=len(logs), groups=tuple(groups), waiting=left)
    return record.model_copy(update={"summaries": (*record.summaries, summary)})


def without_last_summary(record: SignalsRecord) -> SignalsRecord:
    """The record without the summary that was made last; its signals wait again.

    Raises:
        Problem: if it was saved as a file, so that somebody may have it.
    """
    if record.summaries[-1].saved:
        raise Problem("This summary was saved as a file, so somebody may have it. It stays.")
    return record.model_copy(update={"summaries": record.summaries[:-1]})


def saved(record: SignalsRecord, number: int) -> SignalsRecord:
    """The record in which it stands that the file of a summary was saved."""
    return _with(record, number, record.summaries[number].model_copy(update={"saved": True}))


def answered(record: SignalsRecord, place: Place, answer: Answer) -> SignalsRecord:
    """The record with one answer more; what was told back before is to be told anew.

    Raises:
        Problem: if there are as many answers as one request can have.
    """
    group = record.summaries[place.summary].groups[place.group]
    if len(group.answers) >= MOST_ANSWERS:
        raise Problem(
            "There are {most} answers to this already, which is the most. Take one back first.",
            most=MOST_ANSWERS,
        )
    return _with_group(record, place, {"answers": (*group.answers, answer), "told": None})


def told_back(record: SignalsRecord, place: Place, day: date | None) -> SignalsRecord:
    """The record in which colleagues were told the answer on a day; None: they were not."""
    return _with_group(record, place, {"told": day})


def without_last_answer(record: SignalsRecord, place: Place) -> SignalsRecord:
    """The record without the answer that was noted last."""
    group = record.summaries[place.summary].groups[place.group]
    return _with_group(record, place, {"answers": group.answers[:-1], "told": None})


def _with_group(record: SignalsRecord, place: Place, changed: Mapping[str, object]) -> SignalsRecord:
    summary = record.summaries[place.summary]
    groups = list(summary.groups)
    groups[place.group] = groups[place.group].model_copy(update=changed)
    return _with(record, place.summary, summary.model_copy(update={"groups": tuple(groups)}))


def _with(record: SignalsRecord, number: int, summary: Summary) -> SignalsRecord:
    every = list(record.summaries)
    every[number] = summary
    return record.model_copy(update={"summaries": tuple(every)})


def adopted(record: SignalsRecord, other: SignalsRecord) -> SignalsRecord:
    """The record with the summaries of another log that are about signals of this one, and their newest answers.

    Where there are more than a log can hold, the oldest give way.
    """
    own = {signal.key for signal in record.signals}
    by_key = {summary.key: summary for summary in record.summaries}
    for summary in other.summaries:
        if summary.key in by_key:
            by_key[summary.key] = _with_newest_answers(by_key[summary.key], summary)
        elif own & {key for group in summary.groups for key in group.signals}:
            by_key[summary.key] = summary
    every = sorted(by_key.values(), key=lambda one: one.made)
    return record.model_copy(update={"summaries": tuple(every[-MOST_SUMMARIES:])})


def _with_newest_answers(mine: Summary, theirs: Summary) -> Summary:
    if len(mine.groups) != len(theirs.groups):
        return mine
    groups = tuple(
        group.model_copy(update={"answers": other.answers, "told": other.told})
        if len(other.answers) > len(group.answers)
        else group
        for group, other in zip(mine.groups, theirs.groups, strict=True)
    )
    return mine.model_copy(update={"groups": groups})
