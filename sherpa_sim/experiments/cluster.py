"""An executor on other machines: the workers of a Dask scheduler."""

import logging
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from sherpa_sim.domain.problem import Problem

ANSWERS_WITHIN = 10.0
"""Seconds within which a scheduler has to answer, and to have a worker."""

RETRIES = 3
"""How often a slice is begun again after the worker that had it was lost."""


PATIENCE = 60.0
"""Seconds without any worker after which a run is given up: a machine that starts again may be back by then."""

_LOOK_AGAIN = 0.5  # seconds after which it is seen whether there are workers


@contextmanager
def workers_of(scheduler: str, patience: float = PATIENCE) -> Iterator[Executor]:
    """The workers of the Dask scheduler at an address such as tcp://192.168.1.10:8786.

    What was lost with a killed worker is run again by another one, also by one that comes within `patience` seconds
    after the last one went.

    Raises:
        Problem: if Dask is not installed, nothing answers there, it has no workers, all of them stay away on the way,
            or the scheduler or one worker after another is lost.
    """
    try:
        from distributed import Client, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError:
        raise Problem(
            'A scheduler needs the package "distributed"; install it with: pip install "sherpa-sim[cluster]".'
        ) from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it logs is said in a sentence
    try:
        client = Client(scheduler, timeout=ANSWERS_WITHIN, set_as_default=False)
    except (OSError, ValueError):  # a timeout is an OSError
        raise Problem(
            'No scheduler answers at {address}; start one with "dask scheduler", or leave --scheduler out.',
            address=scheduler,
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=ANSWERS_WITHIN)
        except TimeoutError:
            raise Problem(
                'The scheduler at {address} has no workers; start some with "dask worker {address}".',
                address=scheduler,
            ) from None
        executor = client.get_executor(pure=False, retries=RETRIES)
        watch = _Watch(client, executor, patience)
        try:
            yield executor
        except (KilledWorker, CancelledError, CommClosedError):
            if watch.gave_up:
                raise Problem(
                    "The scheduler at {address} has had no workers for {seconds} seconds; start some with "
                    '"dask worker {address}" and run this again, with the same --store to go on from where it was.',
                    address=scheduler,
                    seconds=round(patience),
                ) from None
            raise Problem(
                "The scheduler at {address} or its workers were lost; start them and run this again, with the same "
                "--store to go on from where it was.",
                address=scheduler,
            ) from None
        finally:
            watch.end()


class _Watch:
    """Looks whether a scheduler has workers, and cancels what an executor waits for when all of them stay away.

    Dask itself lets a task wait for ever for a worker to come.
    """

    def __init__(self, client: Any, executor: Executor, patience: float) -> None:
        self.gave_up = False
        self._client, self._executor, self._patience = client, executor, patience
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stops looking."""
        self._over.set()
        self._thread.join(ANSWERS_WITHIN)

    def _look(self) -> None:
        seen = time.monotonic()
        while not self._over.wait(_LOOK_AGAIN):
            try:
                if self._client.nthreads():
                    seen = time.monotonic()
            except (OSError, RuntimeError, CancelledError):
                return  # the scheduler is lost, and what waits for it is told so
            if time.monotonic() - seen > self._patience:
                self.gave_up = True
                self._executor.shutdown(wait=False)
                return
