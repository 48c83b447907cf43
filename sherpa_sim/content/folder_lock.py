"""One writer at a time in a folder, among all tabs and programs of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sherpa_sim.domain.problem import Problem

PATIENCE = 10.0
"""Seconds to wait for another tab that is saving."""


@contextmanager
def locked(folder: Path, busy: Problem) -> Iterator[None]:
    """While this lasts, nobody else who asks for it writes in the folder; a killed program lets go.

    Raises:
        Problem: `busy`, if somebody else holds it for ten seconds.
        OSError: if there is no such folder, or nothing can be written in it.
    """
    lock = FileLock(folder / ".lock", timeout=PATIENCE, poll_interval=0.005)
    try:
        lock.acquire()
    except Timeout:
        raise busy from None
    try:
        yield
    finally:
        lock.release()
