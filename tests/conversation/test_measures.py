"""That a talk is measured as counted by hand, and not at all when there is too little of it."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.measure_bounds import load_measure_bounds
from sherpa_sim.conversation.measures import (
    FEWEST_MENTOR_TURNS,
    Band,
    CodedTurn,
    Measure,
    band_of,
    measures,
    plausible,
)
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

MENTOR_TURNS = st.builds(
    CodedTurn,
    st.just(Speaker.MENTOR),
    st.lists(st.sampled_from(MentorCode), min_size=1, max_size=3).map(tuple),
    st.integers(0, 60),
)
COLLEAGUE_TURNS = st.builds(
    CodedTurn, st.just(Speaker.COLLEAGUE), st.tuples(st.sampled_from(ColleagueCode)), st.integers(1, 60)
)


def mentor(*codes: MentorCode, words: int = 5) -> CodedTurn:
    return CodedTurn(Speaker.MENTOR, codes, words)


def colleague(code: ColleagueCode, words: int = 5) -> CodedTurn:
    return CodedTurn(Speaker.COLLEAGUE, (code,), words)


TALK = [
    mentor(MentorCode.OTHER),
    mentor(MentorCode.OPEN_QUESTION),
    colleague(ColleagueCode.DESIRE, words=20),
    mentor(MentorCode.SIMPLE_REFLECTION, MentorCode.OPEN_QUESTION, words=15),
    colleague(ColleagueCode.SUSTAIN_TALK, words=10),
    mentor(MentorCode.COMPLEX_REFLECTION),
    colleague(ColleagueCode.NEUTRAL),
    mentor(MentorCode.CLOSED_QUESTION),
    colleague(ColleagueCode.ABILITY),
    mentor(MentorCode.INFORMATION_WITH_PERMISSION, words=10),
    mentor(MentorCode.PERSUASION),
    colleague(ColleagueCode.DISCORD),
    mentor(MentorCode.SUMMARY, MentorCode.AUTONOMY),
    mentor(MentorCode.AFFIRMATION),
    colleague(ColleagueCode.TAKING_STEPS),
]


def test_counted_by_hand() -> None:
    found = {measure: (round(one.value, 4), one.turns) for measure, one in measures(TALK).items()}
    assert found == {
        Measure.REFLECTIONS_TO_QUESTIONS: (1.0, 5),
        Measure.OPEN_QUESTIONS: (round(2 / 3, 4), 3),
        Measure.INPUT: (0.2, 8),
        Measure.PERMISSION: (0.5, 2),
        Measure.CONSISTENT: (0.8, 8),
        Measure.CHANGE_TALK: (0.6, 5),
        Measure.MENTOR_WORDS: (round(60 / 110, 4), 15),
    }


def test_nothing_is_measured_of_a_short_talk() -> None:
    short = [mentor(MentorCode.OPEN_QUESTION), colleague(ColleagueCode.DESIRE)] * (FEWEST_MENTOR_TURNS - 1)
    assert measures(short) == {}
    assert measures([*short, mentor(MentorCode.SUMMARY)])


def test_what_did_not_come_up_is_not_measured() -> None:
    listening = [mentor(MentorCode.SIMPLE_REFLECTION), colleague(ColleagueCode.NEUTRAL)] * 10
    found = measures(listening)
    assert {Measure.OPEN_QUESTIONS, Measure.PERMISSION, Measure.CHANGE_TALK}.isdisjoint(found)
    assert found[Measure.REFLECTIONS_TO_QUESTIONS].value == 10.0


@given(st.lists(st.one_of(MENTOR_TURNS, COLLEAGUE_TURNS), max_size=60))
def test_a_value_lies_within_what_it_may_be(turns: list[CodedTurn]) -> None:
    for one in measures(turns).values():
        assert 0.0 <= one.low <= one.value <= one.high
        assert one.turns >= 1
        assert one.measure is Measure.REFLECTIONS_TO_QUESTIONS or one.high <= 1.0


@given(st.integers(0, 20), st.integers(1, 20))
def test_more_turns_tell_more(these: int, others: int) -> None:
    share, turns = these / (these + others), these + others
    low, high = plausible(share, turns)
    closer_low, closer_high = plausible(share, 4 * turns)
    assert low <= closer_low <= share <= closer_high <= high


def test_the_interval_covers_as_often_as_it_says() -> None:
    """Exactly, over the binomial; with so few turns it jumps, so on average, and at its worst three in five."""
    covered = []
    for turns in (8, 15, 25):
        for share in (0.2, 0.35, 0.5, 0.7, 0.9):
            chance = [comb(turns, k) * share**k * (1 - share) ** (turns - k) for k in range(turns + 1)]
            covered.append(
                sum(
                    one
                    for k, one in enumerate(chance)
                    if plausible(k / turns, turns)[0] <= share <= plausible(k / turns, turns)[1]
                )
            )
    assert 0.76 <= sum(covered) / len(covered) <= 0.88
    assert min(covered) >= 0.6


def test_bands_turn_round_where_less_is_better() -> None:
    bounds = load_measure_bounds()
    assert [band_of(value, bounds["input"]) for value in (0.09, 0.25, 0.5)] == [*reversed(Band)]
    assert [band_of(value, bounds["change_talk"]) for value in (0.17, 0.5, 0.7)] == [*Band]


@pytest.mark.parametrize("measure", Measure)
def test_every_measure_has_words_and_bounds(measure: Measure) -> None:
    assert load_measure_bounds()[measure.value].what.nl


def test_good_and_poor_filmed_talks_lie_apart() -> None:
    """What was counted in good and in poor filmed talks: reflections to questions, input, change talk."""
    bounds = load_measure_bounds()
    for key, good, poor in (
        ("reflections_to_questions", 1.0, 0.0),
        ("input", 0.09, 0.5),
        ("change_talk", 0.7, 0.17),
    ):
        assert band_of(good, bounds[key]) is Band.THERE
        assert band_of(poor, bounds[key]) is Band.FAR
