"""How fast the engine is, beside NumPy arrays, ordinary Mesa agents and a bound, and how much memory it takes.

Prints a table, then one line of JSON:

    python benchmarks/engine.py

The work is a fan chart: 100 floors of 250 workers, 156 weeks, one mentor per 100 workers for three hours a week,
after a burn-in that is not timed. The figures:

- `worker_weeks_per_cpu_s`: by processor time of this process on one thread, the quickest of several repeats
  (whoever else uses the machine can only make it slower); the table shows the median too.
- `ratio_to_numpy_arrays`, `ratio_to_mesa_agents`: how many times longer the same model takes as whole NumPy arrays
  (`numpy_floors.py`) and on ordinary Mesa agents (`mesa_agents.py`), in turns with the engine (`peers.py`); all must
  end with the same bits, or the benchmark fails.
- `bytes_per_worker`: what a batch of 800 such floors takes while it is held: the growth of this process's
  resident memory from before the floors are built until after they have run, divided by the workers; the bytes
  counted array by array (floors, workers, ties, posts, weekly series, yearly tables, and the scratch of the one
  floor that is running) where that is more, or where the system does not tell.
- `two_thread_speedup`: wall time on one thread divided by that on two right after it, the median of the repeats.
- `bound_share`: the rate divided by that of the least work that any program for this model does in a week
  (`least_work.py`): draws, ties, and moving the states, in the layout that is quickest for that.
"""

import statistics
import time

from least_work import LeastWork
from measure import resident_bytes, tell, times
from peers import FLOORS, SETTINGS, WEEKS, WORKERS, burnt_in, pars, side_by_side

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.model import blocks, schedule
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, run
from sherpa_sim.model.population import Floors, build_floors
from sherpa_sim.model.workforce import composition

REPEATS = 25
MANY_FLOORS = 800


def built(floors: int) -> Floors:
    """Floors before their first week."""
    return build_floors(composition("flanders"), [WORKERS] * floors, load_assumptions(), seed=1)


def fan(floors: Floors, weeks: int = WEEKS, threads: int = 1) -> Record:
    """Run the floors."""
    return run(floors, pars(SETTINGS), [0] * weeks, BURN_IN_WEEKS, threads)


def bytes_per_worker() -> tuple[float, float]:
    """Resident and counted bytes a worker of a large batch."""
    fan(built(1), 1)  # compiled, and everything imported, before the count starts
    before = resident_bytes()
    floors = built(MANY_FLOORS)
    record = fan(floors)
    resident = resident_bytes() - before
    posts = int(floors.floors.posts[0])
    desk = schedule.memory_for_desk(WORKERS, posts, schedule.talks_a_week(posts, pars(SETTINGS)))
    scratch = sum(part.nbytes for part in (*desk, blocks.memory_for(WORKERS, blocks.WORKERS)))
    counted = floors.nbytes + record.series.nbytes + record.tables.nbytes + record.sizes.nbytes + scratch
    return resident / (MANY_FLOORS * WORKERS), counted / (MANY_FLOORS * WORKERS)


def main() -> None:
    """Measures, tells, and prints the line."""
    resident, counted = bytes_per_worker()
    start = burnt_in(FLOORS)
    floors = start.copy()

    def fan_from_start(threads: int = 1) -> None:
        floors.restore(start)
        fan(floors, threads=threads)

    worker_weeks = FLOORS * WORKERS * WEEKS
    least = LeastWork(start, pars(SETTINGS)[0])
    least(1)  # compiled
    taken, bound = times(time.process_time, (fan_from_start, lambda: least(WEEKS)), REPEATS)
    walls = times(time.perf_counter, (fan_from_start, lambda: fan_from_start(2)), REPEATS)
    wall_1, wall_2 = map(min, walls)
    speedup = statistics.median(one_thread / two for one_thread, two in zip(*walls, strict=True))
    rate = worker_weeks / min(taken)
    peers = side_by_side(start)
    rows = (
        ("engine, one thread, quickest", rate / 1e6, "million worker-weeks per CPU-second"),
        ("engine, one thread, median", worker_weeks / statistics.median(taken) / 1e6, "same"),
        ("least work there is", worker_weeks / min(bound) / 1e6, "same"),
        ("share of the least work", min(bound) / min(taken), ""),
        ("NumPy arrays, beside the engine", peers.ratio_to_numpy_arrays, "times as long, same bits"),
        ("ordinary Mesa agents, beside the engine", peers.ratio_to_mesa_agents, "times as long, same bits"),
        ("a fan chart on one thread", wall_1 * 1e3, "ms of wall time"),
        ("a fan chart on two threads", wall_2 * 1e3, "ms of wall time"),
        ("two threads against one", speedup, "times"),
        ("memory, resident", resident, "bytes a worker"),
        ("memory, counted", counted, "bytes a worker"),
    )
    figures = {
        "worker_weeks_per_cpu_s": round(rate),
        "ratio_to_numpy_arrays": round(peers.ratio_to_numpy_arrays, 1),
        "ratio_to_mesa_agents": round(peers.ratio_to_mesa_agents, 1),
        "bytes_per_worker": round(max(resident, counted), 1),
        "two_thread_speedup": round(speedup, 2),
        "bound_share": round(min(bound) / min(taken), 3),
    }
    tell("engine", rows, figures)


if __name__ == "__main__":
    main()
