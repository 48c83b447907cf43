"""One small floor for all tests of the page."""

import pytest

from sherpa_sim.content.plan import Ground, Plan
from sherpa_sim.content.scenario import Settings, Workplace, load_scenario
from sherpa_sim.experiments.floor_weeks import FloorWeeks, Watched, floor_weeks, watch


@pytest.fixture(scope="package")
def watched() -> Watched:
    ground = Ground.of(load_scenario("baseline")).model_copy(
        update={"weeks": 60, "workplace": Workplace(workers=70)}
    )
    plan = Plan(settings=Settings(mentors_per_100=5.0, events_per_year=2.0))
    return watch(ground.scenario(plan, "small"))


@pytest.fixture(scope="package")
def floor(watched: Watched) -> FloorWeeks:
    return floor_weeks(watched, 2)
