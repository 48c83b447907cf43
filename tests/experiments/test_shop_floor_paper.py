"""That the keys of the paper shop-floor are what the model gives, on a part of the runs that they were made with."""

import pytest

from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.question_choices import Classify, Order
from sherpa_sim.content.question_values import Number, Plan
from tests.experiments.shop_floor_paper import PLACES, PLANS, compared, extra

PLACE_OF_SLOT = {slot: slot for slot in PLACES} | {"places": "full"}
PLAN_OF_ITEM = {
    "coaching": "no coaching",
    "willing": "the willing",
    "double": "six hours",
    "anybody": "anybody",
    "backing": "more support",
    "wildcard": "any lever",
}
ORDERED = {
    "long": "six hours",
    "half": "three hours",
    "one": "one hour",
    "folder": "leaflets",
    "alone": "support lost",
}


@pytest.fixture(scope="module")
def points() -> dict[str, float]:
    """The gain of each plan for the firm of 250, in points, over 100 runs (standard error about 0.2)."""
    return {
        plan: 100 * compared(workers, settings, 100).difference.middle
        for plan, (workers, settings) in PLANS.items()
        if workers == 250
    }


@pytest.mark.parametrize(
    ("slot", "hours"), [("hall", 3), ("team", 2), ("places", 3), ("sessions", 2), ("leaflets", 2)]
)
def test_the_table_of_the_plan_is_what_the_model_gives(slot: str, hours: int) -> None:
    """Over 300 runs the sum of a few hours has a standard error of about 0.1."""
    plan = load_bank()["shop-floor-01"]
    assert isinstance(plan, Plan)
    told = next(one for one in plan.slots if one.key == slot)
    assert extra(PLACE_OF_SLOT[slot], hours, 300) == pytest.approx(told.gain(hours), abs=0.3)


def test_directions_are_those_of_the_model(points: dict[str, float]) -> None:
    question = load_bank()["shop-floor-02"]
    assert isinstance(question, Classify)
    usual = points["three hours"]
    for item in question.items:
        ratio = points[PLAN_OF_ITEM[item.key]] / usual
        assert item.right == ("more" if ratio > 1.15 else "less" if ratio < 0.85 else "same")


def test_the_order_is_that_of_the_model(points: dict[str, float]) -> None:
    question = load_bank()["shop-floor-03"]
    assert isinstance(question, Order)
    gains = [points[ORDERED[item.key]] for item in question.items]
    assert gains == sorted(gains, reverse=True)


def test_numbers_are_those_of_the_model(points: dict[str, float]) -> None:
    anyway, gain = (load_bank()[f"shop-floor-0{number}"] for number in (4, 5))
    assert isinstance(anyway, Number)
    assert isinstance(gain, Number)
    assert gain.worth(points["three hours"]) == 1
    found = compared(*PLANS["three hours"], 100)
    assert found.deadweight is not None
    assert anyway.worth(100 * found.deadweight.middle) == 1
    schooling = [one.difference.middle for one in found.groups if str(one.dimension) == "education"]
    assert max(schooling) == schooling[1]  # shop-floor-06: those with a secondary diploma


def test_a_larger_firm_has_the_same_middle_and_a_narrower_range() -> None:
    small, large = (compared(*PLANS[plan], 100).difference for plan in ("three hours", "a firm of 1000"))
    assert large.middle == pytest.approx(small.middle, abs=0.01)
    assert large.high - large.low < 0.75 * (small.high - small.low)
