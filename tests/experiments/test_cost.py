"""That a bill is what one would work out by hand, and that payers and items add up."""

from datetime import date

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.delivery import Payer
from sherpa_sim.experiments.cost import ITEMS, Bill, bill
from sherpa_sim.experiments.explore import Explorer
from sherpa_sim.experiments.timeline import Timeline
from sherpa_sim.model.batch import Record
from sherpa_sim.model.columns import MEASURES, PARAMETERS, SERIES, TABLE_GROUPS
from sherpa_sim.model.parameters import parameters

PRICES = load_assumptions().with_values(
    {
        "costs.wage_hour": 20,
        "costs.course_fee_hour": 5,
        "costs.leave_refund_hour": 15,
        "costs.voucher_value": 100,
        "costs.voucher_public_share": 0.5,
        "costs.employer_pays_fee": 0.75,
        "costs.paid_hours_share": 0.25,
        "costs.mentor_training_day": 300,
        "costs.coaching_session": 65,
        "costs.intervision_session": 26,
        "costs.session_hours": 2,
        "costs.event": 400,
        "costs.colleague_share_of_talk": 0.5,
        "training.course_hours": 32,
        "training.course_weeks": 8,
        "conversation.talk_minutes": 30,
        "mentors.session_attendance": 0.75,
    }
)


def a_record(**weeks: list[float]) -> Record:
    """One floor of ten workers, with these numbers week by week and 0 of everything else."""
    length = len(next(iter(weeks.values())))
    series = np.zeros((1, length, len(SERIES)), np.float32)
    for name, values in weeks.items():
        series[0, :, SERIES.index(name)] = values
    return Record(series, np.zeros((1, 1, TABLE_GROUPS, len(MEASURES)), np.int32), np.array([10]))


def a_line(*settings: Settings) -> Timeline:
    pars = np.array([parameters(PRICES, one) for one in settings], PARAMETERS).view(np.recarray)
    return Timeline(date(2025, 9, 1), pars, np.arange(len(settings)))


def amounts(record: Record, *settings: Settings) -> dict[tuple[str, str], float]:
    """What is not free, by payer and item."""
    found = bill(record, a_line(*settings), Varied(PRICES, {})).amounts
    assert found.shape == (1, len(ITEMS))
    return {
        (str(payer), item): float(euro)
        for (payer, item), euro in zip(ITEMS, found[0], strict=True)
        if euro != 0
    }


def test_nothing_costs_nothing() -> None:
    assert amounts(a_record(culture=[0.5, 0.5]), Settings(), Settings()) == {}


def test_mentors_cost_their_hours_of_each_week_and_their_coaching() -> None:
    """A coach is paid for every session offered, the mentor for the two hours of those that she attends."""
    record = a_record(posts_filled=[2, 1])
    few, many = Settings(mentor_hours=3, coaching_sessions=2), Settings(mentor_hours=5, coaching_sessions=4)
    sessions = (2 * 2 + 1 * 4) / 26
    assert amounts(record, few, many) == pytest.approx(
        {
            ("employer", "mentor_time"): (2 * 3 + 1 * 5) * 20,
            ("employer", "coaching"): sessions * 0.75 * 2 * 20,
            ("union", "coaching"): sessions * 65,
        }
    )


def test_intervision_and_refreshers_cost_time_and_their_price() -> None:
    without_hours = {"mentor_hours": 0, "coaching_sessions": 0}
    meeting = Settings(intervision_sessions=4, **without_hours)
    fresh = Settings(refresher_days=2, **without_hours)
    assert amounts(a_record(posts_filled=[3, 1]), meeting, fresh) == pytest.approx(
        {
            ("employer", "intervision"): 3 * 4 / 26 * 0.75 * 2 * 20,
            ("union", "intervision"): 3 * 4 / 26 * 26,
            ("employer", "refresher"): 2 / 52 * 7.6 * 20,
            ("union", "refresher"): 2 / 52 * 300,
        }
    )


def test_training_a_mentor_costs_the_course_and_her_days() -> None:
    """One in a week with a course of two days, two in a week with one of five."""
    short, long = Settings(mentor_course_days=2), Settings(mentor_course_days=5)
    assert amounts(a_record(mentors_trained=[1, 2]), short, long) == pytest.approx(
        {("employer", "mentor_training"): 12 * 7.6 * 20, ("union", "mentor_training"): 12 * 300}
    )


def test_talks_take_the_time_of_colleagues_and_events_their_price() -> None:
    assert amounts(a_record(talks=[4, 6], events=[1, 0]), Settings(), Settings()) == pytest.approx(
        {("employer", "colleague_time"): 10 * 0.5 * 0.5 * 20, ("employer", "events"): 400}
    )


def test_a_fee_is_shared_by_employer_and_worker_or_government_and_worker() -> None:
    """A fee of 160 euro; a voucher is worth 100, of which the government pays half."""
    assert amounts(a_record(starts=[3], voucher_starts=[1]), Settings()) == pytest.approx(
        {
            ("employer", "course_fees"): 2 * 160 * 0.75,
            ("government", "course_fees"): 50,
            ("worker", "course_fees"): 2 * 160 * 0.25 + 110,
        }
    )


def test_hours_in_a_course_are_paid_with_leave_whole_and_without_in_part() -> None:
    """Four hours a week: with leave all are paid and 15 of 20 euro come back, without leave a quarter is paid."""
    assert amounts(a_record(training_weeks=[3], leave_weeks=[1]), Settings()) == pytest.approx(
        {
            ("employer", "paid_hours"): 4 * (20 - 15) + 2 * 4 * 0.25 * 20,
            ("government", "paid_hours"): 4 * 15,
        }
    )


def test_every_item_is_asked_of_somebody_once() -> None:
    assert len(set(ITEMS)) == len(ITEMS)
    assert {payer for payer, _ in ITEMS} == set(Payer)


def test_the_total_is_all_payers_together() -> None:
    record = a_record(starts=[3], voucher_starts=[1], posts_filled=[2], talks=[5], training_weeks=[4])
    found = bill(record, a_line(Settings()), Varied(PRICES, {}))
    assert found.total.tolist() == [found.amounts.sum()]
    assert Bill(np.array([[1.0, 2.0], [3.0, 4.0]])).total.tolist() == [3.0, 7.0]


def test_whoever_completes_a_course_is_paid_for_all_its_hours(small_explorer: Explorer) -> None:
    """Over a whole run, weeks in a course are eight for each that was completed, and fewer for each that was not."""
    record = small_explorer.pair().without.record
    in_course_before = record.week("training_weeks")[:, 0].sum() - record.week("starts")[:, 0].sum()
    weeks, starts, completed = (
        record.week(name).sum() for name in ("training_weeks", "starts", "completions")
    )
    course = load_assumptions().training.course_weeks.value
    assert completed > 50
    assert (completed - in_course_before) * course <= weeks <= (starts + in_course_before) * course


def test_the_fees_of_a_run_are_its_starts(small_explorer: Explorer) -> None:
    pair = small_explorer.pair()
    price = load_assumptions()
    fee = price.training.course_hours.value * price.costs.course_fee_hour.value
    fees = [at for at, (_, item) in enumerate(ITEMS) if item == "course_fees"]
    starts = pair.without.record.week("starts").sum(axis=1)
    assert pair.without.bill.amounts[:, fees].sum(axis=1) == pytest.approx(starts * fee)
