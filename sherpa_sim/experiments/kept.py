"""Arrays of finished slices of work in files, so that what was interrupted goes on from where it was."""

import functools
import hashlib
import io
import zipfile
import zlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sherpa_sim import __version__
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.whole_file import write_whole


def keep(place: Path, **arrays: NDArray[Any]) -> None:
    """Write the arrays of a slice by name, whole.

    Raises:
        Problem: if the file cannot be written.
    """
    data = io.BytesIO()
    np.savez_compressed(data, **arrays)  # type: ignore[arg-type]
    with writing(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, data.getvalue())


def kept(place: Path, names: Sequence[str]) -> list[NDArray[Any]] | None:
    """The arrays of those names in a file, or None if it is not there or cannot be used."""
    try:
        with np.load(io.BytesIO(place.read_bytes()), allow_pickle=False) as found:
            return [found[name] for name in names]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return None


@functools.cache
def code_stamp(*experiments: str) -> str:
    """A hash of the kit's version, of what computes, and of every rule that results come from.

    `experiments` names the modules of this room that the results depend on.
    """
    package = Path(__file__).resolve().parents[1]
    modules = [module for room in ("domain", "model") for module in sorted((package / room).glob("*.py"))]
    modules += [package / "experiments" / f"{name}.py" for name in experiments]
    sources = [module.read_text("utf-8") for module in modules]
    told = (__version__, version("numpy"), version("numba"), *sources)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
