"""The model as whole NumPy arrays and on ordinary Mesa agents: to the bit what the engine gives."""

import numpy as np
import pytest
from mesa_agents import MesaFloor
from numpy_floors import NumpyFloors
from peers import first_of

from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.delivery import LeverPolicy, Reach
from sherpa_sim.model.batch import run
from sherpa_sim.model.parameters import parameters
from tests.model.small_floors import BUSY, FIRST_WEEK, eager, floors

WEEKS = 52
SETTINGS = {
    "nobody who talks": Settings(),
    "everything happens": BUSY,
    "those who ask": BUSY.model_copy(update={"reach": Reach.ASKING, "lever_policy": LeverPolicy.RANDOM}),
    "anybody": BUSY.model_copy(update={"reach": Reach.RANDOM, "lever_policy": LeverPolicy.ENABLE}),
    "untrained": BUSY.model_copy(update={"mentor_course_days": 0.0, "coaching_sessions": 0.0}),
    "kept up": BUSY.model_copy(
        update={"mentor_course_days": 7.0, "intervision_sessions": 6.0, "refresher_days": 4.0}
    ),
    "pairs": BUSY.model_copy(update={"pair_weeks": 5}),
    "a fraction of a mentor": Settings(mentors_per_100=1.3, mentor_hours=2.5, seats_per_100=3.0),
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("first_week", [FIRST_WEEK, FIRST_WEEK + 1])
def test_numpy_arrays_give_the_bits_of_the_engine(settings: Settings, first_week: int) -> None:
    start = floors(60, 60, 60, assumptions=eager())
    par = parameters(eager(), settings)
    model = NumpyFloors(start, par, first_week)
    model.run(WEEKS)
    record = run(start, np.array([par], par.dtype).view(np.recarray), [0] * WEEKS, first_week, threads=1)
    assert record.week("completions").sum() > 0
    assert (record.week("talks").sum() > 0) == (settings.mentors_per_100 > 0)
    assert model.same_as(start, record)


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_mesa_agents_give_the_bits_of_the_engine(settings: Settings) -> None:
    start = first_of(floors(40, 40, assumptions=eager()))
    par = parameters(eager(), settings)
    model = MesaFloor(start, par, FIRST_WEEK)
    for _ in range(WEEKS):
        model.step()
    record = run(start, np.array([par], par.dtype).view(np.recarray), [0] * WEEKS, FIRST_WEEK, threads=1)
    assert model.same_as(start, record.series[0], record.tables[0])


def test_a_single_bit_is_seen() -> None:
    start = floors(30, 30, assumptions=eager())
    par = parameters(eager(), BUSY)
    model = NumpyFloors(start, par, FIRST_WEEK)
    model.run(WEEKS)
    record = run(start, np.array([par], par.dtype).view(np.recarray), [0] * WEEKS, FIRST_WEEK, threads=1)
    need = start.workers.need
    need[7] = np.nextafter(need[7], 1.0)
    assert not model.same_as(start, record)
