"""Answers kept, and worked out ahead: where a hand is most likely to go next is run while the visitor looks."""

import asyncio
import os
from collections import OrderedDict, deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Event

from sherpa_sim.content.scenario import Settings
from sherpa_sim.experiments.explore import Explorer, Pair
from sherpa_sim.model.batch import StoppedError

PAUSE = 0.06  # seconds in which the browser shows the picture that was just sent
KEPT = 64  # answers; each takes about 2 MB for 100 runs of 250 workers


class Ahead:
    """The answers of one workplace, whether asked before, being worked out, or new.

    What nobody has asked yet is worked out only where a page runs in an event loop and the machine has little else
    to do; it stops, at the next part of the work, as soon as the visitor asks for something else.
    """

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self._answers: OrderedDict[Settings, Pair] = OrderedDict()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="ahead")
        self._timer: asyncio.TimerHandle | None = None
        self._stop = Event()
        self._job: Future[None] | None = None
        self._likely: deque[Settings] = deque()
        self._at: Settings | None = None

    def pair(self, settings: Settings) -> Pair:
        """Both sides of a comparison with these settings."""
        self._leave(settings)
        if settings not in self._answers:
            self._keep(settings, self.explorer.pair_with(settings))
        self._answers.move_to_end(settings)
        return self._answers[settings]

    def prepare(self, likely: Sequence[Settings]) -> None:
        """Work these out soon, one after the other, unless something else is asked first."""
        wanted = [settings for settings in likely if settings not in self._answers]
        if not wanted or _busy():
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        self._timer = loop.call_later(PAUSE, self._begin, wanted)

    def close(self) -> None:
        """Stop what is being worked out; this workplace is not asked any more."""
        self._leave(None)
        self._worker.shutdown()

    def _begin(self, likely: Sequence[Settings]) -> None:
        self._stop.clear()
        self._likely.extend(likely)
        self._job = self._worker.submit(self._work)

    def _work(self) -> None:
        with suppress(StoppedError, IndexError):  # told to stop, or nothing left
            while not self._stop.is_set():
                self._at = self._likely.popleft()
                self._keep(self._at, self.explorer.pair_with(self._at, self._stop))

    def _leave(self, settings: Settings | None) -> None:
        """End what is being worked out ahead; if it is what is asked now, wait for it."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._job is None:
            return
        self._likely.clear()
        if settings in self._answers or self._at != settings:
            self._stop.set()
        self._job.result()
        self._job = None
        self._at = None

    def _keep(self, settings: Settings, pair: Pair) -> None:
        self._answers[settings] = pair
        while len(self._answers) > KEPT:
            self._answers.popitem(last=False)


def _busy() -> bool:
    """Whether the machine has more to do than it has processors, as on a server with many visitors."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > 1.5 * (os.cpu_count() or 1)
