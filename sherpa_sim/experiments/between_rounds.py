"""What the model expects to change between two rounds of a survey, with mentors and without, at one workplace."""

from dataclasses import dataclass
from threading import Event

from sherpa_sim.content.plan import Ground, Plan
from sherpa_sim.content.scenario import Settings

from .compare import interval
from .explore import Explorer
from .results import Interval, Stamp

RUNS = 100


@dataclass(frozen=True)
class Expected:
    """Shares of workers who took a course in the last 12 months, and how they change from the first week to the last.

    Changes are differences of shares; each interval holds eight in ten runs of the simulation. `difference` is what
    mentors change: with them minus without, in the same run.
    """

    ground: Ground
    mentors_per_100: float
    first: Interval
    without: Interval
    with_mentors: Interval
    difference: Interval
    stamp: Stamp


def expected_change(
    ground: Ground, mentors_per_100: float, *, runs: int = RUNS, seed: int = 1, stop: Event | None = None
) -> Expected:
    """What the model expects over the ground's weeks, with the kit's usual mentors from its first week on.

    Raises:
        StoppedError: if `stop` was set before it was done.
    """
    explorer = Explorer(ground.workplace, runs, seed, ground.idle())
    plan = Plan(settings=Settings(mentors_per_100=mentors_per_100))
    scenario = ground.scenario(plan, "between_rounds")
    pair = explorer.pair_of(scenario.changes, stop)
    first, without, changed = (
        pair.without.shares[:, 0],
        pair.without.shares[:, -1],
        pair.changed.shares[:, -1],
    )
    return Expected(
        ground=ground,
        mentors_per_100=mentors_per_100,
        first=interval(first),
        without=interval(without - first),
        with_mentors=interval(changed - first),
        difference=interval(changed - without),
        stamp=explorer.comparison(pair, scenario=scenario).stamp,
    )
