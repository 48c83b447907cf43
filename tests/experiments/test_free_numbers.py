"""That the surveys' say about a number is what running the model shows."""

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.experiments.ensemble import Cases, outcomes_of
from sherpa_sim.experiments.free_numbers import PRICES, Say, Standing, look_at, tolerated

SCENARIO = load_scenario("three_hours_a_week").model_copy(
    update={"weeks": 52, "workplace": Workplace(workers=100)}
)


@pytest.fixture(scope="module")
def standings() -> list[Standing]:
    return look_at(SCENARIO, load_assumptions())


def named(standings: list[Standing], says: Say) -> set[str]:
    return {one.name for one in standings if one.says is says}


def test_every_number_with_a_range_has_a_standing_once(standings: list[Standing]) -> None:
    numbers = load_assumptions().numbers()
    assert [one.name for one in standings] == [
        name for name, number in numbers.items() if number.low < number.high
    ]


def test_fitted_are_those_that_the_posterior_draws(standings: list[Standing]) -> None:
    assert named(standings, Say.FITTED) == set(load_posterior()[0])


def test_what_a_talk_does_is_nothing_without_mentors(standings: list[Standing]) -> None:
    none = named(standings, Say.NONE)
    assert {name for name in load_assumptions().numbers() if name.startswith("conversation.gains.")} <= none
    assert {name for name in load_assumptions().numbers() if name.startswith(PRICES)} <= none


def test_numbers_that_do_nothing_before_leave_the_workplace_as_it_is(standings: list[Standing]) -> None:
    numbers = load_assumptions().numbers()
    chance = np.random.default_rng(5)
    none = sorted(named(standings, Say.NONE))
    values = {name: chance.uniform(numbers[name].low, numbers[name].high, 6) for name in none}
    found = outcomes_of(SCENARIO, Cases(Varied(load_assumptions(), values), np.zeros(6, np.int64)))
    assert np.ptp(found.without) == 0
    assert np.ptp(found.gain) > 0


def test_tied_numbers_move_participation_further_than_tolerated(standings: list[Standing]) -> None:
    assert tolerated() == pytest.approx(0.02)
    for one in standings:
        moved = max(abs(one.at_low), abs(one.at_high))
        assert (one.says is Say.TIED) == (moved > tolerated())
    assert "decision.threshold_opportunity" in named(standings, Say.TIED)
