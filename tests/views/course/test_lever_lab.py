"""That the labs of unit 07 say what the rules do, in both languages, to whatever a browser may send."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import State
from sherpa_sim.experiments.one_colleague import Talks, effect, usual_surroundings
from sherpa_sim.locale.words import LANGUAGES, words_for
from sherpa_sim.views.course.lever_lab import (
    COLLEAGUE,
    SKILL,
    SUPPORT,
    TIMES,
    TRAINED,
    LeverLab,
    lab_fields,
    lever_lab,
)
from sherpa_sim.views.course.lever_told import state_names

HARM = {"en": "This does harm.", "nl": "Dit doet kwaad."}


def a_lab(lever: Lever, language: str = "en") -> LeverLab:
    return LeverLab(load_lever_guide()[lever], words_for(language))


def set_to(lab: LeverLab, **values: object) -> str:
    """What the page says when somebody sets this."""
    form = lab.box.children[1]
    form.values = {**form.values, **values}
    return said(lab)


def said(lab: LeverLab) -> str:
    return lab.box.children[2].html + lab.box.children[3].html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lever", Lever)
def test_harm_is_seen_where_the_rules_do_harm_and_nowhere_else(lever: Lever, language: str) -> None:
    lab = a_lab(lever, language)
    for name, colleague in load_colleagues().items():
        for skill in (0, 20, 40, 45, 50, 70, 100):
            html = set_to(lab, colleague=name, skill=skill)
            found = effect(colleague, Talks(lever, skill / 100), usual_surroundings())
            assert (HARM[language] in html) is found.does_harm, (name, skill)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lever", Lever)
def test_every_state_is_told_of_once_as_moved_or_as_left(lever: Lever, language: str) -> None:
    words = words_for(language)
    lab = a_lab(lever, language)
    colleague = load_colleagues()[load_lever_guide()[lever].cases[0].colleague]
    html = set_to(lab, skill=80)
    found = effect(colleague, Talks(lever, 0.8), usual_surroundings())
    still = html.split('<p class="still">')[1].split("</p>")[0].split(", ")
    names = state_names(words)
    left = {str(escape(names[state])) for state in State if state not in found.by_lever | found.by_talking}
    assert set(still) == left
    for state in found.by_lever | found.by_talking:
        assert f"<li>{escape(names[state])}: " in html


def test_only_levers_that_the_workplace_has_to_do_with_ask_about_it() -> None:
    words = words_for("en")
    asked = {
        lever: {field.key for field in lab_fields(guide, words)} - {COLLEAGUE, SKILL, TIMES}
        for lever, guide in load_lever_guide().items()
    }
    assert asked.pop(Lever.ENABLE) == {SUPPORT}
    assert asked.pop(Lever.ENGAGE) == {SUPPORT, TRAINED}
    assert set().union(*asked.values()) == set()


def test_a_lab_opens_on_the_usual_workplace() -> None:
    usual = usual_surroundings()
    values = {field.key: field.value for field in lab_fields(load_lever_guide()["engage"], words_for("en"))}
    assert values[SUPPORT] == 100 * usual.support
    assert values[TRAINED] == pytest.approx(100 * usual.trained)


def test_engage_brings_nothing_where_nobody_around_learns() -> None:
    sentence = "This helps, but only by how you talk."
    lab = a_lab(Lever.ENGAGE)
    assert sentence in set_to(lab, trained=0)
    assert sentence not in set_to(lab, trained=40)


def test_what_the_course_says_against_a_lever_is_told_apart_from_what_the_simulation_does() -> None:
    lab = a_lab(Lever.ENCOURAGE)
    marleen = load_colleagues()["marleen"]
    (against,) = [one for one in marleen.backfires if one.lever is Lever.ENCOURAGE]
    html = set_to(lab, colleague="marleen", skill=80)
    assert str(escape(against.why("en"))) in html
    assert "The simulation does not know that." in html
    assert HARM["en"] not in html
    assert "The simulation does not know that." not in set_to(lab, colleague="sofie")
    assert "may well end in" in set_to(lab, colleague="jonas")


@given(
    st.sampled_from(Lever),
    st.dictionaries(
        st.sampled_from([COLLEAGUE, SKILL, TIMES, SUPPORT, TRAINED]),
        st.one_of(st.none(), st.text(max_size=5), st.floats(), st.booleans(), st.integers(-5, 500)),
    ),
)
@settings(max_examples=40, deadline=None)
def test_whatever_a_browser_sends_gets_an_answer(lever: Lever, values: dict[str, object]) -> None:
    lab = a_lab(lever)
    html = set_to(lab, **{key: value for key, value in values.items() if not _is_nan(value)})
    assert "10,000 colleagues" in html


def _is_nan(value: object) -> bool:
    """Two of them are never equal, and a widget would send them back and forth."""
    return isinstance(value, float) and math.isnan(value)


def test_the_same_choice_gets_the_same_answer() -> None:
    lab = a_lab(Lever.ENABLE)
    first = set_to(lab, colleague="sofie", skill=60, times=3)
    other = set_to(lab, colleague="amina", skill=10)
    assert set_to(lab, colleague="sofie", skill=60, times=3) == first != other


def test_there_is_no_eighth_lever_to_try() -> None:
    with pytest.raises(KeyError):
        lever_lab("eject")
