"""That every number counts once, under what it rests on."""

import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.origin import Origin, count_origins, count_roughly_measured, origin_of
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import load_sources

NUMBERS = load_assumptions().numbers()


def test_every_number_counts_once() -> None:
    assert count_origins(NUMBERS.values()).total() == len(NUMBERS)


def test_measured_has_a_source_and_fitted_has_draws() -> None:
    of = {origin: {name for name in NUMBERS if origin_of(NUMBERS[name]) is origin} for origin in Origin}
    assert of[Origin.FITTED] == set(load_posterior()[0])
    assert {NUMBERS[name].source for name in of[Origin.MEASURED]} <= set(load_sources())
    assert {NUMBERS[name].source for name in of[Origin.CHOSEN]} == {"choice"}


@pytest.mark.parametrize(
    ("source", "confidence", "roughly"),
    [
        ("hidalgo_2014", Confidence.LOW, 1),
        ("hidalgo_2014", Confidence.HIGH, 0),
        ("choice", Confidence.GUESS, 0),
        ("calibrated", Confidence.LOW, 0),
    ],
)
def test_what_was_measured_but_roughly(source: str, confidence: Confidence, roughly: int) -> None:
    number = NUMBERS["costs.event"].model_copy(update={"source": source, "confidence": confidence})
    assert count_roughly_measured([number]) == roughly
