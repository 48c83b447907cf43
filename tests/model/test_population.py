"""That a floor has the people it should have, and that they know each other as they should."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.workforce import workforce_keys
from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.model import population
from sherpa_sim.model.columns import NEVER, TIES
from sherpa_sim.model.compiled import people_floors
from sherpa_sim.model.newcomers import LEAVE_CONTRACT
from sherpa_sim.model.population import Floors, ListedPeople, build_floors
from tests.model.small_floors import FLOATS, assert_same, composition, floors, part

SHAPE = (len(Education), len(Age), len(Sex), len(Shift))


def counts(some: Floors) -> np.ndarray:
    table = np.zeros(SHAPE, int)
    np.add.at(table, (some.workers.education, some.workers.age, some.workers.sex, some.workers["shift"]), 1)
    return table


@pytest.mark.parametrize("key", workforce_keys())
@pytest.mark.parametrize("size", [10, 97, 1000])
def test_the_composition_comes_out_to_within_whole_people(key: str, size: int) -> None:
    who = composition(key)
    table = counts(build_floors(who, [size], load_assumptions(), 5))
    assert table.sum() == size
    assert np.abs(table - who.cells * size).max() < 1 + 1e-6
    assert np.abs(table.sum(axis=(1, 2, 3)) - who.cells.sum(axis=(1, 2, 3)) * size).max() < 1 + 1e-6


def test_over_many_floors_the_composition_is_exact_on_average() -> None:
    """400 floors of 10: the mean count of a cell is within 4 standard errors, at most 0.5 / sqrt(400) each."""
    who = composition()
    table = counts(build_floors(who, [10] * 400, load_assumptions(), 5)) / 400
    assert np.abs(table - who.cells * 10).max() < 4 * 0.5 / np.sqrt(400)


def test_part_timers_by_sex() -> None:
    """5 000 workers: within 4 standard errors, at most 0.5 / sqrt(2 000) each."""
    who, some = composition(), floors(5000)
    for sex in Sex:
        rows = some.workers[some.workers.sex == sex.code]
        assert abs((rows.contract < 1).mean() - who.part_time[sex.code]) < 4 * 0.5 / np.sqrt(2000)
    assert ((some.workers.contract >= LEAVE_CONTRACT) == some.workers.leave_allowed).all()
    assert ((some.workers.education != Education.HIGH.code) == some.workers.voucher_allowed).all()


def test_who_works_where_does_not_hang_on_who_one_is() -> None:
    some = floors(2000)
    means = [some.workers.education[some.workers.department == one].mean() for one in range(20)]
    assert np.std(means) < 0.35
    assert max(np.bincount(some.workers.department)) - min(np.bincount(some.workers.department)) <= 1


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 120), min_size=1, max_size=4), st.integers(0, 2**40))
def test_ties_are_people_of_the_floor_and_nobody_twice(sizes: list[int], seed: int) -> None:
    some = floors(*sizes, seed=seed)
    for at, size in enumerate(sizes):
        ties = part(some, at).ties
        assert ties.shape == (size, TIES)
        assert (ties <= size).all()
        for i, row in enumerate(ties.tolist()):
            known = [other for other in row if other != size]
            assert i not in known
            assert len(known) == len(set(known))
            assert row[: len(known)] == known, "places without a tie come last"
            assert known or size == 1


def test_most_ties_are_in_the_own_team_and_nearly_ten_a_person() -> None:
    some = floors(600)
    rows, size = some.workers, 600
    known = some.ties != size
    assert known.sum(axis=1).mean() > 8
    other = np.where(known, some.ties, 0).astype(int)
    in_department = known & (rows.department[other] == rows.department[:, None])
    in_team = in_department & (rows["shift"][other] == rows["shift"][:, None])
    assert in_team.sum() > known.sum() / 2
    assert in_department.sum() > 0.7 * known.sum()
    assert (known & ~in_department).sum() > 0.1 * known.sum()


def test_levels_lie_in_bounds_and_states_start_at_them() -> None:
    some = floors(3000)
    for name in FLOATS:
        low = -1 if name in ("balance", "own_balance", "support_gap") else 0
        assert low <= some.workers[name].min()
        assert some.workers[name].max() <= 1
    for name in ("need", "awareness", "confidence", "time_room", "money_room", "balance"):
        assert (some.workers[name] == some.workers[f"own_{name}"]).all()
    for name in ("last_training", "last_information", "last_experience", "waiting_since"):
        assert (some.workers[name] == NEVER).all()
    assert not some.workers.status.any()


def test_own_levels_have_the_mean_and_spread_that_are_assumed() -> None:
    """4 000 workers, night aside: within 5 standard errors of the mean; the ends of the scale cut little."""
    levels, some = load_assumptions().levels, floors(4000)
    day = some.workers[(some.workers["shift"] == Shift.DAY.code) & (some.workers.contract == 1)]
    error = levels.time_room_spread.value / np.sqrt(len(day))
    assert abs(day.own_time_room.mean() - levels.time_room.day.value) < 5 * error
    assert day.own_time_room.std() == pytest.approx(levels.time_room_spread.value, rel=0.05)
    for education in Education:
        rows = some.workers[some.workers.education == education.code]
        expected = getattr(levels.balance, education).value
        error = levels.balance_spread.value / np.sqrt(len(rows))
        assert abs(rows.own_balance.mean() - expected) < 5 * error


def test_a_floor_is_the_same_in_any_batch() -> None:
    together = floors(30, 45, 12, 60)
    for at, size in enumerate((30, 45, 12, 60)):
        alone = floors(size, first=at)
        assert_same(alone, part(together, at))
        assert (alone.ties == part(together, at).ties).all()
    tail = floors(12, 60, first=2)
    assert_same(part(tail, 1), part(together, 3))


def test_seeds_and_floors_differ() -> None:
    first, second, other = floors(50), floors(50, first=1), floors(50, seed=2)
    for one in (second, other):
        assert one.workers.own_need.tobytes() != first.workers.own_need.tobytes()
        assert one.ties.tobytes() != first.ties.tobytes()


def test_mentors_are_different_people_of_the_floor() -> None:
    for size in (10, 11, 99, 250):
        some = floors(size)
        assert len(some.mentors) == size // 10 + 1
        assert len(set(some.mentors.worker.tolist())) == len(some.mentors)
        assert set(some.mentors.worker.tolist()) <= set(range(size))
        assert not some.mentors.in_post.any()


@settings(deadline=None, max_examples=25)
@given(st.data(), st.integers(10, 60))
def test_a_list_of_people_is_taken_as_it_is(data: st.DataObject, size: int) -> None:
    def codes(most: int) -> list[int]:
        return data.draw(st.lists(st.integers(0, most - 1), min_size=size, max_size=size))

    people = ListedPeople(
        np.array(codes(3), np.int8),
        np.array(codes(5), np.int8),
        np.array(codes(2), np.int8),
        np.array(codes(3), np.int8),
        np.array(codes(4), np.int16),
        np.array([0.0, 1.0]),
    )
    some = build_floors(people, [size, size], load_assumptions(), 1)
    for at in range(2):
        rows = part(some, at).workers
        for name in ("education", "age", "sex", "shift", "department"):
            assert (rows[name] == getattr(people, name)).all()
        assert ((rows.contract < 1) == (rows.sex == Sex.WOMEN.code)).all()
    assert (some.workers.own_need[:size] != some.workers.own_need[size:]).any()


def test_interpreted_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    who = composition()
    compiled = build_floors(who, [40, 7, 1], load_assumptions(), 3)
    monkeypatch.setattr(population, "people_floors_compiled", people_floors)
    interpreted = build_floors(who, [40, 7, 1], load_assumptions(), 3)
    assert_same(interpreted, compiled)
    assert (interpreted.ties == compiled.ties).all()
