"""An executor on other machines: the workers of a Dask scheduler."""

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager

from sherpa_sim.domain.problem import Problem

ANSWERS_WITHIN = 10.0
"""Seconds within which a scheduler has to answer, and to have a worker."""

RETRIES = 3
"""How often a slice is begun again after the worker that had it was lost."""


@contextmanager
def workers_of(scheduler: str) -> Iterator[Executor]:
    """The workers of the Dask scheduler at an address such as tcp://192.168.1.10:8786.

    What was lost with a killed worker is run again by another one.

    Raises:
        Problem: if Dask is not installed, nothing answers there, it has no workers, or the scheduler or one worker
            after another is lost on the way.
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
        try:
            yield client.get_executor(pure=False, retries=RETRIES)
        except (KilledWorker, CancelledError, CommClosedError):
            raise Problem(
                "The scheduler at {address} or its workers were lost; start them and run this again, with the same "
                "--store to go on from where it was.",
                address=scheduler,
            ) from None
