"""That days to meet are days on which both can, and that what was held is counted month by month."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sherpa_sim.content.matching import DAYS, SLOTS
from sherpa_sim.content.pair_record import BegunPair, Evaluator, Frame, HeldMeeting, PairEvaluation
from sherpa_sim.matching.beginning import begin, planned_for
from sherpa_sim.matching.holidays import easter_of, holidays
from sherpa_sim.matching.meetings import held_by_month, months_of, plan_meetings
from sherpa_sim.matching.programme import answers_by_item, end_of, summarise
from sherpa_sim.matching.proposal import Matching
from tests.matching.people import candidate, record
from tests.matching.today import TODAY


def pair(**said: object) -> BegunPair:
    return BegunPair.model_validate(
        {
            "mentor": "an",
            "mentee": "bo",
            "mentor_name": "An",
            "mentee_name": "Bo",
            "frame": Frame(begins=TODAY),
            **said,
        }
    )


def held(*days: date) -> list[HeldMeeting]:
    return [HeldMeeting(day=day, minutes=60) for day in days]


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2285, date(2285, 3, 22)),
    ],
)
def test_easter_and_what_hangs_on_it(year: int, easter: date) -> None:
    assert easter_of(year) == easter
    assert len(holidays(year)) == 10


def test_the_moving_holidays_of_a_year_are_those_of_the_calendar() -> None:
    assert {date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17), date(2027, 7, 21)} <= holidays(2027)


@settings(deadline=None)
@given(
    some.dates(date(2026, 1, 1), date(2030, 12, 31)),
    some.integers(6, 8),
    some.integers(2, 4),
    some.lists(some.sampled_from(SLOTS), min_size=1, unique=True),
    some.lists(some.sampled_from(SLOTS), unique=True),
)
def test_every_day_is_one_on_which_both_can(
    begins: date, months: int, a_month: int, first: list[str], second: list[str]
) -> None:
    frame = Frame(
        begins=begins, months=months, a_month=a_month, break_from=begins, break_to=begins + timedelta(9)
    )
    plan = plan_meetings(frame, candidate("An", available=first), candidate("Bo", available=second))
    both = set(first) & set(second) if second else set(first)
    assert plan.no_common_time == (not both)
    days = [one.day for one in plan.meetings]
    assert days == sorted(set(days))
    for one in plan.meetings:
        assert f"{DAYS[one.day.weekday()]}-{one.part}" in both
        assert one.day not in holidays(one.day.year)
        assert one.day > begins + timedelta(9)
    if both:
        short = {month.number: found for month, found in plan.short}
        for month in months_of(frame):
            count = sum(month.first <= day < month.end for day in days)
            assert count == short.get(month.number, a_month)


def test_months_begin_on_the_same_day_or_the_last_of_a_short_month() -> None:
    firsts = [month.first for month in months_of(Frame(begins=date(2027, 1, 31)))]
    assert firsts[:3] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_two_in_a_month_lie_about_two_weeks_apart() -> None:
    plan = plan_meetings(Frame(begins=TODAY), candidate("An", available=["mon-eve"]), candidate("Bo"))
    days = [one.day for one in plan.meetings]
    gaps = [(after - before).days for before, after in itertools.pairwise(days)]
    assert len(days) == 12
    assert min(gaps) >= 7


def test_too_few_hours_and_a_first_day_that_comes_later_are_told() -> None:
    late = candidate("Bo", first_day="2027-04-20", hours=1)
    plan = plan_meetings(Frame(begins=TODAY), candidate("An"), late)
    assert plan.hours_needed == 2
    assert [(month.number, found) for month, found in plan.short] == [(1, 0)]
    assert min(one.day for one in plan.meetings) == date(2027, 4, 20)


def test_a_pair_begins_on_the_first_day_on_which_both_are_there_and_never_in_the_past() -> None:
    own = record([candidate("An", first_day="2020-01-01")], [candidate("Bo", first_day="2027-04-01")])
    begun = begin(own, Matching(own).proposal().pairs, TODAY)
    (one,) = begun.pairs
    assert one.frame.begins == date(2027, 4, 1)
    assert one.plan == planned_for(begun, one, one.frame).meetings
    early = record([candidate("An", first_day="2020-01-01")], [candidate("Bo")])
    assert begin(early, Matching(early).proposal().pairs, TODAY).pairs[0].frame.begins == TODAY


def test_a_month_is_short_only_when_it_is_over() -> None:
    one = pair(held=held(date(2027, 3, 2), date(2027, 4, 3), date(2027, 4, 30)))
    found = [(month.held, month.over, month.short) for month in held_by_month(one, date(2027, 5, 10))]
    assert found == [(1, True, True), (2, True, False), (0, False, False)]
    assert held_by_month(one, TODAY - timedelta(1)) == ()


def test_the_programme_is_told_in_counts() -> None:
    ended = pair(ended=date(2027, 4, 15), why_ended="found  work", held=held(date(2027, 3, 2)))
    answered = pair(evaluations=[PairEvaluation(who=Evaluator.MENTEE, answers={"trust": "yes"})])
    done = pair(frame=Frame(begins=date(2026, 3, 1)))
    later = pair(frame=Frame(begins=date(2028, 3, 1)))
    told = summarise([ended, answered, done, later], date(2027, 5, 1))
    assert (told.begun, told.to_come, told.lasting, told.finished, told.ended_early) == (3, 1, 1, 1, 1)
    assert told.why == (("found work", 1),)
    assert (told.months_over, told.months_short, told.meetings) == (9, 9, 1)
    assert told.a_month == pytest.approx(1 / 9)
    assert told.evaluations[Evaluator.MENTEE] == 1
    assert answers_by_item([answered, done], "trust")[Evaluator.MENTEE] == {"yes": 1}
    assert summarise([], TODAY).a_month is None
    assert end_of(done) == date(2026, 9, 1)
