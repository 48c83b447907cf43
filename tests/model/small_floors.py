"""Small floors for the tests of the model, and what it takes to run and compare them."""

from typing import Any

import numpy as np

from sherpa_sim.content.assumptions import Assumptions, load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.content.workforce import read_workforce
from sherpa_sim.model.batch import Record, run
from sherpa_sim.model.columns import WORKER
from sherpa_sim.model.parameters import parameters
from sherpa_sim.model.population import Composition, Floors, build_floors
from sherpa_sim.model.workforce import cell_shares, part_time_shares

FIRST_WEEK = 208
BUSY = Settings(mentors_per_100=6, mentor_hours=6, events_per_year=6, seats_per_100=8)
"""Everything happens: talks, events, and more applicants than seats."""


def composition(key: str = "flanders") -> Composition:
    workforce = read_workforce(key)
    return Composition(cell_shares(workforce), part_time_shares(workforce))


def floors(*sizes: int, seed: int = 1, first: int = 0, assumptions: Assumptions | None = None) -> Floors:
    return build_floors(composition(), sizes, assumptions or load_assumptions(), seed, first)


def eager(**values: float) -> Assumptions:
    """The kit's assumptions, but people apply so often that a short run has seen everything."""
    often = {f"decision.apply_rate.{education}.{sex}": 0.6 for education in EDUCATIONS for sex in SEXES}
    return load_assumptions().with_values(often | {"training.course_weeks": 4.0} | values)


EDUCATIONS, SEXES = ("low", "medium", "high"), ("men", "women")


def spans(*settings: Settings, assumptions: Assumptions | None = None) -> np.recarray:
    records = [parameters(assumptions or eager(), one) for one in settings]
    return np.array(records, records[0].dtype).view(np.recarray)


def run_weeks(
    some: Floors, weeks: int, settings: Settings = BUSY, first_week: int = FIRST_WEEK, **how: Any
) -> Record:
    return run(some, spans(settings), [0] * weeks, first_week, **({"threads": 1} | how))


def assert_same(
    one: Floors, other: Floors, names: tuple[str, ...] = ("floors", "workers", "mentors")
) -> None:
    """Every field of every record is the same, to the bit; the bytes between fields may differ."""
    for array in names:
        first, second = getattr(one, array), getattr(other, array)
        for name in first.dtype.names:
            if name not in ("first_worker", "first_post"):
                assert first[name].tobytes() == second[name].tobytes(), f"{array}.{name}"


def assert_same_record(one: Record, other: Record) -> None:
    assert one.series.tobytes() == other.series.tobytes()
    assert one.tables.tobytes() == other.tables.tobytes()


def part(some: Floors, at: int) -> Floors:
    """One floor of several, as a batch of its own."""
    floor = some.floors[at : at + 1].copy()
    begin, size = int(floor.first_worker[0]), int(floor.workers[0])
    post, posts = int(floor.first_post[0]), int(floor.posts[0])
    floor.first_worker = floor.first_post = 0
    return Floors(
        floor,
        some.workers[begin : begin + size].copy(),
        some.ties[begin : begin + size],
        some.mentors[post : post + posts].copy(),
    )


FLOATS = tuple(name for name in WORKER.names or () if WORKER[name].kind == "f")
