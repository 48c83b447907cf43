"""That a link holds every plan, and that a damaged one is read as far as possible."""

from dataclasses import replace
from types import MappingProxyType
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sherpa_sim.content.plan import MOST_PLANS, Measure, Plan, Span
from sherpa_sim.content.scenario import Settings, scenario_keys
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Kind
from sherpa_sim.views.explorer.address import VERSION, read_address, write_address
from sherpa_sim.views.explorer.choices import PLAN_START, SHARED_START, Choices
from sherpa_sim.views.explorer.fields import price_fields, workplace_fields
from sherpa_sim.views.explorer.plan_fields import plan_fields
from sherpa_sim.views.explorer.plan_values import plan_from, plan_values
from sherpa_sim.views.explorer.spans import span_fields

EN, NL = words_for("en"), words_for("nl")
SHARED = [field for field in (*workplace_fields(EN), *price_fields(EN)) if field.holds_value]
for words in (EN, NL):
    read_address({}, words)  # makes the fields of a language, once
OWN = [*plan_fields(EN), *span_fields(EN)]


def any_value(field):
    if field.kind is Kind.CHOICE:
        return some.sampled_from([option.value for option in field.options])
    if field.kind is Kind.TOGGLE:
        return some.booleans()
    if field.kind is Kind.TEXT:
        return some.text(max_size=round(field.maximum))
    steps = round((field.maximum - field.minimum) / field.step)
    return some.integers(0, steps).map(lambda step: round(field.minimum + step * field.step, 9))


def any_values(fields):
    whole = {field.key: any_value(field) for field in fields}
    return some.fixed_dictionaries(whole).map(MappingProxyType)


CHOICES = some.builds(
    Choices,
    shared=any_values(SHARED),
    plans=some.lists(any_values(OWN), min_size=1, max_size=MOST_PLANS).map(tuple),
    expected=some.lists(some.integers(0, 100).map(float), max_size=5).map(tuple),
    seen=some.booleans(),
    story=some.sampled_from(["", "who_gains"]),
).flatmap(
    lambda made: some.integers(0, len(made.plans) - 1).map(
        lambda look: replace(made, look=look, step=3 if made.story else 0)
    )
)


@given(CHOICES, some.sampled_from(["en", "nl"]))
def test_what_is_written_is_read_back(choices: Choices, language: str) -> None:
    query = dict(parse_qsl(write_address(choices, language), keep_blank_values=True))
    assert query.pop("lang") == language
    reading = read_address(query, words_for(language))
    assert reading.problems == {}
    assert reading.choices == choices


@given(CHOICES)
def test_every_choice_is_a_scenario_on_a_ground(choices: Choices) -> None:
    for place, scenario in enumerate(choices.scenarios):
        assert scenario.workplace.workers == choices.shared["workers"]
        assert scenario.weeks == choices.weeks
        decided = {name for change in scenario.changes for name in change.given()}
        begins = choices.plans[place]["mentors-from"] < scenario.weeks
        assert ("mentors_per_100" in decided) == (choices.plans[place]["mentors"] > 0 and begins)


@given(some.dictionaries(some.text(), some.text()))
def test_no_link_is_damaged_enough_to_fail(query: dict[str, str]) -> None:
    reading = read_address(query, EN)
    known = {"v", "look", "expect", "seen", "story", "step"} | set(SHARED_START) | set(PLAN_START)
    assert set(query) - known <= set(reading.problems)
    for problem in reading.problems.values():
        NL.problem(problem)


@pytest.mark.parametrize("written", ["", "abc", "nan", "inf", "-1", "11", "1e9", "0x2"])
@pytest.mark.parametrize("key", ["mentors", "c.mentors"])
def test_a_damaged_number_names_its_key_and_the_remedy(key: str, written: str) -> None:
    reading = read_address({key: written, "hours": "4"}, EN)
    assert reading.choices.plans[0]["hours"] == 4.0
    assert reading.choices.plans[0]["mentors"] == PLAN_START["mentors"]
    sentence = EN.problem(reading.problems[key])
    assert sentence.startswith(f'The link says {key}="{written}", which is not a number from 0 to 10')
    assert sentence.endswith('Change it at "Mentors per 100 workers".')


@pytest.mark.parametrize(
    ("query", "key", "told"),
    [
        ({"v": "9"}, "v", "newer version"),
        ({"v": "two"}, "v", "newer version"),
        ({"look": "c"}, "look", "shows the first"),
        ({"expect": "20,lots"}, "expect", "left out"),
        ({"expect": "20,300"}, "expect", "left out"),
        ({"has-leave": "perhaps"}, "has-leave", "not one of the choices"),
        ({"name": "x" * 50}, "name", "too long"),
        ({"e.mentors": "3"}, "e.mentors", "does not know"),
    ],
)
def test_what_a_link_cannot_say_is_told(query: dict[str, str], key: str, told: str) -> None:
    reading = read_address({"mentors": "3", **query}, EN)
    assert told in EN.problem(reading.problems[key])
    assert reading.choices.plans[0]["mentors"] == 3.0


def test_a_link_of_the_first_version_still_says_the_same() -> None:
    old = {
        "from": "flanders",
        "workers": "120",
        "mentors": "4",
        "hours": "2.5",
        "support": "60",
        "reach": "asking",
    }
    reading = read_address(old, EN)
    assert reading.problems == {}
    assert reading.choices.seen
    assert plan_from(reading.choices.plans[0]) == Plan(
        settings=Settings(mentors_per_100=4, mentor_hours=2.5, employer_support=0.6, reach="asking")
    )
    assert f"v={VERSION}&" in write_address(reading.choices, "en")


def test_a_long_value_is_not_repeated_whole() -> None:
    reading = read_address({"reach": "x" * 5000}, EN)
    assert len(EN.problem(reading.problems["reach"])) < 250


def test_the_first_choices_are_the_fields_own() -> None:
    assert {field.key: field.value for field in SHARED} == dict(SHARED_START)
    assert {field.key: field.value for field in OWN} == dict(PLAN_START)


@pytest.mark.parametrize("key", [key for key in scenario_keys() if key != "baseline"])
def test_every_programme_can_be_where_a_plan_begins(key: str) -> None:
    choices = Choices().with_programme(key, "nl")
    for field in OWN:
        field.read(choices.plans[0][field.key])
    for field in SHARED:
        field.read(choices.shared[field.key])
    assert choices.scenario(0)[1] is None
    assert choices.changes(0)


@given(
    some.builds(
        Plan,
        settings=some.builds(Settings, mentors_per_100=some.integers(0, 20).map(lambda half: half / 2)),
        leave=some.sampled_from([None, True, False]),
        spans=some.just((Span(measure=Measure.LEAVE, start=3, end=50), Span(measure=Measure.SEATS, end=9))),
    )
)
def test_a_plan_is_its_values(plan: Plan) -> None:
    again = plan_from(plan_values(plan))
    assert again.changes(Choices().start, 156) == plan.changes(Choices().start, 156)
