"""What the coach says of a line."""

import random
from collections.abc import Iterator

import pytest

from sherpa_sim.content.coach_words import load_hint_words
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.talk_lines import Moment, load_lines
from sherpa_sim.content.transcript import Turn
from sherpa_sim.conversation.coder import code_utterance
from sherpa_sim.conversation.coding import Language
from sherpa_sim.conversation.hearing import plain
from sherpa_sim.conversation.hints import Hint, hints
from sherpa_sim.conversation.talk import Talk
from sherpa_sim.domain.talk import MentorCode, Speaker

from .made_talks import given_codes

LANGUAGES: tuple[Language, ...] = ("en", "nl")
COLLEAGUES = tuple(load_colleagues())


def line_of(code: MentorCode, number: int, language: Language = "en") -> str:
    """A line that `given_codes` hears as that code, in words of the language."""
    return f"ja, {code.code} en {number}" if language == "nl" else f"well, {code.code} and {number}"


def coached(talk: Talk) -> dict[int, Hint]:
    return dict(hints(talk.colleague, talk.language, talk.turns, talk.codings, code_utterance))


def talks(lines: int) -> Iterator[Talk]:
    """A talk with every colleague in both languages, every code in turn, in an order of its own."""
    for language in LANGUAGES:
        for number, colleague in enumerate(COLLEAGUES):
            talk = Talk(colleague, language, number, given_codes)
            codes = random.Random(colleague).sample(list(MentorCode) * 3, lines)
            for place, code in enumerate(codes):
                if talk.end is None:
                    talk.say(line_of(code, place, language))
            yield talk


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_reason_and_another_sentence_for_every_colleague(language: Language) -> None:
    for colleague in COLLEAGUES:
        for code in MentorCode:
            talk = Talk(colleague, language, 5, given_codes)
            talk.say(line_of(code, 1, language))
            hint = coached(talk)[2]
            assert hint.code is code
            assert hint.perhaps is None
            assert len(hint.reason) > 20
            assert len(hint.alternative.split()) >= 3
            assert "{" not in hint.alternative


def test_the_words_cover_every_topic_card_and_first_line() -> None:
    words = load_hint_words()
    for key, colleague in load_colleagues().items():
        assert set(words.topics[key]) == {topic.key for topic in load_lines(key).topics}
        assert len(words.cards[key]) == len(colleague.cards)
        assert len(words.first[key]) == len(colleague.at_first)
        assert len(words.strengths[key]) >= 2
        assert words.limit[key]


def test_a_hint_does_not_repeat_itself_within_a_talk() -> None:
    for talk in talks(14):
        offered = [plain(hint.alternative) for hint in coached(talk).values()]
        assert len(offered) == len(set(offered)), talk.colleague


def test_a_hint_stays_the_same_while_the_talk_goes_on() -> None:
    talk = Talk("sofie", "nl", 3, code_utterance)
    before: dict[int, Hint] = {}
    for text in (
        "Hoe is het met je rooster?",
        "Schrijf je toch gewoon in.",
        "Het is druk.",
        "Wat zou je willen?",
    ):
        talk.say(text)
        now = coached(talk)
        assert {place: now[place] for place in before} == before
        before = now


def test_what_is_offered_is_heard_as_it_is_meant() -> None:
    heard = [
        code_utterance(hint.alternative, Speaker.MENTOR, talk.language, talk.turns[place - 1].text)
        for talk in talks(10)
        for place, hint in coached(talk).items()
    ]
    assert len(heard) > 80
    assert [coding.code for coding in heard if not MentorCode(coding.code).consistent] == []


def test_after_her_first_words_the_coach_says_those_back() -> None:
    talk = Talk("kevin", "en", 1, given_codes)
    talk.say(line_of(MentorCode.PERSUASION, 1))
    assert coached(talk)[2].alternative in {text.en for text in load_hint_words().first["kevin"]}


def test_what_the_mentor_said_herself_is_not_offered() -> None:
    talk = Talk("danny", "en", 1, code_utterance)
    talk.say("You should just enrol, everybody can learn.")
    offered = coached(talk)[2].alternative
    again = Talk("danny", "en", 1, code_utterance)
    again.say(offered)
    assert plain(coached(again)[2].alternative) != plain(offered)


@pytest.mark.parametrize("text", ["...", "", "sdfkjhsdf kjhsdf", "I want to die", "bye, see you tomorrow"])
def test_what_is_no_talk_gets_no_hint(text: str) -> None:
    talk = Talk("amina", "en", 1, code_utterance)
    talk.say(text)
    assert coached(talk) == {}


def test_a_doubtful_code_says_what_else_it_could_be() -> None:
    talk = Talk("amina", "en", 1, code_utterance)
    for text in (
        "How come?",
        "Well, a lab, that is something.",
        "So the counter again, and no pay that day.",
    ):
        talk.say(text)
    found = coached(talk).values()
    assert found
    for hint in found:
        assert (hint.perhaps is not None) == (hint.certainty < 0.5)
        assert hint.perhaps is not hint.code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_what_is_not_the_mentors_to_solve_is_listened_to_and_referred(
    colleague: str, language: Language
) -> None:
    said = next(line for line in load_lines(colleague).lines if line.moment is Moment.LIMIT).text(language)
    turns = (
        Turn(speaker=Speaker.COLLEAGUE, text=said),
        Turn(speaker=Speaker.MENTOR, text="ok" if language == "en" else "oké"),
    )
    codings = [code_utterance(turn.text, turn.speaker, language) for turn in turns]
    hint = hints(colleague, language, turns, codings)[1]
    assert hint.alternative == load_hint_words().limit[colleague](language)
