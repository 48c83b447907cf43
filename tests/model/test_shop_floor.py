"""The Mesa model gives the same bits as the batch, interpreted or compiled, and behaves as a Mesa model should."""

import copy
import inspect
import pickle
from typing import Any

import mesa
import numpy as np
import pytest
from pydantic import ValidationError

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.model.batch import BURN_IN_WEEKS, burn_in, run
from sherpa_sim.model.parameters import parameters
from sherpa_sim.model.population import Floors, build_floors
from sherpa_sim.model.reporters import REPORTERS
from sherpa_sim.model.shop_floor import ShopFloor
from sherpa_sim.model.workforce import composition

BUSY: dict[str, Any] = {"mentors_per_100": 4.0, "events_per_year": 4.0, "seats_per_100": 4.0}
WORKERS = 60


def floor(**settings: Any) -> ShopFloor:
    return ShopFloor(**{"workers": WORKERS, "rng": 7, **settings})


def assert_same_floors(ours: Floors, others: Floors) -> None:
    for array in ("workers", "mentors", "floors"):
        mine, theirs = getattr(ours, array), getattr(others, array)
        for column in mine.dtype.names:
            if column not in ("first_worker", "first_post"):
                np.testing.assert_array_equal(mine[column], theirs[column], f"{array}.{column}")
    np.testing.assert_array_equal(ours.ties, others.ties)


def batch_of_one(first: int = 0, seed: int = 7) -> Floors:
    floors = build_floors(composition("flanders"), [WORKERS], load_assumptions(), seed, first)
    burn_in(floors, parameters(load_assumptions(), Settings()), threads=1)
    return floors


@pytest.mark.parametrize(
    "settings",
    [
        BUSY,
        {**BUSY, "reach": "asking", "lever_policy": "random", "training_leave": False},
        {
            **BUSY,
            "reach": "random",
            "lever_policy": "engage",
            "training_voucher": False,
            "mentor_course_days": 0.0,
        },
        {
            **BUSY,
            "seats_per_100": 100.0,
            "employer_support": 0.9,
            "coaching_sessions": 0.0,
            "refresher_days": 4.0,
        },
    ],
)
def test_interpreted_is_compiled_to_the_last_bit(settings: dict[str, Any]) -> None:
    compiled, interpreted = floor(**settings), floor(**settings, interpreted=True)
    for _ in range(56):
        compiled.step()
        interpreted.step()
        np.testing.assert_array_equal(compiled.line, interpreted.line)
    assert_same_floors(compiled.floors, interpreted.floors)
    assert compiled.agents.agg("talks", sum) > 0
    assert compiled.agents.agg("starts", sum) > 0


def test_week_by_week_is_one_batch_to_the_last_bit() -> None:
    model, floors = floor(**BUSY), batch_of_one()
    assert_same_floors(model.floors, floors)
    changed = {**BUSY, "mentors_per_100": 1.0, "lever_policy": "random"}
    settings = [(Settings(**BUSY), True), (Settings(**changed), False)]
    pars = np.array([parameters(load_assumptions(), now, leave) for now, leave in settings]).view(np.recarray)
    spans = [0] * 61 + [1] * 59
    record = run(floors, pars, spans, BURN_IN_WEEKS, threads=1)
    for week, span in enumerate(spans):
        if week and span != spans[week - 1]:
            model.decide(mentors_per_100=1.0, lever_policy="random", training_leave=False)
        model.step()
        np.testing.assert_array_equal(model.line, record.series[0, week])
    assert_same_floors(model.floors, floors)


def test_mentors_change_between_steps() -> None:
    model = floor()
    model.step()
    assert (len(model.mentors), model.counted("talks")) == (0, 0)
    model.settings = Settings(mentors_per_100=5.0)
    model.step()
    assert len(model.mentors) == 0  # they are in their course
    model.step()
    assert len(model.mentors) == 3
    assert model.counted("talks") > 0
    mean = model.mentors.agg("skill", sum) / 3
    assert REPORTERS["mentor_skill"](model) == pytest.approx(mean)
    model.decide(mentors_per_100=0.0)
    model.step()
    assert (len(model.mentors), model.counted("talks")) == (0, 0)
    assert REPORTERS["mentor_skill"](model) == 0


@pytest.mark.parametrize("wrong", [{"mentors_per_100": 99.0}, {"no_such_setting": 1}])
def test_a_wrong_decision_is_refused_and_changes_nothing(wrong: dict[str, Any]) -> None:
    model = floor()
    before, record = model.settings, model.pars.copy()
    with pytest.raises(ValidationError):
        model.decide(training_leave=False, **wrong)
    assert model.settings == before
    assert model.instruments["training_leave"]
    assert model.pars == record


def test_every_setting_can_be_given_and_has_the_default_of_settings() -> None:
    given = inspect.signature(ShopFloor).parameters
    for name, field in Settings.model_fields.items():
        assert given[name].default == field.default, name


