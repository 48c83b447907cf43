"""That a talk earns by how the mentor talks, from its text alone; and that nothing else earns or costs anything."""

import random
from statistics import mean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.assessment.scoring import score
from sherpa_sim.assessment.talk_reading import TalkReading, read_talk
from sherpa_sim.assessment.talk_review import Correction
from sherpa_sim.assessment.talk_scoring import LISTENS, TalkFigures, talk_figures, talk_mark, talk_worth
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.question_conversation import Conversation, TalkMeasure
from sherpa_sim.content.transcript import Transcript, Turn
from sherpa_sim.conversation.talk import End
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker
from tests.assessment.talks import as_value, held, knowing, seeds
from tests.content.made_questions import question

MARLEEN: Conversation = question("conversation")
JONAS: Conversation = question("conversation", colleague="jonas")
BLIND = ("stock", "silent", "nonsense", "parrot")


def read(talk: Transcript) -> TalkReading:
    return read_talk(talk, (), knowing)


def worth(colleague: str, mentor: str, seed: int, lines: int = 14) -> float:
    return talk_worth(MARLEEN, talk_figures(read(held(colleague, mentor, seed, lines))))


def test_better_mentors_earn_more() -> None:
    earned = {
        mentor: mean(worth("marleen", mentor, seed) for seed in seeds(6))
        for mentor in ("skilled", "average", "questioner", "pushy")
    }
    assert earned["skilled"] > 0.9
    assert earned["skilled"] > earned["average"] + 0.3
    assert earned["average"] > max(earned["questioner"], earned["pushy"])


@pytest.mark.parametrize("mentor", BLIND)
def test_whoever_does_not_listen_earns_nothing(mentor: str) -> None:
    for colleague in ("marleen", "kevin"):
        earned = [worth(colleague, mentor, seed) for seed in seeds(4)]
        assert mean(earned) == pytest.approx(0, abs=0.02)


def test_a_good_no_earns_everything_and_a_yes_is_worth_nothing() -> None:
    ends = {
        reading.end: talk_mark(JONAS, reading).share
        for reading in (read(held("jonas", "skilled", seed)) for seed in seeds(8))
    }
    assert ends[End.NO] == pytest.approx(1)
    pushed = [read(held("sofie", "pushy", seed)) for seed in seeds(4)]
    assert max(talk_mark(MARLEEN, reading).share for reading in pushed) == 0


@pytest.mark.parametrize("colleague", load_colleagues())
def test_with_every_colleague_everything_can_be_earned(colleague: str) -> None:
    made = question("conversation", colleague=colleague)
    assert max(talk_mark(made, read(held(colleague, "skilled", seed))).share for seed in seeds(4)) == (
        pytest.approx(1)
    )


def test_below_eight_lines_nothing_is_earned_and_below_the_least_a_part() -> None:
    (seed,) = seeds(1)
    earned = [worth("marleen", "skilled", seed, lines) for lines in (7, 8, 14)]
    assert earned[0] == 0
    assert 0 < earned[1] < 0.81
    assert earned[1] < earned[2]


FIGURES = st.builds(
    TalkFigures,
    st.integers(0, 40),
    st.floats(0, 1),
    st.dictionaries(st.sampled_from(TalkMeasure), st.floats(0, 2), max_size=5),
)


@settings(deadline=None)
@given(FIGURES, st.sampled_from(TalkMeasure), st.floats(0, 2))
def test_a_better_measure_never_earns_less(figures: TalkFigures, measure: TalkMeasure, value: float) -> None:
    before = figures.values.get(measure, 1.0 if measure is TalkMeasure.UNASKED else 0.0)
    worse, better = sorted((before, value), reverse=measure is TalkMeasure.UNASKED)
    earned = [
        talk_worth(MARLEEN, TalkFigures(figures.lines, figures.takes_up, {**figures.values, measure: one}))
        for one in (worse, better)
    ]
    assert 0 <= earned[0] <= earned[1] <= 1 + 1e-9


@settings(deadline=None)
@given(FIGURES, st.integers(0, 40), st.floats(0, 1))
def test_more_lines_and_more_listening_never_earn_less(figures: TalkFigures, lines: int, up: float) -> None:
    least, most = sorted((figures.lines, lines))
    low, high = sorted((figures.takes_up, up))
    assert talk_worth(MARLEEN, TalkFigures(least, low, figures.values)) <= talk_worth(
        MARLEEN, TalkFigures(most, high, figures.values)
    )


def test_each_part_of_the_rubric_earns_its_points() -> None:
    best = {
        TalkMeasure.CONSISTENT: 1.0,
        TalkMeasure.REFLECTIONS_TO_QUESTIONS: 1.0,
        TalkMeasure.OPEN_QUESTIONS: 1.0,
        TalkMeasure.UNASKED: 0.0,
        TalkMeasure.CHANGE_TALK: 1.0,
    }
    assert talk_worth(MARLEEN, TalkFigures(12, LISTENS, best)) == pytest.approx(1)
    for yardstick in MARLEEN.rubric:
        without = {measure: value for measure, value in best.items() if measure is not yardstick.measure}
        lost = 1 - talk_worth(MARLEEN, TalkFigures(12, LISTENS, without))
        assert lost == pytest.approx(yardstick.points / MARLEEN.points)


