"""That a case gives the same in an ensemble as by itself, whatever is shared, cut up, kept or interrupted."""

from collections.abc import Mapping
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.scenario import Scenario, Workplace, load_scenario
from sherpa_sim.experiments import ensemble
from sherpa_sim.experiments.ensemble import Cases, Outcomes, finished, outcomes_of, question_key
from sherpa_sim.experiments.explore import Explorer
from sherpa_sim.model.batch import StoppedError

WORKERS = 60
SCENARIO = load_scenario("three_hours_a_week").model_copy(
    update={"weeks": 104, "workplace": Workplace(workers=WORKERS)}
)
FELT = ("levels.need.low", "decision.apply_rate.high.women")
IDLE = ("conversation.talk_minutes", "conversation.break_even_skill", "costs.wage_hour")


def some_cases(many: int, lucks: list[int] | None = None) -> Cases:
    numbers = load_assumptions().numbers()
    chance = np.random.default_rng(2)
    values = {name: chance.uniform(numbers[name].low, numbers[name].high, many) for name in FELT + IDLE}
    for name in FELT:  # few different ones, so that there is something to share
        values[name] = values[name][np.arange(many) % 3]
    return Cases(Varied(load_assumptions(), values), np.array(lucks or [1, 2] * many)[:many])


def test_each_case_gives_what_it_gives_by_itself() -> None:
    lucks = [0, 5, 0]
    cases = some_cases(3, lucks)
    together = outcomes_of(SCENARIO, cases)
    for place, luck in enumerate(lucks):
        alone = Explorer(SCENARIO.workplace, 1, SCENARIO.seed, SCENARIO, cases.sets[place], first=luck)
        comparison = alone.comparison(alone.pair())
        low = next(one for one in comparison.groups if one.group == "low").workers
        assert low > 0
        assert together.without[place] == comparison.without.middle[-1]
        assert together.gain[place] == comparison.difference.middle
        assert together.extra[place] == pytest.approx(comparison.extra_participants.middle / WORKERS * 100)
        cost = sum(one.amount.middle for one in comparison.costs)
        assert together.cost[place] == pytest.approx(cost / (WORKERS / 100) / 2)


def same(one: Outcomes, other: Outcomes) -> bool:
    return one.table().tobytes() == other.table().tobytes()


def test_sharing_a_workplace_changes_nothing() -> None:
    cases = some_cases(24)
    assert len(np.unique(cases.before(IDLE), axis=0)) == 6
    assert same(outcomes_of(SCENARIO, cases, IDLE), outcomes_of(SCENARIO, cases))


def test_slices_and_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = some_cases(7)
    whole = outcomes_of(SCENARIO, cases, IDLE, threads=1)
    monkeypatch.setattr(ensemble, "AT_ONCE", 2 * WORKERS)
    done: list[int] = []
    assert same(outcomes_of(SCENARIO, cases, IDLE, threads=2, progress=done.append), whole)
    assert done == [2, 2, 2, 1]


def test_the_same_luck_and_the_same_numbers_give_the_same() -> None:
    sets = Varied(load_assumptions(), {FELT[0]: np.full(3, 0.4)})
    found = outcomes_of(SCENARIO, Cases(sets, np.array([4, 4, 9])))
    assert found.gain[0] == found.gain[1]
    assert (found.without[0], found.extra[0]) != (found.without[2], found.extra[2])


def with_settings(scenario: Scenario, settings: Mapping[str, float]) -> Scenario:
    """The scenario with other settings wherever its changes give them."""
    changes = []
    for change in scenario.changes:
        own = {name: value for name, value in settings.items() if name in change.settings.given()}
        product = change.delivers
        if product is not None:
            inner = {name: value for name, value in settings.items() if name in product.settings.given()}
            product = product.model_copy(update={"settings": product.settings.model_copy(update=inner)})
        chosen = change.settings.model_copy(update=own)
        changes.append(change.model_copy(update={"settings": chosen, "delivers": product}))
    return scenario.model_copy(update={"changes": tuple(changes)})


@pytest.mark.parametrize(
    ("key", "settings"),
    [
        ("sherpa_flanders", {"mentors_per_100": 3.0, "mentor_hours": 6.0}),
        ("information_campaign", {"campaign": 0.11}),
    ],
)
def test_a_setting_of_a_case_is_that_of_a_scenario_that_says_so(key: str, settings: dict[str, float]) -> None:
    scenario = load_scenario(key).model_copy(update={"workplace": Workplace(workers=WORKERS)})
    lucks = np.array([3, 4])
    sets = Varied(load_assumptions(), {})
    values = {name: np.full(2, value) for name, value in settings.items()}
    found = outcomes_of(scenario, Cases(sets, lucks, values))
    assert same(found, outcomes_of(with_settings(scenario, settings), Cases(sets, lucks)))
    assert not same(found, outcomes_of(scenario, Cases(sets, lucks)))


def test_it_can_be_stopped() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(StoppedError):
        outcomes_of(SCENARIO, some_cases(2), stop=stop)


class EnoughError(Exception):
    """Raised by a test that has seen enough."""


def test_finished_slices_are_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ensemble, "A_SLICE", 4)
    cases = some_cases(11)
    whole = outcomes_of(SCENARIO, cases, IDLE)
    done: list[int] = []

    def interrupt(more: int) -> None:
        done.append(more)
        if len(done) == 2:
            raise EnoughError

    with pytest.raises(EnoughError):
        outcomes_of(SCENARIO, cases, IDLE, progress=interrupt, store=tmp_path)
    assert finished(SCENARIO, cases, IDLE, tmp_path) == 8
    run = []
    run_slice = ensemble.run_slice
    monkeypatch.setattr(ensemble, "run_slice", lambda *one: run.append(len(one[1])) or run_slice(*one))
    assert same(outcomes_of(SCENARIO, cases, IDLE, store=tmp_path), whole)
    assert run == [3]
    assert same(outcomes_of(SCENARIO, cases, IDLE, store=tmp_path), whole)
    assert run == [3]


@pytest.mark.parametrize("damage", [b"", b"not an archive"])
def test_a_damaged_slice_is_run_again(damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ensemble, "A_SLICE", 2)
    cases = some_cases(4)
    whole = outcomes_of(SCENARIO, cases, IDLE, store=tmp_path)
    first = sorted(tmp_path.glob("*.npz"))[0]
    first.write_bytes(damage or first.read_bytes()[:-20])
    assert finished(SCENARIO, cases, IDLE, tmp_path) == 2
    assert same(outcomes_of(SCENARIO, cases, IDLE, store=tmp_path), whole)


def test_another_question_has_another_key() -> None:
    cases = some_cases(4)
    moved = Cases(cases.sets, cases.lucks + 1)
    held = {"mentor_hours": np.ones(4)}
    keys = {
        question_key(SCENARIO, cases),
        question_key(SCENARIO, moved),
        question_key(SCENARIO, cases[:3]),
        question_key(SCENARIO, Cases(cases.sets, cases.lucks, held)),
        question_key(SCENARIO.model_copy(update={"weeks": 52}), cases),
    }
    assert len(keys) == 5
    assert question_key(SCENARIO, some_cases(4)) == question_key(SCENARIO, cases)
