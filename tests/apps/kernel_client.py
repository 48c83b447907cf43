"""A websocket client that speaks to a kernel of the site as a browser does, or as a browser should not."""

import asyncio
import json
from uuid import uuid4

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from sherpa_sim.views.kernel_door import PROTOCOL
from tests.own_loop import in_a_loop


def message(kind: str, content: object) -> bytes:
    """A message on the shell channel, as one frame."""
    header = {
        "msg_id": uuid4().hex,
        "msg_type": kind,
        "session": "s",
        "username": "",
        "version": "5.3",
        "date": "",
    }
    parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
    return bytes(serialize_msg_to_ws_v1(parts, "shell"))


def replies(site: str, kernel: str, said: list[bytes], until: str, protocol: str = PROTOCOL) -> list[str]:
    """As `heard_after`, for a test without a loop of its own."""
    return in_a_loop(heard_after(site, kernel, said, until, protocol))


async def heard_after(
    site: str, kernel: str, said: list[bytes], until: str, protocol: str = PROTOCOL
) -> list[str]:
    """The kinds of message that come back after `said`, up to the first of the kind `until`.

    Raises:
        HTTPClientError: if the door does not open.
        TimeoutError: if that kind does not come within half a minute.
    """
    address = f"{site.replace('http', 'ws', 1)}/api/kernels/{kernel}/channels?session_id={uuid4().hex}"
    client = await websocket_connect(HTTPRequest(address), subprotocols=[protocol])
    try:
        for frame in said:
            await client.write_message(frame, binary=True)
        heard: list[str] = []
        while until not in heard:
            frame = await asyncio.wait_for(client.read_message(), 30)
            _, parts = deserialize_msg_from_ws_v1(frame)
            heard.append(json.loads(parts[0])["msg_type"])
        return heard
    finally:
        client.close()
        while await client.read_message() is not None:  # until the other side has closed, too
            pass
