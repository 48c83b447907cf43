"""That what looks like a name is told, and what does not is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.domain.likely_names import MOST_TOLD, likely_names


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
