"""Assumptions and settings as the flat record that the rules read."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, ByAge, Varied
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.people import Education, Sex
from sherpa_sim.domain.states import Barrier, State

from .columns import PARAMETERS
from .rules import YEAR

Columns = Mapping[str, NDArray[np.float64]]
Basis = TypeVar("Basis", bound=np.record | np.recarray)

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
    basis: Basis, settings: Settings, leave: bool = True, voucher: bool = True, campaign: float = 0.0
) -> Basis:
    """`basis`, what the assumptions give, with these settings, and without the instruments not in force.

    With what several sets of assumptions give, all of them. `campaign`: the share of workers who are told something
    from outside each week, on top of the usual.
    """
    record: Basis = basis.copy()  # type: ignore[assignment]
    record.leave_widens *= leave
    record.voucher_widens *= voucher
    record.inform_rate += campaign
    for name, value in settings:
        record[name] = value.code if name in ("reach", "lever_policy") else value
    return record


def assumed(assumptions: Assumptions) -> np.record:
    """What the assumptions give; every setting is still 0."""
    record: np.record = assumed_by(Varied(assumptions, {}))[0]
    return record


def assumed_by(sets: Sequence[Assumptions]) -> np.recarray:
    """What several sets of assumptions give, [sets]."""
    if not isinstance(sets, Varied):
        return np.array([assumed(one) for one in sets], PARAMETERS).view(np.recarray)
    records = np.zeros(len(sets), PARAMETERS).view(np.recarray)
    values = sets.columns()
    for name, value in values.items():
        last = name.rsplit(".", 1)[-1]
        if name.count(".") == 1 and last in (PARAMETERS.names or ()):
            records[last] = value
        if last.startswith("half_life_"):
            records["fade_" + last.removeprefix("half_life_")] = fade(value)
        if ".gains." in name:
            lever, state = last.split("_", 1)
            records.gain[:, Lever(lever).code, State(state).code] = value
    records.trust_level = values["levels.trust"]
    records.mentor_leaves = _each(
        lambda turnover: 1.0 - (1.0 - turnover) ** (1.0 / YEAR), values["mentors.turnover"]
    )
    records.skill_fade = fade(values["mentors.skill_half_life"])
    for education in Education:
        records.inform_rate[:, education.code] = values[f"information.inform_rate.{education}"]
        for sex in Sex:
            records.apply_rate[:, education.code, sex.code] = values[f"decision.apply_rate.{education}.{sex}"]
    records.age_factor[:] = by_age(values, "decision.age_factor")
    for barrier in Barrier:
        records.answer[:, barrier.code] = _answer(barrier, records.gain)
    return records


def fade(half_life: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of a change that fades in a week, from its half-life in weeks."""
    return _each(lambda weeks: 1.0 - 2.0 ** (-1.0 / weeks), half_life)


def by_age(values: Columns, name: str) -> NDArray[np.float64]:
    """One value for each set and age band, [sets, 5]."""
    return np.stack([values[f"{name}.{band}"] for band in ByAge.model_fields], axis=1)


def by_education(values: Columns, name: str) -> NDArray[np.float64]:
    """One value for each set and level of education, [sets, 3]."""
    return np.stack([values[f"{name}.{education}"] for education in Education], axis=1)


def _each(rule: Callable[[float], float], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """A rule applied number by number: arrays of powers may differ in the last bit from one machine to the next."""
    return np.array([rule(value) for value in values.tolist()])


def _answer(barrier: Barrier, gain: NDArray[np.float64]) -> NDArray[np.int64] | int:
    """The lever that moves what blocks most; when it is the employer's support, colleagues are the way round."""
    if barrier is Barrier.SUPPORT:
        return Lever.ENGAGE.code
    return np.asarray(np.argmax(gain[:, :, _STATE_OF_BARRIER[barrier].code], axis=1))
