"""Answers kept, begun, finished while the visitor looks, and worked out ahead, where a hand is likely to go next."""

import asyncio
import os
import sys
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Event, Lock, get_native_id

from sherpa_sim.content.change import Change
from sherpa_sim.experiments.explore import Explorer, Pair, join_pairs
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.views.turns import all_taken, turn

FIRST = 25
"""Runs after which a picture can be drawn: of a workplace with 250 workers, before the eye notices that it waits."""

PAUSE = 0.06  # seconds in which the browser shows the picture that was just sent
Changes = tuple[Change, ...]
"""What a plan changes: what is asked."""

NEXT = 2  # places a hand can reach by one step: worked out at once, on all processors
LULL = (
    0.8  # seconds after which the other places follow, on one processor, so that another is free for the page
)
BEHIND = 10  # how much nicer than others: what is prepared has a tenth of what is asked
KEPT = 64  # answers; each takes about 2 MB for 100 runs of 250 workers


class Ahead:
    """The answers of one workplace, whether asked before, being worked out, or new.

    An answer can be begun with the first runs, and finished beside the page. What nobody has asked yet is worked out
    only where a page runs in an event loop and the machine has little else to do. Both stop, at the next part of the
    work, as soon as the visitor asks for something else.
    """

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self._answers: OrderedDict[Changes, Pair] = OrderedDict()
        self._lock = Lock()
        self._finisher = ThreadPoolExecutor(1, thread_name_prefix="finish")
        self._begun: dict[Changes, Pair] = {}  # of the first runs; one at most
        self._awaited: dict[
            Changes, Callable[[], object]
        ] = {}  # one at most, and how to tell that it is known
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="ahead", initializer=_give_way)
        self._timers: list[asyncio.TimerHandle] = []
        self._stop = Event()
        self._jobs: list[Future[None]] = []
        self._likely: deque[tuple[Changes, int | None]] = deque()
        self._at: Changes | None = None

    def pair(self, changes: Changes) -> Pair:
        """Both sides of a comparison with these changes; what is known lets the work ahead go on."""
        pair = self.known(changes)
        if pair is None:
            self._leave(changes)
            pair = self.known(changes)
        if pair is None:
            with turn():
                pair = self._whole(changes)
            self._go_on()
        return pair

    def so_far(self, changes: Changes) -> Pair:
        """The same if it is known; if not, of the first runs only, where `finish` can do the rest beside the page."""
        pair = self.known(changes) or self._begun.get(changes)
        if pair is not None:
            return pair
        if self.explorer.runs <= FIRST or not _in_a_loop():
            return self.pair(changes)
        self._awaited = {}
        self._leave(changes)
        pair = self.known(changes)
        if pair is None:
            with turn():
                pair = self.explorer.pair_of(changes, these=slice(0, FIRST))
            self._begun = {changes: pair}
        return pair

    def finish(self, changes: Changes, then: Callable[[], object]) -> None:
        """Works out the rest of what was begun; `then` is called in the page's loop as soon as the answer is known."""
        with self._lock:
            self._awaited = {changes: partial(asyncio.get_running_loop().call_soon_threadsafe, then)}
        self._go_on()

    def known(self, changes: Changes) -> Pair | None:
        """The whole answer, if there is one already."""
        with self._lock:
            if changes in self._answers:
                self._answers.move_to_end(changes)
            return self._answers.get(changes)

    def prepare(self, likely: Iterable[Changes]) -> None:
        """Work these out soon, one after the other, instead of what was being prepared.

        Asking for something that is not known yet ends it.
        """
        self._leave(None)
        if _busy() or not _in_a_loop():
            return
        loop = asyncio.get_running_loop()
        nearest_first = list(likely)
        wanted = [changes for changes in nearest_first if changes not in self._answers]
        if not wanted:
            return
        near = [changes for changes in nearest_first[:NEXT] if changes in wanted]
        far = [changes for changes in wanted if changes not in near]
        self._timers = [
            loop.call_later(pause, self._begin, changes, threads)
            for pause, changes, threads in ((PAUSE, near, None), (LULL, far, 1))
        ]

    def close(self) -> None:
        """Stop what is being worked out; this workplace is not asked any more."""
        self._awaited = {}
        self._leave(None)
        self._worker.shutdown()
        self._finisher.shutdown()

    def _begin(self, likely: Sequence[Changes], threads: int | None) -> None:
        self._stop.clear()
        self._likely.extend((changes, threads) for changes in likely)
        self._jobs.append(self._worker.submit(self._work))

    def _work(self) -> None:
        with suppress(StoppedError, IndexError):  # told to stop, or nothing left
            while not (self._stop.is_set() or all_taken()):
                self._at, threads = self._likely.popleft()
                self._whole(self._at, self._stop, threads)

    def _go_on(self) -> None:
        """Goes on with what somebody waits for, unless that is being done."""
        for changes in tuple(self._awaited):  # which another thread may empty
            if not self._jobs:
                self._stop.clear()
                self._jobs.append(self._finisher.submit(self._finish, changes))

    def _finish(self, changes: Changes) -> None:
        with suppress(StoppedError), turn(self._stop):
            if not self._stop.is_set():
                self._at = changes
                self._whole(changes, self._stop)

    def _whole(self, changes: Changes, stop: Event | None = None, threads: int | None = None) -> Pair:
        """Works out an answer, from where it was begun, and keeps it."""
        begun = self._begun.get(changes)
        if begun is None:
            pair = self.explorer.pair_of(changes, stop, threads)
        else:
            pair = join_pairs([begun, self.explorer.pair_of(changes, stop, threads, slice(begun.runs, None))])
        self._keep(changes, pair)
        return pair

    def _leave(self, changes: Changes | None) -> None:
        """End what is being worked out beside the page; if it is what is asked now, and has its turn, wait for it."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()
        if not self._jobs:
            return
        self._likely.clear()
        if changes in self._answers or self._at != changes:
            self._stop.set()
        for job in self._jobs:
            job.result()
        self._jobs.clear()
        self._at = None

    def _keep(self, changes: Changes, pair: Pair) -> None:
        with self._lock:
            self._answers[changes] = pair
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
            tell = self._awaited.pop(changes, None)
        if tell is not None:
            tell()


def _give_way() -> None:
    """Lets this thread, and those that it begins, come after others, where that can be said of a thread."""
    if sys.platform == "linux":  # elsewhere it would be said of the whole page
        os.setpriority(os.PRIO_PROCESS, get_native_id(), BEHIND)


def _in_a_loop() -> bool:
    """Whether something can go on beside the page."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _busy() -> bool:
    """Whether the machine has more to do than it has processors, as on a server with many visitors."""
    return all_taken() or (hasattr(os, "getloadavg") and os.getloadavg()[0] > 1.5 * (os.cpu_count() or 1))
