"""Assumptions and settings as the flat record that the rules read."""

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, ByAge, ByEducation, Number
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import Education, Sex
from sherpa_sim.domain.states import Barrier, State

from .columns import PARAMETERS
from .rules import YEAR

_STATE_OF_BARRIER = {
    Barrier.NEED: State.NEED,
    Barrier.AWARENESS: State.AWARENESS,
    Barrier.CONFIDENCE: State.CONFIDENCE,
    Barrier.TIME: State.TIME_ROOM,
    Barrier.MONEY: State.MONEY_ROOM,
}


def parameters(
    assumptions: Assumptions, settings: Settings, leave: bool = True, voucher: bool = True
) -> np.record:
    """The record of one span of weeks; `leave` and `voucher`: whether that instrument is in force."""
    return decided(assumed(assumptions), settings, leave, voucher)


def decided(
    basis: np.record, settings: Settings, leave: bool = True, voucher: bool = True, campaign: float = 0.0
) -> np.record:
    """`basis`, what the assumptions give, with these settings, and without the instruments not in force.

    `campaign`: the share of workers who are told something from outside each week, on top of the usual.
    """
    record: np.record = basis.copy()
    record.leave_widens *= leave
    record.voucher_widens *= voucher
    record.inform_rate += campaign
    for name, value in settings:
        record[name] = value.code if name in ("reach", "lever_policy") else value
    return record


def assumed(assumptions: Assumptions) -> np.record:
    """What the assumptions give; every setting is still 0."""
    record: np.record = np.zeros(1, PARAMETERS).view(np.recarray)[0]
    numbers = assumptions.numbers()
    for name, number in numbers.items():
        last = name.rsplit(".", 1)[-1]
        if name.count(".") == 1 and last in (PARAMETERS.names or ()):
            record[last] = number.value
        if last.startswith("half_life_"):
            record["fade_" + last.removeprefix("half_life_")] = fade(number)
    record.trust_level = assumptions.levels.trust.value
    record.mentor_leaves = 1.0 - (1.0 - assumptions.mentors.turnover.value) ** (1.0 / YEAR)
    record.skill_fade = fade(assumptions.mentors.skill_half_life)
    for education in Education:
        rates = getattr(assumptions.decision.apply_rate, education)
        record.inform_rate[education.code] = getattr(assumptions.information.inform_rate, education).value
        for sex in Sex:
            record.apply_rate[education.code, sex.code] = getattr(rates, sex).value
    record.age_factor[:] = by_age(assumptions.decision.age_factor)
    for name, number in ((n.rsplit(".", 1)[-1], v) for n, v in numbers.items() if ".gains." in n):
        lever, state = name.split("_", 1)
        record.gain[Lever(lever).code, State(state).code] = number.value
    for barrier in Barrier:
        record.answer[barrier.code] = _answer(barrier, record.gain)
    return record


def fade(half_life: Number) -> float:
    """The share of a change that fades in a week, from its half-life in weeks."""
    return float(1.0 - 2.0 ** (-1.0 / half_life.value))


def by_age(numbers: ByAge) -> NDArray[np.float64]:
    """One value for each age band, [5]."""
    return np.array([getattr(numbers, name).value for name in ByAge.model_fields])


def by_education(numbers: ByEducation) -> NDArray[np.float64]:
    """One value for each level of education, [3]."""
    return np.array([getattr(numbers, education).value for education in Education])


def _answer(barrier: Barrier, gain: NDArray[np.float64]) -> int:
    """The lever that moves what blocks most; when it is the employer's support, colleagues are the way round."""
    if barrier is Barrier.SUPPORT:
        return Lever.ENGAGE.code
    return int(np.argmax(gain[:, _STATE_OF_BARRIER[barrier].code]))
