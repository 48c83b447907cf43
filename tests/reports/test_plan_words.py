"""That what is decided is told with its weeks, and what is not decided is left out."""

from datetime import date

from sherpa_sim.content.plan import Ground, Measure, Plan, Span
from sherpa_sim.content.scenario import Scenario, Settings, load_scenario, scenario_keys
from sherpa_sim.locale.words import words_for
from sherpa_sim.reports.plan_words import decisions, horizon
from tests.reports.briefed import full

EN, NL = words_for("en"), words_for("nl")
GROUND = Ground(start=date(2025, 9, 1))


def told(*scenarios: Scenario, words=EN) -> dict[str, tuple[str, ...]]:
    return {
        one.name: tuple(value.replace("\u00a0", " ") for value in one.told)
        for one in decisions(scenarios, words)
    }


def test_a_plan_is_told_with_its_weeks_and_the_weeks_of_what_differs() -> None:
    plan = Plan(
        settings=Settings(mentors_per_100=1.5, employer_support=0.75),
        campaign=0.015,
        spans=(
            Span(measure=Measure.MENTORS, start=18),
            Span(measure=Measure.SUPPORT, start=18, end=70),
            Span(measure=Measure.CAMPAIGN, end=52),
        ),
    )
    assert told(GROUND.scenario(plan, "a")) == {
        "When": ("from 5 Jan 2026 on",),
        "Mentors per 100 workers": ("1.5",),
        "Hours a week that a mentor has": ("3",),
        "Course days of a mentor": ("2",),
        "Coaching sessions of a mentor in half a year": ("3.5",),
        "Share of workers who are told something from outside each week": (
            "1.5% (from 1 Sept 2025 until 31 Aug 2026)",
        ),
        "How far the employer supports training": ("75% (from 5 Jan 2026 until 4 Jan 2027)",),
    }


def test_plans_beside_each_other_tell_the_same_things() -> None:
    mentors = Plan(settings=Settings(mentors_per_100=2.0, mentor_hours=3.25))
    seats = Plan(settings=Settings(seats_per_100=45.0), voucher=False)
    found = told(*(GROUND.scenario(plan, "a") for plan in (mentors, seats, Plan())))
    assert found["When"] == ("the whole time", "the whole time", "nothing changes")
    assert found["Mentors per 100 workers"] == ("2", "0", "0")
    assert found["Hours a week that a mentor has"] == ("3.25", "–", "–")
    assert found["Seats in courses per 100 workers"] == ("30", "45", "30")
    assert found["Training vouchers"] == ("there is", "there is none", "there is")
    assert "Training leave" not in found


def test_a_plan_that_decides_everything_tells_everything_in_both_languages() -> None:
    scenario = GROUND.scenario(full(2), "a")
    english, dutch = told(scenario), told(scenario, words=NL)
    assert len(english) == len(dutch) == 17
    assert not english.keys() & dutch.keys()


def test_every_programme_of_the_kit_can_be_told() -> None:
    for key in scenario_keys():
        found = told(load_scenario(key))
        assert len(found) > 1 or key == "baseline"


def test_the_horizon_is_told_by_its_days() -> None:
    assert horizon(load_scenario("sherpa_flanders"), EN) == "1 September 2025 to 28 August 2028"
