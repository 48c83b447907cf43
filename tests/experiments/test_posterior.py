"""That the draws are what is possible given the targets: on a problem with a known answer, and end to end."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.targets import load_targets
from sherpa_sim.experiments import posterior
from sherpa_sim.experiments.calibrate import FREE
from sherpa_sim.experiments.posterior import (
    LITTLE,
    Informed,
    Points,
    Predicted,
    Round,
    Sample,
    cost,
    draws_of,
    errors_of,
    fit_posterior,
    informed,
    observed_again,
    predict,
    prior_range,
    sample,
    split,
    values_at,
    walked,
)

TARGETS = load_targets().targets
SMALL = (Round(64, 1), Round(256, 1))
NUMBERS, SEEN, ERROR = 5, 8, 0.5
PROBLEMS = 30


def linear_problem(seed: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """A matrix that takes points to what is seen, what was seen, and the point that it came from.

    The fourth number counts for little and the fifth for nothing.
    """
    chance = np.random.default_rng(seed)
    matrix = chance.normal(size=(SEEN, NUMBERS)) * np.array([3, 3, 3, 0.3, 0])
    truth = chance.standard_normal(NUMBERS)
    return matrix, matrix @ truth + ERROR * chance.standard_normal(SEEN), truth


def answer(
    matrix: NDArray[np.float64], seen: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and standard deviation of the posterior of a linear problem, in closed form."""
    covariance = np.linalg.inv(np.eye(NUMBERS) + matrix.T @ matrix / ERROR**2)
    return covariance @ matrix.T @ seen / ERROR**2, np.sqrt(np.diag(covariance))


def found_for(matrix: NDArray[np.float64], seen: NDArray[np.float64], seed: int) -> Sample:
    def gaps_at(points: Points, _: int, chance: np.random.Generator) -> NDArray[np.float64]:
        return (points @ matrix.T + ERROR * chance.standard_normal((len(points), SEEN)) - seen) / ERROR

    return sample(gaps_at, NUMBERS, (512, 512, 512), seed)


@pytest.fixture(scope="module")
def solved() -> list[tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.float64]]]:
    """Per problem and number: truth within the 90% interval; mean off in true sd; sd as a share of the true one."""
    all_solved = []
    for seed in range(PROBLEMS):
        matrix, seen, truth = linear_problem(seed)
        mean, sd = answer(matrix, seen)
        found = found_for(matrix, seen, seed)
        draws = walked(found, draws_of(found, 256, seed), seed, steps=300)
        low, high = np.quantile(draws, (0.05, 0.95), axis=0)
        all_solved.append(
            ((low <= truth) & (truth <= high), (draws.mean(axis=0) - mean) / sd, draws.std(axis=0) / sd)
        )
    return all_solved


def test_the_truth_lies_in_the_interval_as_often_as_it_should(solved) -> None:
    """150 times in all, so 90% give or take 7 (almost three standard errors)."""
    assert 0.83 <= np.mean([inside for inside, _, _ in solved]) <= 0.97


def test_mean_and_spread_are_those_of_the_closed_form(solved) -> None:
    assert np.sqrt(np.mean([off**2 for _, off, _ in solved])) < 0.25
    assert np.mean([spread for _, _, spread in solved], axis=0) == pytest.approx(np.ones(NUMBERS), abs=0.08)


def test_a_walk_follows_a_curve_along_which_numbers_make_up_for_each_other() -> None:
    """Seen is the second plus the square of the first: draws lie along a parabola, as in the integral."""

    def gaps_at(points: Points, _: int, chance: np.random.Generator) -> NDArray[np.float64]:
        seen = points[:, 1:] + points[:, :1] ** 2
        return (seen + 0.1 * chance.standard_normal(seen.shape)) / 0.1

    found = sample(gaps_at, 2, (512,), 1)
    draws = draws_of(found, 256, 1)
    after = walked(found, draws, 1)
    assert np.std(after[:, 1] + after[:, 0] ** 2) == pytest.approx(0.1, rel=0.25)
    assert len(np.unique(after[:, 0])) > 250
    first = np.linspace(-4, 4, 2001)
    likely = np.exp(-0.5 * first**2 - 0.5 * first**4 / (1 + 0.1**2))
    assert np.mean(after[:, 0] ** 2) == pytest.approx(np.average(first**2, weights=likely), rel=0.25)


def test_sets_that_leave_nobody_to_ask_are_counted_and_left_out() -> None:
    def gaps_at(points: Points, _: int, chance: np.random.Generator) -> NDArray[np.float64]:
        gaps = points[:, :1] + 0.3 * chance.standard_normal((len(points), 1))
        gaps[:7] = np.nan
        return gaps

    found = sample(gaps_at, 2, (128,), 1)
    assert found.unusable == 7
    assert np.isfinite(found.points).all()
    assert found.weights.sum() == pytest.approx(1)


def test_draws_are_in_proportion_to_the_weights() -> None:
    points = np.arange(3.0)[:, np.newaxis]
    draws = draws_of(Sample(points, np.array([0.5, 0.25, 0.25]), 1.0, 0, points, points), 8, 3)
    assert sorted(draws[:, 0]) == [0, 0, 0, 0, 1, 1, 2, 2]
    assert list(draws[:, 0]) != sorted(draws[:, 0])


