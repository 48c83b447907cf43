"""What a scenario costs, and whom: recorded numbers times prices."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions
from sherpa_sim.domain.delivery import Payer
from sherpa_sim.model.batch import Record

from .timeline import Timeline

HOURS_A_DAY = 7.6
WEEKS_A_HALF_YEAR = 26
MINUTES_AN_HOUR = 60

MENTOR_TIME = "mentor_time"
COLLEAGUE_TIME = "colleague_time"
MENTOR_TRAINING = "mentor_training"
COACHING = "coaching"
EVENTS = "events"
COURSE_FEES = "course_fees"
PAID_HOURS = "paid_hours"

ITEMS: tuple[tuple[Payer, str], ...] = (
    (Payer.EMPLOYER, MENTOR_TIME),
    (Payer.EMPLOYER, COLLEAGUE_TIME),
    (Payer.EMPLOYER, MENTOR_TRAINING),
    (Payer.EMPLOYER, EVENTS),
    (Payer.EMPLOYER, COURSE_FEES),
    (Payer.EMPLOYER, PAID_HOURS),
    (Payer.GOVERNMENT, COURSE_FEES),
    (Payer.GOVERNMENT, PAID_HOURS),
    (Payer.WORKER, COURSE_FEES),
    (Payer.UNION, MENTOR_TRAINING),
    (Payer.UNION, COACHING),
)
"""Who pays what. That the employer pays a mentor's hours, and the union her training and coaching, is a stated
choice after the Flemish proposal; a scenario with other payers needs other items."""


@dataclass(frozen=True)
class Bill:
    """Euro over the whole horizon, [floors, ITEMS]."""

    amounts: NDArray[np.float64]

    @property
    def total(self) -> NDArray[np.float64]:
        """Euro over the whole horizon and all payers, [floors]."""
        return np.asarray(self.amounts.sum(axis=1))


def bill(record: Record, line: Timeline, assumptions: Assumptions) -> Bill:
    """The bill of every floor of a record."""
    price = assumptions.costs
    settings = line.pars[line.spans]

    def weeks(name: str, weight: NDArray[np.float64] | float = 1.0) -> NDArray[np.float64]:
        return np.asarray((record.week(name) * weight).sum(axis=1, dtype=float))

    wage = price.wage_hour.value
    hours_a_week = assumptions.training.course_hours.value / assumptions.training.course_weeks.value
    fee = assumptions.training.course_hours.value * price.course_fee_hour.value
    with_voucher = weeks("voucher_starts")
    own_starts = weeks("starts") - with_voucher
    public = min(fee, price.voucher_value.value) * price.voucher_public_share.value
    leave_hours = weeks("leave_weeks") * hours_a_week
    other_hours = (
        (weeks("training_weeks") - weeks("leave_weeks")) * hours_a_week * price.paid_hours_share.value
    )
    course_days = weeks("mentors_trained") * price.mentor_training_days.value
    talk_hours = weeks("talks") * assumptions.conversation.talk_minutes.value / MINUTES_AN_HOUR
    amounts = {
        (Payer.EMPLOYER, MENTOR_TIME): weeks("posts_filled", settings["mentor_hours"]) * wage,
        (Payer.EMPLOYER, COLLEAGUE_TIME): talk_hours * price.colleague_share_of_talk.value * wage,
        (Payer.EMPLOYER, MENTOR_TRAINING): course_days * HOURS_A_DAY * wage,
        (Payer.EMPLOYER, EVENTS): weeks("events") * price.event.value,
        (Payer.EMPLOYER, COURSE_FEES): own_starts * fee * price.employer_pays_fee.value,
        (Payer.EMPLOYER, PAID_HOURS): leave_hours * (wage - price.leave_refund_hour.value)
        + other_hours * wage,
        (Payer.GOVERNMENT, COURSE_FEES): with_voucher * public,
        (Payer.GOVERNMENT, PAID_HOURS): leave_hours * price.leave_refund_hour.value,
        (Payer.WORKER, COURSE_FEES): own_starts * fee * (1 - price.employer_pays_fee.value)
        + with_voucher * (fee - public),
        (Payer.UNION, MENTOR_TRAINING): course_days * price.mentor_training_day.value,
        (Payer.UNION, COACHING): weeks("posts_filled", settings["coaching_sessions"] / WEEKS_A_HALF_YEAR)
        * price.coaching_session.value,
    }
    return Bill(np.stack([amounts[item] for item in ITEMS], axis=1))
