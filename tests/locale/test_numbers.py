"""That numbers are written as babel writes them, although each is written once only; and that nothing is not minus."""

import math
import re

import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.locale.words import LANGUAGES, words_for

REGIONS = {"en": "en_GB", "nl": "nl_BE"}
NOTHING = re.compile("-[0.,]*%?$")
numbers = st.floats(-1e9, 1e9) | st.integers(-(10**9), 10**9).map(float)
languages = st.sampled_from(sorted(LANGUAGES))


def pattern_of(pattern: str, digits: int) -> str:
    return pattern + ("." + "0" * digits if digits else "")


def without_minus_nothing(text: str) -> str:
    return text.removeprefix("-") if NOTHING.match(text) else text


@given(numbers, st.integers(0, 4), languages)
def test_a_number_is_written_as_babel_writes_it(value: float, digits: int, language: str) -> None:
    pattern = pattern_of("#,##0", digits)
    expected = format_decimal(value, format=pattern, locale=REGIONS[language])
    assert words_for(language).number(value, digits) == without_minus_nothing(expected)


@given(st.floats(-100, 100), st.integers(0, 2), languages)
def test_a_share_is_written_as_babel_writes_it(share: float, digits: int, language: str) -> None:
    pattern = pattern_of("0", digits) + "%"
    expected = format_percent(share, format=pattern, locale=REGIONS[language])
    assert words_for(language).percent(share, digits) == without_minus_nothing(expected)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("nothing", [0.0, -0.0, -0.004, 0.004])
def test_nothing_has_no_sign(nothing: float, language: str) -> None:
    words = words_for(language)
    assert words.number(nothing) == "0"
    assert words.percent(nothing / 100) == "0%"
    assert words.euro(nothing) == "€ 0"


@pytest.mark.parametrize(("language", "amount"), [("en", "-€ 1,235"), ("nl", "-€ 1.235")])
def test_an_amount_has_its_sign_first_and_no_cents(language: str, amount: str) -> None:
    assert words_for(language).euro(-1234.6) == amount


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_is_no_number_is_written_all_the_same(language: str) -> None:
    assert words_for(language).number(math.inf) == "∞"
    assert words_for(language).number(math.nan) == "NaN"
