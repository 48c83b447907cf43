"""Workers and mentors read and write the columns of their own model, and nothing else."""

import copy
import pickle

import numpy as np
import pytest

from sherpa_sim.domain.people import Age, Education
from sherpa_sim.domain.states import Status
from sherpa_sim.model import rules
from sherpa_sim.model.agents import Mentor, Worker
from sherpa_sim.model.columns import MENTOR, WORKER
from sherpa_sim.model.shop_floor import ShopFloor


@pytest.fixture(scope="module")
def made() -> ShopFloor:
    model = ShopFloor(workers=40, mentors_per_100=5.0, rng=3)
    model.step()  # the mentors are in their course
    model.step()
    return model


@pytest.fixture
def model(made: ShopFloor) -> ShopFloor:
    return copy.deepcopy(made)


def test_every_column_is_an_attribute_that_reads_and_writes(model: ShopFloor) -> None:
    for kind, records, dtype in (
        (Worker, model.floors.workers, WORKER),
        (Mentor, model.floors.mentors, MENTOR),
    ):
        for name in dtype.names or ():
            agent = kind(model, 2)
            assert getattr(agent, name) == records[name][2]
            assert type(getattr(agent, name)) in (int, float)
            setattr(agent, name, 1)
            assert records[name][2] == 1
            assert getattr(kind(model, 2), name) == 1
            assert getattr(kind, name).__doc__


@pytest.mark.parametrize("name", ["needs", "row", "model", "unique_id", "pos", "step"])
def test_what_is_not_a_column_cannot_be_set(model: ShopFloor, name: str) -> None:
    for agent in (Worker(model, 0), Mentor(model, 0)):
        with pytest.raises(AttributeError, match=name):
            setattr(agent, name, 1)


def test_an_unknown_attribute_cannot_be_read(model: ShopFloor) -> None:
    with pytest.raises(AttributeError, match="needs"):
        _ = Worker(model, 0).needs  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "value"), [("need", "much"), ("status", 1.5), ("status", 400)])
def test_a_value_that_does_not_fit_is_refused(model: ShopFloor, name: str, value: object) -> None:
    before = model.floors.workers.copy()
    with pytest.raises((TypeError, ValueError)):
        setattr(Worker(model, 0), name, value)
    assert (model.floors.workers == before).all()


def test_agents_are_equal_when_they_are_the_same_row_of_the_same_model(
    model: ShopFloor, made: ShopFloor
) -> None:
    assert Worker(model, 1) == Worker(model, 1)
    assert len({Worker(model, 1), Worker(model, 1), Worker(model, 2), Mentor(model, 1)}) == 3
    assert Worker(model, 1) != Worker(made, 1)
    assert Worker(model, 1) != Mentor(model, 1)
    assert Worker(model, 1) != 1


def test_ids_are_unique_in_a_model(model: ShopFloor) -> None:
    ids = [*model.agents.get("unique_id"), *model.mentors.get("unique_id")]
    assert len(set(ids)) == len(ids) == 42
    assert min(ids) == 1


def test_an_agent_is_light(model: ShopFloor) -> None:
    assert Worker(model, 1).__dict__ == {}


def test_a_copied_agent_belongs_to_a_copied_model(model: ShopFloor) -> None:
    worker = Worker(model, 1)
    for other in (copy.deepcopy(worker), pickle.loads(pickle.dumps(worker))):
        other.need = 0.125
        assert other.model is not model
        assert worker.need != 0.125


def test_words(model: ShopFloor) -> None:
    worker = Worker(model, 0)
    worker.education, worker.age, worker.status = 2, 4, 0
    assert (worker.word("education"), worker.word("age")) == (Education.HIGH, Age.FROM_55)
    assert worker.word("status") is Status.FREE
    with pytest.raises(KeyError):
        worker.word("need")


def test_colleagues_are_the_ties(model: ShopFloor) -> None:
    for worker in model.agents:
        rows = [colleague.row for colleague in worker.colleagues]
        assert rows == sorted({int(tie) for tie in model.floors.ties[worker.row] if tie < 40})
        assert worker.row not in rows


def test_a_mentor_is_one_of_the_workers(model: ShopFloor) -> None:
    assert len(model.mentors) == 2
    for mentor in model.mentors:
        assert mentor.person in model.agents
        assert mentor.person.row == mentor.worker


def test_a_worker_cannot_be_taken_away(model: ShopFloor) -> None:
    with pytest.raises(TypeError, match="keeps its workers"):
        Worker(model, 0).remove()
    assert len(model.agents) == 40


def test_a_rule_runs_on_one_worker_and_touches_only_her(model: ShopFloor) -> None:
    before = model.floors.workers.copy()
    worker = Worker(model, 5)
    rules.converse(worker, model.pars[0], 0.9, 0, model.week)
    changed = {name for name in before.dtype.names if (before[name] != model.floors.workers[name]).any()}
    assert {"awareness", "talks", "balance"} <= changed
    assert np.flatnonzero(model.floors.workers["talks"] != before["talks"]).tolist() == [5]
    assert worker.talks == before["talks"][5] + 1


def test_mesas_random_numbers_are_the_models(model: ShopFloor) -> None:
    assert Worker(model, 0).random is model.random
    assert Worker(model, 0).rng is model.rng
    assert Worker(model, 0).pos is None
    assert repr(Worker(model, 0)) == "<Worker 1>"
