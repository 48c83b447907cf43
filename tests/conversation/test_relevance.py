"""That what she says answers what was said: the topic that is named, what is asked for, and no interruption there."""

from collections import Counter

import pytest

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.hearing_words import Asked
from sherpa_sim.content.talk_lines import Line, Moment, load_lines
from sherpa_sim.content.talk_numbers import load_talk_numbers
from sherpa_sim.conversation.answer import Reply
from sherpa_sim.conversation.choice import Wanted, next_card, next_line
from sherpa_sim.conversation.coding import Coding
from sherpa_sim.conversation.fitting import Said
from sherpa_sim.conversation.hearing import hear
from sherpa_sim.conversation.memory import Memory
from sherpa_sim.conversation.relevance import stems, vocabulary
from sherpa_sim.conversation.state import State, beginning
from sherpa_sim.conversation.talk import Talk
from sherpa_sim.conversation.topics import named
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, Speaker

from .made_talks import given_codes, line_of
from .scripted_mentors import LANGUAGES

NAMES = tuple(load_colleagues())
NUMBERS = load_talk_numbers()
DRAWS = 300


def answers(
    name: str,
    code: MentorCode,
    group: ColleagueGroup = ColleagueGroup.NEUTRAL,
    said: Said | None = None,
    topic: str | None = None,
) -> list[Line]:
    """Her first line after a mentor's line of that code, for many draws."""
    fresh = State(**(vars(beginning(load_colleagues()[name].start)) | {"energy": 0.7}))
    memory = Memory(fresh, topic=topic)
    wanted = Wanted((Moment.TALK,), group, code, said=said or Said())
    found = (next_line(load_lines(name), memory, wanted, NUMBERS, (n + 0.5) / DRAWS) for n in range(DRAWS))
    return [line for line in found if line is not None]


def asking(one: Asked) -> Said:
    return Said(asks=frozenset({one}), openly=True)


def share(lines: list[Line], what: str) -> float:
    return Counter(line.topic for line in lines)[what] / len(lines)


@pytest.mark.parametrize(
    ("name", "language", "text", "topic"),
    [
        ("danny", "nl", "Hoe was leren vroeger voor u?", "school"),
        ("danny", "en", "How do you get on with those screens?", "scanner"),
        ("sofie", "nl", "Hoe ziet je rooster eruit?", "roster"),
        ("kevin", "en", "What does your boss make of it?", "boss"),
        ("amina", "nl", "Wat zou dat kosten?", "money"),
        ("jonas", "en", "How is your father doing?", "father"),
        ("marleen", "nl", "Hoe gaat het met uw kleinzoon?", "grandson"),
    ],
)
def test_a_topic_is_known_by_the_words_for_it(name: str, language: str, text: str, topic: str) -> None:
    assert named(name, language, text)[0].key == topic


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_topic_can_be_named_by_its_first_word(name: str, language: str) -> None:
    for topic in load_lines(name).topics:
        assert topic in named(name, language, topic.words(language)[0].strip("*")), topic.key


@pytest.mark.parametrize("name", NAMES)
def test_what_is_named_is_what_she_speaks_of(name: str) -> None:
    told = Counter(
        line.topic
        for line in load_lines(name).of(Moment.TALK, ColleagueGroup.NEUTRAL)
        if line.topic and line.fits(MentorCode.OPEN_QUESTION) and line.words >= 8
    )
    topic = told.most_common(1)[0][0]
    assert topic is not None
    asked = answers(name, MentorCode.OPEN_QUESTION, said=Said(named=True), topic=topic)
    assert share(asked, topic) > 0.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "code", [MentorCode.OPEN_QUESTION, MentorCode.COMPLEX_REFLECTION, MentorCode.SUMMARY]
)
def test_what_asks_or_understands_is_not_interrupted(name: str, code: MentorCode) -> None:
    told = answers(name, code)
    assert sum(line.aside for line in told) < 0.06 * len(told)
    assert sum(line.topic is not None for line in told) < 0.25 * len(told)


@pytest.mark.parametrize("name", NAMES)
def test_anything_may_come_up_when_she_is_asked_how_she_is(name: str) -> None:
    told = answers(name, MentorCode.OPEN_QUESTION, said=Said(asks=frozenset({Asked.DAY})))
    assert sum(line.topic is not None for line in told) > 0.4 * len(told)


