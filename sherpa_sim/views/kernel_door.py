"""What a browser may say to the kernel behind its page: what its widgets say, and nothing that runs code.

Voila passes on six kinds of message. This door is narrower: a page may ask what the kernel is, load the widgets
that Python made, and speak to them. It may not make comms of its own, and it cannot stop the kernel from here.
"""

import asyncio
import json
import time
from itertools import pairwise
from typing import Any

import tornado.web
from tornado.iostream import StreamBufferFullError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

PROTOCOL = "v1.kernel.websocket.jupyter.org"
LARGEST_FRAME = 4_000_000
"""Bytes of one message; a file that a page takes is at most 2 MB."""

UNREAD = 32_000_000
"""Bytes that wait for a browser that does not take them; then its websocket is closed."""

MOST_DOORS = 4
"""Websockets of one kernel; a page has one, and for a moment two when it comes back after the network was away."""

HEARING = 20.0
"""Seconds that a page waits for a busy kernel; after that it may speak all the same."""

_WINDOW = 10.0  # seconds in which messages are counted
_MESSAGES, _BYTES = 2000, 20_000_000  # that may come in them
_TOO_MUCH = 1008  # the protocol's code for who does not keep to the rules
_MOST_PARTS = 64
_SAID = frozenset({"comm_msg", "comm_close", "comm_info_request", "kernel_info_request"})
_WIDGETS = "jupyter.widget.control"


class KernelDoor(VoilaKernelWebsocketHandler):  # type: ignore[misc]  # Voila has no types
    """The websocket between a page and its kernel."""

    async def pre_get(self) -> None:
        """Lets in who speaks the newest protocol; the older one sends Voila into an endless loop.

        Raises:
            HTTPError: 400 for another protocol, 404 when there is no such kernel, 429 when too many speak to it.
        """
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if PROTOCOL not in (name.strip() for name in offered.split(",")):
            raise tornado.web.HTTPError(400)
        if self.kernel_id not in self.kernel_manager:
            raise tornado.web.HTTPError(404)
        if self.kernel_manager.doors(self.kernel_id) >= MOST_DOORS:
            raise tornado.web.HTTPError(429)
        await super().pre_get()

    async def open(self, kernel_id: str) -> None:
        """Begins to pass on what both sides say."""
        self._since, self._messages, self._bytes = time.monotonic(), 0, 0
        self.ws_connection.stream.max_write_buffer_size = UNREAD
        self.kernel_manager.enter(kernel_id, self)
        await self._has_said_its_piece(kernel_id)
        await super().open(kernel_id)

    async def _has_said_its_piece(self, kernel_id: str) -> None:
        """Waits while a kernel is busy, or the server has not yet heard that it no longer is.

        Jupyter makes sure that it hears a kernel before it lets a page speak, but not where it takes the kernel for
        busy: an answer could then go by unheard, and the page stayed empty.
        """
        end = time.monotonic() + HEARING
        while kernel_id in self.kernel_manager and time.monotonic() < end:
            if self.kernel_manager.get_kernel(kernel_id).execution_state != "busy":
                return
            await asyncio.sleep(0.02)

    def on_close(self) -> None:
        """Notes that nobody is there any more."""
        self.kernel_manager.leave(self.kernel_id, self)
        super().on_close()

    def on_message(self, ws_message: Any) -> None:
        """Passes on what a widget may say; drops anything else without a word."""
        if self._too_much(ws_message):
            self.close(_TOO_MUCH)
        elif self.connection is not None and isinstance(ws_message, bytes) and may_be_said(ws_message):
            super().on_message(ws_message)

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Sends a message to the page, unless it has not taken far too many."""
        try:
            return super().write_message(message, binary)
        except StreamBufferFullError:
            self.ws_connection.stream.close()
            return None

    def _too_much(self, message: bytes | str) -> bool:
        """Whether more comes than any page says."""
        now = time.monotonic()
        if now - self._since > _WINDOW:
            self._since, self._messages, self._bytes = now, 0, 0
        self._messages += 1
        self._bytes += len(message)
        return self._messages > _MESSAGES or self._bytes > _BYTES


def may_be_said(frame: bytes) -> bool:
    """Whether a frame of the websocket is whole and holds a message that a page may send."""
    parts = _parts(frame)
    if parts is None:
        return False
    try:
        channel, header = parts[0].decode("ascii"), json.loads(parts[1])
        kind = header["msg_type"]
        if channel != "shell":
            return False
        if kind == "comm_open":
            return bool(json.loads(parts[4])["target_name"] == _WIDGETS)
        return kind in _SAID
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def _parts(frame: bytes) -> list[bytes] | None:
    """Channel, header, parent header, metadata, content and buffers; None if the frame is not whole.

    A frame begins with how many places follow, of eight bytes each: where each part begins, and the end.
    """
    if not 8 <= len(frame) <= LARGEST_FRAME:
        return None
    many = int.from_bytes(frame[:8], "little")
    first = 8 * (many + 1)
    if not 6 <= many <= _MOST_PARTS or len(frame) < first:
        return None
    places = [int.from_bytes(frame[start : start + 8], "little") for start in range(8, first, 8)]
    if places[0] != first or places[-1] != len(frame) or places != sorted(places):
        return None
    return [frame[start:end] for start, end in pairwise(places)]
