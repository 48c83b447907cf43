"""That the intervals are those of the papers they come from, and hold what they should as often as they say."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.random import Generator, default_rng
from scipy import stats

from sherpa_sim.survey import intervals
from sherpa_sim.survey.intervals import Estimate

TRIALS = 4000
ERROR = 0.0034
"""The standard error of a coverage of .95 over so many trials."""


def ends(found: Estimate) -> tuple[float, float, float]:
    return found.value, found.low, found.high


def likert(draw: Generator, many: int, mean: float) -> np.ndarray:
    """Scores of a scale of four statements from 1 to 5."""
    own = draw.normal(mean, 0.7, many)[:, None] + draw.normal(0, 0.8, (many, 4))
    return np.clip(np.round(own), 1, 5).mean(axis=1)


def test_means_are_those_of_scipy() -> None:
    draw = default_rng(3)
    before, after = likert(draw, 12, 3.0), likert(draw, 31, 3.4)
    welch = stats.ttest_ind(after, before, equal_var=False).confidence_interval()
    assert ends(intervals.difference_of_means(before, after)) == pytest.approx(
        (after.mean() - before.mean(), welch.low, welch.high)
    )
    pairs = stats.ttest_rel(after[:12], before).confidence_interval()
    assert ends(intervals.mean_difference(before, after[:12]))[1:] == pytest.approx((pairs.low, pairs.high))
    one = stats.ttest_1samp(before, 0).confidence_interval()
    assert ends(intervals.mean(before))[1:] == pytest.approx((one.low, one.high))


def test_shares_are_those_of_wilson_and_newcombe() -> None:
    fifty_six, forty_eight = np.r_[np.ones(56), np.zeros(14)], np.r_[np.ones(48), np.zeros(32)]
    wilson = stats.binomtest(56, 70).proportion_ci(method="wilson")
    assert ends(intervals.share(fifty_six))[1:] == pytest.approx((wilson.low, wilson.high))
    found = intervals.difference_of_shares(forty_eight, fifty_six)  # Newcombe 1998, table II, column (a)
    assert ends(found) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    none_of_ten, none_of_twenty = np.zeros(10), np.zeros(20)  # the same table, column (g)
    found = intervals.difference_of_shares(none_of_twenty, none_of_ten)
    assert ends(found) == pytest.approx((0.0, -0.1611, 0.2775), abs=5e-5)


def test_pairs_that_go_together_make_the_interval_of_shares_narrower_and_others_do_not() -> None:
    before = np.r_[np.ones(20), np.zeros(20)]
    together = intervals.share_difference(before, before)
    apart = intervals.difference_of_shares(before, before)
    assert together.value == apart.value == 0.0
    assert together.high - together.low < 0.5 * (apart.high - apart.low)
    unrelated = intervals.share_difference(before, np.tile([1.0, 0.0], 20))
    assert ends(unrelated) == pytest.approx(ends(apart))
    alone = intervals.share_difference(np.ones(8), np.ones(8))
    assert alone.low < 0 < alone.high


def test_a_difference_of_differences_is_the_one_less_the_other() -> None:
    draw = default_rng(5)
    before, after, others = likert(draw, 20, 3.0), likert(draw, 20, 3.5), likert(draw, 15, 3.0)
    found = intervals.difference_of_differences(before, after, others, others)
    alone = intervals.difference_of_means(before, after)
    assert found.value == pytest.approx(alone.value)
    assert found.low < alone.low < alone.high < found.high
    yes = [np.r_[np.ones(one), np.zeros(20 - one)] for one in (4, 11, 8, 9)]
    shares = intervals.difference_of_share_differences(*yes)
    spread = sum((one + 0.5) / 21 * (20.5 - one) / 21 / 21 for one in (4, 11, 8, 9)) ** 0.5
    assert ends(shares) == pytest.approx((0.3, 6 / 21 - 1.96 * spread, 6 / 21 + 1.96 * spread), abs=1e-5)


def means(draw: Generator) -> bool:
    found = intervals.difference_of_means(likert(draw, 8, 3.0), likert(draw, 15, 3.0))
    return found.low <= 0 <= found.high


def paired_means(draw: Generator) -> bool:
    own = draw.normal(0, 0.6, 10)
    before, after = (own + draw.normal(3, 0.4, 10) for _ in range(2))
    found = intervals.mean_difference(before, after)
    return found.low <= 0 <= found.high


def shares(draw: Generator) -> bool:
    before, after = (draw.random(many) < share for many, share in ((9, 0.3), (14, 0.5)))
    found = intervals.difference_of_shares(before.astype(float), after.astype(float))
    return found.low <= 0.2 <= found.high


def paired_shares(draw: Generator) -> bool:
    own = draw.random(15)
    before, after = ((0.6 * own + 0.4 * draw.random(15) < 0.5).astype(float) for _ in range(2))
    found = intervals.share_difference(before, after)
    return found.low <= 0 <= found.high


def four_means(draw: Generator) -> bool:
    found = intervals.difference_of_differences(*(likert(draw, many, 3.0) for many in (6, 9, 12, 7)))
    return found.low <= 0 <= found.high


def four_shares(draw: Generator) -> bool:
    found = intervals.difference_of_share_differences(
        *((draw.random(many) < 0.4).astype(float) for many in (10, 12, 8, 15))
    )
    return found.low <= 0 <= found.high


@pytest.mark.parametrize("trial", [means, paired_means, shares, paired_shares, four_means, four_shares])
def test_95_of_100_intervals_hold_the_truth_in_small_groups(trial: Callable[[Generator], bool]) -> None:
    draw = default_rng(11)
    coverage = np.mean([trial(draw) for _ in range(TRIALS)])
    assert coverage > 0.94 - 3 * ERROR  # at most a point short of what is promised, beyond chance
    assert coverage < 0.995  # and not so wide that it says nothing