@pytest.mark.parametrize("name", NAMES)
def test_asked_what_she_wants_she_tells_of_that_or_thinks_aloud(name: str) -> None:
    said = Said(asks=frozenset({Asked.WISH}))
    change = answers(name, MentorCode.OPEN_QUESTION, ColleagueGroup.CHANGE, said)
    wants = (ColleagueCode.DESIRE, ColleagueCode.REASONS)
    assert sum(line.code in wants for line in change) > 0.8 * len(change)
    neutral = answers(name, MentorCode.OPEN_QUESTION, said=said)
    assert sum(Asked.WISH in line.answers for line in neutral) > 0.5 * len(neutral)


def test_asked_how_it_was_she_tells_of_school_and_not_of_today() -> None:
    asks = frozenset({Asked.PAST})
    school = answers("danny", MentorCode.OPEN_QUESTION, said=Said(True, True, asks), topic="school")
    assert share(school, "school") > 0.5
    work = answers("danny", MentorCode.OPEN_QUESTION, said=Said(True, False, asks), topic="work")
    assert share(work, "work") < 0.35 < share(school, "school")


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_topic_or_a_line_for_how_learning_was(name: str) -> None:
    assert any(Asked.PAST in topic.answers for topic in load_lines(name).topics)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("one", list(Asked))
def test_there_is_an_answer_to_what_can_be_asked(name: str, one: Asked) -> None:
    lines = load_lines(name).lines
    if one is Asked.LEAVE:  # what asks leave is answered as what works together
        assert any(MentorCode.COLLABORATION in line.after for line in lines)
        return
    fitting = [line for line in lines if one in line.answers]
    assert fitting
    assert all(line.fits(MentorCode.OPEN_QUESTION) for line in fitting)


def test_a_card_waits_while_something_else_is_asked() -> None:
    cards = load_colleagues()["danny"].cards
    state = State(**(vars(beginning(load_colleagues()["danny"].start)) | {"trust": 1.0}))
    memory = Memory(state, line=10)
    asked = {
        one: next_card(cards, memory, MentorCode.OPEN_QUESTION, ColleagueGroup.NEUTRAL, NUMBERS, asking(one))
        for one in (Asked.PAST, Asked.OBSTACLE)
    }
    assert {one: card.kind.value for one, card in asked.items() if card} == {
        Asked.PAST: "school_memory",
        Asked.OBSTACLE: "hurdle",
    }
    change = ColleagueGroup.CHANGE
    assert next_card(cards, memory, MentorCode.OPEN_QUESTION, change, NUMBERS, asking(Asked.PAST)) is None


@pytest.mark.parametrize(
    ("language", "text", "one"),
    [
        ("en", "What would you want to do if time was not a problem?", Asked.WISH),
        ("nl", "Wat zoudt ge willen doen als tijd geen probleem was?", Asked.WISH),
        ("en", "How has learning been for you up to now?", Asked.PAST),
        ("nl", "Hoe was leren vroeger voor u?", Asked.PAST),
        ("en", "What holds you back?", Asked.OBSTACLE),
        ("nl", "Wat houdt u tegen?", Asked.OBSTACLE),
        ("en", "How are you, how is work?", Asked.DAY),
        ("nl", "Hoe gaat het met u?", Asked.DAY),
        ("en", "Who could help you with that?", Asked.WHO),
        ("nl", "Wie kan u daarbij helpen?", Asked.WHO),
        ("en", "How long have you worked here?", Asked.NUMBER),
        ("nl", "Hoe lang werk je hier al?", Asked.NUMBER),
        ("en", "Have you heard of that?", Asked.KNOWN),
        ("nl", "Heb je daar al van gehoord, heb je al gekeken?", Asked.KNOWN),
        ("en", "What would help you?", Asked.HELP),
        ("nl", "Wat heb je daarvoor nodig?", Asked.HELP),
        ("en", "How did that feel?", Asked.FEELING),
        ("nl", "Hoe voelde dat?", Asked.FEELING),
        ("en", "What are you good at?", Asked.LIKING),
        ("nl", "Waar ben je goed in?", Asked.LIKING),
        ("en", "And what did she say?", Asked.OTHERS),
        ("nl", "Wat zegt je baas daarvan?", Asked.OTHERS),
        ("en", "Do you have a minute?", Asked.LEAVE),
        ("nl", "Heb je even tijd?", Asked.LEAVE),
    ],
)
def test_what_a_question_is_after_is_heard(language: str, text: str, one: Asked) -> None:
    assert one in hear(text, language).asks


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "leren leert geleerd leer"), ("nl", "scherm schermen"), ("en", "learn learning learned learns")],
)
def test_forms_of_a_word_have_one_stem(language: str, words: str) -> None:
    assert len({stem for word in words.split() for stem in stems(f"xx {word} xx", language)} - {"x"}) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_is_most_like_itself_and_like_nothing_in_empty_words(language: str) -> None:
    words = vocabulary("danny", language)
    line = next(line for line in load_lines("danny").lines if line.topic == "football" and line.words > 12)
    alike = words.likeness(stems(line.text(language), language))
    assert alike[line.key] == max(alike.values()) == 1.0
    assert words.likeness(stems("Zo is dat." if language == "nl" else "That is so.", language)) == {}


