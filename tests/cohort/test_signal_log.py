"""What becomes of signals, when a summary may be made, and that two summaries tell nothing together."""

import io
import itertools
import zipfile
from collections import defaultdict
from datetime import date, timedelta

import pytest

from sherpa_sim.cohort import signal_counts
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.deletion import delete_person
from sherpa_sim.cohort.own_data import data_of
from sherpa_sim.cohort.signal_counts import Log, Told
from sherpa_sim.cohort.signal_log import (
    Place,
    State,
    adopted,
    answered,
    asked,
    begun,
    may_be_made,
    saved,
    states,
    told_back,
    waiting,
    with_summary,
    without_last_answer,
    without_last_summary,
)
from sherpa_sim.cohort.tool_records import ToolFolder
from sherpa_sim.content.signal_walls import load_walls
from sherpa_sim.content.signals import (
    MOST_ANSWERS,
    MOST_SUMMARIES,
    Answer,
    Decision,
    Group,
    Level,
    Signal,
    SignalsRecord,
)
from sherpa_sim.content.tool_record import read_tool_file, tool_file
from sherpa_sim.domain.problem import Problem

from .signal_logs import DAY, heard

FIRST = Place(0, 0)
YES = Answer(day=DAY, decision=Decision.WILL_DO, words="In April.", by=DAY + timedelta(30))


def groups(told: tuple[Told, ...]) -> list[Group]:
    return [
        Group(
            level=one.level,
            key=one.key,
            least=one.least,
            signals=one.signals,
            request="A fixed roster.",
            by=DAY,
        )
        for one in told
    ]


def passed_on(record: SignalsRecord) -> SignalsRecord:
    """The record after a summary of all that waits."""
    logs = [Log(waiting(record, [record]))]
    return with_summary(record, logs, groups(may_be_made([record], logs)), DAY)


def made_of(*signals: Signal) -> SignalsRecord:
    return begun(SignalsRecord(signals=signals))


def test_a_signal_goes_from_heard_to_told_back() -> None:
    shifts, fee = heard("shifts", 6), heard("fee", 2)
    record = made_of(shifts, fee)
    assert set(states(record).values()) == {State.HEARD}
    record = passed_on(record)
    assert states(record) == {shifts.key: State.PASSED_ON, fee.key: State.HEARD}
    record = answered(record, FIRST, YES)
    assert states(record)[shifts.key] is State.ANSWERED
    record = told_back(record, FIRST, DAY)
    assert states(record)[shifts.key] is State.TOLD_BACK
    record = answered(record, FIRST, YES.model_copy(update={"decision": Decision.NO}))
    assert states(record)[shifts.key] is State.ANSWERED
    record = without_last_answer(without_last_answer(record, FIRST), FIRST)
    assert states(record)[shifts.key] is State.PASSED_ON
    assert read_tool_file("log.json", tool_file(record), SignalsRecord()) == record


def test_fewer_than_five_people_are_refused_and_five_are_not() -> None:
    four = [Log((heard("shifts", 3), heard("fee", 1)))]
    with pytest.raises(Problem, match="five different colleagues or more"):
        may_be_made([SignalsRecord()], four)
    with pytest.raises(Problem, match="nothing in the log"):
        may_be_made([SignalsRecord()], [Log(())])
    assert may_be_made([SignalsRecord()], [Log((heard("shifts", 5),))])
    (other,) = may_be_made([SignalsRecord()], [Log((heard("shifts", 3), heard("fee", 3)))])
    assert other.level is Level.OTHER


def test_the_same_five_people_said_twice_are_five() -> None:
    again = heard("shifts", 4, same=4)
    with pytest.raises(Problem, match="five different colleagues or more"):
        may_be_made([SignalsRecord()], [Log((heard("shifts", 4), again))])


def test_a_second_summary_needs_five_new_people_and_holds_only_what_was_not_passed_on() -> None:
    record = passed_on(made_of(heard("shifts", 6), heard("fee", 4)))
    with pytest.raises(Problem, match="five different colleagues or more"):
        passed_on(record)
    one_more = record.model_copy(update={"signals": (*record.signals, heard("fee", 1))})
    with pytest.raises(Problem, match="Since the last summary fewer than five"):
        passed_on(one_more)
    more = record.model_copy(update={"signals": (*record.signals, heard("fee", 5))})
    first, second = passed_on(more).summaries
    assert [(one.key, one.least) for one in second.groups] == [("fee", 5)]
    assert not set(first.groups[0].signals) & set(second.groups[0].signals)


