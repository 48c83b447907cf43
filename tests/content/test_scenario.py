"""That the kit's scenarios are whole, and that dates and settings that cannot be are refused in a sentence."""

from datetime import date, timedelta
from itertools import chain
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sherpa_sim.content.change import Change, SettingsChange
from sherpa_sim.content.intervention import intervention_keys
from sherpa_sim.content.scenario import (
    InstrumentKey,
    Policy,
    Scenario,
    Settings,
    instrument_days,
    load_scenario,
    scenario_keys,
)
from sherpa_sim.content.sources import load_sources
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


PROGRAMMES = {
    "sherpa_flanders",
    "acv_training_pilots",
    "unionlearn_representatives",
    "leonardo_partnership",
    "workplace_learning_advocates",
    "dutch_learning_ambassadors",
    "danish_education_ambassadors",
    "swedish_learning_counsellors",
    "finnish_competence_pilots",
    "mentor2work",
}


def refused(text: str) -> tuple[str, str]:
    with pytest.raises(Problem) as found:
        parse_record("own.yml", text.encode(), Scenario)
    return words_for("en").problem(found.value), words_for("nl").problem(found.value)


def told(start: str, end: str = "null") -> tuple[str, str]:
    return refused(TWO_CHANGES.format(start=start, end=end))


@pytest.mark.parametrize("key", scenario_keys())
def test_each_scenario_is_whole(key: str) -> None:
    scenario = load_scenario(key)
    assert scenario.key == key
    assert scenario.workplace.workforce in workforce_keys()
    for language in ("en", "nl"):
        assert scenario.question(language).endswith("?")
        assert scenario.note is not None
        assert scenario.note(language).endswith(".")
    assert scenario.note.en != scenario.note.nl
    assert all(change.given() for change in scenario.changes)
    assert {fact.source for fact in scenario.facts} <= set(load_sources())


@pytest.mark.parametrize("key", scenario_keys())
def test_how_much_and_to_whom_is_a_fact_or_a_guess(key: str) -> None:
    """A guess leaves room on at least one side, or it would be no guess."""
    scenario = load_scenario(key)
    covered = {about.setting for about in (*scenario.facts, *scenario.guesses)}
    for change in scenario.changes:
        if change.delivers is not None:
            assert set(change.settings.given()) <= covered
    for guess in scenario.guesses:
        for bound in (guess.low, guess.high):
            SettingsChange.model_validate({guess.setting: bound})
        assert guess.low is None or guess.low < guess.high


def test_each_programme_is_a_scenario_and_each_intervention_is_used() -> None:
    scenarios = [load_scenario(key) for key in scenario_keys()]
    assert set(scenario_keys()) >= PROGRAMMES | {"baseline", "information_campaign", "training_voucher"}
    delivered = {
        change.delivers.key for change in chain(*(one.changes for one in scenarios)) if change.delivers
    }
    assert delivered == set(intervention_keys())
    assert all(load_scenario(key).changes[0].delivers for key in PROGRAMMES)


def test_the_baseline_changes_nothing() -> None:
    assert load_scenario("baseline").changes == ()
    assert Settings().mentors_per_100 == 0


def test_a_scenario_that_is_not_there() -> None:
    with pytest.raises(Problem, match="There is no file"):
        load_scenario("nowhere")


def test_what_can_be_changed_is_what_can_be_set() -> None:
    decided = Settings.model_fields | Policy.model_fields
    assert set(SettingsChange.model_fields) == set(decided)
    for name, field in decided.items():
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


def written(changes: str, more: str = "", start: str = "2025-09-01") -> str:
    return f"""\
key: own
name: {{en: Own, nl: Eigen}}
question: {{en: "What?", nl: "Wat?"}}
start: {start}
weeks: 52
{more}
changes:
{changes}
"""


def change(name: str, rest: str, start: str = "2025-09-01") -> str:
    return f"- {{name: {{en: {name}, nl: {name}s}}, start: {start}, {rest}}}\n"


def test_changes_that_contradict_each_other() -> None:
    first = change("Few", "settings: {mentor_hours: 2, mentors_per_100: 1}, end: 2026-03-01")
    second = change("Many", "settings: {mentor_hours: 4, mentors_per_100: 1}", "2026-02-28")
    english, dutch = refused(written(first + second))
    assert english == (
        'own.yml, row 9: the changes "Few" and "Many" hold on the same days but set "mentor_hours" to 2 and to 4; '
        "let one end before the other starts, or keep the setting in one of them."
    )
    assert dutch == (
        'own.yml, rij 9: de veranderingen "Fews" en "Manys" gelden op dezelfde dagen, maar zetten "mentor_hours" op '
        "2 en op 4; laat de ene eindigen voor de andere begint, of houd de instelling in een van de twee."
    )
    assert "and to 2" in refused(written(second + first))[0]


def test_changes_that_do_not_contradict_each_other() -> None:
    few = change("Few", "settings: {mentor_hours: 2}, end: 2026-03-01")
    for other in (
        change("After", "settings: {mentor_hours: 4}", "2026-03-01"),
        change("Same", "settings: {mentor_hours: 2}"),
        change("Else", "settings: {employer_support: 0.7}"),
    ):
        for text in (few + other, other + few):
            assert len(parse_record("own.yml", written(text).encode(), Scenario).changes) == 2


