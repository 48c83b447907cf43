"""That the order of the factors is that of functions whose order is known, and that its doubt is told."""

from dataclasses import replace

import numpy as np
import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.experiments.ensemble import Outcomes
from sherpa_sim.experiments.factors import Factor, Kind
from sherpa_sim.experiments.ranks import Rank, ranks
from sherpa_sim.experiments.sensitivity import (
    COST,
    EXTRA,
    Question,
    Screening,
    ask,
    decompose,
    decomposition_sample,
)

SCENARIO = load_scenario("three_hours_a_week").model_copy(
    update={"weeks": 20, "workplace": Workplace(workers=10)}
)
NAMES = ("a", "b", "c", "d")


@pytest.fixture(scope="module")
def question() -> Question:
    return ask(SCENARIO, load_assumptions())


def screening(means: list[float], typical: list[float]) -> Screening:
    factors = tuple(Factor(Kind.NUMBER, name, 0, 0.5, 1) for name in NAMES)
    rows = [np.array([one, one]) for one in (typical, [0.0] * 4, means, [0.0] * 4)]
    return Screening(factors, (EXTRA, COST), *rows, runs=0)


FLAT = screening([1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0])


def ranked(question: Question, slopes: list[float], runs: int, told: Screening = FLAT) -> tuple[Rank, ...]:
    """The order of a plane with these slopes: the shares of its factors are those of their squares."""
    sample = decomposition_sample(question, question.numbers[: len(slopes) - 2], runs)
    factors = told.factors
    extra = sample.points @ np.array(slopes)
    nothing = np.zeros(len(extra))
    outcomes = Outcomes(nothing, nothing, extra, nothing, nothing)
    return ranks(decompose(replace(sample, factors=factors), outcomes), told, EXTRA)


def test_the_order_of_a_plane_is_that_of_its_slopes(question: Question) -> None:
    found = ranked(question, [1.0, -4.0, 2.0, 0.0], 6 * 512)
    assert [(one.factor.name, one.place, one.best, one.worst) for one in found] == [
        ("b", 1, 1, 1),
        ("c", 2, 2, 2),
        ("a", 3, 3, 3),
    ]
    # Saltelli's estimates are normal around the truth: three half-intervals of 95% are about six standard errors.
    for one, share in zip(found, (16 / 21, 4 / 21, 1 / 21), strict=True):
        assert abs(one.share - share) < 3 * one.share_error
        assert abs(one.alone - share) < 0.1


def test_what_cannot_be_told_apart_shares_its_places(question: Question) -> None:
    found = ranked(question, [1.0, 1.0, 1.0, 0.1], 6 * 64)
    assert {(one.best, one.worst) for one in found[:3]} == {(1, 3)}
    assert (found[3].best, found[3].worst) == (4, 4)


def test_the_way_is_told_where_there_is_one(question: Question) -> None:
    told = screening([1.0, -1.0, 0.2, 0.0], [1.0, 1.0, 1.0, 1.0])
    found = ranked(question, [1.0, 2.0, 3.0, 4.0], 6 * 64, told)
    assert {one.factor.name: one.way for one in found} == {"a": 1, "b": -1, "c": 0, "d": 0}


def test_the_same_order_each_time_and_none_of_what_stays(question: Question) -> None:
    slopes = [1.0, 1.1, 1.2, 1.3]
    assert ranked(question, slopes, 6 * 64) == ranked(question, slopes, 6 * 64)
    with pytest.raises(KeyError):
        ranked(question, [0.0, 0.0, 0.0, 0.0], 6 * 64)
