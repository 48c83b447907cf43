"""The set over columns answers exactly as Mesa's own set of ordinary agents does."""

import copy
import pickle
import random
from collections.abc import Callable
from typing import Any

import mesa
import numpy as np
import pytest
from mesa.agent import AgentSet

from sherpa_sim.model.agent_set import ColumnAgentSet
from sherpa_sim.model.agents import Mentor, Worker
from sherpa_sim.model.columns import WORKER
from sherpa_sim.model.shop_floor import ShopFloor

SIZE = 50


class Plain(mesa.Agent):
    """An ordinary Mesa agent with the same attributes."""

    def name_tag(self, prefix: str = "") -> str:
        return f"{prefix}{self.unique_id}"


@pytest.fixture(scope="module")
def made() -> ShopFloor:
    model = ShopFloor(workers=SIZE, mentors_per_100=6.0, rng=3)
    for _ in range(30):
        model.step()
    return model


@pytest.fixture
def ours(made: ShopFloor) -> ColumnAgentSet:
    model = copy.deepcopy(made)
    model.agents.random.seed(5)
    return model.agents


@pytest.fixture
def plain(made: ShopFloor) -> list[Plain]:
    """Ordinary agents with the values of the workers; the list keeps them alive."""
    model = mesa.Model(rng=3)
    agents = [Plain(model) for _ in range(SIZE)]
    for agent, worker in zip(agents, made.agents, strict=True):
        for name in WORKER.names or ():
            setattr(agent, name, getattr(worker, name))
    return agents


@pytest.fixture
def theirs(plain: list[Plain]) -> AgentSet:
    return AgentSet(plain, random=random.Random(5))


def ids(agents: Any) -> list[int]:
    return [agent.unique_id for agent in agents]


def same(question: Callable[[Any], Any], ours: ColumnAgentSet, theirs: AgentSet) -> Any:
    answer = question(ours)
    assert answer == question(theirs)
    return answer


@pytest.mark.parametrize(
    "question",
    [
        len,
        ids,
        bool,
        lambda agents: agents.get("need"),
        lambda agents: agents.get("education"),
        lambda agents: agents.get("contract"),
        lambda agents: agents.get("unique_id"),
        lambda agents: agents.get(["need", "unique_id", "status"]),
        lambda agents: agents.get("needs", handle_missing="default", default_value=7),
        lambda agents: agents.get(["need", "needs"], "default"),
        lambda agents: agents.agg("need", sum),
        lambda agents: agents.agg("need", [min, max, np.mean]),
        lambda agents: ids(agents.select()),
        lambda agents: ids(agents.select(lambda agent: agent.need > 0.5)),
        lambda agents: ids(agents.select(lambda agent: agent.need > 0.5, at_most=3)),
        lambda agents: ids(agents.select(at_most=0.3)),
        lambda agents: ids(agents.select(at_most=1.0)),
        lambda agents: ids(agents.select(at_most=1)),
        lambda agents: ids(agents.select(agent_type=mesa.Agent)),
        lambda agents: ids(agents.select(agent_type=Mentor)),
        lambda agents: ids(agents.sort("need")),
        lambda agents: ids(agents.sort("education", ascending=True)),
        lambda agents: ids(agents.sort("education")),
        lambda agents: ids(agents.sort(lambda agent: -agent.balance, ascending=True)),
        lambda agents: ids(agents.shuffle()),
        lambda agents: ids(agents.shuffle().select(at_most=5)),
        lambda agents: agents.groupby("education").count(),
        lambda agents: agents.groupby("education").agg("need", max),
        lambda agents: agents.groupby("sex").map(len),
        lambda agents: [(key, ids(group)) for key, group in agents.groupby(lambda agent: agent.need > 0.5)],
        lambda agents: {key: ids(group) for key, group in agents.groupby("age", result_type="list")},
        lambda agents: agents.map(lambda agent, plus: agent.need + plus, 1),
        lambda agents: ids(agents.do(lambda agent: setattr(agent, "need", 0.5 * agent.need))),
        lambda agents: agents.do(lambda agent: setattr(agent, "trust", agent.need)).get("trust"),
        lambda agents: agents.do("step").get("need"),
        lambda agents: agents.set("need", 0.25).get("need"),
        lambda agents: agents.groupby("sex").do(lambda group: group.set("talks", len(group))).count(),
        lambda agents: (
            agents.to_list()[3].unique_id if hasattr(agents, "to_list") else list(agents)[3].unique_id
        ),
        lambda agents: ids(reversed(list(agents))),
    ],
)
def test_the_answer_is_mesas(question: Callable[[Any], Any], ours: ColumnAgentSet, theirs: AgentSet) -> None:
    same(question, ours, theirs)


