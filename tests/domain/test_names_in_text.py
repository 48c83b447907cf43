"""That what looks like a name is told in both languages, what does not is left alone, and initials take its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.domain.names_in_text import MOST_TOLD, full_names, initials, likely_names, with_initials


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ik praatte met Ahmed. Toen kwam Marie-Louise.", ("Ahmed", "Marie-Louise")),
        ("I talked with A. of nights. He said no.", ()),
        ("The VDAB form is in Dutch. On Monday I try.", ()),
        ("Hij zei: “Nee.” Daarna niets.", ()),
        ("with ahmed", ()),
        ("", ()),
    ],
)
def test_names_in_the_middle_of_a_sentence(text: str, found: tuple[str, ...]) -> None:
    assert likely_names(text) == found


def test_a_known_name_is_found_wherever_it_stands() -> None:
    assert likely_names("Sofie stopped. sofie too.", ["Sofie"]) == ("Sofie", "sofie")


@given(st.text(max_size=300), st.lists(st.text(max_size=8), max_size=4))
def test_it_tells_little_and_each_once(text: str, known: list[str]) -> None:
    found = likely_names(text, known)
    assert len(found) <= MOST_TOLD
    assert len(set(found)) == len(found)
    assert all(name in text for name in found)


NAMED = {
    "Koffie met Jan Peeters": "Koffie met J.P.",
    "Jan Peeters vragen hoe het gaat": "J.P. vragen hoe het gaat",
    "Ask Marie-Claire Van den Broeck today": "Ask M.C.V.B. today",
    "An van der Velde en M.B.": "A.V. en M.B.",
    "Talk with Łukasz Żak, then with Ömer Şahin": "Talk with Ł.Ż., then with Ö.Ş.",
    "vrijdag Fatima El Amrani bellen": "vrijdag F.E.A. bellen",
}
NOBODY = (
    "Koffie drinken met de nachtploeg",
    "Vraag Karel of hij komt",
    "Ask K. and S.T. from HR what VDAB offers",
    "On Monday March 3",
    "Bel Marie",
    "Met de Lijn naar Gent",
    "Look at Microsoft Teams with him",
    "",
)


@pytest.mark.parametrize("text", NAMED)
def test_a_full_name_is_noticed_and_becomes_initials(text: str) -> None:
    assert full_names(text)
    assert with_initials(text) == NAMED[text]
    assert full_names(with_initials(text)) == ()


@pytest.mark.parametrize("text", NOBODY)
def test_what_names_nobody_is_left_alone(text: str) -> None:
    assert full_names(text) == ()
    assert with_initials(text) == text


def test_a_name_is_told_once() -> None:
    assert full_names("Jan Peeters, Bo Claes en Jan Peeters") == ("Jan Peeters", "Bo Claes")


def test_initials_of_people() -> None:
    assert [initials(name) for name in ("An Peeters", "an peeters", "Jo van den Broecke", "张伟", "12")] == [
        "A.P.",
        "A.P.",
        "J.B.",
        "张.",
        "",
    ]


@given(st.text(max_size=300))
def test_any_text_can_be_looked_through(text: str) -> None:
    """What is not part of a name stays, sign by sign; and looking once is enough."""
    assert (with_initials(text) == text) == (full_names(text) == ())
    assert all(name in text for name in full_names(text))