def test_seeds() -> None:
    children = np.random.SeedSequence(7).spawn(2)
    assert_same_floors(floor(rng=children[0]).floors, batch_of_one())
    assert_same_floors(floor(rng=children[1]).floors, batch_of_one(first=1))
    assert_same_floors(floor(rng=np.int64(7)).floors, batch_of_one())
    keys = {
        tuple(floor(rng=rng).floors.floors[0])[:2]
        for rng in (
            7,
            8,
            [7, 8],
            np.random.SeedSequence(7),
            np.random.default_rng(7),
            np.random.PCG64(8),
            None,
            None,
        )
    }
    assert len(keys) == 8
    again = floor(rng=None)
    assert_same_floors(floor(rng=again.seed_sequence).floors, again.floors)


def test_one_generator_gives_another_floor_each_time_and_the_same_two_again() -> None:
    def two() -> list[ShopFloor]:
        generator = np.random.default_rng(3)
        return [floor(rng=generator), floor(rng=generator)]

    first, second = two(), two()
    assert first[0].floors.floors[0].key_0 != first[1].floors.floors[0].key_0
    for mine, theirs in zip(first, second, strict=True):
        assert_same_floors(mine.floors, theirs.floors)


def test_two_models_do_not_share_data() -> None:
    one, other = floor(), floor(rng=8)
    before = other.agents.get("need")
    one.agents.set("need", 0.25)
    assert other.agents.get("need") == before
    worker, stranger = one.agents.to_list()[0], other.agents.to_list()[0]
    worker.trust = 0.9
    assert stranger.trust != 0.9
    assert worker != stranger
    one.step()
    assert other.agents.get("need") == before


@pytest.mark.parametrize("way", [copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_copy_is_independent_and_goes_on_the_same(way: Any) -> None:
    model = floor(**BUSY)
    model.step()
    other = way(model)
    assert other.agents.model is other
    other.agents.set("confidence", 0.0)
    assert model.agents.agg("confidence", min) > 0.0
    other = way(model)
    for _ in range(3):
        other.step()
    assert (other.steps, model.steps) == (4, 1)
    for _ in range(3):
        model.step()
    assert_same_floors(model.floors, other.floors)
    assert len(other.datacollector.model_vars["willing"]) == 5


def test_reporters() -> None:
    model = floor(**BUSY)
    for _ in range(5):
        model.step()
    table = model.datacollector.get_model_vars_dataframe()
    assert list(table) == list(REPORTERS)
    assert len(table) == 6
    last = table.iloc[-1]
    took_part = [model.week - 1 - week < 52 for week in model.agents.get("last_training")]
    assert last["participation"] == sum(took_part) / WORKERS
    assert last["in_training"] == sum(status == 2 for status in model.agents.get("status"))
    assert last["mentors"] == len(model.mentors)
    assert table["talks"].sum() == sum(model.agents.get("talks"))
    assert table["starts"][1:].sum() == sum(model.agents.get("starts"))


def test_agent_reporters() -> None:
    model = floor(agent_reporters={"need": "need", "id": lambda agent: agent.unique_id})
    model.step()
    table = model.datacollector.get_agent_vars_dataframe()
    assert table.loc[1, "need"].tolist() == model.agents.get("need")
    assert table.loc[1, "id"].tolist() == list(range(1, WORKERS + 1))


def batch_run(processes: int) -> list[dict[str, Any]]:
    parameters_of_runs: dict[str, Any] = {"workers": WORKERS, "mentors_per_100": [0.0, 4.0]}
    seeds = {"rng": [1, 2]}
    if "rng" not in inspect.signature(mesa.batch_run).parameters:  # before Mesa 3.5
        parameters_of_runs, seeds = {**parameters_of_runs, **seeds}, {}
    results: list[dict[str, Any]] = mesa.batch_run(
        ShopFloor,
        parameters_of_runs,
        number_processes=processes,
        max_steps=9,
        display_progress=False,
        **seeds,
    )
    return sorted(results, key=lambda result: result["RunId"])


def test_batch_run() -> None:
    results = batch_run(1)
    assert len(results) == 4
    for result in results:
        model = floor(rng=result["rng"], mentors_per_100=result["mentors_per_100"])
        for _ in range(9):
            model.step()
        assert result["Step"] == 9
        assert {name: result[name] for name in REPORTERS} == {
            name: REPORTERS[name](model) for name in REPORTERS
        }
    assert batch_run(2) == results


def test_agents_of_ones_own_stand_beside_the_workers() -> None:
    class Visitor(mesa.Agent):
        pass

    model = floor(**BUSY)
    visitor = Visitor(model)
    assert [kind.__name__ for kind in model.agent_types] == ["Worker", "Mentor", "Visitor"]
    assert list(model.agents_by_type[Visitor]) == [visitor]
    assert len(model.agents) == WORKERS


def test_a_floor_that_cannot_be_is_refused() -> None:
    with pytest.raises(ValidationError):
        ShopFloor(workers=10**6)