def test_two_products_at_once_may_not_disagree() -> None:
    both = change("One", "delivers: sherpa_mentors") + change("Other", "delivers: learning_mentor_handbook")
    assert (
        '"One" and "Other" hold on the same days but set "mentor_course_days" to 2 and to 0'
        in refused(written(both))[0]
    )


def test_a_delivery_leaves_what_is_delivered_alone() -> None:
    english, dutch = refused(
        written(
            change("Own", "delivers: sherpa_mentors, settings: {mentors_per_100: 1, mentor_course_days: 5}")
        )
    )
    assert english == (
        'own.yml, row 8: "mentor_course_days" is already settled by the intervention "sherpa_mentors"; '
        "leave it out here, or change the intervention."
    )
    assert dutch == (
        'own.yml, rij 8: "mentor_course_days" ligt al vast in de interventie "sherpa_mentors"; '
        "laat het hier weg, of pas de interventie aan."
    )


def test_an_intervention_that_is_not_there() -> None:
    english, dutch = refused(written(change("Own", "delivers: ../scenarios/baseline")))
    assert english.startswith(
        'own.yml, row 8: there is no intervention "../scenarios/baseline"; choose one of acv'
    )
    assert dutch.startswith('own.yml, rij 8: er is geen interventie "../scenarios/baseline"; kies uit acv')
    assert "is 7" in refused(written(change("Own", "delivers: 7")))[0].replace('"7"', "7")


def test_a_change_of_nothing() -> None:
    english, dutch = refused(written("- {name: {en: a, nl: b}, start: 2025-09-01}"))
    assert english == (
        "own.yml, row 8: the change changes nothing; name what it delivers or the settings it replaces."
    )
    assert dutch == (
        "own.yml, rij 8: de verandering verandert niets; zeg welke interventie ze brengt of welke instellingen ze "
        "vervangt."
    )


OUTSIDE = (
    'the instrument "training_voucher" is asked for from {first} to {last}, but its rule is known from 2023-01-01 to '
    "2025-12-31 only; change the dates or leave the instrument out."
)


def test_an_instrument_outside_the_years_of_its_rule() -> None:
    asked = "instruments: [training_leave, training_voucher]"
    english, dutch = refused(written(" []", "instruments: [training_voucher]", "2015-01-05"))
    assert english == "own.yml, row 6: " + OUTSIDE.format(first="2015-01-05", last="2016-01-04")
    assert dutch == (
        'own.yml, rij 6: het instrument "training_voucher" wordt gevraagd van 2015-01-05 tot 2016-01-04, maar de regel '
        "ervan is enkel bekend van 2023-01-01 tot en met 2025-12-31; pas de datums aan of laat het instrument weg."
    )
    assert "training_leave" in refused(written(" []", asked, "2024-01-01"))[0]
    assert parse_record("own.yml", written(" []", start="2015-01-05").encode(), Scenario).instruments is None
    late = asked + "\ninstrument_rules_continue: false"
    assert "training_leave" in refused(written(" []", late, "2026-09-07"))[0]
    assert parse_record("own.yml", written(" []", asked, "2026-09-07").encode(), Scenario).instruments


def test_a_change_asks_for_an_instrument_in_the_years_of_its_rule_too() -> None:
    ends = "instrument_rules_continue: false"
    late = change("Late", "delivers: training_voucher", "2026-01-05")
    assert refused(written(late, ends))[0] == "own.yml, row 8: " + OUTSIDE.format(
        first="2026-01-05", last="2026-08-31"
    )
    assert parse_record("own.yml", written(late).encode(), Scenario)
    without = change("Without", "settings: {training_voucher: false}", "2026-01-05")
    assert parse_record("own.yml", written(without, ends).encode(), Scenario)


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        (
            "facts: [{what: {en: a, nl: b}, source: a, confidence: low, setting: reach}]",
            '"reach" is not set here',
        ),
        ("guesses: [{setting: reach, why: {en: a, nl: b}}]", '"reach" is not set here'),
        (
            "guesses: [{setting: mentor_hours, why: {en: a, nl: b}, low: 3, high: 4}]",
            "with its value 2 between",
        ),
        ("guesses: [{setting: mentor_hours, why: {en: a, nl: b}}]", "needs a low and a high"),
    ],
)
def test_a_guess_that_does_not_fit(about: str, sentence: str) -> None:
    english, dutch = refused(written(change("Own", "settings: {mentor_hours: 2}"), about))
    assert english.startswith("own.yml, row 6: ")
    assert sentence in english
    assert dutch.startswith("own.yml, rij 6: ")


@pytest.mark.parametrize("key", scenario_keys())
def test_a_scenario_that_is_saved_whole_comes_back(key: str) -> None:
    """What is delivered is in it, so that the stamp of a result describes it all."""
    scenario = load_scenario(key)
    assert Scenario.model_validate(scenario.model_dump(mode="json", exclude_none=True)) == scenario
    for change in scenario.changes:
        if change.delivers is not None:
            assert change.delivers.what.nl in scenario.model_dump_json()


def test_a_simulation_takes_the_days_of_instruments_and_not_their_words() -> None:
    told = instrument_days()
    assert len(told) == len(get_args(InstrumentKey))
    assert '"known_until":"2026-08-31"' in told[0]
    assert not any("name" in days or "amount" in days for days in told)
