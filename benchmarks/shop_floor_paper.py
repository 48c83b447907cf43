"""What an hour a week of a mentor brings in each place of the question that divides one (`shop-floor-01`).

Each place is a workplace of its own, for floors do not influence each other, so that the gains of places add up. Prints a
row a place: how many more of its workers take part in a year, on average over three years, by the first hour, the
second, and so on, and the largest standard error of the rows' sums. About half a minute on two cores.
"""

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from sherpa_sim.content.scenario import Scenario
from sherpa_sim.experiments.explore import run_scenario
from sherpa_sim.experiments.results import Interval

START = date(2025, 9, 1)
HOURS = 6
RUNS = 2000
TALKS = {"mentor_course_days": 2.0, "coaching_sessions": 3.5, "reach": "least_reached", "lever_policy": "by_barrier"}
FULL = {"seats_per_100": 2.5}
"""One place in courses at a time for a hall of 40; usually there are twelve."""


def _talks(workers: int) -> Callable[[int], dict[str, Any]]:
    return lambda hours: TALKS | {"mentors_per_100": 100 / workers, "mentor_hours": float(hours)}


PLACES: Mapping[str, tuple[int, Mapping[str, Any], Callable[[int], dict[str, Any]]]] = {
    "hall": (40, {}, _talks(40)),
    "team": (12, {}, _talks(12)),
    "full": (40, FULL, _talks(40)),
    "sessions": (40, {}, lambda hours: {"events_per_year": 2.0 * hours}),
    "leaflets": (40, {}, lambda hours: {"campaign": 0.03 * hours}),
}
"""Place: how many work there, how it is without a mentor, and what so many hours a week are in the model.

An hour a week is two group sessions a year (some twenty hours each to prepare, hold and talk about) or telling a little
more than one of 40 each week (which over a year is everybody, more than once).
"""


def extra(place: str, hours: int, runs: int) -> Interval:
    """How many more workers take part in a year with so many hours a week there, over `runs` runs."""
    workers, usual, delivered = PLACES[place]
    gain = _yearly(workers, {**usual, **delivered(hours)}, runs)
    if not usual:
        return gain
    before = _yearly(workers, dict(usual), runs)
    return Interval(gain.middle - before.middle, gain.low, gain.high)


def _yearly(workers: int, settings: dict[str, Any], runs: int) -> Interval:
    name = {"en": "hours", "nl": "uren"}
    scenario = Scenario.model_validate(
        {
            "key": "hours",
            "name": name,
            "question": name,
            "start": START,
            "workplace": {"workers": workers},
            "changes": [{"name": name, "start": START, "settings": settings}],
            "runs": runs,
        }
    )
    return run_scenario(scenario).extra_participants


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs = parser.parse_args().runs
    for place in PLACES:
        sums = [0.0, *(extra(place, hours, runs).middle for hours in range(1, HOURS + 1))]
        gains = ", ".join(f"{after - before:.2f}" for before, after in zip(sums, sums[1:], strict=False))
        print(f"{place}: {gains}", flush=True)


if __name__ == "__main__":
    main()
