"""What each rule does to one worker: it stays in bounds, and moves the way the model says."""

import functools
import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.delivery import LeverPolicy
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import Age, Education, History, Sex
from sherpa_sim.domain.states import Barrier, Experience, State, Status
from sherpa_sim.model import rules
from sherpa_sim.model.columns import NEVER, PARAMETERS, WORKER
from sherpa_sim.model.parameters import fade, parameters

WEEK = 300
SHARES = ["need", "awareness", "confidence", "time_room", "money_room", "trust", "peer_weight", "follow_up"]
OWN = ["need", "awareness", "confidence", "time_room", "money_room"]
share = st.floats(0, 1)
anything = settings(deadline=None, max_examples=60)
balance = st.floats(-1, 1)
lever = st.sampled_from([one.code for one in Lever])


def assumed(**changes: float) -> Any:
    """The kit's own parameters with the kit's own settings; whatever is asked for is set on top."""
    return SimpleNamespace(**(plain(parameters_of_the_kit()) | changes))


@functools.cache
def parameters_of_the_kit() -> np.record:
    return parameters(load_assumptions(), Settings())


def plain(record: np.record) -> dict[str, Any]:
    """The fields of a record by name; arrays are copies, to be changed freely."""
    return {name: record[name].copy() for name in PARAMETERS.names or ()}


def a_worker(**changes: float) -> Any:
    """A middling worker: every share one half, no balance either way, low-educated man under 25, free."""
    w = SimpleNamespace(**dict.fromkeys(WORKER.names or (), 0))
    vars(w).update(dict.fromkeys(SHARES, 0.5) | {f"own_{name}": 0.5 for name in OWN})
    vars(w).update(balance=0.0, own_balance=0.0, last_training=NEVER, last_information=NEVER)
    vars(w).update(last_experience=NEVER, history=History.NEUTRAL.code, contract=1.0)
    assert set(changes) <= set(vars(w))
    vars(w).update(changes)
    return w


@st.composite
def workers(draw: st.DrawFn) -> Any:
    """Any worker in a state that the model allows."""
    changes: dict[str, Any] = {name: draw(share) for name in SHARES}
    changes |= {f"own_{name}": draw(share) for name in OWN}
    changes |= {"balance": draw(balance), "own_balance": draw(balance), "support_gap": draw(st.floats(-1, 1))}
    for name, words in (("education", Education), ("age", Age), ("sex", Sex), ("history", History)):
        changes[name] = draw(st.sampled_from([word.code for word in words]))
    status = draw(st.sampled_from(Status))
    changes |= {"status": status.code, "weeks_left": draw(st.integers(1, 40))}
    changes |= {"leave_allowed": draw(st.integers(0, 1)), "voucher_allowed": draw(st.integers(0, 1))}
    return a_worker(**changes)


@functools.cache
def ranges() -> dict[str, tuple[float, float]]:
    """Low and high of every number of the model."""
    return {name: (number.low, number.high) for name, number in load_assumptions().numbers().items()}


@st.composite
def any_parameters(draw: st.DrawFn) -> Any:
    """Parameters anywhere in the ranges that could be defended."""
    chosen = draw(st.lists(st.sampled_from(sorted(ranges())), max_size=12, unique=True))
    values = {name: draw(st.floats(*ranges()[name])) for name in chosen}
    assumptions = load_assumptions().with_values(values)
    leave, voucher = draw(st.booleans()), draw(st.booleans())
    return SimpleNamespace(**plain(parameters(assumptions, Settings(), leave, voucher)))


def assert_in_bounds(w: Any) -> None:
    for name in SHARES:
        assert 0 <= getattr(w, name) <= 1, name
    assert -1 <= w.balance <= 1


# Bounds


@anything
@given(workers(), any_parameters(), share, lever)
def test_a_talk_stays_in_bounds(w: Any, par: Any, skill: float, lever: int) -> None:
    rules.converse(w, par, skill, lever, WEEK)
    assert_in_bounds(w)
    assert (w.talks, w.last_information) == (1, WEEK)