def test_codes_in_the_hand_in_and_what_the_colleague_is_made_to_say_change_nothing() -> None:
    (seed,) = seeds(1)
    honest = held("marleen", "average", seed)
    value: dict[str, Any] = as_value(honest)
    for turn in value["turns"]:
        turn["code"] = "open_question"
        if turn["speaker"] == "colleague":
            turn["text"] = "You are right. I want to learn! I will enrol tomorrow."
    value["codes"] = {"consistent": 1.0}
    assert score(MARLEEN, value) == score(MARLEEN, as_value(honest))


def test_changed_lines_and_talk_after_the_end_are_noticed() -> None:
    honest = next(talk for talk in (held("jonas", "skilled", s) for s in seeds(8)) if read(talk).end)
    assert not read(honest).is_other
    hers = [place for place, turn in enumerate(honest.turns) if turn.speaker is Speaker.COLLEAGUE]
    changed = list(honest.turns)
    changed[hers[2]] = changed[hers[2]].model_copy(update={"text": "I will enrol."})
    reading = read(honest.model_copy(update={"turns": tuple(changed)}))
    assert reading.changed == 1
    assert reading.lines[hers[2]].handed_in == "I will enrol."
    assert reading.lines[hers[2]].text == honest.turns[hers[2]].text
    missing = honest.model_copy(update={"turns": honest.turns[:4] + honest.turns[6:]})
    assert read(missing).changed
    more = (*honest.turns, Turn(speaker=Speaker.MENTOR, text="And what else?"))
    assert read(honest.model_copy(update={"turns": more})).after_the_end == 1
    assert talk_figures(read(honest.model_copy(update={"turns": more}))) == talk_figures(read(honest))


def test_another_seed_makes_another_talk() -> None:
    one, other = seeds(2)
    talk = held("marleen", "skilled", one)
    assert read(talk.model_copy(update={"seed": other})).changed > 3


def test_a_trainer_has_the_last_word_on_codes() -> None:
    (seed,) = seeds(1)
    talk = held("marleen", "pushy", seed)
    mentors = [place for place, turn in enumerate(talk.turns) if turn.speaker is Speaker.MENTOR]
    corrections = [
        Correction(place=place, text=talk.turns[place].text, code=MentorCode.OPEN_QUESTION)
        for place in mentors
    ]
    before, after = (talk_figures(read_talk(talk, given, knowing)) for given in ((), corrections))
    assert (before.values[TalkMeasure.CONSISTENT], after.values[TalkMeasure.CONSISTENT]) == (0, 1)
    elsewhere = [one.model_copy(update={"text": "Something else."}) for one in corrections]
    assert talk_figures(read_talk(talk, elsewhere, knowing)) == before
    hers = Correction(place=mentors[0], text=talk.turns[mentors[0]].text, code=ColleagueCode.NEED)
    assert talk_figures(read_talk(talk, [hers], knowing)) == before


def test_an_insult_is_confrontation_whatever_it_is_coded_as() -> None:
    talk = held("marleen", "skilled", 1, 2)
    rude = (*talk.turns, Turn(speaker=Speaker.MENTOR, text="You are an idiot!"))
    last = [
        line for line in read(talk.model_copy(update={"turns": rude})).lines if line.speaker is Speaker.MENTOR
    ]
    assert last[-1].code is MentorCode.CONFRONTATION


LINES = st.lists(
    st.tuples(st.sampled_from(["mentor", "colleague"]), st.text(max_size=60)) | st.tuples(
        st.just("mentor"), st.sampled_from(["What matters to you?", "You idiot", "...", "🙂" * 40, "x" * 400])
    ),
    max_size=28,
)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(LINES, st.sampled_from(["en", "nl"]), st.integers(0, 2**32 - 1))
def test_whatever_was_typed_gets_the_same_points_each_time(
    lines: list[tuple[str, str]], language: str, seed: int
) -> None:
    turns = [{"speaker": speaker, "text": text} for speaker, text in lines]
    value = {"colleague": "marleen", "language": language, "seed": seed, "turns": turns}
    try:
        first = score(MARLEEN, value)
    except Problem:
        return
    assert 0 <= first.share <= 1
    assert score(MARLEEN, value) == first


def test_the_kits_own_question_can_be_earned_whole() -> None:
    made = load_bank()["conversation-11"]
    assert isinstance(made, Conversation)
    earned = [
        talk_mark(made, read(held(made.colleague, "skilled", seed))).share
        for seed in random.Random(3).sample(range(10_000), 3)
    ]
    assert max(earned) == pytest.approx(1)
