"""What the model gives for the paper shop-floor: `python tests/experiments/shop_floor_paper.py` prints it anew.

Places (`shop-floor-01`): how many more of its workers take part in a year, on average over three years, by the
first hour a week of a mentor, the second, and so on. Each place is a workplace of its own, for floors do not
influence each other, so that the gains of places add up. Plans (the other questions): how many more take part at
the end, in points, with the 10th and 90th percentile of runs; the same by schooling; and deadweight.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.people import Dimension
from sherpa_sim.experiments.explore import run_scenario
from sherpa_sim.experiments.results import Comparison

START = date(2025, 9, 1)
HOURS = 6
RUNS = 2000
RUNS_OF_A_PLAN = 100
TALKS = {
    "mentor_course_days": 2.0,
    "coaching_sessions": 3.5,
    "reach": "least_reached",
    "lever_policy": "by_barrier",
}
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


WITHOUT_COACHING = {"coaching_sessions": 0.0}
PLAN = TALKS | {"mentors_per_100": 1.0, "mentor_hours": 3.0}
PLANS: Mapping[str, tuple[int, dict[str, Any]]] = {
    "three hours": (250, PLAN),
    "six hours": (250, PLAN | {"mentor_hours": 6.0}),
    "one hour": (250, PLAN | {"mentor_hours": 1.0}),
    "no coaching": (250, PLAN | WITHOUT_COACHING),
    "the willing": (250, PLAN | {"reach": "asking"}),
    "anybody": (250, PLAN | {"reach": "random"}),
    "any lever": (250, PLAN | {"lever_policy": "random"}),
    "more support": (250, PLAN | {"employer_support": 0.9}),
    "support lost": (250, PLAN | {"employer_support": 0.1}),
    "leaflets": (250, {"campaign": 0.02}),
    "a firm of 1000": (1000, PLAN),
}
"""Plan: how many work there, and what changes beside the same workplace without it."""


def extra(place: str, hours: int, runs: int) -> float:
    """How many more workers take part in a year with so many hours a week there, on average over `runs` runs."""
    workers, usual, delivered = PLACES[place]
    gain = compared(workers, {**usual, **delivered(hours)}, runs).extra_participants.middle
    if usual:
        gain -= compared(workers, dict(usual), runs).extra_participants.middle
    return gain


def compared(workers: int, settings: dict[str, Any], runs: int) -> Comparison:
    """A workplace with these settings for three years, beside the same without them."""
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
    return run_scenario(scenario)


def main() -> None:
    """Print both tables."""
    for place in PLACES:
        sums = [0.0, *(extra(place, hours, RUNS) for hours in range(1, HOURS + 1))]
        gains = " | ".join(f"{after - before:.2f}" for before, after in pairwise(sums))
        _print(f"| {place} | {gains} |")
    for plan, (workers, settings) in PLANS.items():
        found = compared(workers, settings, RUNS_OF_A_PLAN)
        points = [100 * one for one in (found.difference.middle, found.difference.low, found.difference.high)]
        schooling = [
            100 * one.difference.middle for one in found.groups if one.dimension is Dimension.EDUCATION
        ]
        anyway = "-" if found.deadweight is None else f"{found.deadweight.middle:.0%}"
        cells = " | ".join(f"{one:+.1f}" for one in (*points, *schooling))
        _print(f"| {plan} | {cells} | {anyway} |")


def _print(row: str) -> None:
    sys.stdout.write(row + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
