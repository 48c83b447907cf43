"""Long work beside the page: how far it is, and a button that stops it."""

import asyncio
import contextvars
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

import traitlets

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from .control import Control
from .script import script

Progress = Callable[[int, int], None]
_Result = TypeVar("_Result")

_HERE = Path(__file__).parent


class Job(Control):
    """A bar that shows one piece of work after the other; there is nothing to see while there is none.

    The work runs in a thread of its own, so that the page answers meanwhile.
    """

    _esm = script(_HERE / "element.js", _HERE / "job.js")
    _css = _HERE / "job.css"

    title = traitlets.Unicode().tag(sync=True)
    running = traitlets.Bool(False).tag(sync=True)
    stopping = traitlets.Bool(False).tag(sync=True)
    done = traitlets.Int(0).tag(sync=True)
    of = traitlets.Int(0).tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)

    def __init__(self, words: Words) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="job")
        self._stop = Event()
        super().__init__(
            sentences={
                "progress": words("{done} of {of}"),
                "starting": words("Starting ..."),
                "stop": words("Stop"),
                "stopping": words("Stopping; what is done stays done ..."),
            }
        )
        self.on_msg(self._message)

    def start(
        self,
        title: str,
        work: Callable[[Progress, Event], _Result],
        finished: Callable[[Callable[[], _Result]], None],
    ) -> None:
        """Begins `work(progress, stop)`; it tells its progress and looks at `stop` now and then.

        `finished(result)` is called on the page's own thread; `result()` gives what the work gave, or raises what
        it raised.

        Raises:
            Problem: if earlier work is not done.
        """
        if self.running:
            raise Problem("Something else is still being done. Wait until it is ready, or stop it.")
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        self._stop = stop = Event()
        with self.hold_sync():
            self.title, self.done, self.of, self.stopping, self.running = title, 0, 0, False, True

        def progress(done: int, of: int) -> None:
            loop.call_soon_threadsafe(self._show, done, of, context=context.copy())

        def end(future: Future[_Result]) -> None:
            self.running = False
            finished(future.result)

        future = self._thread.submit(work, progress, stop)
        future.add_done_callback(lambda done: loop.call_soon_threadsafe(end, done, context=context.copy()))

    def _show(self, done: int, of: int) -> None:
        with self.hold_sync():
            self.done, self.of = done, of

    def _message(self, _widget: object, content: Mapping[str, Any], _buffers: Sequence[memoryview]) -> None:
        if content.get("kind") == "stop" and self.running:
            self._stop.set()
            self.stopping = True
