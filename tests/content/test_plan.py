"""That a plan is the scenario it began as, and that its weeks are those that were chosen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sherpa_sim.content.plan import MEASURE_NAMES, Ground, Measure, Plan, Span, plan_of
from sherpa_sim.content.scenario import Policy, Settings, load_scenario, scenario_keys
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.timeline import policy_on, settings_on

START = date(2025, 9, 1)
SPANS = some.tuples(some.integers(0, 200), some.integers(1, 60)).map(lambda at: (at[0], at[0] + at[1]))


@pytest.mark.parametrize("key", scenario_keys())
def test_each_scenario_of_the_kit_is_a_plan_that_decides_the_same_every_week(key: str) -> None:
    scenario = load_scenario(key)
    again = Ground.of(scenario).scenario(plan_of(scenario), "again")
    for week in range(scenario.weeks):
        day = scenario.start + timedelta(weeks=week)
        wanted, found = settings_on(scenario, day), settings_on(again, day)
        assert policy_on(again, day) == policy_on(scenario, day)
        if wanted.mentors_per_100:
            assert found == wanted
        else:
            assert (found.events_per_year, found.employer_support) == (
                wanted.events_per_year,
                wanted.employer_support,
            )


@given(SPANS, some.integers(4, 260))
def test_mentors_are_there_in_the_weeks_of_their_span_only(span: tuple[int, int], weeks: int) -> None:
    plan = Plan(
        settings=Settings(mentors_per_100=2.0),
        spans=(Span(measure=Measure.MENTORS, start=span[0], end=span[1]),),
    )
    scenario = Ground(start=START, weeks=weeks).scenario(plan, "plan")
    there = [
        week
        for week in range(weeks)
        if settings_on(scenario, START + timedelta(weeks=week)).mentors_per_100 > 0
    ]
    assert there == [week for week in range(weeks) if span[0] <= week < span[1]]


def test_a_plan_does_what_differs_from_the_workplace_as_it_is() -> None:
    assert Plan().measures() == ()
    assert Plan(settings=Settings(mentor_hours=9.0)).measures() == ()  # hours of nobody
    whole = Plan(
        settings=Settings(mentors_per_100=1.0, events_per_year=2.0, employer_support=0.7, seats_per_100=40.0),
        campaign=0.01,
        leave=False,
        voucher=True,
    )
    assert whole.measures() == tuple(Measure)
    assert set(MEASURE_NAMES) == set(Measure)
    scenario = Ground(start=START).scenario(whole, "whole")
    assert policy_on(scenario, START) == Policy(training_leave=False, training_voucher=True, campaign=0.01)


def test_an_instrument_without_a_rule_in_those_years_is_refused_in_a_sentence() -> None:
    with pytest.raises(Problem) as caught:
        Ground(start=date(2015, 1, 5), weeks=52).scenario(Plan(name="Old", voucher=True), "a")
    assert "training_voucher" in str(caught.value.details)


def test_a_measure_that_is_changed_twice_is_no_plan() -> None:
    plan = Plan(
        settings=Settings(events_per_year=2.0), spans=(Span(measure=Measure.EVENTS, start=0, end=10),)
    )
    scenario = Ground(start=START).scenario(plan, "plan")
    later = scenario.changes[0].model_copy(update={"start": START + timedelta(weeks=20), "end": None})
    with pytest.raises(Problem, match="more than once"):
        plan_of(scenario.model_copy(update={"changes": (*scenario.changes, later)}))


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Span(measure=Measure.MENTORS, start=5, end=5)