def test_no_number_from_one_to_four_follows_from_two_summaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """In all worlds of one wall: what was said before the first of two, and what came in between."""
    monkeypatch.setattr(signal_counts, "load_walls", lambda: {"time": load_walls()["time"]})
    kinds = [kind.key for kind in load_walls()["time"].kinds]
    before = {(kind, people): heard(kind, people) for kind in kinds for people in (1, 4, 5, 6)}
    after = {(kind, people): heard(kind, people) for kind in kinds for people in (1, 4, 5)}
    found = defaultdict(list)
    for first in itertools.product((0, 1, 4, 5, 6), repeat=3):
        record = SignalsRecord(signals=tuple(before[one] for one in zip(kinds, first, strict=True) if one[1]))
        try:
            record = passed_on(record)
        except Problem:
            continue
        for second in itertools.product((0, 1, 4, 5), repeat=3):
            new = tuple(after[one] for one in zip(kinds, second, strict=True) if one[1])
            try:
                both = passed_on(record.model_copy(update={"signals": (*record.signals, *new)}))
            except Problem:
                continue
            paper = tuple(
                tuple(sorted((one.key, one.least) for one in summary.groups)) for summary in both.summaries
            )
            found[paper].append((first, second))
    assert len(found) > 10
    for paper, same in found.items():
        for kind in range(3):
            for name, values in (
                ("before", {first[kind] for first, _ in same}),
                ("new", {second[kind] for _, second in same}),
                ("all", {first[kind] + second[kind] for first, second in same}),
            ):
                assert not values <= {1, 2, 3, 4}, (paper, kinds[kind], name, values)


def test_a_summary_is_taken_back_only_as_long_as_nobody_can_have_it() -> None:
    record = passed_on(made_of(heard("shifts", 6)))
    assert without_last_summary(record).summaries == ()
    with pytest.raises(Problem, match="somebody may have it"):
        without_last_summary(saved(record, 0))


def test_what_is_past_its_day_is_known() -> None:
    record = passed_on(made_of(heard("shifts", 6)))
    (request,) = asked(record)
    assert request.late(DAY) is None
    assert request.late(DAY + timedelta(1)) == DAY
    (request,) = asked(answered(record, FIRST, YES))
    assert request.late(DAY + timedelta(30)) is None
    assert request.late(DAY + timedelta(31)) == YES.by
    (request,) = asked(answered(record, FIRST, YES.model_copy(update={"decision": Decision.NO})))
    assert request.late(date(2100, 1, 1)) is None


def test_a_summary_made_together_comes_back_into_the_other_log() -> None:
    mine, theirs = made_of(heard("shifts", 6)), made_of(heard("shifts", 7))
    logs = [Log(waiting(mine, [mine, theirs])), Log(waiting(theirs, [mine, theirs]))]
    mine = with_summary(mine, logs, groups(may_be_made([mine, theirs], logs)), DAY)
    assert mine.summaries[0].mentors == 2
    theirs = adopted(theirs, mine)
    assert set(states(theirs).values()) == {State.PASSED_ON}
    theirs = adopted(theirs, answered(mine, FIRST, YES))
    assert set(states(theirs).values()) == {State.ANSWERED}
    assert adopted(theirs, mine) == theirs
    assert adopted(made_of(heard("fee", 5)), mine).summaries == ()


def test_a_log_with_the_same_signal_twice_or_an_unknown_wall_is_refused() -> None:
    signal = heard("shifts", 6)
    twice = SignalsRecord().model_copy(update={"signals": (signal, signal)})
    with pytest.raises(Problem, match="does not hold what the kit writes"):
        read_tool_file("log.json", tool_file(twice), SignalsRecord())
    data = tool_file(SignalsRecord(signals=(signal,))).replace(b"shifts", b"shifty")
    with pytest.raises(Problem, match="does not hold what the kit writes"):
        read_tool_file("log.json", data, SignalsRecord())


def test_a_full_log_is_told_and_can_still_be_read() -> None:
    record = passed_on(made_of(heard("shifts", 6)))
    for _ in range(MOST_ANSWERS):
        record = answered(record, FIRST, YES)
    with pytest.raises(Problem, match="6 answers to this already"):
        answered(record, FIRST, YES)
    while len(record.summaries) < MOST_SUMMARIES:
        fresh = record.model_copy(update={"signals": (*record.signals, heard("fee", 5))})
        record = passed_on(fresh)
    assert read_tool_file("log.json", tool_file(record), SignalsRecord()) == record
    with pytest.raises(Problem, match="24 summaries, which is the most"):
        passed_on(record.model_copy(update={"signals": (*record.signals, heard("fee", 5))}))


def test_a_log_is_in_the_data_of_a_person_and_goes_with_her(cohort: Cohort) -> None:
    ToolFolder(cohort, "an").save(made_of(heard("shifts", 6, words="Te laat geweten.")), "")
    with zipfile.ZipFile(io.BytesIO(data_of(cohort, "an"))) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("signals.json"))
        assert "Te laat geweten." in archive.read(name).decode()
    delete_person(cohort, "an")
    assert list(cohort.folder.rglob("signals.json")) == []