@anything
@given(workers(), any_parameters(), share, share, balance, share, st.tuples(share, share, share))
def test_a_week_stays_in_bounds(
    w: Any, par: Any, norm: float, awareness: float, news: float, support: float, u: tuple[float, ...]
) -> None:
    before = w.status
    rules.attend_event(w, par, WEEK)
    rules.hear_peers(w, par, awareness, news)
    rules.drift(w, par)
    rules.be_informed(w, par, WEEK)
    assert_in_bounds(w)
    u_apply, u_stop, u_good = u
    if w.status == Status.FREE.code and rules.applies(w, par, norm, support, u_apply):
        w.status = Status.WAITING.code
    elif w.status == Status.IN_TRAINING.code:
        rules.train(w, par, WEEK, u_stop, u_good)
    assert_in_bounds(w)
    legal = {
        Status.FREE.code: (Status.FREE.code, Status.WAITING.code),
        Status.WAITING.code: (Status.WAITING.code,),
        Status.IN_TRAINING.code: (Status.IN_TRAINING.code, Status.FREE.code),
    }
    assert w.status in legal[before]


@anything
@given(workers(), any_parameters(), share, share)
def test_factors_and_rooms_are_shares(w: Any, par: Any, norm: float, support: float) -> None:
    for factor in (
        rules.capability(w, par),
        rules.opportunity(w, par, norm, support),
        rules.motivation(w, par),
    ):
        assert 0 < factor < 1
    assert w.time_room <= rules.time_room(w, par) <= 1
    assert w.money_room <= rules.money_room(w, par) <= 1
    assert 0 <= rules.support_felt(w, support) <= 1


# Capability, opportunity, motivation

RAISES: dict[str, tuple[str, Callable[[Any, Any], float]]] = {
    "confidence makes able": ("confidence", rules.capability),
    "awareness makes able": ("awareness", rules.capability),
    "time gives room": ("time_room", lambda w, par: rules.opportunity(w, par, 0.3, 0.5)),
    "money gives room": ("money_room", lambda w, par: rules.opportunity(w, par, 0.3, 0.5)),
    "peers count more": ("peer_weight", lambda w, par: rules.opportunity(w, par, 0.3, 0.5)),
    "support felt gives room": ("support_gap", lambda w, par: rules.opportunity(w, par, 0.3, 0.5)),
    "need moves": ("need", rules.motivation),
    "balance moves": ("balance", rules.motivation),
}


@pytest.mark.parametrize("claim", RAISES)
@anything
@given(w=workers(), lower=share, higher=share)
def test_more_is_more(claim: str, w: Any, lower: float, higher: float) -> None:
    state, factor = RAISES[claim]
    assume(higher - lower > 1e-3)
    par = assumed()
    setattr(w, state, lower)
    at_lower = factor(w, par)
    setattr(w, state, higher)
    assert factor(w, par) >= at_lower
    w = a_worker(**{state: 0.2})
    at_lower = factor(w, par)
    setattr(w, state, 0.4)
    assert factor(w, par) > at_lower


def test_norm_and_support_give_room() -> None:
    w, par = a_worker(), assumed()
    assert rules.opportunity(w, par, 0.4, 0.5) > rules.opportunity(w, par, 0.2, 0.5)
    assert rules.opportunity(w, par, 0.2, 0.6) > rules.opportunity(w, par, 0.2, 0.5)


@pytest.mark.parametrize(
    ("room", "allowed", "widens"),
    [
        (rules.time_room, "leave_allowed", "leave_widens"),
        (rules.money_room, "voucher_allowed", "voucher_widens"),
    ],
)
def test_an_instrument_widens_room_for_whom_it_is_there_and_known(
    room: Callable[..., float], allowed: str, widens: str
) -> None:
    par = assumed(**{widens: 0.2})
    assert room(a_worker(**{allowed: 1}), par) == pytest.approx(0.5 + 0.2 * 0.5 * 0.5)
    assert room(a_worker(**{allowed: 0}), par) == 0.5
    assert room(a_worker(**{allowed: 1, "awareness": 0.0}), par) == 0.5
    assert room(a_worker(**{allowed: 1}), assumed(**{widens: 0.0})) == 0.5


