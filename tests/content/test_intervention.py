"""That an intervention says what it delivers, and rests every setting on a fact or on a guess."""

import numpy as np
import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.intervention import (
    Delivered,
    Intervention,
    intervention_keys,
    load_intervention,
)
from sherpa_sim.content.scenario import Settings
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

OWN = """\
key: own
name: {en: Own, nl: Eigen}
what: {en: Talks., nl: Gesprekken.}
settings: {mentor_hours: 2, lever_policy: engage}
facts:
- {what: {en: Seen., nl: Gezien.}, source: stuart_2016, confidence: high, setting: lever_policy}
guesses:
- {setting: mentor_hours, why: {en: Heard., nl: Gehoord.}, low: 1, high: 4}
"""


def read(text: str) -> Intervention:
    return parse_record("own.yml", text.encode(), Intervention)


@pytest.mark.parametrize("key", intervention_keys())
def test_each_intervention_is_whole(key: str) -> None:
    one = load_intervention(key)
    assert one.key == key
    assert one.settings.given()
    assert one.facts
    assert {fact.source for fact in one.facts} <= set(load_sources())
    for text in (one.what, *(fact.what for fact in one.facts), *(guess.why for guess in one.guesses)):
        assert text.en.endswith(".")
        assert text.nl.endswith(".")
        assert text.en != text.nl


@pytest.mark.parametrize("key", intervention_keys())
def test_every_setting_is_a_fact_or_a_guess_with_room(key: str) -> None:
    one = load_intervention(key)
    settled = [fact.setting for fact in one.facts if fact.setting]
    guessed = [guess.setting for guess in one.guesses]
    assert sorted(settled + guessed) == sorted(one.settings.given())
    for guess in one.guesses:
        for bound in (guess.low, guess.high):
            Delivered.model_validate({guess.setting: bound})
        assert guess.low is None or guess.low < guess.high


def test_what_is_unknown_is_the_same_everywhere() -> None:
    """Hours, course days and practice where none are known: programmes do not differ by a guess."""
    for setting, words, usual in (
        ("mentor_hours", "three a week, as for every", 3.0),
        ("mentor_course_days", "two days, as for every", 2.0),
        ("mentor_practice_share", "a fifth of the time, as for every", 0.2),
    ):
        unknown = [
            one.settings.given()[setting]
            for one in map(load_intervention, intervention_keys())
            if any(guess.setting == setting and words in guess.why.en for guess in one.guesses)
        ]
        assert len(unknown) > 3
        assert set(unknown) == {usual}


def test_the_numbers_that_guesses_lean_on_are_those_of_the_model() -> None:
    """Texts speak of a usual course of two days, of the sessions that hold skill, and of talks of 40 minutes."""
    assumptions = load_assumptions()
    assert assumptions.mentors.usual_course_days.value == Settings().mentor_course_days == 2.0
    holding = [
        one.settings.coaching_sessions
        for one in map(load_intervention, intervention_keys())
        if any("what holds skill in studies" in guess.why.en for guess in one.guesses)
    ]
    assert len(holding) == 3
    assert {*holding, Settings().coaching_sessions} == {assumptions.mentors.sessions_to_hold.value}
    minutes = assumptions.conversation.talk_minutes.value
    assert minutes == 40
    two_meetings_a_month = 2 * 12 / 52 * minutes / 60
    assert load_intervention("mentor2work_pairs").settings.mentor_hours == round(two_meetings_a_month, 2)
    usual = np.mean([number.value for _, number in assumptions.information.inform_rate])
    assert usual == pytest.approx(0.01, rel=0.5)


def test_an_own_intervention_is_read() -> None:
    assert read(OWN).settings.given() == {"mentor_hours": 2.0, "lever_policy": "engage"}


@pytest.mark.parametrize(
    ("change", "english", "dutch"),
    [
        (
            (", setting: lever_policy", ""),
            'own.yml, row 4: "lever_policy" is set, but no fact or guess is about it; add one.',
            'own.yml, rij 4: "lever_policy" heeft een waarde, maar er is geen feit of gok over; voeg er een toe.',
        ),
        (
            ("setting: mentor_hours", "setting: coaching_sessions"),
            'own.yml, row 8: "coaching_sessions" is not set here; set it, or correct the name.',
            'own.yml, rij 8: "coaching_sessions" krijgt hier geen waarde; geef er een, of verbeter de naam.',
        ),
        (
            ("high: 4", "high: 1.5"),
            'own.yml, row 8: the guess about "mentor_hours" needs a low and a high with its value 2 between them; '
            "correct them.",
            'own.yml, rij 8: de gok over "mentor_hours" heeft een low en een high nodig, met de waarde 2 ertussen; '
            "verbeter ze.",
        ),
        (
            ("mentor_hours: 2", "mentors_per_100: 2"),
            'own.yml, row 4: "mentors_per_100" says how much is delivered or to whom; '
            "set it in the scenario that delivers this.",
            'own.yml, rij 4: "mentors_per_100" zegt hoeveel er komt of voor wie; '
            "zet het in het scenario dat deze interventie brengt.",
        ),
    ],
)
def test_what_is_not_in_order_is_one_sentence(change: tuple[str, str], english: str, dutch: str) -> None:
    with pytest.raises(Problem) as found:
        read(OWN.replace(*change))
    assert words_for("en").problem(found.value) == english
    assert words_for("nl").problem(found.value) == dutch


def test_an_intervention_that_is_not_there() -> None:
    with pytest.raises(Problem, match="There is no file"):
        load_intervention("nothing")
