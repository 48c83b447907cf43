"""How long the Sobol analysis of a scenario takes: 8 192 runs of a floor of 250 workers with its mentors.

Prints a table, then one line of JSON:

    python benchmarks/sobol.py

The work is what `sherpa sensitivity sherpa_flanders` does after its screening: 512 base points for 14 factors (luck, a
draw of the fitted numbers, and the 12 numbers that matter most), so 512 x (14 + 2) cases after Saltelli. The figures:

- `seconds`: wall time of running all cases, on one thread per processor, and of the indices with their intervals;
  compiled beforehand, nothing taken from a store.
- `runs`: how many floors were run for 156 weeks with mentors.
- `floors_before`: how many floors were peopled, burnt in for 208 weeks, and run for 156 weeks without mentors. Cases
  that do not differ before the mentors come share theirs: the same bits as if each had its own (a test holds that).
- `cpu_seconds`: processor time of the same; half of it is what two idle cores need at best.
- `seconds_of_all`: wall time of the whole analysis: which numbers are free, screening, and the above.
"""

import time

import numpy as np
from measure import tell

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import load_scenario
from sherpa_sim.experiments.sensitivity import (
    ask,
    decompose,
    decomposition_sample,
    run_sample,
    screen,
    screening_sample,
)

SCENARIO = "sherpa_flanders"


def main() -> None:
    """Measures, tells, and prints the line."""
    scenario, assumptions = load_scenario(SCENARIO), load_assumptions()
    ask(scenario.model_copy(update={"weeks": 52}), assumptions)  # compiled before the clock starts
    begin = time.perf_counter()
    question = ask(scenario, assumptions)
    screening = screening_sample(question)
    chosen = screen(screening, run_sample(question, screening)).chosen()
    sample = decomposition_sample(question, chosen)
    start, cpu = time.perf_counter(), time.process_time()
    found = decompose(sample, run_sample(question, sample))
    end = time.perf_counter()
    figures = {
        "seconds": round(end - start, 1),
        "runs": found.runs,
        "floors_before": len(np.unique(sample.cases.before(question.idle), axis=0)),
        "cpu_seconds": round(time.process_time() - cpu, 1),
        "seconds_of_all": round(end - begin, 1),
    }
    rows = (
        ("wall time of the runs and their indices", figures["seconds"], "s"),
        ("runs with mentors", f"{figures['runs']:,}", ""),
        ("floors before the mentors come", f"{figures['floors_before']:,}", ""),
        ("processor time of the runs and their indices", figures["cpu_seconds"], "s"),
        ("wall time of the whole analysis", figures["seconds_of_all"], "s"),
    )
    tell("sobol", rows, figures)


if __name__ == "__main__":
    main()
