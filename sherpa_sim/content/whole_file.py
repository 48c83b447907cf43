"""Files that are there whole or not at all."""

import errno
import os
import stat
import tempfile
from pathlib import Path

# Windows has neither flag, nor pipes among its files; there `refuse_special` finds a link.
NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file: beside its place first, flushed, then into its place, for those whom `mode` lets in.

    Raises:
        OSError: if it cannot be written; what was there before is still there, and nothing lies beside it.
    """
    handle, beside = tempfile.mkstemp(dir=path.absolute().parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def read_plain(path: Path, maximum_bytes: int) -> bytes:
    """The bytes of a plain file, at most one more than `maximum_bytes`, so that a caller sees what is too large.

    Raises:
        FileNotFoundError: if there is none.
        OSError: if it cannot be read, or is a link, a pipe, a device or a folder: following one would read what
            somebody else chose, or wait for ever.
    """
    handle = os.open(path, os.O_RDONLY | NO_FOLLOWING)
    with os.fdopen(handle, "rb") as file:
        refuse_special(file.fileno(), path)
        return file.read(maximum_bytes + 1)


def refuse_special(handle: int, path: Path) -> None:
    """Raise OSError if an open file is not a plain one, or `path` is a link to it."""
    if not stat.S_ISREG(os.fstat(handle).st_mode) or path.is_symlink():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def flush_folder(folder: Path) -> None:
    """Make new and renamed files of a folder survive a power cut, where the system lets a folder be flushed."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
