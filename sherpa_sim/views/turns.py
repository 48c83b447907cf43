"""Whose turn it is: of all pages of a site, as many simulations run at a time as the machine has processors.

Fifty that run at the same time are in each other's way: all are late, and together they take a fifth more. Who came
first goes first; what can be stopped comes after all that cannot. A turn is a lock on a file, which the system gives
back for a page that dies; whoever waits leaves a file that tells since when.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

try:
    import fcntl
except ImportError:  # on Windows; there everybody goes at once
    fcntl = None  # type: ignore[assignment]

FOLDER_VARIABLE = "SHERPA_TURNS"
"""The variable in which a site tells its pages where the locks are; without it there is nobody to wait for."""

PATIENCE = 8.0  # seconds; who has waited so long goes anyway, so that nobody's long work holds up all others for ever
LATER_PATIENCE = 30.0  # the same of what can be stopped
AT_THE_HEAD, FOR_EACH_BEFORE = 0.002, 0.015  # seconds between two looks of who waits
_TURN, _WAITS, _ASKED, _LATER = "turn", "waits", "0", "1"


@contextmanager
def turn(stop: Event | None = None) -> Iterator[None]:
    """Waits for a turn, and keeps it meanwhile.

    With `stop` it comes after all who wait without one, and does not wait any longer once that is set.
    """
    folder, taken = _folder(), None
    with suppress(OSError):  # the site has gone, and its folder with it
        taken = _waited_for(folder, stop) if folder else None
    try:
        yield
    finally:
        if taken is not None:
            os.close(taken)


def all_taken() -> bool:
    """Whether whoever wants a turn now has to wait for it."""
    folder = _folder()
    with suppress(OSError):
        if folder:
            taken = _taken(folder)
            if taken is None:
                return True
            os.close(taken)
    return False


def _folder() -> Path | None:
    """Where the locks are; None where there is nobody to wait for."""
    folder = os.environ.get(FOLDER_VARIABLE)
    return Path(folder) if folder and fcntl else None


def _waited_for(folder: Path, stop: Event | None) -> int | None:
    """The open file with the lock of a turn; None if that took too long, or was stopped."""
    pause, kind = (stop.wait, _LATER) if stop else (time.sleep, _ASKED)
    since = time.monotonic_ns()
    ours = folder / f"{_WAITS}-{kind}-{since:020d}-{os.getpid()}"
    ours.touch()
    try:
        while time.monotonic_ns() < since + _patience(kind) and not (stop and stop.is_set()):
            before_us = _before(folder, ours.name)
            taken = None if before_us else _taken(folder)
            if taken is not None:
                return taken
            pause(AT_THE_HEAD + FOR_EACH_BEFORE * before_us)
        return None
    finally:
        ours.unlink(missing_ok=True)


def _before(folder: Path, ours: str) -> int:
    """How many go before us: by their names, which are ordered."""
    names = os.listdir(folder)  # noqa: PTH208  (quicker)
    return sum(_WAITS <= name < ours and _is_there(folder, name) for name in names)


def _is_there(folder: Path, name: str) -> bool:
    """Whether somebody still waits under this name; that of a page which died goes away."""
    _, kind, since, page = name.split("-")
    with suppress(PermissionError):  # somebody else's, so it lives
        try:
            os.kill(int(page), 0)
        except ProcessLookupError:
            (folder / name).unlink(missing_ok=True)
            return False
    return time.monotonic_ns() < int(since) + _patience(kind)


def _patience(kind: str) -> float:
    """Nanoseconds."""
    return (LATER_PATIENCE if kind == _LATER else PATIENCE) * 1e9


def _taken(folder: Path) -> int | None:
    """An open file with the lock of a turn; None if all are taken."""
    for number in range(os.cpu_count() or 1):
        file = os.open(folder / f"{_TURN}-{number}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
        else:
            return file
    return None