@anything
@given(workers())
def test_willing_is_motivation_above_one_half(w: Any) -> None:
    drive = rules.drive(w, assumed())
    assume(abs(drive) > 1e-12)
    assert (drive > 0) == (rules.motivation(w, assumed()) > 0.5)


@anything
@given(workers(), share)
def test_the_barrier_is_the_weakest_of_six(w: Any, support: float) -> None:
    par = assumed()
    levels = {
        Barrier.NEED: w.need,
        Barrier.AWARENESS: w.awareness,
        Barrier.CONFIDENCE: w.confidence,
        Barrier.TIME: rules.time_room(w, par),
        Barrier.MONEY: rules.money_room(w, par),
        Barrier.SUPPORT: rules.support_felt(w, support),
    }
    assert levels[Barrier.of(rules.barrier(w, par, support))] == min(levels.values())


# Applying


@anything
@given(workers(), any_parameters(), share, share, share)
def test_the_chance_to_apply(w: Any, par: Any, norm: float, support: float, u: float) -> None:
    rate = par.apply_rate[w.education][w.sex] * par.age_factor[w.age]
    factors = rules.capability(w, par) * rules.opportunity(w, par, norm, support) * rules.motivation(w, par)
    chance = 1 - math.exp(-rate * factors)
    assume(abs(u - chance) > 1e-9)
    assert rules.applies(w, par, norm, support, u) == (u < chance)
    near = chance * 0.999
    assert rules.applies(w, par, norm, support, near) or chance < 1e-9
    assert not rules.applies(w, par, norm, support, min(1.0, chance * 1.001 + 1e-12))


def chance_to_apply(w: Any, par: Any, norm: float = 0.5, support: float = 0.8) -> float:
    """The chance itself, found from the answers to 4 000 evenly spaced draws."""
    return float(np.mean([rules.applies(w, par, norm, support, u) for u in np.linspace(0, 0.2, 4000)])) * 0.2


KEEN = {"need": 0.9, "balance": 0.5, "confidence": 0.9, "awareness": 0.9, "time_room": 0.9, "money_room": 0.9}


@pytest.mark.parametrize(
    ("missing", "norm", "support"),
    [
        ({"need": 0.0, "balance": -1.0}, 0.5, 0.8),
        ({"confidence": 0.0, "awareness": 0.0}, 0.5, 0.8),
        ({"time_room": 0.0, "money_room": 0.0}, 0.0, 0.0),
    ],
)
def test_what_is_missing_blocks_whatever_else_is_there(
    missing: dict[str, float], norm: float, support: float
) -> None:
    par = assumed(leave_widens=0.0, voucher_widens=0.0)
    whole = chance_to_apply(a_worker(**KEEN), par)
    assert whole > 0.01
    assert chance_to_apply(a_worker(**(KEEN | missing)), par, norm, support) < 0.25 * whole


# Conversations


@anything
@given(workers(), st.floats(0.01, 0.49), share)
def test_a_talk_below_break_even_does_harm_and_above_it_good(w: Any, below: float, above: float) -> None:
    par = assumed(gain=np.zeros((len(Lever), len(State))), break_even_skill=0.5)
    assume(-0.99 < w.balance < 0.99 and 0.01 < w.trust < 0.99 and above > 0.51)
    balance, trust = w.balance, w.trust
    rules.converse(w, par, below, 0, WEEK)
    assert w.balance < balance
    assert w.trust < trust
    w.balance, w.trust = balance, trust
    rules.converse(w, par, above, 0, WEEK)
    assert w.balance > balance
    assert w.trust > trust
    w.balance, w.trust = balance, trust
    rules.converse(w, par, 0.5, 0, WEEK)
    assert (w.balance, w.trust) == (balance, trust)


