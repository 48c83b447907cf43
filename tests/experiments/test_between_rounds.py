"""That what the model expects between two rounds is the same workplace with mentors and without."""

from datetime import date
from threading import Event

import pytest

from sherpa_sim.content.plan import Ground
from sherpa_sim.content.scenario import Workplace
from sherpa_sim.experiments.between_rounds import expected_change
from sherpa_sim.model.batch import StoppedError

GROUND = Ground(workplace=Workplace(workers=60), start=date(2026, 3, 1), weeks=52)


def test_mentors_change_what_lies_between_the_two_sides() -> None:
    found = expected_change(GROUND, 4.0, runs=60)
    assert found.difference.middle == pytest.approx(found.with_mentors.middle - found.without.middle)
    assert found.difference.middle > 0
    assert abs(found.without.middle) < 0.05  # it settled before the first week
    assert 0.3 < found.first.middle < 0.7
    assert found.without.low < found.without.middle < found.without.high
    again = expected_change(GROUND, 4.0, runs=60)
    assert again == found


def test_it_can_be_stopped() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        expected_change(GROUND, 2.0, runs=4, stop=stop)
