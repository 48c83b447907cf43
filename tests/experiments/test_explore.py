"""What a workplace answers: nothing for no change, more for more mentors, and the same to whoever asks again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import date
from itertools import pairwise
from threading import Event

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.change import Change, SettingsChange
from sherpa_sim.content.plan import Ground, Measure, Plan, Span
from sherpa_sim.content.posterior import plausible_assumptions
from sherpa_sim.content.record import Text
from sherpa_sim.content.scenario import Scenario, Settings, Workplace, load_scenario
from sherpa_sim.content.workforce_list import Person
from sherpa_sim.domain.delivery import Payer
from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.experiments import explore
from sherpa_sim.experiments.cost import EVENTS, ITEMS
from sherpa_sim.experiments.explore import Explorer, join_pairs, run_scenario
from sherpa_sim.experiments.results import Comparison, Interval
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.model.parameters import assumed_by

MENTORS = Settings(mentors_per_100=2)


def bits(one: Comparison) -> str:
    """Everything a comparison says, apart from the day it was made and the commit."""
    parts = []
    for field in fields(one):
        value = getattr(one, field.name)
        if field.name in ("without", "with_change"):
            parts += [getattr(value, name).tobytes().hex() for name in ("low", "middle", "high")]
        elif field.name == "stamp":
            parts += [value.scenario, value.assumptions, str(value.seed)]
        elif field.name == "weeks":
            parts.append(value.tobytes().hex())
        else:
            parts.append(repr(value))
    return "\n".join(parts)


def gains(explorer: Explorer, settings: Settings) -> np.ndarray:
    """The gain of each run: the mean share over the last year, with the change minus without."""
    pair = explorer.pair(
        explore.spans_of(
            explorer.scenario, assumed_by(explorer.assumptions), [settings] * explorer.scenario.weeks
        )
    )
    shares = [
        side.record.week("participated")[:, -52:].mean(axis=1) / side.record.sizes
        for side in (pair.changed, pair.without)
    ]
    return np.asarray(shares[0] - shares[1])


def sure_of(gain: np.ndarray) -> float:
    """How many standard errors the mean lies above 0."""
    return float(gain.mean() / (gain.std(ddof=1) / np.sqrt(len(gain))))


def test_no_change_makes_exactly_no_difference(small_explorer: Explorer) -> None:
    nothing = small_explorer.compare(Settings())
    assert (nothing.difference.middle, nothing.difference.low, nothing.difference.high) == (0, 0, 0)
    assert nothing.extra_participants.middle == 0
    assert all(cost.amount.middle == cost.amount.high == 0 for cost in nothing.costs)
    assert all(group.difference.low == group.difference.high == 0 for group in nothing.groups)
    assert nothing.without.middle.tobytes() == nothing.with_change.middle.tobytes()
    assert nothing.share_better == 0
    assert nothing.deadweight is None
    assert nothing.cost_per_extra_participant is None


def test_a_comparison_leaves_the_start_as_it_was(small_explorer: Explorer) -> None:
    first = bits(small_explorer.compare(MENTORS))
    other = bits(small_explorer.compare(Settings(mentors_per_100=5, employer_support=0.9)))
    assert other != first
    assert bits(small_explorer.compare(MENTORS)) == first


def test_the_same_seed_is_the_same_to_the_bit_and_another_is_not() -> None:
    def asked(seed: int, threads: int) -> str:
        return bits(Explorer(Workplace(workers=30), runs=5, seed=seed, threads=threads).compare(MENTORS))

    assert asked(7, 1) == asked(7, 2)
    assert asked(8, 1).splitlines()[6:] != asked(7, 1).splitlines()[6:]


def test_the_order_of_settings_does_not_matter(small_explorer: Explorer) -> None:
    one = Settings.model_validate({"mentors_per_100": 2, "mentor_hours": 4, "coaching_sessions": 1})
    other = Settings.model_validate({"coaching_sessions": 1, "mentor_hours": 4, "mentors_per_100": 2})
    assert bits(small_explorer.compare(one)) == bits(small_explorer.compare(other))


def test_more_mentors_more_training(small_explorer: Explorer) -> None:
    """On the same draws, each step up is a gain of more than three standard errors."""
    by_mentors = [gains(small_explorer, Settings(mentors_per_100=many)) for many in (0, 1, 3)]
    assert not by_mentors[0].any()
    assert sure_of(by_mentors[1]) > 3
    assert sure_of(by_mentors[2] - by_mentors[1]) > 3


@pytest.mark.parametrize(
    ("name", "less", "more"),
    [("mentor_hours", 1.0, 6.0), ("mentor_course_days", 0.0, 10.0), ("employer_support", 0.4, 0.7)],
)
def test_more_of_what_helps_helps(small_explorer: Explorer, name: str, less: float, more: float) -> None:
    with_less = gains(small_explorer, MENTORS.model_copy(update={name: less}))
    with_more = gains(small_explorer, MENTORS.model_copy(update={name: more}))
    assert sure_of(with_more - with_less) > 3


def test_pushy_mentors_gain_nothing(small_explorer: Explorer) -> None:
    """A fifth of their talk invites: no gain beyond two standard errors, while trained mentors do better."""
    who_pushes = load_assumptions().with_values({"mentors.skill_untrained": 0.2, "mentors.skill_sd": 0.0})
    sets = Varied(who_pushes, plausible_assumptions().values)
    pushing = Explorer(Workplace(workers=80), runs=40, seed=3, assumptions=sets, threads=1)
    pushy = gains(pushing, MENTORS.model_copy(update={"mentor_course_days": 0.0}))
    assert sure_of(pushy) < 2
    assert sure_of(gains(small_explorer, MENTORS) - pushy) > 3


def test_mentors_without_hours_change_nothing_but_their_training(small_explorer: Explorer) -> None:
    found = small_explorer.compare(MENTORS.model_copy(update={"mentor_hours": 0.0}))
    assert found.difference.middle == 0
    assert found.talks_per_year.middle == 0
    assert {cost.item for cost in found.costs if cost.amount.middle} == {"mentor_training", "coaching"}


def test_a_scenario_is_its_changes(small_explorer: Explorer) -> None:
    baseline = load_scenario("baseline").model_copy(
        update={"workplace": Workplace(workers=80), "runs": 40, "seed": 3}
    )
    change = Change(
        name=Text(en="a", nl="b"), start=date(2025, 9, 1), settings=SettingsChange(mentors_per_100=2.0)
    )
    told: list[int] = []
    ran = run_scenario(baseline.model_copy(update={"changes": (change,)}), threads=1, progress=told.append)
    asked = small_explorer.compare(MENTORS)
    assert ran.difference == asked.difference
    assert ran.costs == asked.costs
    assert sum(told) == 40


def test_runs_in_turn_are_runs_together(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load_scenario("three_hours_a_week").model_copy(
        update={"workplace": Workplace(workers=20), "runs": 7, "weeks": 60}
    )
    together = bits(run_scenario(scenario, threads=1))
    monkeypatch.setattr(explore, "WORKERS_AT_ONCE", 60)
    told: list[int] = []
    assert bits(run_scenario(scenario, threads=1, progress=told.append)) == together
    assert told == [3, 3, 1]


def test_each_run_has_its_own_draw_of_the_posterior() -> None:
    """Run r is what it is by itself with the numbers of draw r, and after the last draw comes the first again."""
    draws = plausible_assumptions()
    for first in (3, len(draws) + 3):
        together = Explorer(Workplace(workers=30), 2, threads=1, first=first).pair_with(MENTORS)
        alone = Explorer(
            Workplace(workers=30), 1, assumptions=draws[4], threads=1, first=first + 1
        ).pair_with(MENTORS)
        for held, own in ((together.without, alone.without), (together.changed, alone.changed)):
            assert held.record.series[1].tobytes() == own.record.series[0].tobytes()
            assert held.bill.amounts[1].tolist() == own.bill.amounts[0].tolist()


def test_an_interval_holds_chance_and_what_the_surveys_leave_open() -> None:
    """On a large workplace chance plays less, so much of the range is that of the numbers.

    Of 40 runs the width of a range is known to about 15 in 100; the two are about 1.9 apart.
    """
    place = Workplace(workers=5000)
    widths = []
    for assumptions in (load_assumptions(), None):
        found = Explorer(place, 40, assumptions=assumptions).pair(None).without.band
        widths.append(found.high[-1] - found.low[-1])
    assert widths[1] > 1.3 * widths[0]


def test_prices_can_differ_from_run_to_run() -> None:
    prices = np.array([10.0, 20.0])
    sets = Varied(load_assumptions(), {"costs.event": prices})
    explorer = Explorer(Workplace(workers=20), 2, assumptions=sets, threads=1)
    changed = explorer.pair_with(Settings(events_per_year=12.0)).changed
    held = changed.record.week("events").sum(axis=1)
    place = [item for _, item in ITEMS].index(EVENTS)
    assert changed.bill.amounts[:, place].tolist() == (held * prices).tolist()
    assert (held > 0).all()


def test_a_price_of_ones_own_changes_the_bill_and_nothing_else(small_explorer: Explorer) -> None:
    pair = small_explorer.pair_with(MENTORS)
    priced = small_explorer.scenario.model_copy(update={"prices": {"mentor_training_day": 0.0}})
    kit, own = (small_explorer.comparison(pair, "", scenario) for scenario in (None, priced))
    for before, now in zip(kit.costs, own.costs, strict=True):
        free = (before.payer, before.item) in {(Payer.UNION, "mentor_training"), (Payer.UNION, "refresher")}
        assert now.amount == (Interval(0.0, 0.0, 0.0) if free else before.amount)
    assert own.groups == kit.groups
    assert own.stamp.scenario != kit.stamp.scenario
    asked = Explorer(Workplace(workers=80), runs=40, seed=3, scenario=priced, threads=1).compare(MENTORS)
    assert asked.costs == own.costs


def test_a_plan_on_the_floor_is_what_the_scenario_gives_that_is_read_from_a_file() -> None:
    plan = Plan(
        settings=MENTORS.model_copy(update={"events_per_year": 6.0}),
        leave=False,
        spans=(Span(measure=Measure.MENTORS, start=13, end=104),),
    )
    ground = Ground(
        workplace=Workplace(workers=40), start=date(2025, 9, 1), prices=(("mentor_training_day", 5.0),)
    )
    scenario = ground.scenario(plan, "plan")
    explorer = Explorer(ground.workplace, scenario.runs, scenario.seed, ground.idle(), threads=1)
    asked = explorer.comparison(explorer.pair_of(scenario.changes), scenario=scenario)
    read = Scenario.model_validate_json(scenario.model_dump_json())
    assert bits(run_scenario(read, threads=1)) == bits(asked)
    assert run_scenario(read, threads=1).stamp.scenario == asked.stamp.scenario


def test_a_list_of_people_is_a_workplace() -> None:
    people = [
        Person(education=education, age=age, sex=Sex.WOMEN, department="store", shift=Shift.DAY)
        for education in (Education.LOW, Education.HIGH)
        for age in Age
    ] * 2
    found = Explorer(people, runs=4, threads=1).compare(MENTORS)
    assert found.workers == 20
    present = {group.group: group.workers for group in found.groups}
    assert present["low"] == present["high"] == 10
    assert present["women"] == 20
    assert "men" not in present
    assert "medium" not in present


def test_a_change_from_the_second_year_leaves_the_first_alone() -> None:
    scenario: Scenario = load_scenario("three_hours_a_week").model_copy(
        update={"workplace": Workplace(workers=60), "runs": 10}
    )
    late = scenario.changes[0].model_copy(update={"start": date(2026, 9, 1)})
    pair = Explorer(
        scenario.workplace, 10, 1, scenario.model_copy(update={"changes": (late,)}), threads=1
    ).pair()
    assert (pair.changed.record.series[:, :52] == pair.without.record.series[:, :52]).all()
    assert (pair.changed.record.series[:, 60:] != pair.without.record.series[:, 60:]).any()


def test_a_horizon_that_is_no_whole_number_of_years_tells_of_its_last_week() -> None:
    horizon = load_scenario("three_hours_a_week").model_copy(update={"weeks": 30, "runs": 4})
    told = run_scenario(horizon.model_copy(update={"workplace": Workplace(workers=120)}))
    everybody = told.groups[0]
    assert everybody.with_change.middle == pytest.approx(told.with_change.middle[-1])
    assert everybody.difference.middle == pytest.approx(told.difference.middle)
    assert told.extra_participants.middle == pytest.approx(120 * told.difference.middle)


def test_a_run_that_is_stopped_says_so_and_leaves_the_next_as_it_was() -> None:
    explorer = Explorer(Workplace(workers=20), runs=4)
    expected = explorer.compare(MENTORS)
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        explorer.pair_with(MENTORS, stop)
    assert explorer.compare(MENTORS).with_change.middle.tobytes() == expected.with_change.middle.tobytes()


@pytest.mark.parametrize("cuts", [(2,), (1, 5)])
def test_runs_that_are_done_in_turn_are_those_that_are_done_at_once(cuts: tuple[int, ...]) -> None:
    explorer = Explorer(Workplace(workers=40), runs=6)
    changes = Plan(settings=MENTORS).changes(explorer.scenario.start, explorer.scenario.weeks)
    at_once = explorer.pair_of(changes)
    ends = [0, *cuts, 6]
    parts = [explorer.pair_of(changes, these=slice(*part)) for part in pairwise(ends)]
    assert [part.runs for part in parts] == [last - first for first, last in pairwise(ends)]
    in_turn = join_pairs(parts)
    assert in_turn.runs == explorer.runs == 6
    for one, other in ((at_once.without, in_turn.without), (at_once.changed, in_turn.changed)):
        assert one.record.series.tobytes() == other.record.series.tobytes()
        assert one.record.tables.tobytes() == other.record.tables.tobytes()
        assert one.bill.amounts.tobytes() == other.bill.amounts.tobytes()
    assert at_once.counted.numbers.tobytes() == in_turn.counted.numbers.tobytes()
    assert bits(explorer.comparison(at_once)) == bits(explorer.comparison(in_turn))


def test_the_first_runs_tell_what_all_will_say_better_than_by_themselves() -> None:
    """Over six plans and all weeks; with the same luck on both sides the mean misses by about two thirds as much."""
    explorer = Explorer(Workplace(workers=100), runs=100)
    apart, together = [], []
    for mentors in (0.5, 1.0, 2.0, 3.5, 6.0, 9.0):
        settings = Settings(mentors_per_100=mentors, mentor_hours=2.0)
        changes = Plan(settings=settings).changes(explorer.scenario.start, explorer.scenario.weeks)
        known = explorer.curves(explorer.pair_of(changes)).with_change
        first = explorer.pair_of(changes, these=slice(0, 25))
        told = explorer.curves(first)
        assert told.without is explorer.without
        assert (told.with_change.low <= told.with_change.middle).all()
        assert (told.with_change.middle <= told.with_change.high).all()
        assert (told.with_change.low >= 0).all()
        assert (told.with_change.high <= 1).all()
        apart.append(np.abs(first.changed.band.middle - known.middle).mean())
        together.append(np.abs(told.with_change.middle - known.middle).mean())
    assert np.mean(together) < 0.9 * np.mean(apart)
    assert np.mean(together) < 0.01


def test_where_nothing_changes_the_first_runs_say_so() -> None:
    explorer = Explorer(Workplace(workers=40), runs=8)
    told = explorer.curves(explorer.pair_of((), these=slice(0, 2)))
    for name in ("low", "middle", "high"):
        assert getattr(told.with_change, name) == pytest.approx(getattr(told.without, name))


def test_questions_asked_at_the_same_time_are_answered_one_after_the_other() -> None:
    explorer = Explorer(Workplace(workers=100), runs=20)
    weeks = explorer.scenario.weeks
    asked = [
        Plan(settings=Settings(mentors_per_100=mentors)).changes(explorer.scenario.start, weeks)
        for mentors in (1.0, 2.0, 5.0, 8.0)
    ]
    alone = [explorer.pair_of(changes).changed.record for changes in asked]
    with ThreadPoolExecutor(len(asked)) as threads:
        together = [pair.changed.record for pair in threads.map(explorer.pair_of, asked)]
    for one, other in zip(alone, together, strict=True):
        assert one.series.tobytes() == other.series.tobytes()
