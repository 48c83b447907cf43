"""That a link holds the whole scenario, and that a damaged one is read as far as possible."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Kind
from sherpa_sim.views.explorer.address import read_address, write_address
from sherpa_sim.views.explorer.choices import START, Choices
from sherpa_sim.views.explorer.fields import mentor_fields, price_fields, workplace_fields

FIELDS = (*workplace_fields(words_for("en")), *mentor_fields(words_for("en")), *price_fields(words_for("en")))


def any_value(field):
    if field.kind is Kind.CHOICE:
        return some.sampled_from([option.value for option in field.options])
    steps = round((field.maximum - field.minimum) / field.step)
    return some.integers(0, steps).map(lambda step: round(field.minimum + step * field.step, 9))


SCENARIOS = some.fixed_dictionaries({field.key: any_value(field) for field in FIELDS if field.holds_value})


@given(SCENARIOS, some.sampled_from(["en", "nl"]))
def test_what_is_written_is_read_back(values: dict[str, object], language: str) -> None:
    query = dict(parse_qsl(write_address(values, language)))
    assert query.pop("lang") == language
    reading = read_address(query, FIELDS)
    assert (reading.values, reading.problems) == (values, {})


@given(SCENARIOS)
def test_every_scenario_has_settings_and_a_workplace(values: dict[str, object]) -> None:
    choices = Choices().with_values(values)
    assert choices.settings.mentors_per_100 == values["mentors"]
    assert choices.workplace.workers == values["workers"]


@given(some.dictionaries(some.text(), some.text()))
def test_no_link_is_damaged_enough_to_fail(query: dict[str, str]) -> None:
    reading = read_address(query, FIELDS)
    assert set(reading.values) | set(reading.problems) == set(query)
    for problem in reading.problems.values():
        words_for("nl").problem(problem)


@pytest.mark.parametrize("written", ["", "abc", "nan", "inf", "-1", "11", "1e9", "0x2"])
def test_a_damaged_number_names_its_key_and_the_remedy(written: str) -> None:
    reading = read_address({"mentors": written, "hours": "4"}, FIELDS)
    assert reading.values == {"hours": 4.0}
    sentence = words_for("en").problem(reading.problems["mentors"])
    assert sentence.startswith(f'The link says mentors="{written}", which is not a number from 0 to 10')
    assert sentence.endswith('Change it at "Mentors per 100 workers".')


def test_a_long_value_is_not_repeated_whole() -> None:
    reading = read_address({"reach": "x" * 5000}, FIELDS)
    assert len(words_for("en").problem(reading.problems["reach"])) < 250


def test_the_first_choices_are_the_fields_own() -> None:
    assert {field.key: field.value for field in FIELDS if field.holds_value} == dict(START)
