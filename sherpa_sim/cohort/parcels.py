"""Files that a trainer was sent, and what lies in zips: read with care, each with its name or why it cannot be read.

Nothing is unpacked to the disk, so a name in a zip leads nowhere; one that tries is refused all the same.
"""

import io
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from sherpa_sim.content.whole_file import read_plain
from sherpa_sim.domain.problem import Problem

from .hand_in import MAXIMUM_BYTES

MAXIMUM_ZIP_BYTES = 20_000_000
MOST_IN_ZIP = 2000
LONGEST_NAME = 120
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_LEFT_BY_SYSTEMS = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Parcel:
    """A file that was sent: its name, and its bytes as far as they were read.

    Attributes:
        name: what it is called, with its zip before it.
        data: its bytes; empty if they were not read.
        problem: why it cannot be taken in, as far as can be told without opening it.
    """

    name: str
    data: bytes = b""
    problem: Problem | None = None


def parcels_in(paths: Iterable[Path]) -> Iterator[Parcel]:
    """The files at these places, those in folders and in zips among them, in order."""
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() and not path.is_symlink() else [path]
        for place in inside:
            if place.name not in _LEFT_BY_SYSTEMS:
                yield from _at(place)


def opened(full_name: str, data: bytes) -> Iterator[Parcel]:
    """The file called `full_name` itself, or what lies in it if it is a zip."""
    name = shown(full_name)
    if not data.startswith(_ZIPS):
        yield Parcel(name, data)
        return
    if len(data) > MAXIMUM_ZIP_BYTES:
        yield Parcel(name, problem=_too_large(name, MAXIMUM_ZIP_BYTES))
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        yield Parcel(name, data, _damaged(name))
        return
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        if len(members) > MOST_IN_ZIP:
            yield Parcel(
                name,
                data,
                Problem(
                    "{file} holds more than {maximum} files; send fewer at once.",
                    file=name,
                    maximum=MOST_IN_ZIP,
                ),
            )
            return
        for member in members:
            if not set(PurePosixPath(member.filename).parts) & set(_LEFT_BY_SYSTEMS):
                yield _member(name, archive, member)


def shown(name: str) -> str:
    """A name from outside on one line, every sign of it visible, its end where it is long."""
    line = "".join(sign if sign.isprintable() else "·" for sign in name)
    return line if len(line) <= LONGEST_NAME else f"…{line[-LONGEST_NAME:]}"


def _at(path: Path) -> Iterator[Parcel]:
    try:
        data = read_plain(path, MAXIMUM_ZIP_BYTES)
    except FileNotFoundError:
        problem = Problem("There is no file {file}; check the name and the folder.", file=shown(str(path)))
    except OSError as error:
        problem = Problem(
            "{file} cannot be read ({reason}).", file=shown(str(path)), reason=error.strerror or ""
        )
    else:
        yield from opened(path.name, data)
        return
    yield Parcel(shown(path.name), problem=problem)


def _member(zip_name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Parcel:
    name = shown(f"{zip_name}: {member.filename}")
    parts = PurePosixPath(member.filename).parts
    if (
        ".." in parts
        or member.filename.startswith("/")
        or any(sign in member.filename for sign in "\\:\0")
        or stat.S_ISLNK(member.external_attr >> 16)
    ):
        return Parcel(name, problem=Problem("{file} points outside its zip; send the plain file.", file=name))
    if member.flag_bits & 0x1:
        return Parcel(name, problem=Problem("{file} is locked with a password; send it without.", file=name))
    if member.file_size > MAXIMUM_BYTES:
        return Parcel(name, problem=_too_large(name, MAXIMUM_BYTES))
    try:
        with archive.open(member) as file:
            data = file.read(MAXIMUM_BYTES + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        ValueError,
        NotImplementedError,
        OSError,
        EOFError,
        RuntimeError,
    ):
        return Parcel(name, problem=_damaged(name))
    if data.startswith(_ZIPS):
        return Parcel(
            name, data, Problem("{file} is a zip within a zip; unpack the outer one first.", file=name)
        )
    return Parcel(name, data)


def _damaged(name: str) -> Problem:
    return Problem("{file} is damaged or not whole; ask for it again.", file=name)


def _too_large(name: str, maximum: int) -> Problem:
    return Problem(
        "{file} is larger than {maximum} kB; this is not a file of the kit.",
        file=name,
        maximum=maximum // 1000,
    )
