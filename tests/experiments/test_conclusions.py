"""That a conclusion holds where it says, and that a turning point is one: run on either side, it differs."""

import numpy as np
import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.experiments import conclusions
from sherpa_sim.experiments.conclusions import Conclusion, Kept, Verdict, Walk
from sherpa_sim.experiments.ensemble import Outcomes, outcomes_of
from sherpa_sim.experiments.factors import Factor, Kind, cases_with, fitted
from sherpa_sim.experiments.sensitivity import Question, ask

SCENARIO = load_scenario("sherpa_flanders").model_copy(
    update={"weeks": 104, "workplace": Workplace(workers=100)}
)


def outcomes(gain: list[float], extra: list[float], cost: list[float]) -> Outcomes:
    nothing = np.zeros(len(gain))
    return Outcomes(nothing, np.array(gain), np.array(extra), nothing, np.array(cost))


@pytest.mark.parametrize(
    ("conclusion", "holds"),
    [
        (Conclusion(Kept.MORE), [True, True, False, False]),
        (Conclusion(Kept.AT_LEAST, 0.02), [True, False, False, False]),
        (Conclusion(Kept.AT_MOST, 100.0), [True, False, False, False]),
        (Conclusion(Kept.AT_MOST, 1000.0), [True, True, False, False]),
    ],
)
def test_where_a_conclusion_holds(conclusion: Conclusion, holds: list[bool]) -> None:
    """The last case saves money and loses participants: nothing is cheap about that."""
    found = outcomes([0.02, 0.01, 0.0, -0.01], [2.0, 1.0, 0.0, -1.0], [200.0, 900.0, 50.0, -9000.0])
    assert conclusion.holds(found).tolist() == holds


@pytest.fixture(scope="module")
def question() -> Question:
    return ask(SCENARIO, load_assumptions(), guesses=True)


def factor_named(question: Question, name: str) -> Factor:
    return next(one for one in (*question.numbers, *question.settings) if one.name == name)


@pytest.fixture(scope="module")
def verdict(question: Question) -> Verdict:
    names = ("conversation.talk_minutes", "costs.event", "mentor_hours")
    followed = [fitted(), *(factor_named(question, name) for name in names)]
    usual = float(average(question, followed[-1], followed[-1].value).gain[0])
    drawn = outcomes([usual - 0.02, usual], [1.0, 3.0], [1.0, 1.0])
    [found] = Walk(question, followed).judge([Conclusion(Kept.AT_LEAST, usual - 0.01)], drawn)
    return found


def average(question: Question, factor: Factor, value: float) -> Outcomes:
    """The average workplace with one factor at a value, on the same lucks and draws as the search."""
    every = np.arange(conclusions.LUCKS)
    values = [every.astype(float), np.full(len(every), value)]
    cases = cases_with(question.assumptions, [fitted(), factor], values, conclusions._FIRST_LUCK + every)
    return Outcomes.of(outcomes_of(question.scenario, cases).table().mean(axis=0, keepdims=True))


def test_on_either_side_of_a_turning_point_it_differs(question: Question, verdict: Verdict) -> None:
    turned = {flip.factor.name: flip for flip in verdict.flips}
    assert verdict.holds
    assert turned["conversation.talk_minutes"].upwards
    assert not turned["mentor_hours"].upwards
    for flip in verdict.flips:
        there = verdict.conclusion.holds(average(question, flip.factor, flip.value))[0]
        step = (flip.factor.high - flip.factor.low) / (conclusions.STEPS - 1)
        towards = flip.value - step / 4 if flip.upwards else flip.value + step / 4
        back = verdict.conclusion.holds(average(question, flip.factor, towards))[0]
        assert (bool(there), bool(back)) == (False, True), flip


def test_the_share_is_that_of_the_cases(verdict: Verdict) -> None:
    assert verdict.share == 0.5


def test_what_has_no_order_or_no_effect_has_no_turning_point(verdict: Verdict) -> None:
    assert Kind.FITTED not in {factor.kind for factor in verdict.looked_at}
    assert "costs.event" not in {flip.factor.name for flip in verdict.flips}


def test_what_does_not_hold_may_begin_to(question: Question) -> None:
    hours = factor_named(question, "mentor_hours")
    usual = float(average(question, hours, hours.value).gain[0])
    walk = Walk(question, [hours])
    [found] = walk.judge([Conclusion(Kept.AT_LEAST, usual + 0.01)], outcomes([0.0], [0.0], [0.0]))
    [flip] = found.flips
    assert not found.holds
    assert flip.upwards
    assert found.conclusion.holds(average(question, hours, flip.value))[0]