def test_football_is_no_topic_of_who_only_has_children() -> None:
    replies = {
        name: Talk(name, "nl", 4, given_codes).say("Hebben je kinderen de match gewonnen?").moment
        for name in ("danny", "sofie")
    }
    assert replies["danny"] is not Moment.TO_OFF_TOPIC
    assert replies["sofie"] is Moment.TO_OFF_TOPIC


@pytest.mark.parametrize(
    ("language", "text", "openly"),
    [
        ("en", "And who told you that?", True),
        ("nl", "Dus wat zou je doen, als het kon?", True),
        ("nl", "Vertel eens over je werk.", True),
        ("en", "Tell me more.", True),
        ("en", "Do you know what you want?", False),
        ("nl", "Heb je dat gedaan?", False),
        ("en", "What a day it was.", False),
    ],
)
def test_what_wants_more_than_a_yes_is_heard(language: str, text: str, openly: bool) -> None:
    assert hear(text, language).openly is openly


def replies(name: str, code: MentorCode, text: str, draws: int = 60) -> list[Reply]:
    """What she says to a line of that code that comes fifth in talks of many seeds."""

    def coded(said: str, speaker: Speaker, language: str, previous: str | None = None, /) -> Coding:
        return Coding(code, {code: 1.0}) if said == text else given_codes(said, speaker, language, previous)

    found = []
    for seed in range(draws):
        talk = Talk(name, "en", seed, coded)
        for number in range(4):
            talk.say(line_of(MentorCode.COMPLEX_REFLECTION, number))
        found.append(talk.say(text))
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Who could help you with that?", Asked.WHO),
        ("Have you heard of that?", Asked.KNOWN),
        ("How did that feel?", Asked.FEELING),
        ("And what did they say about it?", Asked.OTHERS),
    ],
)
def test_what_is_asked_is_answered_even_where_it_is_taken_for_a_closed_question(
    name: str, text: str, one: Asked
) -> None:
    lines = {line.text.en: line for line in load_lines(name).lines}
    told = [lines.get(reply.text) for reply in replies(name, MentorCode.CLOSED_QUESTION, text)]
    answering = sum(line is not None and one in line.answers for line in told)
    assert answering > 0.5 * len(told)


@pytest.mark.parametrize("name", NAMES)
def test_who_is_asked_for_leave_gives_it(name: str) -> None:
    lines = {line.text.en: line for line in load_lines(name).lines}
    told = [lines.get(one.text) for one in replies(name, MentorCode.CLOSED_QUESTION, "Do you have a minute?")]
    given = sum(line is not None and MentorCode.COLLABORATION in line.after for line in told)
    assert given > 0.7 * len(told)


def test_a_card_is_about_what_is_spoken_of() -> None:
    danny = load_colleagues()["danny"]
    state = State(**(vars(beginning(danny.start)) | {"trust": 1.0}))
    neutral, told = ColleagueGroup.NEUTRAL, MentorCode.COMPLEX_REFLECTION
    for about, kind in (("school", "school_memory"), ("home", "value"), ("shifts", "hurdle")):
        card = next_card(
            danny.cards, Memory(state, line=10), told, neutral, NUMBERS, Said(about=frozenset({about}))
        )
        assert card is not None
        assert card.kind.value == kind
    elsewhere = Said(about=frozenset({"football"}))
    assert next_card(danny.cards, Memory(state, line=10), told, neutral, NUMBERS, elsewhere) is None


@pytest.mark.parametrize("name", NAMES)
def test_cards_are_about_topics_of_hers(name: str) -> None:
    known = {topic.key for topic in load_lines(name).topics}
    assert {topic for card in load_colleagues()[name].cards for topic in card.topics} <= known