def test_a_talk_moves_as_far_as_the_form_says() -> None:
    par = assumed(balance_step=0.4, trust_step=0.2, break_even_skill=0.5, gain=np.zeros((7, 9)))
    par.gain[Lever.ENABLE.code, State.TIME_ROOM.code] = 0.3
    w = a_worker(balance=-0.2, trust=0.5, time_room=0.6)
    rules.converse(w, par, 0.75, Lever.ENABLE.code, WEEK)
    assert w.balance == pytest.approx(-0.2 + 0.4 * 0.25 * 1.2)
    assert w.trust == pytest.approx(0.5 + 0.2 * 0.25 * 0.5)
    assert w.time_room == pytest.approx(0.6 + 0.3 * 0.75 * (0.5 + 0.5 * w.trust) * 0.4)


LEVERS_AND_STATES = [
    (Lever.ENLIGHTEN, {State.AWARENESS, State.NEED}),
    (Lever.ENTHUSE, {State.BALANCE, State.TRUST}),
    (Lever.ENCOURAGE, {State.MONEY_ROOM, State.BALANCE}),
    (Lever.EXEMPLIFY, {State.CONFIDENCE, State.NEED}),
    (Lever.ENABLE, {State.TIME_ROOM, State.MONEY_ROOM}),
    (Lever.ENGAGE, {State.PEER_WEIGHT}),
    (Lever.EXPERIENCE, {State.CONFIDENCE, State.FOLLOW_UP}),
]


@pytest.mark.parametrize(("lever", "moved"), LEVERS_AND_STATES)
def test_a_lever_moves_its_states_and_no_others(lever: Lever, moved: set[State]) -> None:
    w, par = a_worker(), assumed()
    rules.converse(w, par, par.break_even_skill, lever.code, WEEK)
    for state in State:
        before = 0.0 if state is State.BALANCE else 0.5
        assert (getattr(w, str(state)) > before) == (state in moved), state


@anything
@given(lever, st.floats(0.05, 1), share)
def test_a_lever_on_what_is_high_does_little(lever: int, skill: float, trust: float) -> None:
    par = assumed(balance_step=0.0, trust_step=0.0)
    low, high = (a_worker(**dict.fromkeys(SHARES, level), balance=level) for level in (0.1, 0.9))
    low.trust = high.trust = trust
    rules.converse(low, par, skill, lever, WEEK)
    rules.converse(high, par, skill, lever, WEEK)
    for state in State:
        if state is State.TRUST:
            continue
        moved = getattr(low, str(state)) - 0.1
        assert getattr(high, str(state)) - 0.9 == pytest.approx(moved / 9, abs=1e-12)


@anything
@given(share, share)
def test_a_seen_barrier_is_answered_by_what_moves_it(skill: float, u_lever: float) -> None:
    par = assumed(lever_policy=LeverPolicy.BY_BARRIER.code)
    moves = dict(LEVERS_AND_STATES)
    for barrier, state in (
        ("need", State.NEED),
        ("awareness", State.AWARENESS),
        ("confidence", State.CONFIDENCE),
        ("time_room", State.TIME_ROOM),
        ("money_room", State.MONEY_ROOM),
    ):
        w = a_worker(**{barrier: 0.05})
        assert (
            state in moves[Lever.of(rules.choose_lever(par, skill, rules.barrier(w, par, 0.9), 0.0, u_lever))]
        )
    assert (
        rules.choose_lever(par, skill, rules.barrier(a_worker(), par, 0.0), 0.0, u_lever) == Lever.ENGAGE.code
    )


def test_skill_sees_more_and_who_sees_nothing_pulls_any_lever() -> None:
    par = assumed(lever_policy=LeverPolicy.BY_BARRIER.code, sees_untrained=0.2, sees_with_skill=0.6)
    w = a_worker(awareness=0.05)
    seen = rules.choose_lever(par, 0.0, rules.barrier(w, par, 0.9), 0.0, 0.0)
    by_skill = [
        sum(
            rules.choose_lever(par, skill, rules.barrier(w, par, 0.9), u, -1.0) == seen
            for u in np.arange(0.005, 1, 0.01)
        )
        for skill in (0.0, 0.5, 1.0)
    ]
    assert by_skill == [20, 50, 80]
    unseen = {
        rules.choose_lever(par, 0.0, rules.barrier(w, par, 0.9), 0.99, u) for u in np.arange(0.01, 1, 0.02)
    }
    assert unseen == {one.code for one in Lever}


