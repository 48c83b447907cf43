"""That the kit's scenarios are whole, and that dates and settings that cannot be are refused in a sentence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sherpa_sim.content.scenario import (
    Change,
    Scenario,
    Settings,
    SettingsChange,
    load_scenario,
    scenario_keys,
)
from sherpa_sim.content.workforce import workforce_keys
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

TWO_CHANGES = """\
key: own
name: {{en: Own, nl: Eigen}}
question: {{en: "What?", nl: "Wat?"}}
start: 2025-09-01
weeks: 52
changes:
- name: {{en: First, nl: Eerst}}
  start: 2025-09-01
  settings: {{mentors_per_100: 1}}
- name: {{en: Second, nl: Tweede}}
  settings: {{mentor_hours: 2}}
  start: {start}
  end: {end}
"""


def told(start: str, end: str = "null") -> tuple[str, str]:
    with pytest.raises(Problem) as found:
        parse_record("own.yml", TWO_CHANGES.format(start=start, end=end).encode(), Scenario)
    return words_for("en").problem(found.value), words_for("nl").problem(found.value)


@pytest.mark.parametrize("key", scenario_keys())
def test_each_scenario_is_whole(key: str) -> None:
    scenario = load_scenario(key)
    assert scenario.key == key
    assert scenario.workplace.workforce in workforce_keys()
    for language in ("en", "nl"):
        assert scenario.question(language).endswith("?")
    for change in scenario.changes:
        assert change.settings.model_dump(exclude_none=True)


def test_the_baseline_changes_nothing() -> None:
    assert load_scenario("baseline").changes == ()
    assert Settings().mentors_per_100 == 0


def test_a_scenario_that_is_not_there() -> None:
    with pytest.raises(Problem, match="There is no file"):
        load_scenario("nowhere")


def test_what_can_be_changed_is_what_can_be_set() -> None:
    assert set(SettingsChange.model_fields) == set(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        assert SettingsChange.model_fields[name].metadata == field.metadata


def test_a_change_that_ends_before_it_starts() -> None:
    for end in ("2025-12-01", "2026-01-01"):
        english, dutch = told("2026-01-01", end)
        assert english == (
            f"own.yml, row 13: a change starts on 2026-01-01 and ends on {end}; let it end after it starts."
        )
        assert dutch == (
            f"own.yml, rij 13: een verandering begint op 2026-01-01 en eindigt op {end}; "
            "laat ze later eindigen dan ze begint."
        )


@pytest.mark.parametrize("start", ["2025-08-31", "2026-08-31", "2031-01-01"])
def test_a_change_outside_the_horizon(start: str) -> None:
    english, dutch = told(start)
    assert english == (
        f"own.yml, row 12: a change starts on {start}, outside the horizon 2025-09-01 to 2026-08-31; "
        "correct the date or the weeks."
    )
    assert dutch == (
        f"own.yml, rij 12: een verandering begint op {start}, buiten de periode van 2025-09-01 tot 2026-08-31; "
        "verbeter de datum of het aantal weken."
    )


@pytest.mark.parametrize("start", ["2025-09-01", "2026-08-30"])
def test_a_change_on_the_first_or_the_last_day_is_on_the_horizon(start: str) -> None:
    scenario = parse_record("own.yml", TWO_CHANGES.format(start=start, end="2031-01-01").encode(), Scenario)
    assert scenario.changes[1].start == date.fromisoformat(start)


@given(st.dates(), st.one_of(st.none(), st.dates()))
def test_every_pair_of_days_is_taken_or_refused(start: date, end: date | None) -> None:
    name = {"en": "a", "nl": "b"}
    right = end is None or end > start
    try:
        Change.model_validate({"name": name, "start": start, "end": end, "settings": {}})
    except ValidationError:
        assert not right
    else:
        assert right


@given(st.one_of(st.dates(), st.dates(date(2016, 1, 1), date(2026, 1, 1))), st.integers(4, 520))
def test_no_start_ends_in_a_bare_error(start: date, weeks: int) -> None:
    text = TWO_CHANGES.format(start="2025-09-01", end="null").replace(
        "start: 2025-09-01\nweeks: 52", f"start: {start}\nweeks: {weeks}"
    )
    in_range = date(1990, 1, 1) <= start <= date(2100, 12, 31)
    on_horizon = start <= date(2025, 9, 1) < start + timedelta(weeks=weeks) if in_range else False
    try:
        parse_record("own.yml", text.encode(), Scenario)
    except Problem:
        assert not on_horizon
    else:
        assert on_horizon
