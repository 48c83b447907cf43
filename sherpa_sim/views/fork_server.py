"""The process from which kernels fork: it has imported what the pages need, so that a kernel begins where others end.

The site starts it (`forked_kernels.py`) and asks, over a socket, for one kernel at a time. It gets ready in steps and
answers between them: a kernel that is asked for early has only less to begin with. A step that may take long (the
first time, the simulation is compiled) is tried in a child first, which leaves what it compiled on the disk.

It never has a second thread: a fork would take over the locks of threads that it does not have.
"""

import ast
import gc
import io
import json
import os
import random
import selectors
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from signal import SIGKILL
from typing import NoReturn

from jupyter_client.localinterfaces import localhost

PAGE_KERNEL = "sherpa_sim.views.page_kernel"

KERNEL = (
    PAGE_KERNEL,
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "faulthandler",
    "tornado.platform.asyncio",
)
"""What a kernel imports when it starts, some of it by name only."""

QUIET = "sherpa_sim.views.quiet_comms"
"""What keeps widgets from speaking to nobody; it brings them along."""

LARGEST_REQUEST = 1_000_000  # bytes; an environment, with the address of a page in it
TRIED_AFTER = 0.1  # seconds between two looks whether a step was tried
LOOK_AFTER = 1.0  # seconds between two looks for kernels that have ended

# One visitor's kernel does one thing at a time; threads of the linear algebra would only be forked in vain.
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # what the debugger, which comes with every kernel, would warn of
}


@dataclass(frozen=True)
class Request:
    """A kernel that is asked for: its arguments, its environment, and the folder in which it runs."""

    arguments: list[str]
    environment: dict[str, str]
    folder: str


@dataclass(frozen=True)
class Step:
    """Something that is got ready; what is `long` is tried in a child first."""

    work: Callable[[], object]
    long: bool = False


def main() -> None:
    """Serves until the site has gone; in each kernel, runs that kernel."""
    door = socket.socket(fileno=int(sys.argv[1]))
    places, preparations = json.loads(sys.argv[2]), json.loads(sys.argv[3])
    for module in KERNEL:
        import_module(module)
    localhost()  # asks the system once which addresses are its own
    request = ForkServer(door, [*_imports(places), *map(_preparation, preparations)]).serve()
    if request is not None:
        _be_a_kernel(request)


class ForkServer:
    """Gets ready step by step, and forks for whoever asks."""

    def __init__(self, door: socket.socket, steps: Iterable[Step]) -> None:
        self._door = door
        self._steps = list(steps)
        self._kernels: set[int] = set()
        self._trying = 0  # the child that tries the next step

    def serve(self) -> Request | None:
        """In a new kernel, what it was asked to be; in the server itself None, once the site has gone."""
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._door, selectors.EVENT_READ)
            while True:
                pause = (TRIED_AFTER if self._trying else 0) if self._steps else LOOK_AFTER
                asked = waiting.select(pause)
                self._bury()
                if not asked:
                    if self._steps and not self._trying:
                        self._do(self._steps.pop(0))
                    continue
                message = self._door.recv(LARGEST_REQUEST)
                if not message:
                    self._end_all()
                    return None
                request = Request(**json.loads(message))
                if self._fork():
                    return request

    def _do(self, step: Step) -> None:
        """Does a step; one that may take long is done in a child first, and afterwards again here."""
        if step.long:
            self._steps.insert(0, Step(step.work))
            self._trying = os.fork()
            if self._trying:
                self._kernels.add(self._trying)
                return
            self._door.close()
            os.setsid()
        with suppress(Exception):  # a kernel whose page needs it fails too, and says so there
            step.work()
        if step.long:
            os._exit(0)
        gc.collect()

    def _fork(self) -> bool:
        """Whether this is the new kernel."""
        gc.freeze()  # what is there now is never looked at again by a kernel's collector, and so stays shared
        kernel = os.fork()
        if kernel == 0:
            self._door.close()
            os.setsid()
            return True
        self._kernels.add(kernel)
        watch = os.pidfd_open(kernel)
        socket.send_fds(self._door, [json.dumps({"process": kernel}).encode()], [watch])
        os.close(watch)
        return False

    def _bury(self) -> None:
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG)[0]) != 0:
                self._kernels.discard(ended)
                if ended == self._trying:
                    self._trying = 0

    def _end_all(self) -> None:
        for kernel in self._kernels:
            with suppress(ProcessLookupError):
                os.killpg(kernel, SIGKILL)


def _imports(places: Sequence[str]) -> Iterator[Step]:
    """What every page needs, and then what the notebooks import, each once."""
    yield Step(lambda: import_module(QUIET))
    yield Step(_draw)
    for module in dict.fromkeys(module for place in places for module in _imported(Path(place))):
        yield Step(partial(import_module, module))


def _imported(notebook: Path) -> Iterator[str]:
    """The modules that a notebook's cells import from."""
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            for statement in ast.parse("".join(cell["source"])).body:
                if isinstance(statement, ast.ImportFrom) and statement.module:
                    yield statement.module


def _preparation(name: str) -> Step:
    """What is made once for all kernels, named as `module:function`."""
    module, _, function = name.partition(":")
    return Step(lambda: getattr(import_module(module), function)(), long=True)


def _draw() -> None:
    """Draws a word, which loads the fonts."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure()
    figure.text(0.5, 0.5, "SHERPA")
    FigureCanvasAgg(figure)
    figure.savefig(io.BytesIO())


def _be_a_kernel(request: Request) -> NoReturn:
    """Runs the kernel to its end, and leaves without tidying up pages that are shared."""
    os.environ.clear()
    os.environ.update(request.environment)
    os.chdir(request.folder)
    random.seed()
    import_module("numpy").random.seed()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    code = 1
    try:
        # It ends with the process that it was forked from.
        kernel = import_module(PAGE_KERNEL).PageKernel.begun(request.arguments, parent_handle=os.getppid())
        # Widgets came in before there was a kernel that pages could ask for them.
        import_module("ipywidgets").register_comm_target()
        import_module(QUIET).be_quiet()
        kernel.start()
        code = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    os.environ.update(ENVIRONMENT)
    main()
