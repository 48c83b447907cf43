"""A place to give the page files: chosen with a button or dropped on it, brought over in pieces."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import traitlets

from sherpa_sim.locale.words import Words

from .control import Control
from .script import script

PIECE = 1_000_000
"""Bytes in one message, well below what the kernel's door lets through."""
MOST_FILES = 500
MOST_BYTES = 50_000_000
LONGEST_NAME = 255

_HERE = Path(__file__).parent


@dataclass
class _Arriving:
    """A file of which pieces are still to come."""

    name: str
    size: int
    data: bytearray


class Upload(Control):
    """A button that takes files, as data: nothing is written to the disk.

    `on_files(files)` is called once all of them are here, each with its name and its bytes. Files larger than
    `largest` bytes are refused before they are sent; what a browser sends against the limits is dropped.
    """

    _esm = script(_HERE / "element.js", _HERE / "upload.js")
    _css = _HERE / "upload.css"

    label = traitlets.Unicode().tag(sync=True)
    help = traitlets.Unicode().tag(sync=True)
    accept = traitlets.Unicode().tag(sync=True)
    several = traitlets.Bool(False).tag(sync=True)
    limits = traitlets.Dict().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        label: str,
        words: Words,
        on_files: Callable[[Sequence[tuple[str, bytes]]], None],
        *,
        accept: str = "",
        largest: int = 2_000_000,
        several: bool = False,
        help: str = "",
    ) -> None:
        self._on_files = on_files
        self._largest = largest
        self._most = MOST_FILES if several else 1
        self._arriving: list[_Arriving] = []
        megabytes = words.number(largest / 1e6, 0 if largest >= 1e6 else 2)
        limit = (
            words(
                "At most {megabytes} MB a file, {files} files at once.", megabytes=megabytes, files=MOST_FILES
            )
            if several
            else words("At most {megabytes} MB.", megabytes=megabytes)
        )
        super().__init__(
            label=label,
            help=f"{help} {limit}".strip(),
            accept=accept,
            several=several,
            limits={"largest": largest, "most": self._most, "total": MOST_BYTES, "piece": PIECE},
            sentences={
                "drop": words("or drop them here") if several else words("or drop it here"),
                "too_large": words("{file} is too large. Nothing was sent."),
                "too_many": words("These are too many files at once. Nothing was sent; choose fewer."),
                "unreadable": words("{file} could not be read. Nothing was sent; choose it again."),
                "sending": words("Being sent: {percent}%"),
                "looking": words("The files are here and are being looked at ..."),
            },
        )
        self.on_msg(self._message)

    def _message(self, _widget: object, content: Mapping[str, Any], buffers: Sequence[memoryview]) -> None:
        if content.get("kind") == "begin":
            self._arriving = self._announced(content.get("files"))
        elif content.get("kind") == "piece" and self._arriving and len(buffers) == 1:
            self._piece(bytes(buffers[0]))
        else:
            return
        if not self._arriving:
            return
        if any(len(file.data) < file.size for file in self._arriving):
            self.send({"kind": "next"})
            return
        files = [(file.name, bytes(file.data)) for file in self._arriving]
        self._arriving = []
        self.send({"kind": "here"})
        try:
            self._on_files(files)
        finally:
            self.send({"kind": "done"})

    def _announced(self, files: object) -> list[_Arriving]:
        """The files that a browser says it will send; none if they are against the limits."""
        if not isinstance(files, list) or not 0 < len(files) <= self._most:
            return []
        found = []
        for file in files:
            name, size = (file.get("name"), file.get("size")) if isinstance(file, dict) else (None, None)
            if not isinstance(name, str) or not isinstance(size, int) or not 0 <= size <= self._largest:
                return []
            found.append(_Arriving(name[-LONGEST_NAME:], size, bytearray()))
        return found if sum(file.size for file in found) <= MOST_BYTES else []

    def _piece(self, data: bytes) -> None:
        """Adds a piece to the first file that is not whole; too long a piece ends the sending."""
        file = next(file for file in self._arriving if len(file.data) < file.size)
        if not data or len(data) > PIECE or len(file.data) + len(data) > file.size:
            self._arriving = []
            return
        file.data += data
