"""That listening opens and pushing closes, whoever it is, in the order that the evidence gives."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.talk_numbers import load_talk_numbers
from sherpa_sim.conversation.state import State, after_line, after_reply, after_topic, beginning
from sherpa_sim.domain.states import Barrier
from sherpa_sim.domain.talk import ColleagueGroup, MentorCode

from .made_talks import WAYS, led

NAMES = tuple(load_colleagues())
NUMBERS = load_talk_numbers()
TALKS = 1000
SHARE = st.floats(0, 1)
STATES = st.builds(
    State,
    readiness=st.floats(-1, 1),
    trust=SHARE,
    importance=SHARE,
    confidence=SHARE,
    energy=SHARE,
    sensitivity=SHARE,
    pressure=SHARE,
    questions=st.integers(0, 50),
)
GROUPS = st.sampled_from(ColleagueGroup)


@pytest.fixture(scope="module")
def final_states() -> list[dict[str, State]]:
    """Where a thousand seeds end in each way to lead a talk of 25 lines, the six colleagues in turn."""
    return [{way: led(NAMES[seed % 6], way, seed)[0].state for way in WAYS} for seed in range(TALKS)]


def test_trust_follows_the_way_of_talking(final_states: list[dict[str, State]]) -> None:
    ordered = sum(
        found["consistent"].trust
        > found["mixed"].trust
        > found["interrogating"].trust
        > found["pushing"].trust
        for found in final_states
    )
    assert ordered >= 0.95 * TALKS


def test_pushing_raises_nobodys_readiness_on_average(final_states: list[dict[str, State]]) -> None:
    for place, name in enumerate(NAMES):
        start = load_colleagues()[name].start.readiness
        moved = [found["pushing"].readiness - start for found in final_states[place::6]]
        error = statistics.stdev(moved) / len(moved) ** 0.5
        assert statistics.mean(moved) + 3 * error < 0.0


def test_listening_raises_everybodys_readiness_on_average(final_states: list[dict[str, State]]) -> None:
    for place, name in enumerate(NAMES):
        start = load_colleagues()[name].start.readiness
        moved = [found["consistent"].readiness - start for found in final_states[place::6]]
        error = statistics.stdev(moved) / len(moved) ** 0.5
        assert statistics.mean(moved) - 3 * error > 0.0


@given(STATES, st.sampled_from(MentorCode), st.one_of(st.none(), GROUPS), GROUPS)
def test_no_line_takes_a_state_out_of_its_range(
    state: State, code: MentorCode, before: ColleagueGroup | None, said: ColleagueGroup
) -> None:
    moved = after_reply(after_line(state, code, before, NUMBERS), code, said, NUMBERS)
    for barrier in (*Barrier, None):
        moved = after_topic(moved, barrier, True, NUMBERS)
    assert -1 <= moved.readiness <= 1
    for value in (moved.trust, moved.importance, moved.confidence, moved.energy, moved.pressure):
        assert 0 <= value <= 1


@given(STATES, st.sampled_from([code for code in MentorCode if code.inconsistent]), GROUPS, GROUPS)
def test_no_line_that_pushes_raises_trust_or_readiness(
    state: State, code: MentorCode, before: ColleagueGroup, said: ColleagueGroup
) -> None:
    moved = after_reply(after_line(state, code, before, NUMBERS), code, said, NUMBERS)
    assert moved.trust <= state.trust
    assert moved.readiness <= state.readiness


@given(STATES, GROUPS)
def test_pushing_comes_down_harder_on_who_is_more_sensitive(state: State, before: ColleagueGroup) -> None:
    tender, thick = (
        after_line(
            State(**(vars(state) | {"sensitivity": sensitivity, "trust": 0.5, "readiness": 0.0})),
            MentorCode.PERSUASION,
            before,
            NUMBERS,
        )
        for sensitivity in (0.9, 0.1)
    )
    assert tender.trust < thick.trust
    assert tender.readiness < thick.readiness


def test_what_is_given_back_moves_readiness_and_more_where_there_is_trust() -> None:
    start = beginning(load_colleagues()["danny"].start)
    moved = {
        (trust, before): after_line(
            State(**(vars(start) | {"trust": trust})), MentorCode.COMPLEX_REFLECTION, before, NUMBERS
        ).readiness
        - start.readiness
        for trust in (0.2, 0.8)
        for before in ColleagueGroup
    }
    for trust in (0.2, 0.8):
        assert moved[trust, ColleagueGroup.CHANGE] > 0 == moved[trust, ColleagueGroup.NEUTRAL]
        assert moved[trust, ColleagueGroup.SUSTAIN] < 0
    assert moved[0.8, ColleagueGroup.CHANGE] > moved[0.2, ColleagueGroup.CHANGE]


def test_question_upon_question_wears_out_and_giving_back_ends_it() -> None:
    state = beginning(load_colleagues()["sofie"].start)
    losses = []
    for _ in range(5):
        asked = after_line(state, MentorCode.CLOSED_QUESTION, None, NUMBERS)
        losses.append(1 - asked.trust / state.trust)
        state = asked
    assert losses[0] == pytest.approx(losses[1])
    assert losses[1] < losses[2] < losses[3]
    assert after_line(state, MentorCode.SIMPLE_REFLECTION, None, NUMBERS).questions == 0


def test_what_stands_in_her_way_moves_what_it_is_about() -> None:
    state = beginning(load_colleagues()["danny"].start)
    assert after_topic(state, Barrier.NEED, True, NUMBERS).importance > state.importance
    assert after_topic(state, Barrier.CONFIDENCE, True, NUMBERS).confidence > state.confidence
    assert after_topic(state, Barrier.TIME, True, NUMBERS).readiness > state.readiness
    assert after_topic(state, Barrier.CONFIDENCE, False, NUMBERS).confidence == state.confidence
