"""The programs and styles that pages load, kept in memory: a new visitor's browser asks for about a hundred of them."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from tornado.web import StaticFileHandler

MOST = 1000  # files; all that there are, and an end to it
HOURS = 3600  # seconds for which a browser need not ask again
_PLAIN = ("image/png", "image/jpeg", "font/", "application/font")  # what does not get smaller
_kept: dict[str, "KeptFile"] = {}


@dataclass(frozen=True)
class KeptFile:
    """A file as it is sent."""

    kind: str
    content: bytes
    small: bytes | None
    tag: str


class Kept(StaticFileHandler):
    """A handler of files that reads each once. It is mixed into one that knows where they are."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answers with the file, from memory."""
        kept = _kept.get(self.request.path)
        if kept is None:
            self.path = self.parse_url_path(path)
            place = self.get_absolute_path(self.root, self.path)
            self.absolute_path = self.validate_absolute_path(self.root, place)
            if self.absolute_path is None:
                return
            kept = _read(Path(self.absolute_path), self.get_content_type())
            if len(_kept) < MOST:
                _kept[self.request.path] = kept
        self.set_header("Content-Type", kept.kind)
        self.set_header("Cache-Control", f"public, max-age={HOURS}")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Etag", kept.tag)
        if self.check_etag_header():
            self.set_status(304)
            return
        content = kept.content
        if kept.small is not None and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            content = kept.small
        self.set_header("Content-Length", len(content))
        if include_body:
            self.write(content)

    def compute_etag(self) -> str | None:
        """None: it has one."""
        return None


def _read(place: Path, kind: str) -> KeptFile:
    content = place.read_bytes()
    small = None if kind.startswith(_PLAIN) else gzip.compress(content, 6)
    return KeptFile(kind, content, small, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
