"""Work that may wait until the visitor's hand rests."""

import asyncio
from collections.abc import Callable

PAUSE = 0.25  # seconds; longer than a hand that goes on moving takes between two moves


class Rest:
    """Runs the newest of several pieces of work once nothing new has come for a moment."""

    def __init__(self) -> None:
        self._waiting: asyncio.TimerHandle | None = None

    def soon(self, work: Callable[[], None]) -> None:
        """Runs `work` after a pause, instead of what was waiting; at once where nothing can wait."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            work()
            return
        self._waiting = loop.call_later(PAUSE, work)
