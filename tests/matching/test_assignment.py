"""That the best matching is the best, found again by trying every one, and that limits cannot be outweighed."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from sherpa_sim.matching.alternatives import alternatives
from sherpa_sim.matching.assignment import NOBODY, best_matching, gains_of
from sherpa_sim.matching.stable import blocking_pairs, stable_matching
from tests.matching.smalls import Small, smalls


@settings(deadline=None)
@given(smalls())
def test_no_matching_has_more_pairs_or_as_many_that_fit_better(small: Small) -> None:
    chosen = best_matching(small.points, small.allowed, small.capacity)
    assert tuple(chosen) in set(small.every())
    assert small.worth(chosen) == max(map(small.worth, small.every()))


@settings(deadline=None)
@given(smalls(), some.randoms(use_true_random=False))
def test_with_what_is_kept_pairs_come_first_then_what_stays_then_the_fit(small: Small, luck) -> None:  # type: ignore[no-untyped-def]
    every = small.every()
    kept = np.array(luck.choice(every))

    def worth(chosen: tuple[int, ...]) -> tuple[int, int, int]:
        pairs, fit = small.worth(chosen)
        return pairs, sum(a == b != NOBODY for a, b in zip(chosen, kept, strict=True)), fit

    chosen = best_matching(small.points, small.allowed, small.capacity, kept)
    assert worth(tuple(chosen)) == max(map(worth, every))


def test_one_pair_more_is_worth_more_than_all_fit_together_also_among_five_hundred() -> None:
    points = np.full((500, 500), 1000)
    gains, step = gains_of(points, np.ones((500, 500), bool), np.arange(500))
    assert step > 500 * (1000 + 500_001)  # everybody as in what is kept, with the best fit
    assert gains.max() * 500 < 2**53


def test_a_forbidden_pair_is_left_out_also_where_nothing_else_is_there() -> None:
    chosen = best_matching(np.array([[1000]]), np.array([[False]]), np.array([1]))
    assert list(chosen) == [NOBODY]


@settings(deadline=None)
@given(smalls())
def test_what_is_as_good_and_what_is_lost_is_what_trying_everything_finds(small: Small) -> None:
    every = [(small.worth(chosen), chosen) for chosen in small.every()]
    chosen = best_matching(small.points, small.allowed, small.capacity)
    best = small.worth(chosen)
    found = alternatives(small.points, small.allowed, small.capacity, chosen)
    as_good = [other for worth, other in every if worth == best]
    for mentee, mentor in enumerate(chosen):
        others = {other[mentee] for other in as_good} - {mentor}
        assert set(np.flatnonzero(found.as_good[mentee])) == others - {NOBODY}
        assert found.may_be_left[mentee] == (NOBODY in others)
        if mentor != NOBODY:
            without = max(worth for worth, other in every if other[mentee] != mentor)
            lost = (found.lost_pairs[mentee], found.lost_points[mentee])
            assert lost == (best[0] - without[0], best[1] - without[1])


@settings(deadline=None)
@given(smalls(), smalls())
def test_nobody_would_both_rather_have_each_other_in_a_stable_matching(small: Small, other: Small) -> None:
    rows, columns = (min(a, b) for a, b in zip(small.points.shape, other.points.shape, strict=True))
    sides = small.points[:rows, :columns], other.points[:rows, :columns]
    allowed, capacity = small.allowed[:rows, :columns], small.capacity[:columns]
    chosen = stable_matching(*sides, allowed, capacity)
    assert tuple(chosen) in set(Small(sides[0], allowed, capacity).every())
    assert blocking_pairs(*sides, allowed, capacity, chosen) == []


def test_a_pair_that_both_would_rather_have_is_found() -> None:
    points = np.array([[9, 1], [1, 9]])
    crossed = np.array([1, 0])
    free = np.ones((2, 2), bool)
    assert blocking_pairs(points, points, free, np.array([1, 1]), crossed) == [(0, 0), (1, 1)]
