"""What a browser may say to the kernel behind its page: what its widgets say, and nothing that runs code.

Voila passes on six kinds of message. This door is narrower: a page may ask what the kernel is, load the widgets
that Python made, and speak to them. It may not make comms of its own, and it cannot stop the kernel from here.
"""

import json
from itertools import pairwise
from typing import Any

import tornado.web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

PROTOCOL = "v1.kernel.websocket.jupyter.org"
LARGEST_FRAME = 4_000_000
"""Bytes of one message; a file that a page takes is at most 2 MB."""

_MOST_PARTS = 64
_SAID = frozenset({"comm_msg", "comm_close", "comm_info_request", "kernel_info_request"})
_WIDGETS = "jupyter.widget.control"


class KernelDoor(VoilaKernelWebsocketHandler):  # type: ignore[misc]  # Voila has no types
    """The websocket between a page and its kernel."""

    async def pre_get(self) -> None:
        """Lets in who speaks the newest protocol; the older one sends Voila into an endless loop.

        Raises:
            HTTPError: 400 for another protocol, 404 when there is no such kernel.
        """
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        if PROTOCOL not in (name.strip() for name in offered.split(",")):
            raise tornado.web.HTTPError(400)
        await super().pre_get()

    def on_message(self, ws_message: Any) -> None:
        """Passes on what a widget may say; drops anything else without a word."""
        if isinstance(ws_message, bytes) and may_be_said(ws_message):
            super().on_message(ws_message)


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
