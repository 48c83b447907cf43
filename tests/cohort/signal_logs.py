"""Signals and logs for tests."""

from collections.abc import Mapping
from datetime import date

from sherpa_sim.cohort.signal_counts import Log
from sherpa_sim.content.signals import Signal, new_key

DAY = date(2027, 3, 1)


def heard(kind: str, people: int, **more: object) -> Signal:
    """So many colleagues who said something of a kind."""
    values = {"key": new_key(), "day": DAY, "kind": kind, "words": "Too late.", "people": people, **more}
    return Signal.model_validate(values)


def log(counts: Mapping[str, int], apart: bool = False) -> Log:
    """A log with one signal of each kind that was said by anybody, all by different people."""
    return Log(tuple(heard(kind, people) for kind, people in counts.items() if people), apart)
