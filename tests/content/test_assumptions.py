"""That every number of the model says where it comes from, and that none can be put out of its range unnoticed."""

import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.assumptions import THEMES, Decision, load_assumptions
from sherpa_sim.content.places import folder
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

NUMBERS = load_assumptions().numbers()
THE_YARDSTICK = "decision.age_factor.from_25"  # 1 by definition: the other ages are compared with it
PLACE = folder("simulations") / "assumptions"


def test_every_theme_has_a_file_and_every_file_a_theme() -> None:
    assert {path.stem for path in PLACE.glob("*.yml")} == set(THEMES)
    assert len(NUMBERS) > 100
    assert {name.split(".")[0] for name in NUMBERS} == set(THEMES)


@pytest.mark.parametrize("name", NUMBERS)
def test_each_number_says_where_it_comes_from(name: str) -> None:
    number = NUMBERS[name]
    assert number.source in {*load_sources(), "choice", "calibrated"}
    assert number.unit.strip()
    assert number.meaning.en.strip()
    assert number.meaning.nl.strip()
    assert number.meaning.en != number.meaning.nl
    assert number.low < number.high
    assert number.low <= number.value <= number.high
    assert all(math.isfinite(one) for one in (number.low, number.value, number.high))
    if number.source == "choice":
        assert number.confidence is Confidence.GUESS or name == THE_YARDSTICK
        assert number.evidence is None
    if number.unit == "share":
        assert number.low >= -1
        assert number.high <= 1
    if number.evidence is not None:
        assert number.source != "calibrated"


def test_no_two_numbers_mean_the_same() -> None:
    for language in ("en", "nl"):
        meanings = [number.meaning(language) for number in NUMBERS.values()]
        assert sorted(one for one in meanings if meanings.count(one) > 1) == []


def test_weights_add_up_to_one() -> None:
    decision = load_assumptions().decision
    for names in (
        ("confidence", "awareness"),
        ("time", "money", "norm", "support"),
        ("need", "balance"),
    ):
        assert sum(getattr(decision, f"weight_{name}").value for name in names) == pytest.approx(1)


def test_chances_cannot_leave_their_range() -> None:
    """Even at the ends of the ranges, what a week asks a chance of is a chance."""
    high = {name: number.high for name, number in NUMBERS.items()}
    assert high["training.stop_hazard"] < 1
    for name in ("stop_confidence", "stop_room", "stop_follow_up"):
        assert high[f"training.{name}"] < 1
    for education in ("low", "medium", "high"):
        assert (
            NUMBERS[f"levels.bad_history_share.{education}"].value
            + (NUMBERS[f"levels.good_history_share.{education}"].value)
            <= 1
        )


@given(st.sampled_from(sorted(NUMBERS)), st.floats(-10, 10))
def test_one_value_is_replaced_and_no_other(name: str, value: float) -> None:
    kit = load_assumptions()
    changed = kit.with_values({name: value}).numbers()
    assert changed[name].value == value
    assert {one for one in NUMBERS if changed[one] != NUMBERS[one]} <= {name}
    assert kit.numbers() == NUMBERS


@pytest.mark.parametrize(
    "name",
    [
        "nonsense",
        "decision",
        "decision.nonsense",
        "decision.apply_rate.low",
        "decision.weight_need.value",
        "",
    ],
)
def test_what_is_not_a_number_cannot_be_replaced(name: str) -> None:
    with pytest.raises(KeyError):
        load_assumptions().with_values({name: 1.0})


def test_the_stamp_follows_the_values() -> None:
    kit = load_assumptions()
    other = kit.with_values({"training.course_weeks": 9.0})
    assert other.stamp() != kit.stamp()
    assert (
        other.with_values({"training.course_weeks": kit.training.course_weeks.value}).stamp() == kit.stamp()
    )


@pytest.mark.parametrize(
    ("key", "value", "english", "dutch"),
    [
        (
            "value",
            99.0,
            "the value 99.0 lies outside its own range {low} to {high}; correct one of them.",
            "de waarde 99.0 ligt buiten haar eigen bereik van {low} tot {high}; verbeter een van de twee.",
        ),
        (
            "date",
            1066,
            '"weight_need.date" is "1066"; it must be at least 1990.',
            '"weight_need.date" is "1066"; het moet minstens 1990 zijn.',
        ),
        (
            "confidence",
            "sure",
            '"weight_need.confidence" is "sure"; choose one of high, medium, low, guess.',
            '"weight_need.confidence" is "sure"; kies uit high, medium, low, guess.',
        ),
        (
            "value",
            float("nan"),
            "the value nan lies outside its own range {low} to {high}; correct one of them.",
            "de waarde nan ligt buiten haar eigen bereik van {low} tot {high}; verbeter een van de twee.",
        ),
    ],
)
def test_a_number_that_cannot_be_is_refused(key: str, value: object, english: str, dutch: str) -> None:
    content = yaml.safe_load((PLACE / "decision.yml").read_text("utf-8"))
    content["weight_need"][key] = value
    bounds = {name: content["weight_need"][name] for name in ("low", "high")}
    text = yaml.safe_dump(content, sort_keys=False)
    lines = text.splitlines()
    begin = lines.index("weight_need:")
    row = begin + 1 if key == "value" else lines.index(f"  {key}: {value}", begin) + 1
    with pytest.raises(Problem) as found:
        parse_record("decision.yml", text.encode(), Decision)
    assert words_for("en").problem(found.value) == f"decision.yml, row {row}: " + english.format(**bounds)
    assert words_for("nl").problem(found.value) == f"decision.yml, rij {row}: " + dutch.format(**bounds)
