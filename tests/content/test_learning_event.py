"""That the list of an event counts back from its day, and that what cannot be is said."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sherpa_sim.content.event_checklist import Checklist, When, checklist
from sherpa_sim.content.event_ideas import load_event_guide
from sherpa_sim.content.event_plan import (
    may_be_told,
    minutes,
    missing,
    poster_texts,
    since_planned,
    ticked_off,
    wrong,
)
from sherpa_sim.content.learning_event import Agreement, Assistant, Held, LearningEvent, LearningEvents, Risk
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.tool_record import read_tool_file, tool_file
from sherpa_sim.domain.problem import Problem

GUIDE = load_event_guide()
TASKS = GUIDE.tasks
DAY = date(2027, 6, 1)
DAYS = some.dates(date(2025, 1, 1), date(2030, 1, 1))
LONG_AGO = DAY - timedelta(days=100)


def found(begun: date, today: date, ticked: tuple[str, ...] = ()) -> Checklist:
    return checklist(TASKS, DAY, begun, today, ticked)


def test_with_time_enough_every_task_has_its_own_day() -> None:
    whole = found(LONG_AGO, LONG_AGO)
    assert [one.task.key for one in whole.tasks] == [task.key for task in TASKS]
    assert all(one.day == DAY - timedelta(days=one.task.days) for one in whole.tasks)
    assert (whole.left_out, whole.moved, whole.gone_by, whole.notice) == ((), 0, 0, 100)
    assert whole.tasks[0].day == date(2027, 4, 20)  # six weeks before
    assert min(task.days for task in TASKS) < 0


def test_a_short_notice_leaves_out_what_can_be_missed_and_keeps_what_cannot() -> None:
    begun = DAY - timedelta(days=10)
    short = found(begun, begun)
    assert [task.key for task in short.left_out] == ["wish", "needs", "poster"]
    assert {one.task.key for one in short.tasks if one.moved} == {
        task.key for task in TASKS if task.days > 10 and task.always
    }
    assert all(one.day == begun and one.when is When.TODAY for one in short.tasks if one.moved)
    assert short.gone_by == 0


def test_what_was_not_done_in_time_is_flagged_and_what_was_is_not() -> None:
    late = found(LONG_AGO, DAY - timedelta(days=30), ("wish", "employer"))
    standing = {one.task.key: one.when for one in late.tasks}
    assert standing["wish"] is When.DONE
    assert standing["representatives"] is When.GONE_BY
    assert standing["access"] is When.COMING
    assert (late.done, late.gone_by) == (2, 2)
    assert found(LONG_AGO, DAY).tasks[[task.key for task in TASKS].index("welcome")].when is When.TODAY


def test_planned_after_its_day_only_what_comes_after_is_left() -> None:
    after = found(DAY + timedelta(days=2), DAY + timedelta(days=2))
    assert [one.task.days < 0 for one in after.tasks] == [True] * 4
    assert after.notice == 0


@given(DAYS, DAYS, DAYS, some.sets(some.sampled_from([task.key for task in TASKS])))
def test_every_task_is_listed_or_left_out(day: date, begun: date, today: date, ticked: set[str]) -> None:
    whole = checklist(TASKS, day, begun, today, tuple(ticked))
    keys = [one.task.key for one in whole.tasks] + [task.key for task in whole.left_out]
    assert sorted(keys) == sorted(task.key for task in TASKS)
    assert [one.day for one in whole.tasks] == sorted(one.day for one in whole.tasks)
    assert all((one.when is When.DONE) == (one.task.key in ticked) for one in whole.tasks)
    assert all(one.day >= begun for one in whole.tasks if one.task.days >= 0)
    if begun <= day:
        assert not any(task.always for task in whole.left_out)


def test_the_notice_counts_from_when_a_day_was_first_chosen() -> None:
    event = since_planned(LearningEvent(), DAY)
    assert event.begun is None
    event = since_planned(event.model_copy(update={"day": DAY}), LONG_AGO)
    assert event.begun == LONG_AGO
    assert since_planned(event.model_copy(update={"day": DAY + timedelta(days=7)}), DAY).begun == LONG_AGO


def test_a_task_is_ticked_once_and_off_again() -> None:
    event = ticked_off(ticked_off(LearningEvent(), "wish", True), "wish", True)
    assert event.ticked == ("wish",)
    assert ticked_off(event, "wish", False).ticked == ()


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("", "10:00", None),
        ("10:00", "", None),
        ("10:00", "10:20", 20),
        ("23:45", "00:15", 30),
        ("10:00", "10:00", 0),
    ],
)
def test_how_long_it_lasts_also_over_midnight(start: str, end: str, expected: int | None) -> None:
    assert minutes(LearningEvent(start=start, end=end)) == expected


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (LearningEvent(day=DAY - timedelta(days=1)), "That day has gone by"),
        (LearningEvent(day=DAY + timedelta(days=1), held=Held.HELD), "still to come"),
        (LearningEvent(start="10:00", end="10:00"), "ends at the moment it begins"),
        (LearningEvent(start="10:00", end="09:00"), "It lasts 23 hours"),
        (LearningEvent(idea="lunch_talk", start="10:00", end="11:00"), "You plan 60 minutes; for this idea"),
        (LearningEvent(agreements=(Agreement(party="union", answer="no"),)), "says no"),
    ],
)
def test_what_does_not_fit_is_said(event: LearningEvent, said: str) -> None:
    (problem,) = wrong(event, GUIDE.idea(event.idea), DAY)
    assert said in str(problem)


def test_an_event_that_was_held_or_fits_is_left_in_peace() -> None:
    assert wrong(LearningEvent(day=LONG_AGO, held=Held.HELD), None, DAY) == ()
    fits = LearningEvent(idea="lunch_talk", start="23:50", end="00:10", day=DAY)
    assert wrong(fits, GUIDE.idea("lunch_talk"), DAY) == ()
    assert wrong(LearningEvent(idea="gone since"), GUIDE.idea("gone since"), DAY) == ()


def test_what_is_still_to_be_thought_of_grows_less() -> None:
    assert len(missing(LearningEvent())) == 13
    filled = LearningEvent(
        name="Coffee",
        idea="lunch_talk",
        who_for="Nights",
        shifts="Twice",
        part_timers="On Tuesday",
        languages="Two",
        access="No steps",
        day=DAY,
        start="10:00",
        end="10:20",
        place="Canteen",
        helpers=(Assistant(who="A.B."),),
        risks=(Risk(what="Nobody comes"),),
        agreements=(Agreement(party="union"),),
    )
    (employer,) = missing(filled)
    assert "employer" in str(employer)
    assert missing(filled.model_copy(update={"agreements": (Agreement(party="employer"),)})) == ()
    kept = LearningEvents(events=(filled, LearningEvent()))
    assert read_tool_file("x.json", tool_file(kept), LearningEvents()) == kept


def test_of_fewer_than_five_nothing_is_told() -> None:
    assert [may_be_told(LearningEvent(came=came)) for came in (0, 4, 5)] == [False, False, True]


def test_a_poster_takes_what_was_written_then_the_idea_then_the_name() -> None:
    idea = GUIDE.idea("quiz")
    assert idea is not None
    title, line = poster_texts(LearningEvent(idea="quiz", title_nl="Mijn quiz"), idea)
    assert (title.nl, title.en, line) == ("Mijn quiz", idea.title.en, idea.line)
    title, line = poster_texts(LearningEvent(name="Coffee"), None)
    assert (title.nl, title.en, line.nl) == ("Coffee", "Coffee", "")


@pytest.mark.parametrize("idea", GUIDE.ideas, ids=lambda idea: idea.key)
def test_an_idea_is_whole(idea) -> None:
    assert idea.shortest < idea.longest
    assert len(set(idea.levers)) == len(idea.levers)
    assert all(str(lever) in load_lever_guide() for lever in idea.levers)
    for text in (idea.costs.en, idea.costs.nl):
        assert not any(sign.isdigit() for sign in text), "no source names an amount"


@pytest.mark.parametrize(
    "change", [{"day": "0001-01-01"}, {"day": "9999-12-31"}, {"start": "10:07"}, {"start": "25:00"}]
)
def test_a_file_from_elsewhere_holds_no_day_or_hour_that_the_page_cannot_show(change: dict[str, str]) -> None:
    data = json.dumps({"tool": "learning-event", "version": 1, "events": [change]}).encode()
    with pytest.raises(Problem, match="does not hold what the kit writes"):
        read_tool_file("x.json", data, LearningEvents())
