"""A region small enough for a test: two size classes, two sectors, sixteen slices or as many as are asked for."""

from typing import Any

from sherpa_sim.content.region import Region
from sherpa_sim.content.scenario import Scenario, load_scenario


def share(value: float) -> dict[str, Any]:
    return {"value": value, "unit": "%", "year": 2022, "source": "reasoned_region", "confidence": "guess"}


def count(value: int, unit: str) -> dict[str, Any]:
    return {"value": value, "unit": unit, "year": 2022, "source": "reasoned_region", "confidence": "guess"}


def size_class(workplaces: int, jobs: float, sizes: dict[int, float]) -> dict[str, Any]:
    return {
        "name": {"en": "Size", "nl": "Grootte"},
        "sectors": ["care", "rest"],
        "workplaces": count(workplaces, "workplaces"),
        "jobs": share(jobs),
        "sizes": [{"workers": workers, "share": share(of)} for workers, of in sizes.items()],
    }


def region_record(times: int = 1) -> dict[str, Any]:
    """A region of 240 workers in 36 workplaces, or so many times as many."""
    return {
        "key": "small",
        "name": {"en": "A small region", "nl": "Een kleine regio"},
        "description": {"en": "For a test.", "nl": "Voor een test."},
        "assumptions": [],
        "workers": count(240 * times, "workers"),
        "sectors": {
            "care": {
                "name": {"en": "Care", "nl": "Zorg"},
                "workforce": "health_care",
                "share": share(40),
            },
            "rest": {"name": {"en": "All else", "nl": "De rest"}, "workforce": "flanders"},
        },
        "size_classes": {
            "few": size_class(30 * times, 50, {2: 40, 4: 20, 6: 40}),
            "many": size_class(6 * times, 50, {15: 50, 25: 50}),
        },
    }


def small_region(times: int = 1) -> Region:
    return Region.model_validate(region_record(times))


def short_scenario(weeks: int = 60) -> Scenario:
    return load_scenario("three_hours_a_week").model_copy(update={"weeks": weeks, "seed": 4})
