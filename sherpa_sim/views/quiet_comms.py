"""Widgets that say nothing until a page asks for them.

A page of a site comes to life after its notebook has run; then it asks for the state of all widgets. What they said
before went to the server only, which took half of its time for a page to pass it on to nobody.
"""

from typing import Any

import comm
from ipykernel.comm.comm import BaseComm
from ipykernel.kernelbase import Kernel
from ipywidgets import Widget

CONTROL = "jupyter.widget.control"


class QuietComm(BaseComm):
    """The way from a widget to its page, once there is one that listens."""

    heard = False

    def __init__(self, *known: Any, **details: Any) -> None:
        self.kernel = (
            Kernel.instance()
        )  # where there is none, a widget takes it that nobody will ever hear it
        super().__init__(*known, **details)  # type: ignore[no-untyped-call]

    def publish_msg(self, *said: Any, **details: Any) -> None:
        """Sends something to the page; nothing, if none has asked for anything yet."""
        if QuietComm.heard:
            super().publish_msg(*said, **details)  # type: ignore[no-untyped-call]


def be_quiet() -> None:
    """Lets widgets of this kernel say nothing until a page asks for them."""

    def asked(control: comm.base_comm.BaseComm, message: dict[str, Any]) -> None:
        QuietComm.heard = True
        Widget.handle_control_comm_opened(control, message)

    comm.create_comm = QuietComm  # it is there to be replaced
    comm.get_comm_manager().register_target(CONTROL, asked)
