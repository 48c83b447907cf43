"""Many floors in one call: burnt in once, then run as often as wanted from the same start."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, wait
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import pairwise
from os import cpu_count
from threading import Event
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .columns import LINE, MEASURES, SERIES, TABLE_GROUPS
from .compiled import run_floors_compiled
from .population import Floors
from .rules import YEAR

PARTS_PER_THREAD = 8
"""Work is shared out in more parts than there are threads, so that a thread that is held up does less of it, and
so that a run can be stopped soon."""

BURN_IN_WEEKS = 4 * YEAR
"""Weeks without mentors before anything is counted, so that states, experience and seats have settled."""


class StoppedError(Exception):
    """A run was told to stop before it was through; its floors are at different weeks."""


@dataclass(frozen=True)
class Record:
    """What was recorded of many floors.

    `series` [floors, weeks, SERIES]: numbers of workers each week (`culture`: a share).
    `tables` [floors, rows, GROUPS, MEASURES]: numbers of workers before the first week, at each full year, and at
    the last week.
    `sizes` [floors]: workers on each floor.
    """

    series: NDArray[np.float32]
    tables: NDArray[np.int32]
    sizes: NDArray[np.int64]

    def week(self, name: str) -> NDArray[np.float32]:
        """One weekly series, [floors, weeks]."""
        return self.series[:, :, SERIES.index(name)]

    def group(self, group: int, measure: str, year: int = -1) -> NDArray[np.int32]:
        """One yearly number of a group, [floors]; `year` counts from the start (0), -1 is the last."""
        return self.tables[:, year, group, MEASURES.index(measure)]


def run(
    floors: Floors,
    pars: NDArray[Any],
    spans: Sequence[int],
    first_week: int,
    threads: int | None = None,
    executor: Executor | None = None,
    engine: Callable[..., None] = run_floors_compiled,
    stop: Event | None = None,
) -> Record:
    """Run all floors for `len(spans)` weeks from `first_week`, changing them in place.

    `pars[spans[t]]` is the record of week t; with several sets of assumptions, `pars[floor.assumed, spans[t]]`.
    Work is shared out over `threads` (None: one per processor) in whole floors, so the result is the same to the
    bit for any number of threads. An `executor` of threads is used instead of a new one, and is left open.

    Raises:
        StoppedError: if `stop` was set before the last part of the work was begun.
    """
    count = len(floors.floors)
    weeks = len(spans)
    series = np.zeros((count, weeks, len(SERIES)), np.float32)
    tables = np.zeros((count, -(-weeks // YEAR) + 1, TABLE_GROUPS, len(MEASURES)), np.int32)
    lines = series.view(LINE)[:, :, 0].view(np.recarray)
    span = np.asarray(spans, np.int64)
    arrays = (floors.floors, floors.workers, floors.ties, floors.mentors)
    workers = min(count, threads or cpu_count() or 1)
    rest = (*arrays, pars.reshape(-1, pars.shape[-1]), span, first_week, lines, tables)

    def run_part(first: int, last: int) -> None:
        if stop is not None and stop.is_set():
            raise StoppedError
        engine(first, last, *rest)

    if workers <= 1 and stop is None:
        run_part(0, count)
    else:
        cuts = _even_cuts(floors.floors.workers, min(count, workers * PARTS_PER_THREAD))
        with nullcontext(executor) if executor else ThreadPoolExecutor(workers) as pool:
            parts = [pool.submit(run_part, int(a), int(b)) for a, b in pairwise(cuts)]
            wait(parts)
            for part in parts:
                part.result()
    return Record(series, tables, np.asarray(floors.floors.workers).copy())


def burn_in(floors: Floors, par: np.record | NDArray[Any], threads: int | None = None) -> Record:
    """Let the floors settle without mentors, then start the counters of workers from zero.

    `par` is one record, or one for each set of assumptions.
    """
    pars = np.array(par, par.dtype).reshape(-1, 1).view(np.recarray)
    pars.culture_participation = 0.0  # the usual share is only known afterwards
    floors.floors.culture = pars.employer_support[floors.floors.assumed, 0]
    before = run(floors, pars, [0] * BURN_IN_WEEKS, 0, threads)
    share = before.week("participated")[:, -YEAR:].mean(axis=1) / before.sizes
    floors.floors.usual = share
    for name in ("talks", "starts", "completions", "stops"):
        floors.workers[name] = 0
    return before


def _even_cuts(sizes: NDArray[np.int64], parts: int) -> NDArray[np.int64]:
    """Where to cut a row of floors so that every part has about as many workers."""
    reached = np.cumsum(sizes)
    inner = np.searchsorted(reached, reached[-1] * np.arange(1, parts) / parts) + 1
    return np.unique(np.concatenate([[0], inner, [len(sizes)]]))
