"""That a user's own prices go before the kit's, and that nothing else can be filled in."""

import math

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.prices import check_price, highest, own_prices, with_prices
from sherpa_sim.domain.problem import Problem

KIT = load_assumptions()


def test_what_is_filled_in_goes_before_the_kit_and_before_what_varies() -> None:
    sets = Varied(KIT, {"costs.event": np.array([1.0, 2.0]), "levels.trust": np.array([0.1, 0.2])})
    filled = with_prices(sets, {"event": 7.0, "wage_hour": 30.0})
    assert filled.column("costs.event").tolist() == [7.0, 7.0]
    assert filled.column("costs.wage_hour").tolist() == [30.0, 30.0]
    assert filled.column("levels.trust").tolist() == [0.1, 0.2]
    assert with_prices(sets, {}) is sets


def test_a_price_that_is_not_the_users_is_refused() -> None:
    assert "leave_refund_hour" not in own_prices()
    for name in ("leave_refund_hour", "hope"):
        with pytest.raises(Problem, match="no price"):
            check_price(name, 1.0)


@pytest.mark.parametrize("name", own_prices())
def test_a_price_is_possible(name: str) -> None:
    number = own_prices()[name]
    for value in (0.0, number.value, highest(number)):
        check_price(name, value)
    for value in (-0.01, 1.01 * highest(number), math.nan, math.inf):
        with pytest.raises(Problem, match="from 0 to"):
            check_price(name, value)
