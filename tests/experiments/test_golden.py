"""That no scenario comes to anything else than it did, unless that is meant."""

import pytest

from sherpa_sim.content.scenario import scenario_keys
from tests.experiments.golden import changes, outcomes_of, stored

MEANT = "\nif this is meant: `python -m tests.experiments.golden`, and say why"


def test_every_scenario_is_stored() -> None:
    assert set(stored()) == set(scenario_keys()), MEANT


@pytest.mark.parametrize("key", scenario_keys())
def test_it_comes_to_the_same(key: str) -> None:
    found = changes(key, stored()[key], outcomes_of(key))
    assert not found, "\n".join(found) + MEANT


def test_a_change_is_told_with_its_size() -> None:
    before = {"difference": 0.05, "deadweight": None, "talks": 10.0, "gone": 1.0}
    now = {"difference": 0.04, "deadweight": 0.5, "talks": 10.0 * (1 + 1e-12), "come": 2.0}
    assert changes("some", before, now) == [
        "some: difference: 0.05 -> 0.04 (-20.00%)",
        "some: deadweight: None -> 0.5",
        "some: gone: 1.0 -> None",
        "some: come: None -> 2.0",
    ]
