"""That the indices are those of functions whose indices are known, and that bad questions are refused."""

from dataclasses import replace

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.ensemble import Cases, Outcomes
from sherpa_sim.experiments.factors import Factor, Kind
from sherpa_sim.experiments.free_numbers import Say
from sherpa_sim.experiments.sensitivity import (
    COST,
    EXTRA,
    Question,
    Sample,
    ask,
    decompose,
    decomposition_sample,
    measured,
    run_sample,
    screen,
    screening_sample,
)

SCENARIO = load_scenario("three_hours_a_week").model_copy(
    update={"weeks": 104, "workplace": Workplace(workers=100)}
)


@pytest.fixture(scope="module")
def question() -> Question:
    return ask(SCENARIO, load_assumptions())


TINY = SCENARIO.model_copy(update={"weeks": 20, "workplace": Workplace(workers=10)})


def outcomes(extra: np.ndarray, cost: float = 10_000.0) -> Outcomes:
    nothing = np.zeros(len(extra))
    return Outcomes(nothing, nothing, extra, nothing, np.full(len(extra), cost))


def as_sample(found: Sample, factors: tuple[Factor, ...]) -> Sample:
    """The points of a sample as if they were of other factors, of which there may be fewer."""
    return Sample(factors, found.points, Cases(Varied(load_assumptions(), {}), found.cases.lucks))


def test_sobol_indices_of_ishigamis_function(question: Question) -> None:
    """Of sin x + 7 sin² y + 0.1 z⁴ sin x on ±π the indices are known in closed form."""
    angles = [Factor(Kind.NUMBER, name, -np.pi, 0.0, np.pi) for name in "xyz"]
    plain = decomposition_sample(question, question.numbers[:1], 2**13)
    assert plain.points.shape == (5 * 1024, 3)
    sample = as_sample(plain, tuple(angles))
    x, y, z = (factor.at(shares) for factor, shares in zip(angles, sample.points.T, strict=True))
    found = decompose(sample, outcomes(np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)))
    row = found.measures.index(EXTRA)
    # Saltelli's estimates are normal around the truth: three half-intervals of 95% are about six standard errors.
    assert (np.abs(found.first[row] - (0.3139, 0.4424, 0.0)) < 3 * found.first_error[row] + 1e-9).all()
    assert (np.abs(found.total[row] - (0.5576, 0.4424, 0.2437)) < 3 * found.total_error[row] + 1e-9).all()
    assert (found.total_error[row] < 0.15).all()
    assert found.runs == 5 * 1024


def test_elementary_effects_of_a_plane(question: Question) -> None:
    """On a plane every effect is the slope, whatever the place: no spread; what is not in it has none at all."""
    sample = screening_sample(question)
    slopes = np.zeros(len(sample.factors))
    slopes[[1, 5, 9]] = 3.0, -2.0, 0.5
    found = screen(sample, outcomes(sample.points @ slopes))
    row = found.measures.index(EXTRA)
    assert found.typical[row] == pytest.approx(np.abs(slopes))
    assert found.mean[row] == pytest.approx(slopes)
    assert found.spread[row] == pytest.approx(np.zeros(len(slopes)), abs=1e-9)
    assert [sample.factors.index(one) for one in found.ranked()] == [1, 5, 9]


def test_along_a_trajectory_only_one_factor_moves_and_luck_stays(question: Question) -> None:
    sample = screening_sample(question)
    length = len(sample.factors) + 1
    for first in range(0, len(sample.points), length):
        steps = sample.points[first : first + length]
        assert ((np.diff(steps, axis=0) != 0).sum(axis=1) == 1).all()
        assert len(set(sample.cases.lucks[first : first + length].tolist())) == 1


def test_a_number_that_does_nothing_has_no_effect_and_a_price_none_on_people(question: Question) -> None:
    sample = screening_sample(question, 4)
    found = screen(sample, run_sample(question, sample))
    names = [factor.name for factor in found.factors]
    extra, cost = (found.measures.index(name) for name in (EXTRA, COST))
    assert found.typical[extra, names.index("conversation.talk_minutes")] > 0
    assert found.typical[extra, names.index("costs.wage_hour")] == 0
    assert found.typical[cost, names.index("costs.wage_hour")] > 0
    assert (found.typical[:, names.index("costs.event")] == 0).all()  # the scenario has no events
    assert "costs.event" not in [factor.name for factor in found.ranked()]


def test_samples_are_the_same_each_time() -> None:
    tiny, again = (ask(TINY, load_assumptions()) for _ in range(2))
    chosen = again.numbers[:3]
    for make in (screening_sample, lambda one: decomposition_sample(one, chosen, 64)):
        assert make(tiny).cases.columns().tobytes() == make(again).cases.columns().tobytes()
    other = replace(again, scenario=TINY.model_copy(update={"seed": 2}))
    assert screening_sample(other).points.tobytes() != screening_sample(again).points.tobytes()


def test_no_more_runs_than_asked_for(question: Question) -> None:
    for runs in (40, 100, 1000):
        sample = decomposition_sample(question, question.numbers[:4], runs)
        assert runs / 2 < len(sample.cases) <= runs


def test_too_few_runs_are_refused(question: Question) -> None:
    with pytest.raises(Problem, match="15 runs are too few for 6 factors; ask for 16 or more"):
        decomposition_sample(question, question.numbers[:4], 15)


def test_a_scenario_that_changes_nothing_is_refused() -> None:
    with pytest.raises(Problem, match='"baseline" changes nothing'):
        ask(load_scenario("baseline"), load_assumptions())


def test_tied_numbers_and_guesses_are_varied_on_request() -> None:
    scenario = load_scenario("sherpa_flanders").model_copy(
        update={"weeks": 20, "workplace": Workplace(workers=10)}
    )
    asked = ask(scenario, load_assumptions(), tied=True, guesses=True)
    says = {one.name: one.says for one in asked.standings}
    assert Say.TIED in {says[factor.name] for factor in asked.numbers}
    assert "mentor_hours" in {factor.name for factor in asked.settings}


def test_a_measure_that_never_changes_is_left_out() -> None:
    found = replace(outcomes(np.array([1.0, 2.0])), cost=np.array([-5.0, 7.0]))
    assert set(measured(found)) == {EXTRA, COST}
    assert set(measured(outcomes(np.array([1.0, 2.0]), cost=-5.0))) == {EXTRA}
    assert measured(outcomes(np.array([2.0, 2.0]))) == {}


def test_a_measure_that_hardly_ever_changes_has_no_shares(question: Question) -> None:
    """It differs in one case, and not in one from which the variance is taken."""
    sample = decomposition_sample(question, question.numbers[:4], 64)
    extra = np.zeros(len(sample.cases))
    extra[1] = 1.0
    assert decompose(sample, outcomes(extra)).measures == ()


def test_a_price_of_ones_own_is_taken_and_not_varied() -> None:
    priced = ask(TINY.model_copy(update={"prices": {"wage_hour": 31.0}}), load_assumptions())
    assert priced.assumptions.costs.wage_hour.value == 31.0
    assert "costs.wage_hour" not in {factor.name for factor in priced.numbers}
    assert "costs.wage_hour" in {factor.name for factor in ask(TINY, load_assumptions()).numbers}
