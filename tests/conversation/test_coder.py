"""That lines are coded in both languages, that doubt is told, and that anything at all can be typed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.conversation import Coding, code_utterance
from sherpa_sim.conversation.coding import DOUBT_BELOW
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, MentorGroup, Speaker

PLAIN = {
    ("mentor", "en", "What would you like to be different at work?", "It's busy."): MentorCode.OPEN_QUESTION,
    ("mentor", "nl", "Wat zou je graag anders zien op het werk?", "Het is druk."): MentorCode.OPEN_QUESTION,
    ("mentor", "en", "Have you ever taken a course?", ""): MentorCode.CLOSED_QUESTION,
    ("mentor", "nl", "Heb je ooit een cursus gevolgd?", ""): MentorCode.CLOSED_QUESTION,
    ("mentor", "en", "It's up to you, you decide.", "I don't know yet."): MentorCode.AUTONOMY,
    ("mentor", "nl", "Het is aan jou, jij beslist.", "Ik weet het nog niet."): MentorCode.AUTONOMY,
    ("mentor", "en", "Is it ok if I tell you something about that?", ""): MentorCode.COLLABORATION,
    ("mentor", "nl", "Vind je het goed als ik daar iets over vertel?", ""): MentorCode.COLLABORATION,
}
GROUPS = {
    (
        "mentor",
        "en",
        "It sounds like you feel stuck between the two.",
        "I can't choose.",
    ): MentorGroup.REFLECTION,
    (
        "mentor",
        "nl",
        "Het klinkt alsof je tussen twee vuren zit.",
        "Ik kan niet kiezen.",
    ): MentorGroup.REFLECTION,
    ("mentor", "en", "Just sign up, you have to do it now.", "I don't know."): MentorGroup.INPUT,
    ("mentor", "nl", "Schrijf je gewoon in, je moet dat nu doen.", "Ik weet het niet."): MentorGroup.INPUT,
    ("mentor", "en", "Good morning, thanks for coming!", ""): MentorGroup.OTHER,
    ("mentor", "nl", "Goeiemorgen, merci om te komen!", ""): MentorGroup.OTHER,
    ("colleague", "en", "I really want to learn that.", "What would you like?"): ColleagueGroup.CHANGE,
    ("colleague", "nl", "Ik zou dat echt graag leren.", "Wat zou je willen?"): ColleagueGroup.CHANGE,
    ("colleague", "en", "I have no time for that, I'm too tired.", "And a course?"): ColleagueGroup.SUSTAIN,
    (
        "colleague",
        "nl",
        "Ik heb daar geen tijd voor, ik ben te moe.",
        "En een cursus?",
    ): ColleagueGroup.SUSTAIN,
    ("colleague", "en", "Mm-hm.", "The break is at ten."): ColleagueGroup.NEUTRAL,
    ("colleague", "nl", "Mm.", "De pauze is om tien uur."): ColleagueGroup.NEUTRAL,
}
NOTHING_TO_HEAR = (
    "",
    "   ",
    "...",
    "😀👍",
    "你好吗？",
    "Здравствуйте, коллега",
    "12345",
    "\x00\u202e",
    "Ich möchte jetzt lieber schlafen gehen",
)


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_has_its_code(line) -> None:
    speaker, language, text, previous = line
    assert code_utterance(text, speaker, language, previous).code is PLAIN[line]


@pytest.mark.parametrize("line", GROUPS)
def test_a_plain_line_is_in_its_group(line) -> None:
    speaker, language, text, previous = line
    assert code_utterance(text, speaker, language, previous).group is GROUPS[line]


def test_leave_given_before_carries_over() -> None:
    fact = "The course takes six evenings and it is free."
    unasked = code_utterance(fact, "mentor", "en", "I work in the kitchen.")
    asked = code_utterance(fact, "mentor", "en", "How long does it take? Tell me.")
    code = MentorCode.INFORMATION_WITH_PERMISSION
    assert asked.certainties[code] > unasked.certainties[code] + 0.2


@pytest.mark.parametrize("speaker", Speaker)
@pytest.mark.parametrize("text", NOTHING_TO_HEAR)
def test_where_nothing_can_be_heard_it_says_so(text: str, speaker: Speaker) -> None:
    coding = code_utterance(text, speaker, "nl")
    assert coding.code in (MentorCode.OTHER, ColleagueCode.NEUTRAL)
    assert coding.certainty <= 0.3
    assert coding.perhaps is not None
    assert (coding.also, coding.clues) == ((), ())


@pytest.mark.parametrize(
    "text", ["why not? " * 1200, "a" * 10_000, "?!" * 5000, "ja " * 3000 + "maar ik wil", "\n" * 10_000]
)
def test_ten_thousand_characters_take_no_longer_than_a_page(text: str) -> None:
    code_utterance("warm", "mentor", "nl")
    start = time.process_time()
    check(code_utterance(text, "mentor", "nl", text), text)
    assert time.process_time() - start < 1


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), previous=st.none() | st.text(max_size=60))
def test_anything_can_be_typed(text: str, previous: str | None) -> None:
    for speaker in Speaker:
        for language in ("en", "nl"):
            check(code_utterance(text, speaker, language, previous), text)


def check(coding: Coding, text: str) -> None:
    codes = list(coding.certainties)
    assert sorted(codes) == sorted(type(coding.code))
    assert codes[0] is coding.code
    assert sum(coding.certainties.values()) == pytest.approx(1)
    assert sum(coding.group_certainties.values()) == pytest.approx(1)
    assert (coding.perhaps is None) == (coding.certainty >= DOUBT_BELOW)
    assert coding.perhaps is not coding.code
    assert coding.code not in coding.also
    for clue in coding.clues:
        assert text[clue.start : clue.end] == clue.words
        assert clue.code in (coding.code, *coding.also)


def test_the_words_that_gave_a_code_away_are_those_that_were_typed() -> None:
    coding = code_utterance("Well, it’s UP TO YOU.", "mentor", "en", "Hm.")
    assert "UP TO YOU" in {clue.words for clue in coding.clues if clue.code is MentorCode.AUTONOMY}


def test_what_is_heard_in_a_part_is_told_too() -> None:
    text = "Het is aan jou, jij beslist. Wat zou je willen leren?"
    coding = code_utterance(text, "mentor", "nl", "Ik weet het niet.")
    assert {coding.code, *coding.also} >= {MentorCode.AUTONOMY, MentorCode.OPEN_QUESTION}


def test_the_same_words_have_the_same_codes_whichever_apostrophe_is_typed() -> None:
    plain, curly, none = (f"I don{sign}t have time" for sign in ("'", "’", ""))
    codings = [code_utterance(text, "colleague", "en", "A course?") for text in (plain, curly, none)]
    assert codings[0].certainties == codings[1].certainties
    assert codings[0].code is codings[2].code


@pytest.mark.parametrize(("speaker", "language"), [("boss", "en"), ("mentor", "de")])
def test_who_is_not_in_a_talk_is_refused(speaker: str, language) -> None:
    with pytest.raises(ValueError, match=r"boss|de"):
        code_utterance("Hello", speaker, language)
