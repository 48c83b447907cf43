"""What a user is told when a file of hers cannot be read or written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sherpa_sim.domain.problem import Problem


@contextmanager
def reading(path: Path | str) -> Iterator[None]:
    """While this lasts, what the system says against reading `path` is raised as a Problem."""
    try:
        yield
    except FileNotFoundError:
        raise Problem("There is no file {file}; check the name and the folder.", file=path) from None
    except OSError as error:
        raise Problem("{file} cannot be read ({reason}).", file=path, reason=error.strerror or "") from None


@contextmanager
def writing(path: Path | str) -> Iterator[None]:
    """While this lasts, what the system says against writing `path` is raised as a Problem."""
    try:
        yield
    except OSError as error:
        raise Problem(
            "{file} cannot be written ({reason}).", file=path, reason=error.strerror or ""
        ) from None


@contextmanager
def removing() -> Iterator[None]:
    """While this lasts, what the system says against removing a file is raised as a Problem."""
    try:
        yield
    except OSError as error:
        raise Problem(
            "{file} cannot be removed ({reason}); close programs that use it and try again.",
            file=error.filename,
            reason=error.strerror or "",
        ) from None
