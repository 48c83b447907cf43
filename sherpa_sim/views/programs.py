"""JupyterLab's program for pages as one file: it comes in about ninety pieces, and each would be asked for alone.

A page asks for the file at its top, while its kernel still starts. The pieces only say what they hold; the program that
runs them, Voila's own, comes at the end of a page and asks for a piece only if it is not there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import tornado.web

from .kept_files import KeptFile, keep, send

ADDRESS = "programs.js"
LIST = Path(__file__).parent / "jupyter" / "programs.txt"
"""Which pieces; each as the name of one of the `roots`, and where it is in that."""

GIVES_UP = b'throw Error("widget model not found")'
LOOKS_AGAIN = b"if(void 0!==(t=this._models[e]))return t;" + GIVES_UP
"""What JupyterLab's widgets do when they have looked for a widget for two seconds, each time a tenth after the last.

One that came in the last tenth they took for lost, and the page was opened anew; so they look once more.
"""


def listed() -> tuple[str, ...]:
    """The pieces that the kit's pages load, with the versions that the kit is locked to."""
    lines = LIST.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def programs(roots: Mapping[str, Sequence[str]]) -> KeptFile:
    """The pieces that are found in the folders of `roots`, in one file."""
    return keep(b"\n".join(_pieces(listed(), roots)), "text/javascript; charset=UTF-8")


def found(piece: str, roots: Mapping[str, Sequence[str]]) -> Path | None:
    """Where a piece lies; None if it is in no folder of its root."""
    root, _, rest = piece.partition("/")
    places = (Path(folder) / rest for folder in roots[root])
    return next((place for place in places if place.is_file()), None)


class Programs(tornado.web.RequestHandler):
    """Answers with that file."""

    def initialize(self, kept: KeptFile) -> None:
        """Keeps what is sent."""
        self.kept = kept

    def get(self) -> None:
        """Sends it."""
        send(self, self.kept)

    def compute_etag(self) -> None:
        """None: it has one."""


def _pieces(names: Iterable[str], roots: Mapping[str, Sequence[str]]) -> Iterator[bytes]:
    for name in names:
        place = found(name, roots)
        if place is not None:
            piece = place.read_bytes().replace(GIVES_UP, LOOKS_AGAIN)
            yield b"(function(){" + piece + b"\n})();"  # apart: some are strict and some are not
