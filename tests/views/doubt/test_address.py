"""That a link holds the limits and one's own numbers beside the plans, and that a damaged one is read in part."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Kind
from sherpa_sim.views.doubt.address import (
    Doubts,
    changeable,
    read_doubts,
    split,
    write_doubts,
)
from sherpa_sim.views.doubt.number_field import FEWEST, MOST, number_field
from sherpa_sim.views.doubt.turning_fields import AT_LEAST, AT_MOST, limit_fields
from sherpa_sim.views.explorer.address import read_address, write_address
from sherpa_sim.views.explorer.choices import Choices

EN, NL = words_for("en"), words_for("nl")
SCENARIO = Choices().scenarios[0]
NUMBERS = changeable(SCENARIO)
USUAL = {one.key: float(one.value or 0) for one in limit_fields(EN)}
TALK = "conversation.talk_minutes"

OWN = some.sampled_from(sorted(NUMBERS)).flatmap(
    lambda name: some.tuples(some.just(name), some.floats(NUMBERS[name].low, NUMBERS[name].high))
)
DOUBTS = some.builds(
    Doubts,
    numbers=some.lists(OWN, max_size=6).map(
        lambda pairs: {name: float(f"{value:.10g}") for name, value in pairs}
    ),
    limits=some.fixed_dictionaries(
        {AT_MOST: some.integers(0, 1000).map(lambda hundreds: 100.0 * hundreds), AT_LEAST: some.just(2.5)}
    ),
)


@settings(deadline=None)  # the first call reads the kit's numbers
@given(DOUBTS)
def test_what_is_written_is_read_back_beside_the_plans(doubts: Doubts) -> None:
    query = f"{write_address(Choices(seen=True), 'en')}&{write_doubts(doubts, USUAL)}"
    fields = dict(parse_qsl(query, keep_blank_values=True))
    assert fields.pop("lang") == "en"
    theirs, ours = split(fields)
    assert not read_address(theirs, EN).problems
    read, problems = read_doubts(ours, NUMBERS, EN)
    kept = {name: value for name, value in doubts.numbers.items() if value != NUMBERS[name].value}
    in_range = {name: value for name, value in kept.items() if name not in {key[2:] for key in problems}}
    assert read.numbers == in_range
    assert all(_at_the_edge(name, kept[name]) for name in kept.keys() - in_range.keys())
    assert USUAL | read.limits == doubts.limits


def _at_the_edge(name: str, value: float) -> bool:
    """Whether ten digits are too few to tell a value from the end of its range."""
    number = NUMBERS[name]
    return min(abs(value - number.low), abs(value - number.high)) <= 1e-9 * max(1.0, abs(value))


@settings(deadline=None, max_examples=50)
@given(
    some.dictionaries(some.text(max_size=8).map(lambda key: f"x.{key}"), some.text(max_size=12), max_size=4)
)
def test_anything_else_is_left_out_and_named(ours: dict[str, str]) -> None:
    read, problems = read_doubts(ours, NUMBERS, NL)
    assert read == Doubts()
    assert set(problems) == set(ours)
    for problem in problems.values():
        assert NL.problem(problem)


@pytest.mark.parametrize("written", ["nan", "inf", "1e999", "19.9", "-3", "", "veel", "40,5"])
def test_a_value_that_cannot_be_is_told(written: str) -> None:
    read, problems = read_doubts({f"x.{TALK}": written}, NUMBERS, NL)
    assert read == Doubts()
    told = NL.problem(problems[f"x.{TALK}"])
    assert "van 20 tot 90" in told
    assert NUMBERS[TALK].meaning.nl in told


def test_a_price_that_the_plan_has_of_its_own_is_not_changed_here() -> None:
    priced = SCENARIO.model_copy(update={"prices": {"wage_hour": 30.0}})
    numbers = changeable(priced)
    assert NUMBERS.keys() - numbers.keys() == {"costs.wage_hour"}
    _, problems = read_doubts({"x.costs.wage_hour": "25"}, numbers, EN)
    assert "a price of its own" in EN.problem(problems["x.costs.wage_hour"])


def test_every_number_has_a_slider_that_a_hand_can_set() -> None:
    for name, number in NUMBERS.items():
        field = number_field(name, number, NL)
        steps = (number.high - number.low) / field.step
        assert field.kind is Kind.RANGE
        assert field.label == number.meaning.nl
        assert field.step == 1 or FEWEST * 0.99 <= steps <= 2.5 * MOST, (name, steps)
        assert field.step >= 1e-6, (
            name
        )  # a smaller one is written with an exponent, which a browser does not show
