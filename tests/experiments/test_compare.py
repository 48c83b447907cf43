"""That a comparison of hand-made records says what one would work out by hand."""

from datetime import date

import numpy as np
import pytest

from sherpa_sim.domain.delivery import Payer
from sherpa_sim.domain.people import GROUPS, Dimension
from sherpa_sim.domain.states import Barrier
from sherpa_sim.experiments.compare import Side, compare, join_sides
from sherpa_sim.experiments.cost import ITEMS, MENTOR_TIME, Bill
from sherpa_sim.experiments.counterfactual import Counterfactuals
from sherpa_sim.experiments.results import Comparison, Interval, Stamp
from sherpa_sim.model.batch import Record
from sherpa_sim.model.columns import MEASURES, SERIES, TABLE_GROUPS

WEEKS = 104
SIZES = np.array([10, 20])
STAMP = Stamp("0", "c", "s", "a", 1, "2026-01-01")
LOW = GROUPS.index((Dimension.EDUCATION, "low"))
NIGHT = GROUPS.index((Dimension.SHIFT, "night"))


def side(
    participated: list[float], low: list[float], euro: list[float], need: list[int], talks: float = 0
) -> Side:
    """Two floors of 10 and 20 workers; on the first nobody works nights. The first year went as the second."""
    series = np.zeros((2, WEEKS, len(SERIES)), np.float32)
    series[:, :, SERIES.index("participated")] = np.array(participated)[:, None]
    series[:, :, SERIES.index("talks")] = talks
    tables = np.zeros((2, 3, TABLE_GROUPS, len(MEASURES)), np.int32)
    for group, workers, part in ((0, SIZES, participated), (LOW, [4, 5], low), (NIGHT, [0, 4], [0, 2])):
        tables[:, :, group, MEASURES.index("workers")] = np.array(workers)[:, None]
        tables[:, 1:, group, MEASURES.index("participated")] = np.array(part)[:, None]
    tables[:, 1:, 0, MEASURES.index("not_trained_need")] = np.array(need)[:, None]
    others = SIZES - np.array(participated, int) - need
    tables[:, 1:, 0, MEASURES.index("not_trained_money")] = others[:, None]
    amounts = np.zeros((2, len(ITEMS)))
    amounts[:, ITEMS.index((Payer.EMPLOYER, MENTOR_TIME))] = euro
    return Side(Record(series, tables, SIZES), Bill(amounts))


WITHOUT = side([4, 6], [1, 1], [0, 0], [3, 7])
CHANGED = side([5, 9], [2, 1], [100, 300], [1, 4], talks=3)


def counted(reached: list[int], trained: list[int], anyway: list[int]) -> Counterfactuals:
    """On each floor, of everybody: how many were talked with, of these trained, of these anyway."""
    numbers = np.zeros((len(reached), TABLE_GROUPS, 2, 2, 2), np.int64)
    numbers[:, 0, 1, 1, 1] = anyway
    numbers[:, 0, 1, 1, 0] = np.array(trained) - anyway
    numbers[:, 0, 1, 0, 0] = np.array(reached) - trained
    return Counterfactuals(numbers)


REACHED = counted([4, 6], [2, 4], [1, 1])


def ends(first: float, second: float) -> Interval:
    """Mean, 10th and 90th percentile of two runs."""
    low, high = sorted((first, second))
    return Interval((first + second) / 2, low + 0.1 * (high - low), low + 0.9 * (high - low))


def same(one: Interval | None, other: Interval) -> None:
    assert one is not None
    assert (one.middle, one.low, one.high) == pytest.approx((other.middle, other.low, other.high))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(WITHOUT, CHANGED, REACHED, date(2025, 9, 1), STAMP)


def test_shares_week_by_week(comparison: Comparison) -> None:
    assert comparison.weeks.tolist() == list(range(1, WEEKS + 1))
    for band, shares in ((comparison.without, (0.4, 0.3)), (comparison.with_change, (0.5, 0.45))):
        expected = ends(*shares)
        assert band.low == pytest.approx(np.full(WEEKS, expected.low))
        assert band.middle == pytest.approx(np.full(WEEKS, sum(shares) / 2))
        assert band.high == pytest.approx(np.full(WEEKS, expected.high))
    same(comparison.difference, ends(0.1, 0.15))
    assert comparison.share_better == 1.0
    assert (comparison.workers, comparison.runs) == (15, 2)


