"""That the calendar file is one that calendars read (RFC 5545), knows its days again, and names nobody."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from sherpa_sim.content.plan_standing import CalendarPlan, PlanDay
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.plan_calendar import plan_calendar

NOW = datetime(2030, 3, 1, 9, 30, tzinfo=UTC)
PLAN_ID = "0123456789abcdef0123456789abcdef"
COFFEE = PlanDay("step_1", date(2030, 3, 3), "Koffie; met, K.\nen Jan Peeters", "delegee")
LOOK = PlanDay("review_0", date(2030, 12, 31))


def events(*plans: CalendarPlan, language: str = "nl") -> list[Event]:
    return list(Calendar.from_ical(plan_calendar(plans, words_for(language), NOW)).walk("VEVENT"))


def own(*days: PlanDay, changes: int = 3) -> CalendarPlan:
    return CalendarPlan(PLAN_ID, changes, days)


def test_each_day_is_a_whole_day_with_a_reminder_on_the_morning_before() -> None:
    coffee, look = events(own(COFFEE, LOOK))
    assert (coffee["DTSTART"].dt, coffee["DTEND"].dt) == (date(2030, 3, 3), date(2030, 3, 4))
    assert (look["DTSTART"].dt, look["DTEND"].dt) == (date(2030, 12, 31), date(2031, 1, 1))
    assert coffee["DTSTAMP"].dt == NOW
    (alarm,) = coffee.walk("VALARM")
    morning = datetime(2030, 3, 3) + alarm["TRIGGER"].dt
    assert (alarm["ACTION"], morning) == ("DISPLAY", datetime(2030, 3, 2, 9))
    assert alarm["DESCRIPTION"] == coffee["SUMMARY"]


def test_names_become_initials_and_the_text_stays_as_it_was() -> None:
    coffee, look = events(own(COFFEE, LOOK))
    assert coffee["SUMMARY"] == "Koffie; met, K. en J.P."
    assert "Wie helpt: delegee" in coffee["DESCRIPTION"]
    assert "Peeters" not in plan_calendar([own(COFFEE)], words_for("nl"), NOW).decode()
    assert look["SUMMARY"] == "Terugkijken op het actieplan"
    assert events(own(LOOK), language="en")[0]["SUMMARY"] == "Look back on the action plan"


def test_a_second_file_puts_the_same_days_elsewhere() -> None:
    moved = PlanDay(COFFEE.key, COFFEE.day + timedelta(days=9), COFFEE.what, COFFEE.help, done=True)
    (before,), (after,) = events(own(COFFEE)), events(own(moved, changes=4))
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (3, 4)
    assert after["SUMMARY"].startswith("Gedaan: Koffie")
    assert after.walk("VALARM") == []
    assert re.fullmatch(r"[0-9a-f-]{36}", before["UID"])


def test_nobodys_day_takes_the_place_of_somebody_elses() -> None:
    other = CalendarPlan("f" * 32, 1, (COFFEE,))
    of_the_group = CalendarPlan(PLAN_ID, 1, (COFFEE,), whose="A.P.")
    found = events(own(COFFEE, LOOK), other, of_the_group)
    assert len({event["UID"] for event in found}) == 4
    assert found[-1]["SUMMARY"].startswith("A.P.: Koffie")


def test_without_a_day_it_is_told() -> None:
    with pytest.raises(Problem, match="nothing for a calendar"):
        plan_calendar([own()], words_for("nl"), NOW)


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200).filter(str.strip),
    st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["en", "nl"]),
)
def test_whatever_was_written_the_file_is_whole(what: str, day: date, language: str) -> None:
    data = plan_calendar([own(PlanDay("step_1", day, what))], words_for(language), NOW)
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines))
    event = Calendar.from_ical(data).walk("VEVENT")[0]
    assert event["DTSTART"].dt == day
    assert event.errors == []
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE"} <= set(event)
