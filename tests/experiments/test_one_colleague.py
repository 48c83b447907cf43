"""What a lever changes for one colleague: what its record says and no more, and harm where the model has it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.lever_guide import Part, load_lever_guide
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import State
from sherpa_sim.experiments.one_colleague import (
    Around,
    Talks,
    break_even_skill,
    effect,
    usual_surroundings,
    worker_of,
)
from sherpa_sim.model import rules
from sherpa_sim.model.parameters import parameters

NAMES = st.sampled_from(sorted(load_colleagues()))
LEVERS = st.sampled_from(Lever)
SKILL = st.floats(0.05, 1)
AROUND = st.builds(Around, support=st.floats(0, 1), trained=st.floats(0, 1))
TALKS = st.builds(Talks, lever=LEVERS, skill=SKILL, times=st.integers(1, 6))
TOGETHER = (Part.CAPABILITY, Part.OPPORTUNITY, Part.MOTIVATION)
anything = settings(deadline=None, max_examples=50)
PAR = parameters(load_assumptions(), Settings(), leave=False, voucher=False)


@given(NAMES, TALKS, AROUND)
@anything
def test_a_lever_moves_what_its_record_says_and_nothing_else(name: str, talks: Talks, around: Around) -> None:
    found = effect(load_colleagues()[name], talks, around)
    assert found.by_lever == {move.state for move in load_lever_guide()[talks.lever].moves}
    for state in found.by_lever:
        assert found.after.states[state] > found.without_lever.states[state]


@given(NAMES, TALKS, AROUND)
@anything
def test_a_lever_leaves_the_parts_that_its_record_does_not_name(
    name: str, talks: Talks, around: Around
) -> None:
    found = effect(load_colleagues()[name], talks, around)
    named = {move.part for move in load_lever_guide()[talks.lever].moves}
    moved = {
        part
        for part in (*TOGETHER, Part.THE_TALK_ITSELF)
        if found.after.parts[part] != found.without_lever.parts[part]
    }
    assert moved <= named


@given(NAMES, TALKS, AROUND)
@anything
def test_talking_moves_trust_and_balance_alone_and_with_its_skill(
    name: str, talks: Talks, around: Around
) -> None:
    once = effect(load_colleagues()[name], Talks(talks.lever, talks.skill), around)
    assert once.by_talking <= {State.BALANCE, State.TRUST}
    opens = talks.skill > break_even_skill()
    for state in once.by_talking:
        assert (once.without_lever.states[state] > once.before.states[state]) is opens
    assert effect(load_colleagues()[name], talks, around).by_talking <= {State.BALANCE, State.TRUST}


@given(NAMES, TALKS, AROUND)
@anything
def test_it_does_harm_where_the_rules_say_so_and_nowhere_else(
    name: str, talks: Talks, around: Around
) -> None:
    """The rules once more, as they stand in the model: does what makes people apply come to less?"""
    found = effect(load_colleagues()[name], talks, around)
    chances = []
    for times in (0, talks.times):
        w = worker_of(load_colleagues()[name])
        for week in range(times):
            if week:
                rules.drift(w, PAR)
            rules.converse(w, PAR, talks.skill, talks.lever.code, week)
        parts = (
            rules.capability(w, PAR),
            rules.opportunity(w, PAR, around.trained, around.support),
            rules.motivation(w, PAR),
        )
        chances.append(parts[0] * parts[1] * parts[2])
        moment = found.after if times else found.before
        assert [moment.parts[part] for part in TOGETHER] == pytest.approx(parts, rel=1e-12)
        assert rules.applies(w, PAR, around.trained, around.support, moment.applies * (1 - 1e-9))
        assert not rules.applies(w, PAR, around.trained, around.support, moment.applies * (1 + 1e-9))
    if chances[0] != pytest.approx(chances[1], rel=1e-9):
        assert found.does_harm is (chances[1] < chances[0])
    if talks.skill >= break_even_skill() and talks.times == 1:
        assert not found.does_harm


@given(NAMES, TALKS, AROUND)
@anything
def test_the_same_talk_gives_the_same_answer(name: str, talks: Talks, around: Around) -> None:
    colleague = load_colleagues()[name]
    assert effect(colleague, talks, around) == effect(colleague, talks, around)


@pytest.mark.parametrize("name", load_colleagues())
def test_a_pushing_talk_harms_and_the_same_lever_in_a_good_talk_does_not(name: str) -> None:
    for lever in Lever:
        around = usual_surroundings()
        pushed, opened = (
            effect(load_colleagues()[name], Talks(lever, skill), around) for skill in (0.05, 0.9)
        )
        assert pushed.does_harm
        assert not opened.does_harm
        assert opened.after.applies > opened.before.applies


@pytest.mark.parametrize("name", load_colleagues())
def test_what_is_first_in_the_way_in_her_record_is_so_in_the_model(name: str) -> None:
    colleague = load_colleagues()[name]
    before = effect(colleague, Talks(Lever.ENTHUSE, 0.5), usual_surroundings()).before
    assert before.barrier is colleague.barriers[0]


@pytest.mark.parametrize("name", load_colleagues())
def test_what_her_record_says_of_the_start_is_what_the_worker_has(name: str) -> None:
    colleague = load_colleagues()[name]
    states = effect(colleague, Talks(Lever.ENTHUSE, 0.5), usual_surroundings()).before.states
    start = colleague.start
    told = (start.importance, start.confidence, start.readiness, start.trust)
    had = tuple(states[one] for one in (State.NEED, State.CONFIDENCE, State.BALANCE, State.TRUST))
    assert had == told


def test_colleagues_are_no_lever_where_nobody_around_learns() -> None:
    colleague = load_colleagues()["kevin"]
    talks = Talks(Lever.ENGAGE, 0.8)
    nobody, some = (effect(colleague, talks, Around(0.5, trained)) for trained in (0.0, 0.4))
    assert nobody.by_lever == some.by_lever == {State.PEER_WEIGHT}
    assert nobody.after.applies == nobody.without_lever.applies
    assert some.after.applies > some.without_lever.applies


def test_who_is_held_stops_less_often() -> None:
    found = effect(load_colleagues()["amina"], Talks(Lever.EXPERIENCE, 0.8), usual_surroundings())
    assert found.after.parts[Part.STAYING_ON] > found.without_lever.parts[Part.STAYING_ON]
