"""That no library, machine or unmeant edit changes what a floor comes to."""

import json
from typing import Any

import pytest

from sherpa_sim.content.assumptions import load_assumptions
from tests.model.store_floor import STORED, outcome

MEANT = "if the change is meant, store it anew with `python -m tests.model.store_floor` and say why"


@pytest.fixture(scope="module")
def stored() -> dict[str, Any]:
    return dict(json.loads(STORED.read_text("utf-8")))


@pytest.fixture(scope="module")
def found(stored: dict[str, Any]) -> dict[str, Any]:
    assumptions = load_assumptions()
    return outcome(assumptions.with_values(stored["assumptions"]))


def test_every_number_of_the_model_is_stored(stored: dict[str, Any]) -> None:
    assert set(stored["assumptions"]) == set(load_assumptions().numbers()), MEANT


@pytest.mark.parametrize("part", ["people", "ties", "mentors"])
def test_the_people_are_the_same(part: str, found: dict[str, Any], stored: dict[str, Any]) -> None:
    assert found[part] == stored["outcome"][part], MEANT


def test_the_counts_are_the_same(found: dict[str, Any], stored: dict[str, Any]) -> None:
    assert found["series"] == stored["outcome"]["series"], MEANT


def test_the_states_are_the_same(found: dict[str, Any], stored: dict[str, Any]) -> None:
    """The last digits may differ between mathematical libraries, no more."""
    assert found["states"] == pytest.approx(stored["outcome"]["states"], rel=1e-9), MEANT
