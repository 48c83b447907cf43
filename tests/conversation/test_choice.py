"""That what she says next comes out as it was observed, and fits where it stands."""

import pytest

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.talk_lines import Moment, load_lines
from sherpa_sim.content.talk_numbers import load_talk_numbers
from sherpa_sim.conversation.choice import CARD_CODES, Wanted, chances, next_line
from sherpa_sim.conversation.memory import Memory
from sherpa_sim.conversation.state import State, beginning
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode

from .next_talk import NextTalk, next_talk

NUMBERS = load_talk_numbers()
NAMES = tuple(load_colleagues())


@pytest.fixture(scope="module")
def found() -> NextTalk:
    """From 150 mixed talks with each of the six: at least 1 500 replies to each code that was observed."""
    return next_talk(150)


@pytest.mark.parametrize("code", NUMBERS.observed.shares)
def test_what_comes_next_is_what_was_observed(code: MentorCode, found: NextTalk) -> None:
    for group in ColleagueGroup:
        assert found.shares[code][group] == pytest.approx(NUMBERS.observed.shares[code].of(group), abs=0.05)


def test_a_side_is_kept_as_often_as_was_observed(found: NextTalk) -> None:
    for kept, (low, high) in (
        (found.change_after_change, NUMBERS.observed.after_change),
        (found.sustain_after_sustain, NUMBERS.observed.after_sustain),
    ):
        assert low <= kept <= high


def test_open_questions_get_more_words_than_anything_else(found: NextTalk) -> None:
    longest = max(found.words, key=lambda code: found.words[code])
    assert longest is MentorCode.OPEN_QUESTION
    assert found.words[longest] >= 10
    assert all(words <= 8 for code, words in found.words.items() if code is not longest)


def state(**changed: float) -> State:
    return State(**(vars(beginning(load_colleagues()["kevin"].start)) | changed))


@pytest.mark.parametrize("code", MentorCode)
def test_readiness_trust_and_pressure_lean_as_they_should(code: MentorCode) -> None:
    def chance(group: ColleagueGroup, **changed: float) -> float:
        return chances(state(**changed), code, None, NUMBERS)[group]

    change, neutral, sustain = ColleagueGroup
    assert chance(change, readiness=0.8) > chance(change, readiness=-0.8)
    assert chance(sustain, readiness=0.8) < chance(sustain, readiness=-0.8)
    assert chance(neutral, trust=0.9) < chance(neutral, trust=0.1)
    assert chance(sustain, pressure=0.9) > chance(sustain, pressure=0.0)
    assert chance(change, pressure=0.9) < chance(change, pressure=0.0)
    assert sum(chances(state(), code, change, NUMBERS).values()) == pytest.approx(1.0)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("code", MentorCode)
def test_a_line_says_what_is_wanted_and_fits_what_it_answers(name: str, code: MentorCode) -> None:
    book = load_lines(name)
    for group in ColleagueGroup:
        memory = Memory(beginning(load_colleagues()[name].start))
        for u in (0.0, 0.3, 0.6, 0.999):
            line = next_line(book, memory, Wanted((Moment.TALK,), group, code), NUMBERS, u)
            assert line is not None
            assert line.code.group is group
            assert line.fits(code)
            assert line.key not in memory.said
            memory.said.add(line.key)


def test_what_is_talked_about_goes_on() -> None:
    book = load_lines("danny")
    memory = Memory(beginning(load_colleagues()["danny"].start), topic="football")
    wanted = Wanted((Moment.TALK,), ColleagueGroup.NEUTRAL, MentorCode.OPEN_QUESTION)
    topics = [next_line(book, memory, wanted, NUMBERS, number / 200) for number in range(200)]
    share = sum(line is not None and line.topic == "football" for line in topics) / 200
    assert share > sum(line.topic == "football" for line in book.lines) / len(book.lines)


def test_strong_change_talk_is_for_the_ready() -> None:
    def share(readiness: float) -> float:
        memory = Memory(state(readiness=readiness))
        wanted = Wanted((Moment.TALK,), ColleagueGroup.CHANGE, MentorCode.OPEN_QUESTION)
        lines = [
            next_line(load_lines("kevin"), memory, wanted, NUMBERS, number / 200) for number in range(200)
        ]
        strong = (ColleagueCode.COMMITMENT, ColleagueCode.ACTIVATION, ColleagueCode.TAKING_STEPS)
        return sum(line is not None and line.code in strong for line in lines) / 200

    assert share(0.8) > 3 * share(-0.5)


def test_every_card_can_be_told() -> None:
    for one in load_colleagues().values():
        for card in one.cards:
            assert all(code.group is group for group, code in CARD_CODES[card.kind].items())
