"""That a factor stays in its range, with half of the chance on either side of the value in use."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.content.scenario import load_scenario
from sherpa_sim.experiments.factors import LUCKS, Factor, Kind, cases_of, fitted, guessed_settings, luck
from sherpa_sim.experiments.factors import numbers as number_factors
from sherpa_sim.experiments.free_numbers import Say, Standing

RANGES = st.tuples(*[st.floats(-100, 100, allow_subnormal=False)] * 3).map(sorted)


@given(RANGES, st.lists(st.floats(0, 1), min_size=1, max_size=20).map(sorted))
def test_values_rise_from_low_over_the_value_to_high(ends: list[float], shares: list[float]) -> None:
    low, value, high = ends
    factor = Factor(Kind.NUMBER, "some", low, value, high)
    found = factor.at(np.array([0.0, *shares, 1.0]))
    assert found[0] == low
    assert found[-1] == pytest.approx(high)
    assert factor.at(np.array([0.5]))[0] == pytest.approx(value)
    assert (np.diff(found) >= -1e-9).all()
    assert ((found >= low) & (found <= high)).all()


def test_half_of_the_chance_lies_on_either_side() -> None:
    factor = Factor(Kind.NUMBER, "some", 0.0, 0.1, 1.0)
    found = factor.at((np.arange(1000) + 0.5) / 1000)
    assert (found < 0.1).sum() == 500
    assert found[found < 0.1].mean() == pytest.approx(0.05, abs=1e-3)
    assert found[found >= 0.1].mean() == pytest.approx(0.55, abs=1e-3)


def test_whole_numbers_stay_whole() -> None:
    [weeks] = number_factors(load_assumptions(), [Standing("mentors.vacancy_weeks", Say.NONE, 0, 0)])
    found = weeks.at(np.linspace(0, 1, 50))
    assert weeks.whole
    assert (found == np.rint(found)).all()


@pytest.mark.parametrize(("factor", "count"), [(fitted(), len(load_posterior())), (luck(), LUCKS)])
def test_every_draw_and_every_luck_is_equally_likely(factor: Factor, count: int) -> None:
    found = factor.at((np.arange(4 * count) + 0.5) / (4 * count))
    assert (np.bincount(found.astype(int)) == 4).all()
    assert factor.at(np.array([1.0]))[0] == count - 1


def test_a_case_takes_a_draw_whole() -> None:
    factors = (fitted(), luck())
    cases = cases_of(load_assumptions(), factors, np.array([[0.3, 0.9], [0.999, 0.0]]))
    draws = load_posterior()
    for place, number in enumerate((int(0.3 * len(draws)), len(draws) - 1)):
        drawn = {name: column[place] for name, column in cases.sets.values.items()}
        assert drawn == draws[number]
    assert cases.lucks.tolist() == [int(0.9 * LUCKS), 0]


def test_what_a_scenario_and_its_intervention_guess_are_factors() -> None:
    found = {one.name: one for one in guessed_settings(load_scenario("sherpa_flanders"))}
    hours = found["mentor_hours"]
    assert (hours.low, hours.value, hours.high) == (0.5, 3.0, 6.0)
    assert found["mentors_per_100"].kind is Kind.SETTING
    assert "reach" not in found  # no number