@pytest.mark.parametrize("policy", [policy for policy in LeverPolicy if policy in set(Lever)])
@anything
@given(w=workers(), skill=share, u_sees=share, u_lever=share)
def test_a_fixed_lever_is_that_lever(
    policy: LeverPolicy, w: Any, skill: float, u_sees: float, u_lever: float
) -> None:
    par = assumed(lever_policy=policy.code)
    assert Lever.of(rules.choose_lever(par, skill, rules.barrier(w, par, 0.5), u_sees, u_lever)) == str(
        policy
    )


# Peers and drift


@anything
@given(workers(), share, balance)
def test_word_of_mouth(w: Any, awareness: float, news: float) -> None:
    before = SimpleNamespace(**vars(w))
    rules.hear_peers(w, assumed(), awareness, news)
    assert before.awareness <= w.awareness <= max(before.awareness, awareness)
    for state in ("confidence", "need"):
        change = getattr(w, state) - getattr(before, state)
        assert change * news >= 0
    if news == 0:
        assert (w.confidence, w.need) == (before.confidence, before.need)


def test_news_moves_both_ways() -> None:
    good, bad = a_worker(), a_worker()
    rules.hear_peers(good, assumed(), 0.0, 0.5)
    rules.hear_peers(bad, assumed(), 0.0, -0.5)
    assert good.confidence > 0.5 > bad.confidence
    assert good.need > 0.5 > bad.need


@pytest.mark.parametrize("state", [str(state) for state in State])
def test_half_of_a_gap_is_left_after_a_half_life(state: str) -> None:
    half_life = load_assumptions().numbers()[f"surroundings.half_life_{state}"]
    par = assumed(trust_level=0.4)
    assert getattr(par, f"fade_{state}") == fade(np.array([half_life.value]))[0]
    own = {"trust": 0.4, "peer_weight": 0.0, "follow_up": 0.0}.get(state, 0.3)
    w = a_worker(**{state: own + 0.4})
    if state in (*OWN, "balance"):
        setattr(w, f"own_{state}", own)
    for _ in range(round(half_life.value)):
        rules.drift(w, par)
    assert getattr(w, state) - own == pytest.approx(0.2, rel=1e-9)


def test_who_is_at_her_own_level_stays_there() -> None:
    w = a_worker(trust=0.4, peer_weight=0.0, follow_up=0.0)
    rules.drift(w, assumed(trust_level=0.4))
    assert vars(w) == vars(a_worker(trust=0.4, peer_weight=0.0, follow_up=0.0))


# Training


def stops(w: Any, par: Any) -> float:
    """The weekly chance of stopping, from the answers to 1 000 evenly spaced draws up to 0.1."""
    draws = (np.arange(1000) + 0.5) / 10_000
    trial = [SimpleNamespace(**vars(w)) for _ in draws]
    for one, u in zip(trial, draws, strict=True):
        one.status, one.weeks_left = Status.IN_TRAINING.code, 5
        rules.train(one, par, WEEK, u, 0.5)
    return sum(one.stops for one in trial) / 10_000


@pytest.mark.parametrize("state", ["confidence", "time_room", "money_room", "follow_up"])
def test_drop_out_falls_with(state: str) -> None:
    par = assumed(leave_widens=0.0, voucher_widens=0.0)
    assert stops(a_worker(**{state: 1.0}), par) < stops(a_worker(**{state: 0.0}), par)


def test_drop_out_is_the_product_of_what_holds() -> None:
    par = assumed(stop_hazard=0.08, stop_confidence=0.6, stop_room=0.4, stop_follow_up=0.5)
    par.leave_widens = par.voucher_widens = 0.0
    expected = 0.08 * (1 - 0.6 * 0.5) * (1 - 0.4 * 0.5) * (1 - 0.5 * 0.5)
    assert stops(a_worker(), par) == pytest.approx(expected, abs=1e-4)