def test_people_and_what_they_cost(comparison: Comparison) -> None:
    """One and three more a year, over two years: two and six worker-years for 100 and 300 euro."""
    same(comparison.extra_participants, ends(1, 3))
    years = ends(2, 6)
    same(comparison.cost_per_extra_participant, Interval(200 / 4, 200 / years.high, 200 / years.low))
    same(comparison.talks_per_year, Interval(156, 156, 156))
    costs = {(cost.payer, cost.item): cost.amount for cost in comparison.costs}
    assert set(costs) == set(ITEMS)
    same(costs[Payer.EMPLOYER, MENTOR_TIME], ends(100, 300))
    assert sum(amount.middle for amount in costs.values()) == pytest.approx(200)
    same(comparison.whole_cost, ends(100, 300))
    by_payer = {one.payer: one.amount for one in comparison.borne}
    same(by_payer[Payer.EMPLOYER], ends(100, 300))
    same(by_payer[Payer.UNION], ends(0, 0))
    assert set(by_payer) == set(Payer)


def test_a_gain_that_may_be_none_has_no_price() -> None:
    """On the second floor no more low-educated train, so one run in ten gains nothing or next to it."""
    lost = side([4, 9], [1, 1], [100, 300], [1, 4])
    found = compare(WITHOUT, side([5, 9], [1, 1], [100, 300], [1, 4]), REACHED, date(2025, 9, 1), STAMP)
    assert found.cost_per_extra_low_educated is None
    assert found.cost_per_extra_participant is not None
    worse = compare(lost, WITHOUT, REACHED, date(2025, 9, 1), STAMP)
    assert worse.cost_per_extra_participant is None
    assert worse.share_better == 0.0


def test_money_saved_is_an_interval_in_the_right_order() -> None:
    saved = compare(WITHOUT, side([5, 9], [2, 1], [-100, -300], [1, 4]), REACHED, date(2025, 9, 1), STAMP)
    price = saved.cost_per_extra_participant
    assert price is not None
    assert price.low < price.middle < price.high < 0


def test_groups_and_a_group_that_one_floor_has_not(comparison: Comparison) -> None:
    groups = {(group.dimension, group.group): group for group in comparison.groups}
    assert set(groups) == {(Dimension.ALL, "all"), (Dimension.EDUCATION, "low"), (Dimension.SHIFT, "night")}
    low = groups[Dimension.EDUCATION, "low"]
    same(low.without, ends(1 / 4, 1 / 5))
    same(low.with_change, ends(2 / 4, 1 / 5))
    same(low.difference, ends(1 / 4, 0))
    assert low.workers == 4.5
    night = groups[Dimension.SHIFT, "night"]
    same(night.without, Interval(0.5, 0.5, 0.5))
    same(night.difference, Interval(0, 0, 0))


def test_barriers_are_shares_of_who_did_not_train(comparison: Comparison) -> None:
    barriers = {share.barrier: share for share in comparison.barriers}
    assert list(barriers) == list(Barrier)
    same(barriers[Barrier.NEED].without, ends(3 / 6, 7 / 14))
    same(barriers[Barrier.NEED].with_change, ends(1 / 5, 4 / 11))
    same(barriers[Barrier.MONEY].with_change, ends(4 / 5, 7 / 11))
    for one in ("without", "with_change"):
        assert sum(getattr(share, one).middle for share in barriers.values()) == pytest.approx(1)


def test_deadweight_is_counted_where_somebody_trained(comparison: Comparison) -> None:
    same(comparison.deadweight, ends(1 / 2, 1 / 4))
    same(comparison.colleagues_reached, ends(4, 6))
    one_floor = counted([4, 0], [2, 0], [1, 0])
    same(compare(WITHOUT, CHANGED, one_floor, date(2025, 9, 1), STAMP).deadweight, Interval(0.5, 0.5, 0.5))
    nobody = counted([0, 0], [0, 0], [0, 0])
    assert compare(WITHOUT, CHANGED, nobody, date(2025, 9, 1), STAMP).deadweight is None


def test_who_trained_only_with_the_change_is_told_by_group(comparison: Comparison) -> None:
    everybody = comparison.groups[0]
    same(everybody.only_with, ends(1, 3))
    same(everybody.only_without, ends(0, 0))
    same(everybody.either_way, ends(1, 1))


def test_parts_join_to_the_whole() -> None:
    def one(whole: Side, at: int) -> Side:
        record, only = whole.record, slice(at, at + 1)
        return Side(
            Record(record.series[only], record.tables[only], record.sizes[only]),
            Bill(whole.bill.amounts[only]),
        )

    joined = join_sides([one(CHANGED, 0), one(CHANGED, 1)])
    whole = compare(WITHOUT, CHANGED, REACHED, date(2025, 9, 1), STAMP)
    parts = compare(WITHOUT, joined, REACHED, date(2025, 9, 1), STAMP)
    assert str(parts) == str(whole)
