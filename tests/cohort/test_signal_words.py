"""That what may point to a person is noticed before it is kept or passed on, and plain words are let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.cohort.signal_words import passing_on, pointing
from sherpa_sim.content.signal_walls import load_kinds

POINTING = {
    "Jan zegt dat het te laat is": "Jan",
    "The roster is late, says Peeters": "Peeters",
    "Marleen does not dare to": "Marleen",
    "J.P. komt niet op het platform": "initials",
    "Schrijf naar an@zorg.be": "e-mail",
    "Bel 0478 12 34 56": "long number",
    "Bel +32 478/12.34.56": "long number",
    "rijksregister 85.07.30-033.61": "long number",
    "Ze is ziek geweest": "health",
    "He is dyslexic": "health",
    "Er ligt loonbeslag": "debts",
    "Na haar scheiding": "family",
    "De enige vrouw in de ploeg": "one person",
    "Ze is vluchteling": "origin",
}
PLAIN = (
    "Het rooster komt drie weken vooraf.",
    "Wie werkt in de nacht? Niemand vraagt ons iets. An evening course is too far.",
    "Het platform van VDAB werkt niet op een gsm. Excel wel.",
    "Het kost 1200 euro, en 30 uur, op 12/03/2027.",
    "The forms are in words that nobody uses. They asked for Dutch.",
)


@pytest.mark.parametrize("text", POINTING)
def test_what_may_point_to_a_person_is_noticed(text: str) -> None:
    assert any(POINTING[text] in str(one.problem) for one in pointing(text)), pointing(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_let_through(text: str) -> None:
    assert pointing(text) == passing_on(text) == ()


@pytest.mark.parametrize(
    "text", ["Twee collega's vragen het", "Only 3 people know", "een vrouw van de nacht"]
)
def test_a_number_below_five_is_not_passed_on_unseen(text: str) -> None:
    assert any("fewer than five" in str(one.problem) for one in passing_on(text))


@given(st.integers(0, 10**10 - 1), st.sampled_from(["{} {}", "{}{}", "{}-{}", "{}/{}", "{}.{}"]))
def test_no_telephone_number_is_kept(number: int, form: str) -> None:
    digits = f"{number:010d}"
    text = "Bel " + form.format(digits[:4], digits[4:])
    assert any(one.graver for one in pointing(text))


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    for one in passing_on(text):
        assert str(one.problem)


@pytest.mark.parametrize("kind", load_kinds())
def test_what_the_kit_itself_proposes_to_ask_points_to_nobody(kind: str) -> None:
    for text in (load_kinds()[kind].ask.en, load_kinds()[kind].ask.nl):
        assert passing_on(text) == ()
        assert len(text) <= 200
