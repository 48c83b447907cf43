"""What a scenario costs, and whom: recorded numbers times prices."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Varied
from sherpa_sim.domain.delivery import Payer
from sherpa_sim.model.batch import Record
from sherpa_sim.model.rules import YEAR

from .timeline import Timeline

HOURS_A_DAY = 7.6
WEEKS_A_HALF_YEAR = 26
MINUTES_AN_HOUR = 60

MENTOR_TIME = "mentor_time"
COLLEAGUE_TIME = "colleague_time"
MENTOR_TRAINING = "mentor_training"
COACHING = "coaching"
INTERVISION = "intervision"
REFRESHER = "refresher"
EVENTS = "events"
COURSE_FEES = "course_fees"
PAID_HOURS = "paid_hours"

ITEMS: tuple[tuple[Payer, str], ...] = (
    (Payer.EMPLOYER, MENTOR_TIME),
    (Payer.EMPLOYER, COLLEAGUE_TIME),
    (Payer.EMPLOYER, MENTOR_TRAINING),
    (Payer.EMPLOYER, COACHING),
    (Payer.EMPLOYER, INTERVISION),
    (Payer.EMPLOYER, REFRESHER),
    (Payer.EMPLOYER, EVENTS),
    (Payer.EMPLOYER, COURSE_FEES),
    (Payer.EMPLOYER, PAID_HOURS),
    (Payer.GOVERNMENT, COURSE_FEES),
    (Payer.GOVERNMENT, PAID_HOURS),
    (Payer.WORKER, COURSE_FEES),
    (Payer.UNION, MENTOR_TRAINING),
    (Payer.UNION, COACHING),
    (Payer.UNION, INTERVISION),
    (Payer.UNION, REFRESHER),
)
"""Who pays what. That the employer pays a mentor's hours, those in training included, and the union her trainer and
coach, is a stated choice after the Flemish proposal; a scenario with other payers needs other items."""


@dataclass(frozen=True)
class Bill:
    """Euro over the whole horizon, [floors, ITEMS]."""

    amounts: NDArray[np.float64]

    @property
    def total(self) -> NDArray[np.float64]:
        """Euro over the whole horizon and all payers, [floors]."""
        return np.asarray(self.amounts.sum(axis=1))


def bill(
    record: Record, line: Timeline, sets: Varied, assumed: NDArray[np.int64] | slice = slice(None)
) -> Bill:
    """The bill of every floor of a record; `assumed` [floors] says which of the sets of assumptions is its own."""

    def number(name: str) -> NDArray[np.float64]:
        return sets.column(name)[assumed]

    def price(name: str) -> NDArray[np.float64]:
        return number(f"costs.{name}")

    def setting(name: str) -> NDArray[np.float64]:
        """A setting in each week, [floors or 1, weeks]: mostly it is the same in every set."""
        own = line.pars.reshape(-1, line.pars.shape[-1])[name]
        return np.asarray((own[:1] if (own == own[0]).all() else own[assumed])[:, line.spans])

    def weeks(name: str, weight: NDArray[np.float64] | float = 1.0) -> NDArray[np.float64]:
        return np.asarray((record.week(name) * weight).sum(axis=1, dtype=float))

    wage = price("wage_hour")
    hours_a_week = number("training.course_hours") / number("training.course_weeks")
    fee = number("training.course_hours") * price("course_fee_hour")
    with_voucher = weeks("voucher_starts")
    own_starts = weeks("starts") - with_voucher
    public = np.minimum(fee, price("voucher_value")) * price("voucher_public_share")
    leave_hours = weeks("leave_weeks") * hours_a_week
    other_hours = (weeks("training_weeks") - weeks("leave_weeks")) * hours_a_week * price("paid_hours_share")
    course_days = weeks("mentors_trained", setting("mentor_course_days"))
    refresher_days = weeks("posts_filled", setting("refresher_days") / YEAR)
    coaching = weeks("posts_filled", setting("coaching_sessions") / WEEKS_A_HALF_YEAR)
    intervision = weeks("posts_filled", setting("intervision_sessions") / WEEKS_A_HALF_YEAR)
    session = number("mentors.session_attendance") * price("session_hours") * wage
    talk_hours = weeks("talks") * number("conversation.talk_minutes") / MINUTES_AN_HOUR
    amounts = {
        (Payer.EMPLOYER, MENTOR_TIME): weeks("posts_filled", setting("mentor_hours")) * wage,
        (Payer.EMPLOYER, COLLEAGUE_TIME): talk_hours * price("colleague_share_of_talk") * wage,
        (Payer.EMPLOYER, MENTOR_TRAINING): course_days * HOURS_A_DAY * wage,
        (Payer.EMPLOYER, COACHING): coaching * session,
        (Payer.EMPLOYER, INTERVISION): intervision * session,
        (Payer.EMPLOYER, REFRESHER): refresher_days * HOURS_A_DAY * wage,
        (Payer.EMPLOYER, EVENTS): weeks("events") * price("event"),
        (Payer.EMPLOYER, COURSE_FEES): own_starts * fee * price("employer_pays_fee"),
        (Payer.EMPLOYER, PAID_HOURS): leave_hours * (wage - price("leave_refund_hour")) + other_hours * wage,
        (Payer.GOVERNMENT, COURSE_FEES): with_voucher * public,
        (Payer.GOVERNMENT, PAID_HOURS): leave_hours * price("leave_refund_hour"),
        (Payer.WORKER, COURSE_FEES): own_starts * fee * (1 - price("employer_pays_fee"))
        + with_voucher * (fee - public),
        (Payer.UNION, MENTOR_TRAINING): course_days * price("mentor_training_day"),
        (Payer.UNION, COACHING): coaching * price("coaching_session"),
        (Payer.UNION, INTERVISION): intervision * price("intervision_session"),
        (Payer.UNION, REFRESHER): refresher_days * price("mentor_training_day"),
    }
    return Bill(np.stack([amounts[item] for item in ITEMS], axis=1))
