"""That an instrument is there on the days of its rule and on no others, and that each is told whole."""

import re
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.instrument_conditions import AtLeast
from sherpa_sim.content.instruments import (
    Country,
    Instrument,
    InstrumentList,
    load_conditions,
    load_instruments,
)
from sherpa_sim.content.record import Confidence
from sherpa_sim.content.scenario import InstrumentKey
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem
from tests.content.evidence_rows import EVIDENCE, no_stronger

DAY = timedelta(days=1)
START, KNOWN_UNTIL, ENDED_ON = date(2025, 9, 1), date(2026, 8, 31), date(2027, 1, 1)
BELGIAN = [key for key, one in load_instruments().items() if one.country is Country.BELGIUM]
DATED = [key for key, one in load_instruments().items() if one.start and one.known_until]
CONDITION = """\
conditions:
- key: big
  kind: at_least
  of: firm_size
  least: 10
  rule: {{en: "{rule}", nl: "{rule}"}}
  ask: {{en: Ask., nl: Vraag.}}
{more}
instruments: []
"""


def instrument(**changes: Any) -> Instrument:
    text = {"en": "a", "nl": "b"}
    given = {"key": "one", "source": "a_source", "confidence": "high"}
    given |= dict.fromkeys(("name", "what", "who", "amount"), text)
    return Instrument.model_validate(given | {"start": START, "known_until": KNOWN_UNTIL} | changes)


@pytest.mark.parametrize("key", load_instruments())
def test_each_instrument_is_whole(key: str) -> None:
    one = load_instruments()[key]
    assert one.key == key
    assert one.source in load_sources()
    assert one.start is None or one.known_until is None or one.start <= one.known_until
    assert one.ended_on is None or one.start is None or one.start < one.ended_on
    assert one.ended_on is None or one.known_until is None or one.known_until < one.ended_on
    assert not one.begins or one.start is not None


@pytest.mark.parametrize("key", load_instruments())
def test_each_rests_on_a_row_of_evidence_and_says_no_more_than_it(key: str) -> None:
    one = load_instruments()[key]
    assert one.evidence is not None
    assert no_stronger(one.confidence, one.evidence)


def test_every_row_of_evidence_on_instruments_is_told_once() -> None:
    told = [one.evidence for one in load_instruments().values()]
    assert sorted(filter(None, told)) == sorted(row for row in EVIDENCE if row.startswith("I"))


@pytest.mark.parametrize("key", BELGIAN)
def test_a_belgian_instrument_says_where_to_ask_and_what_to_check(key: str) -> None:
    one = load_instruments()[key]
    assert one.apply is not None
    assert one.ask_at is not None
    assert one.check


@pytest.mark.parametrize("key", load_instruments())
def test_a_source_from_memory_is_of_low_confidence(key: str) -> None:
    one = load_instruments()[key]
    assert (one.confidence is Confidence.LOW) == one.source.startswith("memory_")


@pytest.mark.parametrize("key", load_instruments())
def test_what_is_from_memory_has_no_last_known_day(key: str) -> None:
    one = load_instruments()[key]
    assert one.confidence is not Confidence.LOW or one.known_until is None


def test_every_instrument_a_scenario_can_name_is_there_with_its_days() -> None:
    assert set(get_args(InstrumentKey)) <= set(DATED)


def test_every_condition_is_asked_by_some_instrument() -> None:
    asked = {key for one in load_instruments().values() for key in one.conditions}
    asked |= {key for one in load_instruments().values() for tier in one.tiers for key in tier.conditions}
    for condition in reversed(load_conditions().values()):
        if condition.key in asked:
            asked |= set(getattr(condition, "conditions", ()))
    assert set(load_conditions()) - asked == set()


@pytest.mark.parametrize("key", load_conditions())
def test_the_number_of_a_condition_stands_in_one_place(key: str) -> None:
    condition = load_conditions()[key]
    if isinstance(condition, AtLeast):
        assert not re.search(r"\d", condition.rule.en + condition.rule.nl)


@pytest.mark.parametrize("key", DATED)
def test_an_instrument_holds_from_its_first_to_its_last_known_day(key: str) -> None:
    one = load_instruments()[key]
    assert one.start is not None
    assert one.known_until is not None
    assert one.holds_on(one.start, rules_continue=False)
    assert one.holds_on(one.known_until, rules_continue=False)
    assert not one.holds_on(one.start - DAY, rules_continue=True)
    assert not one.holds_on(one.known_until + DAY, rules_continue=False)
    assert one.holds_on(one.known_until + DAY, rules_continue=True) == (
        one.ended_on is None or one.known_until + DAY < one.ended_on
    )


@given(st.dates(), st.booleans())
def test_an_abolished_instrument_never_comes_back(day: date, rules_continue: bool) -> None:
    ended = instrument(ended_on=ENDED_ON)
    assert ended.holds_on(day, rules_continue) == (
        START <= day < ENDED_ON and (day <= KNOWN_UNTIL or rules_continue)
    )
    early = instrument(ended_on=KNOWN_UNTIL)
    assert not early.holds_on(KNOWN_UNTIL, rules_continue)


@given(st.dates(), st.booleans())
def test_a_rule_without_days_holds_only_if_rules_continue(day: date, rules_continue: bool) -> None:
    assert instrument(start=None, known_until=None).holds_on(day, rules_continue) == rules_continue


@pytest.mark.parametrize(
    ("rule", "more", "told"),
    [
        ("At least ten.", "", r"own.yml, row 6: the rule must hold \{least\}"),
        (
            "At least {least}.",
            "- {key: both, kind: any_of, conditions: [big, small], rule: {en: a, nl: b}, ask: {en: a, nl: b}}",
            'there is no condition "small"',
        ),
        (
            "At least {least}.",
            "- {key: in, kind: among, of: work_region, words: [paris], rule: {en: a, nl: b}, ask: {en: a, nl: b}}",
            '"paris" is not known; choose from flanders, brussels, wallonia, abroad',
        ),
        (
            "At least {least}.",
            "- {key: big, kind: holds, of: sector_fund, rule: {en: a, nl: b}, ask: {en: a, nl: b}}",
            '"big" is there twice',
        ),
    ],
)
def test_a_broken_condition_is_told_in_a_sentence(rule: str, more: str, told: str) -> None:
    with pytest.raises(Problem, match=told):
        parse_record("own.yml", CONDITION.format(rule=rule, more=more).encode(), InstrumentList)
