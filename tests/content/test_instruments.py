"""That an instrument is there on the days of its rule and on no others."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.instruments import Instrument, load_instruments
from sherpa_sim.content.scenario import InstrumentKey
from sherpa_sim.content.sources import load_sources

DAY = timedelta(days=1)
START, KNOWN_UNTIL, ENDED_ON = date(2025, 9, 1), date(2026, 8, 31), date(2027, 1, 1)


def instrument(**changes: Any) -> Instrument:
    text = {"en": "a", "nl": "b"}
    given = {"key": "one", "name": text, "what": text, "who": text, "source": "a_source"}
    return Instrument.model_validate(given | {"start": START, "known_until": KNOWN_UNTIL} | changes)


@pytest.mark.parametrize("key", load_instruments())
def test_each_instrument_is_whole(key: str) -> None:
    one = load_instruments()[key]
    assert one.key == key
    assert key in get_args(InstrumentKey)
    assert one.source in load_sources()
    assert one.start <= one.known_until
    assert one.ended_on is None or one.start < one.ended_on


def test_every_instrument_a_scenario_can_name_is_there() -> None:
    assert set(load_instruments()) == set(get_args(InstrumentKey))


@pytest.mark.parametrize("key", load_instruments())
def test_an_instrument_holds_from_its_first_to_its_last_known_day(key: str) -> None:
    one = load_instruments()[key]
    assert one.holds_on(one.start, rules_continue=False)
    assert one.holds_on(one.known_until, rules_continue=False)
    assert not one.holds_on(one.start - DAY, rules_continue=True)
    assert not one.holds_on(one.known_until + DAY, rules_continue=False)
    assert one.holds_on(one.known_until + DAY, rules_continue=True)


@given(st.dates(), st.booleans())
def test_an_abolished_instrument_never_comes_back(day: date, rules_continue: bool) -> None:
    ended = instrument(ended_on=ENDED_ON)
    assert ended.holds_on(day, rules_continue) == (
        START <= day < ENDED_ON and (day <= KNOWN_UNTIL or rules_continue)
    )
    early = instrument(ended_on=KNOWN_UNTIL)
    assert not early.holds_on(KNOWN_UNTIL, rules_continue)
