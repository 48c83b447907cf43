"""How long all workplaces of Flanders take without and with mentors, and how much memory.

Prints a table, then one line of JSON:

    python benchmarks/region.py

The work is `sherpa region`: about three million workers in some 135 000 workplaces, a burn-in of 208 weeks, then 156
weeks without and 156 with one mentor per 100 workers, in one thread per processor. The figures:

- `seconds`: wall time of the whole run, compiled beforehand; the slices of which none was begun after a limit are
  reckoned at the rate of those done, and `share_run` says how much was run.
- `peak_gib`: the most memory that this process ever had in use.
- `workers`: how many workers there are.
- `cpu_seconds`: processor time of the run; half of it is what two idle cores need at best.
"""

import time
from contextlib import suppress
from threading import Event

from measure import peak_gib, tell

from sherpa_sim.content.posterior import plausible_assumptions
from sherpa_sim.content.region import load_region
from sherpa_sim.content.scenario import load_scenario
from sherpa_sim.experiments.region import Asked, run_region, run_slice
from sherpa_sim.experiments.region_slices import blocks_of, slices_of
from sherpa_sim.model.batch import StoppedError

SCENARIO = "sherpa_flanders"
LONGEST = 300.0  # seconds after which no slice is begun


def main() -> None:
    """Measures, tells, and prints the line."""
    region, scenario, sets = load_region(), load_scenario(SCENARIO), plausible_assumptions()
    workers = sum(block.workers for block in blocks_of(region))
    run_slice(
        Asked(region, (scenario,), sets), len(slices_of(region)) - 1
    )  # compiled before the clock starts
    stop, done = Event(), 0
    start, cpu = time.perf_counter(), time.process_time()

    def progress(more: int) -> None:
        nonlocal done
        done += more
        if time.perf_counter() - start > LONGEST and done < workers:
            stop.set()

    with suppress(StoppedError):
        run_region(region, scenario, sets, progress=progress, stop=stop)
    share = done / workers
    seconds, cpu_seconds = (time.perf_counter() - start) / share, (time.process_time() - cpu) / share
    rows = (
        ("workers", f"{workers:,}", ""),
        ("workplaces", f"{sum(block.workplaces for block in blocks_of(region)):,}", ""),
        ("share of them that was run", share, ""),
        ("wall time", seconds, "s"),
        ("processor time", cpu_seconds, "s"),
        ("most memory in use", peak_gib(), "GiB"),
    )
    figures = {
        "seconds": round(seconds, 1),
        "peak_gib": round(peak_gib(), 2),
        "workers": workers,
        "cpu_seconds": round(cpu_seconds, 1),
        "share_run": round(share, 3),
    }
    tell("region", rows, figures)


if __name__ == "__main__":
    main()
