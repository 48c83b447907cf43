"""Asking a region on a machine that others use too: how long it takes, one at a time, gently, and not without end."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import median
from threading import Event

from filelock import FileLock, Timeout

from sherpa_sim.content.posterior import sets_of
from sherpa_sim.content.region import Region
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.model.batch import BURN_IN_WEEKS, StoppedError

from .gentle import give_way
from .region import Asked, run_plans, run_slice
from .region_result import RegionResult
from .region_slices import blocks_of, slices_of

_PILOT = 1000  # workers in the slice that is timed, at least
_TIMES = 3  # that it is run; what the machine does besides makes one time differ from another
_LOOK_AGAIN = 0.2  # seconds
_SECONDS_A_MINUTE = 60


class Exactness(StrEnum):
    """How many of the workplaces are simulated."""

    QUICK = "quick"
    WHOLE = "whole"

    @property
    def share(self) -> float:
        """The share of the workplaces of each kind that is simulated."""
        return {Exactness.QUICK: 0.05, Exactness.WHOLE: 1.0}[self]

    @property
    def longest(self) -> int:
        """Minutes after which a run is stopped."""
        return {Exactness.QUICK: 5, Exactness.WHOLE: 30}[self]


@dataclass(frozen=True)
class Effort:
    """What is simulated: workplaces and workers, and for how many weeks each, all plans together."""

    workplaces: int
    workers: int
    weeks: int

    def seconds(self, speed: float, threads: int | None = None) -> float:
        """How long it takes at so many worker-weeks a second in one thread, with nothing else to do."""
        return self.workers * self.weeks / speed / (threads or os.cpu_count() or 1)


def effort(region: Region, scenarios: Sequence[Scenario], exactness: Exactness) -> Effort:
    """What a run asks of the machine."""
    blocks = blocks_of(region, exactness.share)
    return Effort(
        workplaces=sum(block.run for block in blocks),
        workers=sum(block.workers_run for block in blocks),
        weeks=BURN_IN_WEEKS + (1 + len(scenarios)) * scenarios[0].weeks,
    )


def measure_speed(region: Region, scenarios: Sequence[Scenario]) -> float:
    """Worker-weeks a second in one thread of this machine, as busy as it is now, from one small slice.

    The first slice of a process is run beforehand, because it loads the compiled simulation.
    """
    share = Exactness.QUICK.share
    asked = Asked(region, tuple(scenarios), sets_of(None), share)
    blocks = blocks_of(region, share)
    workers = [cut.workplaces * blocks[cut.block].size for cut in slices_of(region, share)]
    by_workers = sorted(range(len(workers)), key=workers.__getitem__)
    pilot = next((number for number in by_workers if workers[number] >= _PILOT), by_workers[-1])
    run_slice(asked, by_workers[0])
    took = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        run_slice(asked, pilot)
        took.append(time.perf_counter() - start)
    return workers[pilot] * effort(region, scenarios, Exactness.QUICK).weeks / median(took)


def run_in_turn(
    region: Region,
    scenarios: Sequence[Scenario],
    exactness: Exactness,
    progress: Callable[[int, int], object],
    stop: Event,
) -> tuple[RegionResult, ...]:
    """The plans in a region, once no other process of this user is at such work; gives way to other work meanwhile.

    `progress(done, of)` is told how many workers are done; `stop` can be set to stop waiting and running.

    Raises:
        StoppedError: if `stop` was set.
        Problem: if it takes longer than it may.
    """
    of, done = effort(region, scenarios, exactness).workers, 0
    with _turn(stop), ThreadPoolExecutor(os.cpu_count() or 1, initializer=give_way) as gentle:
        until = time.monotonic() + exactness.longest * _SECONDS_A_MINUTE

        def told(more: int) -> None:
            nonlocal done
            if time.monotonic() > until:
                raise Problem(
                    "This took longer than {minutes} minutes and was stopped, so that others can use the machine. "
                    "Try again later, with fewer plans or fewer years.",
                    minutes=exactness.longest,
                )
            done += more
            progress(done, of)

        return run_plans(region, scenarios, executor=gentle, progress=told, stop=stop, share=exactness.share)


@contextmanager
def _turn(stop: Event) -> Iterator[None]:
    """The one place for such work on this machine; it is free again when its process ends, however it ends."""
    owner = os.getuid() if hasattr(os, "getuid") else 0
    lock = FileLock(Path(tempfile.gettempdir()) / f"sherpa-region-{owner}.lock")
    while not lock.is_locked:
        if stop.is_set():
            raise StoppedError
        with suppress(Timeout):
            lock.acquire(timeout=_LOOK_AGAIN)
    try:
        yield
    finally:
        lock.release()
