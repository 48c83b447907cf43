"""Answers kept, begun, finished while the visitor looks, and worked out ahead, where a hand is likely to go next."""

import asyncio
import os
import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Lock, get_native_id

from sherpa_sim.content.change import Change
from sherpa_sim.experiments.explore import Explorer, Pair, join_pairs
from sherpa_sim.model.batch import StoppedError
from sherpa_sim.views.turns import all_taken, turn

Changes = tuple[Change, ...]
"""What a plan changes: what is asked."""

FIRST = 25
"""Runs after which a picture can be drawn, of a workplace with 250 workers or more: soon enough to seem at once."""

FIRST_WORKERS = 6_250
"""Workers in the first runs of a smaller workplace: fewer say too little, and so many take no longer."""

# Seconds. The first in which the browser shows the picture that was just sent. After the second the other places
# follow, on one processor, so that another is free for the page.
PAUSE, LULL = 0.06, 0.8
NEXT = 2  # places a hand can reach by one step: worked out at once, on all processors
BEHIND = 10  # how much nicer than others: what is prepared has a tenth of what is asked
KEPT = 64  # answers; each takes about 2 MB for 100 runs of 250 workers


@dataclass
class _Job:
    """What goes on beside the page: the rest of one answer, or, if that is None, what is prepared."""

    finishes: Changes | None
    stop: Event = field(default_factory=Event)
    done: Future[None] = field(default_factory=Future)

    def is_finishing(self, changes: Changes) -> bool:
        """Whether it is about this answer, and not through."""
        return self.finishes == changes and not self.done.done()


class Ahead:
    """The answers of one workplace, whether asked before, begun, or new.

    An answer can be begun with the first runs, and finished beside the page. What nobody has asked yet is worked out
    only where a page runs in an event loop and the machine has little else to do. Beside the page goes one thing at a
    time; it stops, at the next part of the work, as soon as the visitor asks for something that is not known.
    """

    def __init__(self, explorer: Explorer) -> None:
        self.explorer = explorer
        self._first = max(FIRST, -(-FIRST_WORKERS // explorer.workers))
        self._lock = Lock()
        self._answers: OrderedDict[Changes, Pair] = OrderedDict()
        self._begun: tuple[Changes, Pair] | None = None
        self._awaited: tuple[Changes, Callable[[], object]] | None = None
        self._job: _Job | None = None
        self._finisher = ThreadPoolExecutor(1, thread_name_prefix="finish")
        self._preparer = ThreadPoolExecutor(1, thread_name_prefix="ahead", initializer=_give_way)

    def pair(self, changes: Changes) -> Pair:
        """Both sides of a comparison with these changes; what is known lets the work beside the page go on."""
        pair = self._found(changes)
        if pair is None:
            with turn():
                pair = self._whole(changes)
            self._go_on()
        return pair

    def so_far(self, changes: Changes) -> Pair:
        """Both sides of a comparison, of the first runs only where they are not known and `finish` can do the rest."""
        with self._lock:
            if self._awaited is not None and self._awaited[0] != changes:
                self._awaited = None
        if self.explorer.runs <= self._first or not _in_a_loop():
            return self.pair(changes)
        pair = self._known(changes) or self._begun_of(changes) or self._found(changes)
        if pair is None:
            with turn():
                pair = self.explorer.pair_of(changes, these=slice(0, self._first))
            self._begun = changes, pair
        return pair

    def finish(self, changes: Changes, then: Callable[[], object]) -> None:
        """Works out the rest of what was begun; `then` is called in the page's loop as soon as the answer is known."""
        tell = partial(asyncio.get_running_loop().call_soon_threadsafe, then)
        with self._lock:
            self._awaited = None if changes in self._answers else (changes, tell)
            known = self._awaited is None  # it came while the first runs were shown
        if known:
            tell()
        self._go_on()

    def prepare(self, likely: Iterable[Changes]) -> None:
        """Work these out soon, one after the other, instead of what went on beside the page."""
        self._leave()
        if _busy() or not _in_a_loop():
            return
        nearest_first = list(likely)
        near, far = (
            [changes for changes in some if changes not in self._answers]
            for some in (nearest_first[:NEXT], nearest_first[NEXT:])
        )
        if near or far:
            job = _Job(None)
            job.done = self._preparer.submit(self._prepare, job, near, far)
            self._job = job

    def close(self) -> None:
        """Stop what is being worked out; this workplace is not asked any more."""
        with self._lock:
            self._awaited = None
        self._leave()
        self._preparer.shutdown()
        self._finisher.shutdown()

    def _leave(self) -> None:
        """Ends what goes on beside the page."""
        job, self._job = self._job, None
        if job is not None:
            job.stop.set()
            job.done.result()

    def _go_on(self) -> None:
        """Goes on with what somebody waits for, unless that is being done."""
        awaited = self._awaited
        if awaited is not None and not (self._job and self._job.is_finishing(awaited[0])):
            self._leave()
            job = _Job(awaited[0])
            job.done = self._finisher.submit(self._finish, job, awaited[0])
            self._job = job

    def _finish(self, job: _Job, changes: Changes) -> None:
        with suppress(StoppedError), turn(job.stop):
            if not job.stop.is_set():
                self._whole(changes, job.stop)

    def _prepare(self, job: _Job, near: Sequence[Changes], far: Sequence[Changes]) -> None:
        begun = time.monotonic()
        with suppress(StoppedError):
            for places, pause, threads in ((near, PAUSE, None), (far, LULL, 1)):
                job.stop.wait(begun + pause - time.monotonic())
                for changes in places:
                    if job.stop.is_set() or all_taken():
                        return
                    self._whole(changes, job.stop, threads)

    def _whole(self, changes: Changes, stop: Event | None = None, threads: int | None = None) -> Pair:
        """Works out an answer, from where it was begun, and keeps it."""
        begun = self._begun_of(changes)
        these = slice(begun.runs, None) if begun else slice(None)
        pair = self.explorer.pair_of(changes, stop, threads, these)
        if begun is not None:
            pair = join_pairs([begun, pair])
        self._keep(changes, pair)
        return pair

    def _begun_of(self, changes: Changes) -> Pair | None:
        begun = self._begun
        return begun[1] if begun is not None and begun[0] == changes else None

    def _known(self, changes: Changes) -> Pair | None:
        with self._lock:
            if changes in self._answers:
                self._answers.move_to_end(changes)
            return self._answers.get(changes)

    def _found(self, changes: Changes) -> Pair | None:
        """The whole answer, if it is known or comes while what goes on beside the page, which is in the way, ends."""
        pair = self._known(changes)
        if pair is None:
            self._leave()
            pair = self._known(changes)
        return pair

    def _keep(self, changes: Changes, pair: Pair) -> None:
        with self._lock:
            self._answers[changes] = pair
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
            tell = self._awaited[1] if self._awaited is not None and self._awaited[0] == changes else None
            if tell is not None:
                self._awaited = None
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
