"""How time and memory grow with workers, weeks, runs and threads.

Prints a table, then one line of JSON:

    python benchmarks/growth.py

One mentor per 100 workers for three hours a week; nothing compiles while the clock runs. Sizes take turns, and of each
the quickest turn counts; but for threads, time is processor time on one thread. An exponent is the slope of a
straight line through the logarithms: 1 means twice as much for twice the size. The figures:

- `by_workers`, `by_weeks`, `by_runs`: pairs of a size and milliseconds of one call: one run of a floor with so many
  workers for a year; 20 runs of 250 workers for so many weeks; so many runs of 250 workers for a year.
- `workers_exponent`, `weeks_exponent`, `runs_exponent`: the exponent of each; of the workers also from 250 upwards
  (`workers_exponent_large`), because a floor costs something before anybody works there.
- `ns_per_worker_week`, `us_per_floor_week`: what a week takes for a worker and for a floor, by least squares of the
  relative errors over all sizes of a floor.
- `building_exponent`: of making floors (people, ties) with more workers; `building_us_per_worker`: at the largest.
- `thread_speedups`: wall time of a fan chart on one thread divided by that on 1, 2, ... threads, up to one for each
  processor, the median of the turns.
- `bytes_per_worker`: how much more memory a process has in use for a worker more, over batches of 100 to 1 600 floors
  of 250 workers that have run 156 weeks, each in a process of its own; `base_mib`: what it has before there are any.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from measure import Row, resident_bytes, slope, tell, times
from peers import FLOORS, SETTINGS, WEEKS, WORKERS, burnt_in, pars

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.model.batch import BURN_IN_WEEKS, run
from sherpa_sim.model.population import Floors, build_floors
from sherpa_sim.model.workforce import composition

YEAR = 52
SIZES = (10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
LARGE = 250
WORKERS_AT_ONCE = 10_000  # of small floors several are run at once, so that the clock has something to see
HORIZONS = (26, 52, 104, 208, 416)
RUNS = (1, 3, 10, 30, 100, 300)
HELD = (100, 200, 400, 800, 1600)
REPEATS, LONGEST = 15, 12.0


def made(floors: int, workers: int) -> Floors:
    """Floors before their first week."""
    return build_floors(composition("flanders"), [workers] * floors, load_assumptions(), seed=1)


def runner(start: Floors, weeks: int, threads: int = 1) -> Callable[[], None]:
    """A call that runs floors from their start."""
    floors, par = start.copy(), pars(SETTINGS)

    def go() -> None:
        floors.restore(start)
        run(floors, par, [0] * weeks, BURN_IN_WEEKS, threads)

    return go


def quickest(works: Sequence[Callable[[], Any]]) -> list[float]:
    """Seconds of processor time of each work."""
    return [min(taken) for taken in times(time.process_time, works, REPEATS, LONGEST)]


def at_once(size: int) -> int:
    """How many floors of a size are run at once."""
    return max(1, WORKERS_AT_ONCE // size)


def cost_of_a_week(seconds_a_run: Sequence[float]) -> tuple[float, float]:
    """Seconds that a week takes for a worker, and for a floor, from those of a run of a year by size."""
    shares = np.array(
        [(size * YEAR / seconds, YEAR / seconds) for size, seconds in zip(SIZES, seconds_a_run, strict=True)]
    )
    worker, floor = np.linalg.lstsq(shares, np.ones(len(SIZES)), rcond=None)[0]
    return float(worker), float(floor)


def memory(floors: int) -> tuple[int, int]:
    """Bytes that a process has in use before it makes so many floors, and while it holds them after a run."""
    asked = [sys.executable, __file__, "--hold", str(floors)]
    before, after = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
    return int(before), int(after)


def hold(floors: int) -> None:
    """Prints what `memory` asks for."""
    run(made(1, WORKERS), pars(SETTINGS), [0], BURN_IN_WEEKS, threads=1)  # compiled, and everything imported
    before, held = resident_bytes(), made(floors, WORKERS)
    record = run(held, pars(SETTINGS), [0] * WEEKS, BURN_IN_WEEKS, threads=1)
    print(before, resident_bytes())
    del record, held


def main() -> None:
    """Measures, tells, and prints the line."""
    fan = burnt_in(FLOORS)
    runner(fan, 1)()  # compiled
    by_size = quickest([runner(burnt_in(at_once(size), size), YEAR) for size in SIZES])
    a_run = [seconds / at_once(size) for size, seconds in zip(SIZES, by_size, strict=True)]
    by_weeks = quickest([runner(burnt_in(20), weeks) for weeks in HORIZONS])
    by_runs = quickest([runner(burnt_in(runs), YEAR) for runs in RUNS])
    building = quickest([lambda size=size: made(at_once(size), size) for size in SIZES])
    a_floor = [seconds / at_once(size) for size, seconds in zip(SIZES, building, strict=True)]
    threads = range(1, (os.cpu_count() or 1) + 1)
    walls = times(time.perf_counter, [runner(fan, WEEKS, count) for count in threads], REPEATS, LONGEST)
    speedups = [statistics.median(np.array(walls[0]) / np.array(wall)) for wall in walls]
    before, held = np.array([memory(floors) for floors in HELD]).T
    per_worker, base = np.polyfit(np.array(HELD) * WORKERS, held - before, 1)[0], before.mean()
    worker_week, floor_week = cost_of_a_week(a_run)
    large = SIZES.index(LARGE)
    exponents = {
        "workers_exponent": slope(SIZES, a_run),
        "workers_exponent_large": slope(SIZES[large:], a_run[large:]),
        "weeks_exponent": slope(HORIZONS, by_weeks),
        "runs_exponent": slope(RUNS, by_runs),
        "building_exponent": slope(SIZES, a_floor),
    }
    rows: list[Row] = [
        *(
            (f"a year of {size:,} workers", ms(seconds), "ms")
            for size, seconds in zip(SIZES, a_run, strict=True)
        ),
        *(
            (f"{weeks} weeks of 20 runs", ms(seconds), "ms")
            for weeks, seconds in zip(HORIZONS, by_weeks, strict=True)
        ),
        *((f"a year of {runs} runs", ms(seconds), "ms") for runs, seconds in zip(RUNS, by_runs, strict=True)),
        *((name.replace("_", " "), value, "1: in proportion") for name, value in exponents.items()),
        ("a week for a worker", worker_week * 1e9, "ns"),
        ("a week for a floor", floor_week * 1e6, "µs"),
        ("making a worker, at 5,000", a_floor[-1] / SIZES[-1] * 1e6, "µs"),
        *(
            (f"{count} threads against one", speedup, "times")
            for count, speedup in zip(threads, speedups, strict=True)
        ),
        ("memory for a worker more", float(per_worker), "bytes"),
        ("memory before there are any", float(base) / 2**20, "MiB"),
    ]
    figures = {
        "by_workers": pairs(SIZES, a_run),
        "by_weeks": pairs(HORIZONS, by_weeks),
        "by_runs": pairs(RUNS, by_runs),
        **{name: round(value, 3) for name, value in exponents.items()},
        "ns_per_worker_week": round(worker_week * 1e9, 1),
        "us_per_floor_week": round(floor_week * 1e6, 2),
        "building_us_per_worker": round(a_floor[-1] / SIZES[-1] * 1e6, 3),
        "thread_speedups": [round(speedup, 2) for speedup in speedups],
        "bytes_per_worker": round(float(per_worker), 1),
        "base_mib": round(float(base) / 2**20, 1),
    }
    tell("growth", rows, figures)


def ms(seconds: float) -> float:
    """The same in milliseconds."""
    return seconds * 1e3


def pairs(sizes: Sequence[int], seconds: Sequence[float]) -> list[tuple[int, float]]:
    """Each size with its milliseconds."""
    return [(size, round(ms(one), 3)) for size, one in zip(sizes, seconds, strict=True)]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--hold"]:
        hold(int(sys.argv[2]))
    else:
        main()
