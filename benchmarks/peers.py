"""The same model three ways in one run: the engine, whole NumPy arrays, and ordinary Mesa agents.

Prints a table, then one line of JSON:

    python benchmarks/peers.py

The three take turns on the same floors (Mesa on the first of them, for some weeks), after a burn-in that is not
timed, and must end with the same bits, or the benchmark fails. A ratio is the median, over the turns, of how much
longer a worker-week took than in the engine right beside it, by processor time on one thread. The figures:

- `engine`, `numpy_arrays`, `mesa_agents`: worker-weeks per second of processor time, the quickest turn.
- `ratio_to_numpy_arrays`, `ratio_to_mesa_agents`: on a fan chart, 100 floors of 250 workers with one mentor per 100
  workers for three hours a week.
- `..._many`: the same for 400 floors at once, where the price of a NumPy call is shared by more workers.
- `..._without_mentors`: the same as the fan chart, with nobody who talks.
- `..._one_floor`: one floor only, as a class would have it.
"""

import statistics
import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from measure import Row, tell, times
from mesa_agents import MesaFloor
from numpy_floors import NumpyFloors

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, burn_in, run
from sherpa_sim.model.parameters import parameters
from sherpa_sim.model.population import Floors, build_floors
from sherpa_sim.model.workforce import composition

FLOORS, WORKERS = 100, 250
MANY_FLOORS = 400
WEEKS, NUMPY_WEEKS, MESA_WEEKS = 156, 52, 52
REPEATS = 7
SETTINGS = Settings(mentors_per_100=1.0, mentor_hours=3.0)


@dataclass(frozen=True)
class Peers:
    """Worker-weeks per second of processor time at best, and how many times longer they took than the engine."""

    engine: float
    numpy_arrays: float
    mesa_agents: float
    ratio_to_numpy_arrays: float
    ratio_to_mesa_agents: float


def pars(settings: Settings) -> Any:
    """The parameters of every week."""
    record = parameters(load_assumptions(), settings)
    return np.array([record], record.dtype).view(np.recarray)


def burnt_in(floors: int, workers: int = WORKERS) -> Floors:
    """Floors as a run finds them."""
    made = build_floors(composition("flanders"), [workers] * floors, load_assumptions(), seed=1)
    burn_in(made, parameters(load_assumptions(), Settings()), threads=1)
    return made


def first_of(floors: Floors) -> Floors:
    """The first floor of several, by itself."""
    workers, posts = int(floors.floors.workers[0]), int(floors.floors.posts[0])
    return Floors(
        floors.floors[:1].copy(),
        floors.workers[:workers].copy(),
        floors.ties[:workers],
        floors.mentors[:posts].copy(),
    )


def side_by_side(start: Floors, settings: Settings = SETTINGS, repeats: int = REPEATS) -> Peers:
    """The three in turns on floors of one size; fails unless they end with the same bits."""
    par, one = pars(settings), first_of(start)
    floors, single = start.copy(), one.copy()
    models: dict[str, Any] = {}

    def engine(weeks: int, on: Floors = floors, origin: Floors = start) -> Record:
        on.restore(origin)
        return run(on, par, [0] * weeks, BURN_IN_WEEKS, threads=1)

    def ready() -> None:
        models["numpy"] = NumpyFloors(start, par[0], BURN_IN_WEEKS)
        models["mesa"] = MesaFloor(one, par[0], BURN_IN_WEEKS)

    def mesa() -> None:
        for _ in range(MESA_WEEKS):
            models["mesa"].step()

    works = (ready, lambda: engine(WEEKS), lambda: models["numpy"].run(NUMPY_WEEKS), mesa)
    taken = times(time.process_time, works, repeats)[1:]
    assert models["numpy"].same_as(floors, engine(NUMPY_WEEKS)), "NumPy: not the same bits"
    record = engine(MESA_WEEKS, single, one)
    assert models["mesa"].same_as(single, record.series[0], record.tables[0]), "Mesa: not the same bits"
    workers = len(start.workers)
    worked = (workers * WEEKS, workers * NUMPY_WEEKS, WORKERS * MESA_WEEKS)
    each = np.array(taken) / np.array(worked)[:, None]  # seconds a worker-week
    ratios = [statistics.median(times_longer) for times_longer in each[1:] / each[0]]
    return Peers(*(1 / each.min(axis=1)), *ratios)


def main() -> None:
    """Measures, tells, and prints the line."""
    start = burnt_in(FLOORS)
    fan = side_by_side(start)
    without = side_by_side(start, Settings())
    single = side_by_side(first_of(start))
    many = side_by_side(burnt_in(MANY_FLOORS), repeats=3)
    rows: list[Row] = [
        ("engine, worker-weeks per CPU-second", fan.engine / 1e6, "million"),
        ("NumPy arrays, the same", fan.numpy_arrays / 1e6, "million"),
        ("Mesa agents, the same", fan.mesa_agents / 1e6, "million"),
    ]
    figures: dict[str, float] = {
        "engine": round(fan.engine),
        "numpy_arrays": round(fan.numpy_arrays),
        "mesa_agents": round(fan.mesa_agents),
    }
    for place, key, found in (
        ("100 floors", "", fan),
        ("400 floors", "_many", many),
        ("100 floors without mentors", "_without_mentors", without),
        ("one floor", "_one_floor", single),
    ):
        for peer in ("numpy_arrays", "mesa_agents"):
            ratio = getattr(found, f"ratio_to_{peer}")
            rows.append(
                (f"{peer.replace('_', ' ')}, {place}", ratio, "times as long as the engine, same bits")
            )
            figures[f"ratio_to_{peer}{key}"] = round(ratio, 1)
    tell("peers", rows, figures)


if __name__ == "__main__":
    main()
