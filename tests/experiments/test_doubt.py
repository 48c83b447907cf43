"""That the short analysis is the long one with fewer runs: the same each time, ended when asked, with its error."""

from threading import Event

import numpy as np
import pytest

from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.conclusions import Conclusion, Kept
from sherpa_sim.experiments.doubt import Doubt, Effort, doubt, minutes, share_error
from sherpa_sim.experiments.ensemble import Outcomes
from sherpa_sim.experiments.sensitivity import COST, EXTRA
from sherpa_sim.model.batch import StoppedError

SCENARIO = load_scenario("three_hours_a_week").model_copy(
    update={"weeks": 104, "workplace": Workplace(workers=80), "prices": {"wage_hour": 31.0}}
)
LITTLE = Effort(trajectories=4, most=3, runs=128)
LIMITS = (Conclusion(Kept.MORE), Conclusion(Kept.AT_MOST, 4000.0))
SHARES: list[float] = []


@pytest.fixture(scope="module")
def found() -> Doubt:
    return doubt(SCENARIO, SHARES.append, Event(), LITTLE)


def test_it_tells_how_far_it_is(found: Doubt) -> None:
    assert sorted(SHARES) == SHARES
    assert SHARES[-1] == 1.0
    assert len(SHARES) >= 4
    assert found.runs <= LITTLE.runs


def test_the_same_each_time(found: Doubt) -> None:
    again = doubt(SCENARIO, lambda _: None, Event(), LITTLE)
    assert again.ranks(EXTRA) == found.ranks(EXTRA)
    assert again.ranks(COST) == found.ranks(COST)
    assert again.held(LIMITS) == found.held(LIMITS)
    assert again.stamp == found.stamp


def test_what_people_do_hangs_on_no_price(found: Doubt) -> None:
    assert not any(one.factor.name.startswith("costs.") for one in found.ranks(EXTRA))
    assert found.ranks("no such measure") == ()


def test_another_limit_asks_the_same_cases(found: Doubt) -> None:
    [cheap, dear] = found.held([Conclusion(Kept.AT_MOST, 0.0), Conclusion(Kept.AT_MOST, 1e9)])
    assert cheap.verdict.share < dear.verdict.share
    assert (dear.share_error > 0) == (0 < dear.verdict.share < 1)


def test_it_ends_when_it_is_told_to() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        doubt(SCENARIO, lambda _: None, stop, LITTLE)

    def half_way(share: float) -> None:
        if share > 0.5:
            late.set()

    late = Event()
    with pytest.raises(StoppedError):
        doubt(SCENARIO, half_way, late, LITTLE)


def test_nothing_to_doubt_is_said() -> None:
    with pytest.raises(Problem, match="changes nothing"):
        doubt(load_scenario("baseline"), lambda _: None, Event(), LITTLE)


def test_the_error_of_a_share_is_that_of_its_blocks() -> None:
    """Of 400 blocks, half all yes and half all no, the share is known to ±1.96 times a half over the root of 400."""
    extra = np.repeat(np.tile([1.0, -1.0], 200), 5)
    nothing = np.zeros(len(extra))
    drawn = Outcomes(nothing, nothing, extra, nothing, nothing)
    assert share_error(Conclusion(Kept.MORE), drawn, 5) == pytest.approx(1.96 * 0.5 / 20, rel=0.01)


def test_more_people_and_years_take_longer() -> None:
    usual = SCENARIO.model_copy(update={"weeks": 156, "workplace": Workplace(workers=250)})
    large = usual.model_copy(update={"workplace": Workplace(workers=1000)})
    assert (minutes(SCENARIO), minutes(usual), minutes(large)) == (1, 1, 4)
