"""A stand-in for a language model: a server on this machine that speaks the protocol, well or badly."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behave = Callable[["Handler", dict[str, Any]], None]


@dataclass
class StandIn:
    """What was sent to it, and where it is."""

    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    behave: Behave
    seen: StandIn

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.seen.asked.append(sent)
        self.seen.headers.append(dict(self.headers.items()))
        self.seen.paths.append(self.path)
        type(self).behave(self, sent)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def stand_in(behave: Behave) -> Iterator[StandIn]:
    """A server that answers so, while this lasts."""
    seen = StandIn()
    handler = type("Own", (Handler,), {"behave": staticmethod(behave), "seen": seen})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    seen.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def says(text: str, tokens: object = 50) -> Behave:
    """Answers with this line."""
    body = {
        "choices": [{"message": {"role": "assistant", "content": text}}],
        "usage": {"total_tokens": tokens},
    }
    return lambda handler, _: handler.answer(json.dumps(body).encode())


def sends(body: bytes, status: int = 200, **headers: str) -> Behave:
    """Answers with these bytes."""
    return lambda handler, _: handler.answer(body, status, **headers)


def slow(seconds: float) -> Behave:
    """Answers well, but late."""

    def behave(handler: Handler, sent: dict[str, Any]) -> None:
        time.sleep(seconds)
        try:
            says("Other words.")(handler, sent)
        except OSError:
            return  # nobody waited

    return behave


def drips(handler: Handler, _sent: dict[str, Any]) -> None:
    """Answers a byte at a time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    try:
        for _ in range(200):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        return


def breaks_off(handler: Handler, _sent: dict[str, Any]) -> None:
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [{"mess')
    handler.close_connection = True