def test_shuffle_do_visits_in_mesas_order(ours: ColumnAgentSet, theirs: AgentSet) -> None:
    def visited(agents: Any) -> list[int]:
        seen: list[int] = []
        agents.shuffle_do(lambda agent: seen.append(agent.unique_id))
        return seen

    order = same(visited, ours, theirs)
    assert order != sorted(order)
    assert ids(ours) == sorted(order)


def test_in_place(ours: ColumnAgentSet, theirs: AgentSet) -> None:
    for change in (
        lambda agents: agents.shuffle(inplace=True),
        lambda agents: agents.select(lambda agent: agent.sex == 0, inplace=True),
        lambda agents: agents.sort("need", inplace=True),
        lambda agents: agents.select(at_most=4, inplace=True),
    ):
        assert change(ours) is ours
        change(theirs)
        assert ids(ours) == ids(theirs)


def test_values_written_through_the_set_lie_in_the_columns(ours: ColumnAgentSet) -> None:
    women = ours.select(lambda worker: worker.sex == 1)
    women.set("need", 0.75)
    records = ours.model.floors.workers
    assert (records["need"][records["sex"] == 1] == 0.75).all()
    assert (records["need"][records["sex"] == 0] != 0.75).any()


def test_an_unknown_attribute_raises(ours: ColumnAgentSet) -> None:
    for ask in (
        lambda: ours.get("needs"),
        lambda: ours.get(["need", "needs"]),
        lambda: ours.agg("needs", sum),
        lambda: ours.set("needs", 1),
        lambda: ours.groupby("needs"),
        lambda: ours.sort("needs"),
    ):
        with pytest.raises(AttributeError, match="needs"):
            ask()
    with pytest.raises(ValueError, match="handle_missing"):
        ours.get("need", handle_missing="perhaps")  # type: ignore[arg-type]


def test_who_is_in(ours: ColumnAgentSet, made: ShopFloor) -> None:
    worker = Worker(ours.model, 4)
    assert worker in ours
    assert Worker(made, 4) not in ours
    assert Mentor(ours.model, 4) not in ours
    assert "somebody" not in ours
    assert (ours.index(worker), ours.count(worker), ours[4], ours[3:5]) == (4, 1, worker, ours.to_list()[3:5])


def test_sets_are_sets(ours: ColumnAgentSet, made: ShopFloor) -> None:
    women, needy = ours.select(lambda w: w.sex == 1), ours.select(lambda w: w.need > 0.5)
    assert ids(women & needy) == [i for i in ids(needy) if i in ids(women)]
    assert set(ids(women | needy)) == set(ids(women)) | set(ids(needy))
    assert ids(women - needy) == [i for i in ids(women) if i not in ids(needy)]
    assert (ours & women) == women
    assert isinstance(women | needy, ColumnAgentSet)
    own = ours.copy()
    own.remove(Worker(ours.model, 0))
    own.discard(Worker(ours.model, 0))
    assert (len(own), len(ours)) == (SIZE - 1, SIZE)
    with pytest.raises(KeyError):
        own.remove(Worker(ours.model, 0))
    own.add(Worker(ours.model, 0))
    own.add(Worker(ours.model, 0))
    assert ids(own) == [*range(2, SIZE + 1), 1]
    for stranger in (Worker(made, 0), Mentor(ours.model, 0)):
        with pytest.raises(TypeError):
            own.add(stranger)


def test_copies(ours: ColumnAgentSet) -> None:
    shallow = copy.copy(ours)
    shallow.shuffle(inplace=True)
    assert ids(ours) == list(range(1, SIZE + 1))
    assert shallow.model is ours.model
    for deep in (copy.deepcopy(ours), pickle.loads(pickle.dumps(ours))):
        deep.set("need", 0.5)
        assert deep.model is not ours.model
        assert ours.agg("need", max) != 0.5


def test_mesa_knows_it(ours: ColumnAgentSet) -> None:
    model = ours.model
    assert isinstance(ours, AgentSet)
    assert model.agents_by_type[Worker] is model.agents
    assert list(model.agents_by_type[Mentor]) == list(model.mentors)
    assert len(model.mentors) == 3
    assert model.mentors.agg("skill", min) > 0.0
    assert model.mentors.get("talks") == [mentor.talks for mentor in model.mentors]
