"""That a talk and the shop-floor model tell one story: who listens moves people one way, who pushes the other."""

import random
import statistics

import pytest

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.conversation.coding import Coding
from sherpa_sim.conversation.talk import Talk
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import State
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker
from sherpa_sim.experiments.one_colleague import Talks, break_even_skill, effect, usual_surroundings

SKILLED, AVERAGE, PUSHY = 0.9, 0.55, 0.1
"""Shares of what a mentor says that goes with motivational interviewing."""
OPENS = tuple(code for code in MentorCode if code.consistent)
CLOSES = (MentorCode.PERSUASION, MentorCode.DIRECTION, MentorCode.CONFRONTATION)
LINES, TALKS = 15, 40


def given_codes(text: str, speaker: Speaker, language: str, previous: str | None = None) -> Coding:
    """The code whose number stands in the line."""
    code = ColleagueCode.NEUTRAL if speaker is Speaker.COLLEAGUE else MentorCode.of(int(text.split()[1]))
    return Coding(code, {code: 1.0})


def talked(colleague: str, skill: float) -> tuple[float, float]:
    """How far trust and readiness move in a talk by a mentor of that skill, on average."""
    moved = []
    for seed in range(TALKS):
        chance = random.Random(seed)
        talk = Talk(colleague, "en", seed, given_codes)
        start = talk.state
        for number in range(LINES):
            if talk.end is None:
                code = chance.choice(OPENS if chance.random() < skill else CLOSES)
                talk.say(f"well, {code.code} and {number}")
        moved.append((talk.state.trust - start.trust, talk.state.readiness - start.readiness))
    return statistics.mean(one for one, _ in moved), statistics.mean(one for _, one in moved)


def modelled(colleague: str, skill: float) -> tuple[float, float]:
    """The same in the model, whose balance is readiness; by the way of talking alone, whatever the lever."""
    found = effect(load_colleagues()[colleague], Talks(Lever.ENLIGHTEN, skill), usual_surroundings())
    before, after = found.before.states, found.without_lever.states
    return after[State.TRUST] - before[State.TRUST], after[State.BALANCE] - before[State.BALANCE]


@pytest.mark.parametrize("colleague", load_colleagues())
def test_direction_and_order_agree(colleague: str) -> None:
    assert PUSHY < break_even_skill() < AVERAGE < SKILLED
    for way in (talked, modelled):
        (trust_up, ready_up), (trust_middle, ready_middle), (trust_down, ready_down) = (
            way(colleague, skill) for skill in (SKILLED, AVERAGE, PUSHY)
        )
        assert trust_up > 0 > trust_down, way
        assert ready_up > 0 > ready_down, way
        assert trust_up > trust_middle > trust_down, way
        assert ready_up > ready_middle > ready_down, way
