"""Files that are there whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file: beside its place first, flushed, then into its place.

    Raises:
        OSError: if it cannot be written; what was there before is still there, and nothing lies beside it.
    """
    handle, beside = tempfile.mkstemp(dir=path.absolute().parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
