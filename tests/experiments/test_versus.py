"""That plans beside each other are compared run by run, and that each side of a comparison is the other's rest."""

import numpy as np
import pytest

from sherpa_sim.content.scenario import Settings, Workplace
from sherpa_sim.experiments.compare import extra_a_year
from sherpa_sim.experiments.explore import Explorer, Pair
from sherpa_sim.experiments.versus import Versus, versus

PLANS = (Settings(), Settings(mentors_per_100=1), Settings(mentors_per_100=6, mentor_hours=8))


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    explorer = Explorer(Workplace(workers=60), 30, threads=1)
    return [explorer.pair_with(settings) for settings in PLANS]


@pytest.fixture(scope="module")
def found(pairs: list[Pair]) -> Versus:
    return versus(pairs[0].without, [pair.changed for pair in pairs])


def test_each_run_is_counted_once_for_one_of_the_two(found: Versus) -> None:
    assert np.allclose(found.better + found.better.T, 1.0)
    assert np.diag(found.better).tolist() == [0.5] * 3


def test_runs_are_compared_with_their_own_pair(pairs: list[Pair], found: Versus) -> None:
    one, other = (extra_a_year(pair.without, pair.changed)[:, 0] for pair in pairs[1:])
    wins = sum(b > a for a, b in zip(one, other, strict=True))
    draws = sum(b == a for a, b in zip(one, other, strict=True))
    assert found.better[2, 1] == pytest.approx((wins + draws / 2) / 30)
    assert found.better[2, 0] > 0.9  # many mentors beat none
    assert found.most[2] == max(found.most)
