"""That the door between a page and its kernel lets through what widgets say, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1

from sherpa_sim.views.kernel_door import may_be_said


def frame(kind: str, content: object = None, channel: str = "shell") -> bytes:
    """A message as a browser sends it."""
    parts = [{"msg_type": kind, "msg_id": "1"}, {}, {}, content or {}]
    return bytes(serialize_msg_to_ws_v1([json.dumps(part).encode() for part in parts], channel))


@pytest.mark.parametrize("kind", ["comm_msg", "comm_close", "comm_info_request", "kernel_info_request"])
def test_what_widgets_say_is_let_through(kind: str) -> None:
    assert may_be_said(frame(kind))


def test_a_page_may_load_its_widgets_and_open_nothing_else() -> None:
    assert may_be_said(frame("comm_open", {"target_name": "jupyter.widget.control"}))
    assert not may_be_said(frame("comm_open", {"target_name": "jupyter.widget"}))
    assert not may_be_said(frame("comm_open", {}))


@pytest.mark.parametrize(
    "kind",
    [
        "execute_request",
        "complete_request",
        "inspect_request",
        "history_request",
        "shutdown_request",
        "debug_request",
    ],
)
@pytest.mark.parametrize("channel", ["shell", "control", "stdin"])
def test_nothing_that_runs_code_is(kind: str, channel: str) -> None:
    assert not may_be_said(frame(kind, {"code": "1"}, channel))


def test_other_channels_are_closed() -> None:
    assert not may_be_said(frame("comm_msg", channel="control"))
    assert not may_be_said(frame("input_reply", channel="stdin"))


@given(st.binary(max_size=400))
def test_noise_is_dropped(noise: bytes) -> None:
    assert not may_be_said(noise)


@given(st.integers(0, 200), st.integers(0, 255))
def test_a_damaged_frame_never_becomes_a_request_for_code(place: int, byte: int) -> None:
    damaged = bytearray(frame("execute_request", {"code": "1"}))
    damaged[place % len(damaged)] = byte
    assert not may_be_said(bytes(damaged))
