"""That what is no talk is told from talk, and talk is hardly ever taken for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.talk_lines import Moment, load_lines
from sherpa_sim.conversation.hearing import Hearing, hear
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier

from .scripted_mentors import LANGUAGES, MENTORS

TALKS = ("skilled", "questioner", "adviser", "pushy")
KINDS = {
    "silent": {Hearing.SILENCE},
    "rude": {Hearing.RUDE, Hearing.HARSH},
    "off-topic": {Hearing.OFF_TOPIC},
    "other language": {Hearing.OTHER_LANGUAGE},
    "prompt-injecting": {Hearing.INSTRUCTION, Hearing.NONSENSE},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mentor", TALKS)
def test_talk_is_heard_as_talk(mentor: str, language: str) -> None:
    for line in MENTORS[mentor][language]:
        heard = hear(line.text, language)
        assert heard.hearing is Hearing.TALK, line.text
        assert not heard.farewell, line.text
        assert not heard.promise, line.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mentor", KINDS)
def test_what_is_no_talk_is_mostly_noticed(mentor: str, language: str) -> None:
    lines = MENTORS[mentor][language]
    noticed = sum(hear(line.text, language).hearing in KINDS[mentor] for line in lines)
    # An insult or a chat in words that no list holds is left to the coder.
    assert noticed >= 0.85 * len(lines)
    if mentor in ("silent", "other language", "prompt-injecting"):
        assert noticed == len(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_colleagues_say_is_hardly_ever_taken_for_no_talk(language: str) -> None:
    """Their lines, other people's words, stand in for what mentors may type of all this."""
    lines = [
        line.text(language)
        for name in load_colleagues()
        for line in load_lines(name).lines
        if line.moment is Moment.TALK
    ]
    taken = [text for text in lines if hear(text, language).hearing is not Hearing.TALK]
    assert len(taken) <= 0.02 * len(lines), taken


SHORT = {
    "en": (
        "Hm",
        "Hmmmm",
        "mm-hm",
        "ok",
        "Okay",
        "really?",
        "And then?",
        "Oh",
        "yes",
        "No.",
        "sure",
        "thx",
        "8",
        "nice",
    ),
    "nl": (
        "Hm",
        "Hmmm",
        "ah ja",
        "ok",
        "oké",
        "echt?",
        "En dan?",
        "Amai",
        "ja",
        "Nee.",
        "tuurlijk",
        "merci",
        "tof",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_short_answers_are_talk(language: str) -> None:
    odd = [text for text in SHORT[language] if hear(text, language).hearing is not Hearing.TALK]
    assert odd in ([], ["8"])


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_anything_is_heard_as_something(text: str, language: str) -> None:
    assert hear(text, language).hearing in Hearing


@pytest.mark.parametrize("language", LANGUAGES)
def test_harsh_words_of_hers_given_back_are_told_from_insults(language: str) -> None:
    back = {"en": "You felt stupid, back then.", "nl": "Je voelde je toen te dom."}[language]
    insult = {"en": "You idiot.", "nl": "Zijt ge nu achterlijk?"}[language]
    assert hear(back, language).hearing is Hearing.HARSH
    assert hear(insult, language).hearing is Hearing.RUDE
    short = {"en": "You are an idiot.", "nl": "Je bent een idioot."}[language]
    assert hear(short, language).hearing is Hearing.RUDE


def test_a_long_line_in_another_language_is_told_where_no_word_is_of_the_talks_own() -> None:
    said = "Ik spreek liever Nederlands met jou, is dat goed?"
    assert hear(said, "en").hearing is Hearing.OTHER_LANGUAGE
    assert hear(said, "nl").hearing is Hearing.TALK


TOLD = {
    "en": {
        "I'll talk to your boss about it.": "promise",
        "The union knows more about that than I do.": "referral",
        "See you tomorrow!": "farewell",
    },
    "nl": {
        "Ik regel dat wel voor jou.": "promise",
        "De vakbond weet daar meer over dan ik.": "referral",
        "Tot morgen, hè!": "farewell",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_promises_referrals_and_farewells_are_heard(language: str) -> None:
    for text, what in TOLD[language].items():
        heard = hear(text, language)
        assert {one for one in ("promise", "referral", "farewell") if getattr(heard, one)} == {what}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_the_way_and_levers_are_heard(language: str) -> None:
    money = {"en": "Who would pay the fee?", "nl": "Wie zou het inschrijvingsgeld betalen?"}[language]
    look = {"en": "You could come and watch for half an hour.", "nl": "Je kan een half uur komen kijken."}[
        language
    ]
    assert hear(money, language).barriers == {Barrier.MONEY}
    assert Lever.EXPERIENCE in hear(look, language).levers


@pytest.mark.parametrize("language", LANGUAGES)
def test_need_is_heard_before_anything_else(language: str) -> None:
    for text in {
        "en": ("I want to die", "Sometimes I think of suicide...", "my husband hits me, you idiot"),
        "nl": ("Ik wil dood", "Soms denk ik aan zelfmoord...", "mijn man slaat me, sukkel"),
    }[language]:
        assert hear(text, language).hearing is Hearing.IN_NEED