def test_points_become_values_within_their_ranges_and_in_proportion() -> None:
    kit = load_assumptions()
    numbers = kit.numbers()
    points = np.array([np.full(len(FREE), far) for far in (-40.0, 0.0, 40.0)])
    low, middle, high = values_at(kit, points)
    assert list(middle) == [name for free in FREE for name in free.names]
    for free in FREE:
        ends = prior_range(kit, free)
        assert (low[free.names[0]], high[free.names[0]]) == pytest.approx(ends)
        assert middle[free.names[0]] == pytest.approx(np.sqrt(np.prod(ends)) if free.log else np.mean(ends))
        for values in (low, middle, high):
            for name in free.names:
                assert numbers[name].low <= values[name] <= numbers[name].high
                if len(free.names) > 1 and values is not low:
                    share = numbers[name].value / numbers[free.names[0]].value
                    assert values[name] == pytest.approx(share * values[free.names[0]])


def test_chance_of_the_simulation_counts_towards_the_error_of_observation() -> None:
    errors, own = np.array([0.03, 0.03]), np.array([[0.0, 0.018]])
    again = observed_again(np.zeros((20_000, 2)), own, errors, np.random.default_rng(1))
    assert again.std(axis=0) == pytest.approx([0.03, 0.024], rel=0.03)


def test_a_tolerance_holds_nine_errors_of_ten() -> None:
    assert errors_of(TARGETS[:1]) == pytest.approx([TARGETS[0].tolerance / 1.6449], rel=1e-4)


@pytest.fixture(scope="module")
def tiny() -> tuple[dict[str, float], ...]:
    return fit_posterior(load_assumptions(), TARGETS, SMALL, draws=12, seed=3, threads=1)


def test_a_tiny_run_goes_from_targets_to_predictions(tiny: tuple[dict[str, float], ...]) -> None:
    kit = load_assumptions()
    numbers = kit.numbers()
    assert len(tiny) == 12
    for draw in tiny:
        assert all(numbers[name].low <= value <= numbers[name].high for name, value in draw.items())
    sets = [kit.with_values(draw) for draw in tiny]
    fitted, held_back = split(TARGETS)
    predicted = predict(sets, TARGETS, fitted, floors=1, seed=3, threads=1)
    assert [one.target for one in predicted] == list(TARGETS)
    assert [one.target for one in predicted if not one.fitted] == list(held_back)
    assert all(one.low <= one.quantile(0.5) <= one.high for one in predicted)
    learnt = informed(kit, tiny)
    assert [one.name for one in learnt] == [free.names[0] for free in FREE]
    assert all(np.isfinite(one.spread) for one in learnt)


def test_the_same_seed_gives_the_same_draws(tiny: tuple[dict[str, float], ...]) -> None:
    assert fit_posterior(load_assumptions(), TARGETS, SMALL, 12, 3, threads=2) == tiny
    matrix, seen, _ = linear_problem(1)
    one, again, other = (found_for(matrix, seen, seed).points for seed in (1, 1, 2))
    assert one.tobytes() == again.tobytes() != other.tobytes()


def test_a_walk_that_starts_far_outside_comes_back() -> None:
    matrix, seen, _ = linear_problem(2)
    mean, sd = answer(matrix, seen)
    draws = walked(found_for(matrix, seen, 2), 20 * np.random.default_rng(1).normal(size=(256, NUMBERS)), 2)
    assert np.abs((draws - mean) / sd).max() < 6


def test_a_last_round_too_small_for_the_surface_is_refused() -> None:
    matrix, seen, _ = linear_problem(1)
    found = found_for(matrix, seen, 1)
    few = replace(found, cloud=found.cloud[:21], gaps=found.gaps[:21])
    with pytest.raises(ValueError, match="22 sets"):
        walked(few, found.points, 1)


def test_sets_simulated_in_parts_are_the_same_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of other workplaces, so near but not the same; each part has workplaces of its own."""
    kit = load_assumptions()
    monkeypatch.setattr(posterior, "TOGETHER", 2)
    (one,) = predict([kit] * 4, TARGETS[:1], (), floors=4, seed=1, threads=1)
    assert len(set(one.values)) == 4
    assert one.values == pytest.approx([0.18] * 4, abs=0.15)


def test_the_split_fits_one_survey_and_holds_the_others_back() -> None:
    fitted, held_back = split(TARGETS)
    assert {*fitted, *held_back} == set(TARGETS)
    assert {target.workforce for target in fitted} == {posterior.FITTED_WHEN_SPLIT}
    assert len(fitted) > len(held_back) > 0


def test_what_is_inside_and_what_is_hardly_informed() -> None:
    target = TARGETS[0]
    spread = np.linspace(-0.01, 0.01, 101)
    assert Predicted(target, target.value + spread, True).inside
    assert not Predicted(target, target.value + 0.02 + spread, True).inside
    even = Informed("x", 1.0, np.exp(np.linspace(0, 1, 1001)), 1.0, float(np.e), log=True)
    assert even.spread == pytest.approx(1, abs=0.01)
    assert even.hardly
    assert not Informed("x", 1.0, 1 + 0.5 * LITTLE * np.linspace(0, 1, 101), 1.0, 2.0, log=False).hardly


def test_the_cost_counts_sets_and_weeks() -> None:
    fitted, _ = split(TARGETS)
    needed = cost(fitted, (Round(10, 2), Round(20, 3)), 5, 3, TARGETS)
    assert needed.sets == 35
    assert needed.worker_weeks == (10 * 2 + 20 * 3 + 5 * 3 * 2) * 250 * 312
    assert needed.minutes(2) == pytest.approx(needed.minutes(1) / 2)