def finishes(u_good: float, **changes: float) -> Any:
    w = a_worker(status=Status.IN_TRAINING.code, weeks_left=1, **changes)
    rules.train(w, assumed(), WEEK, 0.999, u_good)
    assert (w.status, w.completions, w.stops) == (Status.FREE.code, 1, 0)
    return w


def test_a_good_experience_gives_confidence_a_bad_one_takes_it() -> None:
    good, bad = finishes(0.0), finishes(0.999)
    assert (good.experience, bad.experience) == (Experience.GOOD.code, Experience.BAD.code)
    assert good.confidence > 0.5 > bad.confidence
    assert good.need == bad.need < 0.5
    assert good.last_experience == bad.last_experience == WEEK


def test_stopping_costs_confidence_and_leaves_the_need() -> None:
    w = a_worker(status=Status.IN_TRAINING.code, weeks_left=5)
    rules.train(w, assumed(), WEEK, 0.0, 0.0)
    assert (w.status, w.completions, w.stops) == (Status.FREE.code, 0, 1)
    assert w.confidence < 0.5
    assert (w.need, w.experience, w.last_experience) == (0.5, Experience.BAD.code, WEEK)


def share_good(**changes: float) -> float:
    draws = (np.arange(400) + 0.5) / 400
    return float(np.mean([finishes(u, **changes).experience == Experience.GOOD.code for u in draws]))


def test_a_good_experience_is_likelier_with_confidence_follow_up_and_good_memories() -> None:
    middling = share_good()
    assert share_good(confidence=0.9) > middling > share_good(confidence=0.1)
    assert share_good(follow_up=1.0) > middling > share_good(follow_up=0.0)
    assert share_good(history=History.GOOD.code) > middling > share_good(history=History.BAD.code)


def test_a_course_takes_its_weeks() -> None:
    w, par = a_worker(), assumed(course_weeks=8)
    rules.start_course(w, par, WEEK)
    weeks = 0
    while w.status == Status.IN_TRAINING.code:
        rules.train(w, par, WEEK + weeks, 0.999, 0.0)
        weeks += 1
    assert weeks == 8
    assert (w.starts, w.completions, w.last_training) == (1, 1, WEEK + 7)


@pytest.mark.parametrize(
    ("changes", "leave", "voucher"),
    [
        ({"leave_allowed": 1, "voucher_allowed": 1, "awareness": 0.9}, 1, 1),
        ({"leave_allowed": 0, "voucher_allowed": 1, "awareness": 0.9}, 0, 1),
        ({"leave_allowed": 1, "voucher_allowed": 0, "awareness": 0.9}, 1, 0),
        ({"leave_allowed": 1, "voucher_allowed": 1, "awareness": 0.0}, 0, 0),
    ],
)
def test_instruments_go_to_whom_they_are_there_for_and_known(
    changes: dict[str, float], leave: int, voucher: int
) -> None:
    w = a_worker(**changes)
    rules.start_course(w, assumed(), WEEK)
    assert (w.with_leave, w.with_voucher) == (leave, voucher)
    rules.start_course(w, assumed(leave_widens=0.0, voucher_widens=0.0), WEEK)
    assert (w.with_leave, w.with_voucher) == (0, 0)


def test_taking_part_lasts_52_weeks() -> None:
    w = a_worker(last_training=WEEK)
    assert [rules.took_part(w, WEEK + weeks) for weeks in (0, 51, 52)] == [True, True, False]
    assert not rules.took_part(a_worker(), 0)


@anything
@given(workers(), any_parameters())
def test_what_is_highest_is_never_exceeded(w: Any, par: Any) -> None:
    assert rules.stop_chance(w, par) <= par.stop_hazard
    assert not rules.applies(w, par, 1.0, 1.0, rules.highest_hazard(w, par))
