"""Asking a colleague for a number."""

import pytest

from sherpa_sim.content.coach_words import Ruler, load_ruler_words
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.conversation.coder import code_utterance
from sherpa_sim.conversation.coding import Language
from sherpa_sim.conversation.rulers import number_on, ruler_asked
from sherpa_sim.conversation.talk import Talk

LANGUAGES: tuple[Language, ...] = ("en", "nl")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ruler", Ruler)
def test_every_colleague_answers_with_the_number_she_has_in_mind(ruler: Ruler, language: Language) -> None:
    words = load_ruler_words()
    question = words.questions[ruler](language)
    assert ruler_asked(question, language) is ruler
    for colleague in load_colleagues():
        talk = Talk(colleague, language, 7, code_utterance)
        reply = talk.say(question)
        number = words.numbers(language)[number_on(ruler, talk.state)]
        assert number in reply.text.lower().replace(".", " ").replace(",", " ").split()
        assert not any(figure.isdigit() for figure in reply.text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How important is your family to you?", "en"),
        ("The course takes 10 weeks.", "en"),
        ("Hoe belangrijk is je gezin voor jou?", "nl"),
        ("Van acht tot tien heb je les.", "nl"),
    ],
)
def test_other_lines_ask_for_no_number(text: str, language: Language) -> None:
    assert ruler_asked(text, language) is None


def test_a_talk_with_a_number_in_it_is_rebuilt_as_it_was() -> None:
    talk = Talk("marleen", "nl", 11, code_utterance)
    for ruler in Ruler:
        talk.say(load_ruler_words().questions[ruler].nl)
    again = Talk.rebuilt(talk.transcript, code_utterance)
    assert again.turns == talk.turns
    assert again.reworded == 0


def test_a_cry_for_help_is_never_answered_with_a_number() -> None:
    talk = Talk("jonas", "en", 1, code_utterance)
    reply = talk.say("On a scale of 0 to 10, how important is it? I want to die.")
    assert reply.care
    assert "1813" in reply.text
