"""How fast the engine is, beside ordinary Mesa agents and beside a bound, and how much memory it takes.

Prints a table, then one line of JSON:

    python benchmarks/engine.py

The work is a fan chart: 100 floors of 250 workers, 156 weeks, one mentor per 100 workers for three hours a week,
after a burn-in that is not timed. The figures:

- `worker_weeks_per_cpu_s`: by processor time of this process on one thread, the quickest of several repeats
  (whoever else uses the machine can only make it slower); the table shows the median too.
- `ratio_to_mesa_agents`: that rate beside the same rules run on ordinary Mesa agents (`mesa_agents.py`), one
  floor for a year; both must end with the same bits, or the benchmark fails.
- `bytes_per_worker`: what a batch of 800 such floors takes while it is held: the growth of this process's
  resident memory from before the floors are built until after they have run, divided by the workers; the bytes
  counted array by array (floors, workers, ties, posts, weekly series, yearly tables, and the scratch of the one
  floor that is running) where that is more, or where the system does not tell.
- `two_thread_speedup`: wall time on one thread divided by that on two right after it, the median of the repeats.
- `bound_share`: the rate divided by that of the least work that any program for this model does in a week
  (`least_work.py`): draws, ties, and moving the states, in the layout that is quickest for that.
"""

import json
import os
import platform
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mesa
import numba
import numpy as np
from least_work import LeastWork
from mesa_agents import MesaFloor

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.model import blocks, schedule
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, burn_in, run
from sherpa_sim.model.parameters import parameters
from sherpa_sim.model.population import Floors, build_floors
from sherpa_sim.model.workforce import composition

FLOORS, WORKERS, WEEKS, REPEATS = 100, 250, 156, 25
MESA_WEEKS, MESA_REPEATS = 52, 3
MANY_FLOORS = 800
LONGEST = 30.0  # seconds for the repeats of one question
SETTINGS = Settings(mentors_per_100=1.0, mentor_hours=3.0)


def built(floors: int) -> Floors:
    """Floors before their first week."""
    return build_floors(composition("flanders"), [WORKERS] * floors, load_assumptions(), seed=1)


def pars() -> Any:
    """The parameters of every week."""
    record = parameters(load_assumptions(), SETTINGS)
    return np.array([record], record.dtype).view(np.recarray)


def fan(floors: Floors, weeks: int = WEEKS, threads: int = 1) -> Record:
    """Run the floors."""
    return run(floors, pars(), [0] * weeks, BURN_IN_WEEKS, threads)


def times(clock: Callable[[], float], *works: Callable[[], Any]) -> list[list[float]]:
    """How long each work took, each time; they take turns, so that whoever else is busy slows them all."""
    taken: list[list[float]] = [[] for _ in works]
    end = time.perf_counter() + LONGEST
    for repeat in range(REPEATS):
        if repeat > 1 and time.perf_counter() > end:
            break
        for work, times_of_work in zip(works, taken, strict=True):
            start = clock()
            work()
            times_of_work.append(clock() - start)
    return taken


def resident_bytes() -> int:
    """The memory of this process that is in use now; 0 where the system does not tell."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * resource.getpagesize() if statm.exists() else 0


def bytes_per_worker() -> tuple[float, float]:
    """Resident and counted bytes a worker of a large batch."""
    fan(built(1), 1)  # compiled, and everything imported, before the count starts
    before = resident_bytes()
    floors = built(MANY_FLOORS)
    record = fan(floors)
    resident = resident_bytes() - before
    posts = int(floors.floors.posts[0])
    desk = schedule.memory_for_desk(WORKERS, posts, schedule.talks_a_week(posts, pars()))
    scratch = sum(part.nbytes for part in (*desk, blocks.memory_for(WORKERS, blocks.WORKERS)))
    counted = floors.nbytes + record.series.nbytes + record.tables.nbytes + record.sizes.nbytes + scratch
    return resident / (MANY_FLOORS * WORKERS), counted / (MANY_FLOORS * WORKERS)


def mesa_seconds(one: Floors) -> float:
    """Processor time of a year of one floor on ordinary Mesa agents, checked against the engine."""
    taken = []
    for _ in range(MESA_REPEATS):
        model = MesaFloor(one, pars()[0], BURN_IN_WEEKS)
        start = time.process_time()
        for _ in range(MESA_WEEKS):
            model.step()
        taken.append(time.process_time() - start)
    ours = one.copy()
    record = fan(ours, MESA_WEEKS)
    assert model.same_as(ours, record.series[0], record.tables[0]), "not the same bits as on Mesa agents"
    return min(taken)


def main() -> None:
    """Measures, tells, and prints the line."""
    resident, counted = bytes_per_worker()
    start = built(FLOORS)
    burn_in(start, parameters(load_assumptions(), Settings()), threads=1)
    one = built(1)
    burn_in(one, parameters(load_assumptions(), Settings()), threads=1)
    floors = start.copy()

    def fan_from_start(threads: int = 1) -> None:
        floors.restore(start)
        fan(floors, threads=threads)

    worker_weeks = FLOORS * WORKERS * WEEKS
    least = LeastWork(start, pars()[0])
    least(1)  # compiled
    taken, bound = times(time.process_time, fan_from_start, lambda: least(WEEKS))
    walls = times(time.perf_counter, fan_from_start, lambda: fan_from_start(2))
    wall_1, wall_2 = map(min, walls)
    speedup = statistics.median(one_thread / two for one_thread, two in zip(*walls, strict=True))
    rate = worker_weeks / min(taken)
    mesa_rate = WORKERS * MESA_WEEKS / mesa_seconds(one)

    rows = (
        ("engine, one thread, quickest", rate / 1e6, "million worker-weeks per CPU-second"),
        ("engine, one thread, median", worker_weeks / statistics.median(taken) / 1e6, "same"),
        ("least work there is", worker_weeks / min(bound) / 1e6, "same"),
        ("ordinary Mesa agents", mesa_rate / 1e6, "same, and the same bits"),
        ("a fan chart on one thread", wall_1 * 1e3, "ms of wall time"),
        ("a fan chart on two threads", wall_2 * 1e3, "ms of wall time"),
        ("memory, resident", resident, "bytes a worker"),
        ("memory, counted", counted, "bytes a worker"),
    )
    for name, value, unit in rows:
        print(f"{name:<30}{value:>12.3f}  {unit}")
    figures = {
        "worker_weeks_per_cpu_s": round(rate),
        "ratio_to_mesa_agents": round(rate / mesa_rate, 1),
        "bytes_per_worker": round(max(resident, counted), 1),
        "two_thread_speedup": round(speedup, 2),
        "bound_share": round(min(bound) / min(taken), 3),
    }
    machine = {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "system": platform.system(),
        "mesa": mesa.__version__,
        "numba": numba.__version__,
        "numpy": np.__version__,
    }
    print(json.dumps({"benchmark": "engine", "figures": figures, "machine": machine}))


if __name__ == "__main__":
    main()
