"""What a section of the desk is, and what it gets to work with."""

import asyncio
import contextvars
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from threading import Event
from typing import ParamSpec, Protocol, TypeVar

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Job, Panel, Progress
from ..markup import alert

LOG = "desk.log"

_Asked = ParamSpec("_Asked")
_Result = TypeVar("_Result")


class Shell(Protocol):
    """The page around the sections."""

    def go(self, section: str) -> None:
        """Opens a section, anew if it is the one that is open."""
        ...

    def look(self) -> None:
        """Brings a keyboard and the eye to what was opened within the section."""
        ...

    def still_in(self) -> bool:
        """Whether the trainer is still signed in; if not, she is asked for the secret again."""
        ...


@dataclass(frozen=True)
class Section:
    """A part of the desk.

    Attributes:
        key: what the address of the page calls it.
        title: its name, an English sentence that is translated when it is shown.
        build: makes it anew each time it is opened, so that what it shows is never old. It begins below the
            title, which the page shows; a Problem that it raises is shown instead of it.
    """

    key: str
    title: str
    build: Callable[["Desk"], DOMWidget]


class Desk:
    """What a section works with: the cohort, the visitor's words, and ways to say something.

    Whatever a control calls goes through `guarded`: what goes wrong then becomes a sentence on the page.
    """

    def __init__(self, folder: Path, words: Words, shell: Shell, job: Job) -> None:
        self._folder = folder
        self._shell = shell
        self._job = job
        self._opening = 0
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="asking")
        self.words = words
        self.said = Panel(spoken=True, kind="said")
        self.alarm = Panel(kind="alarm")

    @property
    def cohort(self) -> Cohort:
        """The cohort as its file has it now; raises Problem if that cannot be read."""
        return Cohort.open(self._folder)

    def say(self, sentence: str) -> None:
        """Shows a sentence that tells that something is done; a screen reader reads it out."""
        self.said.show(Markup("<p>{}</p>").format(sentence))

    def complain(self, *sentences: str) -> None:
        """Shows what went wrong, as an alert."""
        self.alarm.show(alert(sentences))

    def hush(self) -> None:
        """Takes away what was said."""
        self.said.show(Markup(""))
        self.alarm.show(Markup(""))

    def go(self, section: str) -> None:
        """Opens another section, or this one anew; what was said stays."""
        self._shell.go(section)

    def look(self) -> None:
        """Brings a keyboard and the eye to what was opened within the section, a box of the class "opened"."""
        self._shell.look()

    def guarded(self, action: Callable[_Asked, None]) -> Callable[_Asked, None]:
        """`action` for a control to call: only while the trainer is signed in, and whatever it raises is said."""

        @wraps(action)
        def attempt(*arguments: _Asked.args, **named: _Asked.kwargs) -> None:
            try:
                if self._shell.still_in():
                    self.hush()
                    action(*arguments, **named)
            except Exception as error:
                self.tell(error)

        return attempt

    def file(self, make: Callable[[], bytes]) -> Callable[[], bytes]:
        """`make` for a download: only while the trainer is signed in."""

        def attempt() -> bytes:
            if not self._shell.still_in():
                raise Problem("Sign in again first.")
            return make()

        return attempt

    def work(
        self,
        title: str,
        work: Callable[[Progress, Event], _Result],
        finished: Callable[[_Result], None],
    ) -> None:
        """Does long work beside the page, with progress and a button that stops it; then `finished` gets its result.

        Raises:
            Problem: if earlier work is not done.
        """

        def end(result: Callable[[], _Result]) -> None:
            try:
                finished(result())
            except Exception as error:
                self.tell(error)

        self._job.start(title, work, end)

    def later(self, ask: Callable[[], _Result], show: Callable[[_Result], None]) -> None:
        """Asks what takes a moment while the page answers; `show` gets the answer on the page's own thread.

        An answer that comes when another section is open is dropped.
        """
        loop, context, opening = asyncio.get_running_loop(), contextvars.copy_context(), self._opening

        def end(future: Future[_Result]) -> None:
            if opening != self._opening:
                return
            try:
                show(future.result())
            except Exception as error:
                self.tell(error)

        future = self._asking.submit(ask)
        future.add_done_callback(lambda done: loop.call_soon_threadsafe(end, done, context=context))

    def begin(self) -> None:
        """A section is opened: what was asked for the one before no longer matters."""
        self._opening += 1

    def tell(self, error: Exception) -> None:
        """Shows what was raised: a Problem in its own words, anything else as one sentence, with its trace in a log."""
        if isinstance(error, Problem):
            self.complain(*(self.words.problem(one) for one in (error, *error.others[:20])))
            return
        self._write(error)
        self.complain(
            self.words(
                "This did not work, and it is the kit's fault. Nothing else was changed; {file} in the folder of "
                "the cohort says more to whoever looks after the kit.",
                file=LOG,
            )
        )

    def _write(self, error: Exception) -> None:
        log = logging.Logger("desk")
        try:
            handler = logging.FileHandler(self._folder / LOG, encoding="utf-8")
        except OSError:
            return  # a full disk; the sentence is shown all the same
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)
        log.error("%s", type(error).__name__, exc_info=error)
        handler.close()
