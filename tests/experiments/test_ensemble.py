"""That a set of assumptions gives the same in an ensemble as by itself."""

from threading import Event

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.scenario import Workplace, load_scenario
from sherpa_sim.experiments import ensemble
from sherpa_sim.experiments.ensemble import outcomes_of, ranges
from sherpa_sim.experiments.explore import Explorer
from sherpa_sim.model.batch import StoppedError

WORKERS = 60
SCENARIO = load_scenario("three_hours_a_week").model_copy(
    update={"weeks": 104, "workplace": Workplace(workers=WORKERS)}
)
NAMES = ("levels.need.low", "decision.apply_rate.high.women", "conversation.talk_minutes")


def some_sets(many: int) -> Varied:
    low, high = ranges(load_assumptions(), NAMES).T
    points = np.random.default_rng(2).uniform(low, high, (many, len(NAMES)))
    return Varied(load_assumptions(), dict(zip(NAMES, points.T, strict=True)))


def test_each_set_gives_what_it_gives_by_itself() -> None:
    sets = some_sets(3)
    together = outcomes_of(SCENARIO, sets, [0, 5, 0])
    for place, luck in enumerate((0, 5, 0)):
        alone = Explorer(SCENARIO.workplace, 1, SCENARIO.seed, SCENARIO, sets[place], first=luck)
        comparison = alone.comparison(alone.pair())
        assert together.without[place] == comparison.without.middle[-1]
        assert together.gain[place] == comparison.difference.middle
        assert together.extra[place] == pytest.approx(comparison.extra_participants.middle / WORKERS * 100)


def test_pieces_and_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sets = some_sets(7)
    whole = outcomes_of(SCENARIO, sets, np.arange(7), threads=1)
    monkeypatch.setattr(ensemble, "AT_ONCE", 2 * WORKERS)
    done: list[int] = []
    pieces = outcomes_of(SCENARIO, sets, np.arange(7), threads=2, progress=done.append)
    assert done == [2, 2, 2, 1]
    for name in ("without", "gain", "extra"):
        assert getattr(pieces, name).tobytes() == getattr(whole, name).tobytes()


def test_the_same_luck_and_the_same_numbers_give_the_same() -> None:
    sets = Varied(load_assumptions(), {NAMES[0]: np.full(3, 0.4)})
    found = outcomes_of(SCENARIO, sets, [4, 4, 9])
    assert found.gain[0] == found.gain[1]
    assert (found.without[0], found.extra[0]) != (found.without[2], found.extra[2])


def test_it_can_be_stopped() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        outcomes_of(SCENARIO, some_sets(2), [0, 1], stop=stop)
