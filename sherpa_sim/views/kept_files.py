"""The programs and styles that pages load, kept in memory: a new visitor's browser asks for about a hundred of them."""

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

from tornado.web import RequestHandler, StaticFileHandler

MOST = 1000  # files; all that there are, and an end to it
HOURS = 3600  # seconds for which a browser need not ask again
_PLAIN = ("image/png", "image/jpeg", "font/", "application/font")  # what does not get smaller
_kept: dict[str, "KeptFile"] = {}


@dataclass(frozen=True)
class KeptFile:
    """A file as it is sent, and what tells this version of it from any other."""

    kind: str
    content: bytes
    small: bytes | None
    version: str


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
            kept = keep(Path(self.absolute_path).read_bytes(), self.get_content_type())
            if len(_kept) < MOST:
                _kept[self.request.path] = kept
        send(self, kept, include_body)

    def compute_etag(self) -> str | None:
        """None: it has one."""
        return None


def send(handler: RequestHandler, kept: KeptFile, include_body: bool = True) -> None:
    """Answers with a file; a browser that has it already is told so."""
    handler.set_header("Content-Type", kept.kind)
    handler.set_header("Cache-Control", f"public, max-age={HOURS}")
    handler.set_header("Vary", "Accept-Encoding")
    handler.set_header("Etag", f'"{kept.version}"')
    if handler.check_etag_header():
        handler.set_status(304)
        return
    content = kept.content
    if kept.small is not None and "gzip" in handler.request.headers.get("Accept-Encoding", ""):
        handler.set_header("Content-Encoding", "gzip")
        content = kept.small
    handler.set_header("Content-Length", len(content))
    if include_body:
        handler.write(content)


def keep(content: bytes, kind: str) -> KeptFile:
    """A file of this kind, ready to be sent."""
    small = None if kind.startswith(_PLAIN) else gzip.compress(content, 6)
    return KeptFile(kind, content, small, hashlib.sha256(content).hexdigest()[:32])
