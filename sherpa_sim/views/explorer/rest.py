"""Work that may wait until the visitor's hand rests."""

import asyncio
from collections.abc import Callable

from sherpa_sim.views.turns import all_taken

PAUSE = 0.25  # seconds; longer than a hand that goes on moving takes between two moves
LONGEST = 3.0  # seconds that it waits for others, whose pictures go first


class Rest:
    """Runs the newest of several pieces of work once nothing new has come for a moment and others leave room."""

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
        self._waiting = loop.call_later(PAUSE, self._try, work, loop, loop.time() + LONGEST)

    def _try(self, work: Callable[[], None], loop: asyncio.AbstractEventLoop, latest: float) -> None:
        if loop.time() < latest and all_taken():
            self._waiting = loop.call_later(PAUSE, self._try, work, loop, latest)
        else:
            self._waiting = None
            work()
