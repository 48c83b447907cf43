"""That changes and instruments hold in their own weeks and in no others."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Scenario, Settings
from sherpa_sim.experiments.timeline import Timeline, settings_on, spans_of, timeline
from sherpa_sim.model.parameters import assumed

START = date(2023, 1, 2)
BASIS = assumed(load_assumptions())


def scenario(*changes: dict[str, Any], weeks: int = 12, **more: Any) -> Scenario:
    text = {"en": "a", "nl": "b"}
    listed = [{"name": text} | change for change in changes]
    return Scenario.model_validate(
        {"key": "own", "name": text, "question": text, "start": START, "weeks": weeks, "changes": listed}
        | more
    )


def weekly(line: Timeline, name: str) -> list[float]:
    return [float(line.pars[span][name]) for span in line.spans]


def day(week: int, days: int = 0) -> date:
    return START + timedelta(weeks=week, days=days)


def change(start: date, end: date | None = None, **wanted: float) -> dict[str, Any]:
    return {"start": start, "end": end, "settings": wanted}


def hours(*changes: dict[str, Any]) -> list[float]:
    return weekly(timeline(scenario(*changes), BASIS), "mentor_hours")


def test_without_changes_there_is_one_span_of_the_usual_settings() -> None:
    line = timeline(scenario(weeks=30), BASIS)
    assert (line.weeks, len(line.pars), line.start) == (30, 1, START)
    assert weekly(line, "mentors_per_100") == [0.0] * 30


def test_a_change_starts_and_ends_in_its_weeks() -> None:
    assert hours(change(day(3), day(5), mentor_hours=9)) == [3.0] * 3 + [9.0] * 2 + [3.0] * 7


def test_without_an_end_it_lasts_and_from_the_first_day_it_is_whole() -> None:
    assert hours(change(day(0), mentor_hours=9)) == [9.0] * 12
    assert hours(change(day(11), mentor_hours=9)) == [3.0] * 11 + [9.0]
    assert hours(change(day(10), day(90), mentor_hours=9)) == [3.0] * 10 + [9.0] * 2


def test_a_change_within_a_week_holds_from_the_next() -> None:
    assert hours(change(day(3, 1), day(5, 1), mentor_hours=9)) == [3.0] * 4 + [9.0] * 2 + [3.0] * 6


def test_changes_of_other_things_overlap_and_of_the_same_thing_follow_each_other() -> None:
    first = change(day(2), day(8), mentor_hours=9, mentor_course_days=5)
    second = change(day(4), day(6), coaching_sessions=5)
    third = change(day(8), day(10), mentor_hours=5)
    for order in ((first, second, third), (third, second, first)):
        line = timeline(scenario(*order), BASIS)
        assert weekly(line, "mentor_hours") == [3.0] * 2 + [9.0] * 6 + [5.0] * 2 + [3.0] * 2
        assert weekly(line, "mentor_course_days") == [2.0] * 2 + [5.0] * 6 + [2.0] * 4
        assert weekly(line, "coaching_sessions") == [3.5] * 4 + [5.0] * 2 + [3.5] * 6


def test_what_is_delivered_holds_with_how_much_of_it() -> None:
    one = {"start": day(2), "end": day(5), "delivers": "learning_mentor_handbook"}
    line = timeline(scenario(one | {"settings": {"mentors_per_100": 2}}), BASIS)
    assert weekly(line, "mentor_course_days") == [2.0] * 2 + [0.0] * 3 + [2.0] * 7
    assert weekly(line, "mentors_per_100") == [0.0] * 2 + [2.0] * 3 + [0.0] * 7


def test_a_campaign_adds_to_what_is_told_from_outside() -> None:
    line = timeline(scenario(change(day(2), day(5), campaign=0.05)), BASIS)
    rates = np.array([line.pars[span].inform_rate for span in line.spans])
    assert np.array_equal(rates[2:5], rates[[0, 0, 0]] + 0.05)
    assert np.array_equal(rates[5:], rates[[0] * 7])


def test_without_its_changes_it_is_the_usual_workplace() -> None:
    line = timeline(scenario(change(day(3), mentor_hours=9)), BASIS, changed=False)
    assert weekly(line, "mentor_hours") == [3.0] * 12


def test_zero_is_a_change_too() -> None:
    assert hours(change(day(3), mentor_hours=0))[-1] == 0.0


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 11), st.integers(1, 20), st.integers(0, 11))
def test_a_week_is_what_holds_on_its_first_day(start: int, length: int, week: int) -> None:
    one = scenario(change(day(start), day(start + length), events_per_year=4))
    holds = start <= week < start + length
    assert settings_on(one, day(week)).events_per_year == (4 if holds else 0)
    assert weekly(timeline(one, BASIS), "events_per_year")[week] == (4 if holds else 0)


def first_week_with(line: Timeline, name: str) -> list[int]:
    return [week for week, value in enumerate(weekly(line, name)) if value > 0]


@pytest.mark.parametrize("continues", [True, False])
def test_instruments_hold_on_their_days(continues: bool) -> None:
    """Vouchers from January 2023, known until December 2025; leave from September 2025 until August 2026."""
    line = timeline(scenario(weeks=260, instrument_rules_continue=continues), BASIS)
    leave, voucher = first_week_with(line, "leave_widens"), first_week_with(line, "voucher_widens")
    assert day(leave[0]) == date(2025, 9, 1)
    assert day(voucher[0]) == START
    assert leave == list(range(leave[0], leave[-1] + 1))
    if continues:
        assert leave[-1] == voucher[-1] == 259
    else:
        assert day(leave[-1]) <= date(2026, 8, 31) < day(leave[-1] + 1)
        assert day(voucher[-1]) <= date(2025, 12, 31) < day(voucher[-1] + 1)


@pytest.mark.parametrize("instruments", [(), ("training_leave",), ("training_voucher",)])
def test_an_instrument_that_is_not_in_the_scenario_never_holds(instruments: tuple[str, ...]) -> None:
    line = timeline(scenario(weeks=200, instruments=instruments), BASIS)
    assert bool(first_week_with(line, "leave_widens")) == ("training_leave" in instruments)
    assert bool(first_week_with(line, "voucher_widens")) == ("training_voucher" in instruments)


def test_weeks_with_the_same_settings_share_a_record() -> None:
    on, off = Settings(mentors_per_100=1), Settings()
    line = spans_of(scenario(weeks=6), BASIS, [off, on, off, on, on, off])
    assert np.array_equal(line.spans, [0, 1, 0, 1, 1, 0])
    assert len(line.pars) == 2


@pytest.mark.parametrize("usual", [[], ["training_voucher"]])
def test_a_change_gives_or_takes_an_instrument(usual: list[str]) -> None:
    gives = timeline(scenario(change(day(3), day(6), training_voucher=not usual), instruments=usual), BASIS)
    there = [value > 0 for value in weekly(gives, "voucher_widens")]
    assert there == [bool(usual)] * 3 + [not usual] * 3 + [bool(usual)] * 6


def test_an_instrument_that_a_change_gives_ends_with_its_rule() -> None:
    one = scenario(
        change(START, training_voucher=True), weeks=200, instruments=[], instrument_rules_continue=False
    )
    last = first_week_with(timeline(one, BASIS), "voucher_widens")[-1]
    assert day(last) <= date(2025, 12, 31) < day(last + 1)
    assert not first_week_with(timeline(one, BASIS, changed=False), "voucher_widens")
