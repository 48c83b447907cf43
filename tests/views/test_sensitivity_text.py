"""That a conclusion is told as it is: almost all is not all, and a turning point says on which side it fails."""

import pytest

from sherpa_sim.content.record import Text
from sherpa_sim.experiments.conclusions import Conclusion, Flip, Kept, Verdict
from sherpa_sim.experiments.factors import Factor, Kind
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.sensitivity_text import verdict_lines

MINUTES = Factor(
    Kind.NUMBER,
    "some.minutes",
    20.0,
    40.0,
    90.0,
    meaning=Text(en="Minutes of a talk", nl="Minuten per gesprek"),
)


@pytest.mark.parametrize(
    ("share", "told"),
    [(1.0, "100.0%"), (8189 / 8192, "99.9%"), (0.5, "50.0%"), (3 / 8192, "0.1%"), (0.0, "0.0%")],
)
def test_almost_all_is_not_all(share: float, told: str) -> None:
    verdict = Verdict(Conclusion(Kept.MORE), share, True, (), (MINUTES,))
    first, second = verdict_lines(verdict, words_for("en"))
    assert first == f"With the change more workers are in training: holds in {told} of the cases."
    assert "No single number looked at changes that" in second


@pytest.mark.parametrize(
    ("holds", "upwards", "english", "dutch"),
    [
        (True, True, "No longer if this is 45.1 or more", "Niet meer als dit 45,1 of meer is"),
        (True, False, "No longer if this is 45.1 or less", "Niet meer als dit 45,1 of minder is"),
        (False, True, "if this is 45.1 or more", "als dit 45,1 of meer is"),
        (False, False, "if this is 45.1 or less", "als dit 45,1 of minder is"),
    ],
)
def test_a_turning_point_says_on_which_side_it_fails(
    holds: bool, upwards: bool, english: str, dutch: str
) -> None:
    verdict = Verdict(
        Conclusion(Kept.AT_MOST, 2500.0), 0.4, holds, (Flip(MINUTES, 45.1, upwards),), (MINUTES,)
    )
    in_use = {
        "en": "Minutes of a talk (in use 40; 20 to 90",
        "nl": "Minuten per gesprek (in gebruik 40; 20 tot 90",
    }
    for language, sentence in (("en", english), ("nl", dutch)):
        last = verdict_lines(verdict, words_for(language))[-1].strip()
        assert last.startswith(f"{sentence}: {in_use[language]}")


def test_what_never_holds_says_so() -> None:
    verdict = Verdict(Conclusion(Kept.AT_LEAST, 0.2), 0.0, False, (), (MINUTES,))
    first, second = verdict_lines(verdict, words_for("en"))
    assert "at least 20 more of 100 workers" in first
    assert "no single number changes that" in second
