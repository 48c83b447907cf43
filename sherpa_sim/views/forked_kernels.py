"""Kernels that fork from a process of the site's own, instead of each importing everything anew.

Jupyter asks a provisioner for a kernel's process; ours asks the fork server (`fork_server.py`). Where the system has no
safe fork (`FORKS` is False), and where the fork server cannot be had, kernels start as they usually do.
"""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, ClassVar

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from . import fork_server
from .fork_server import Request

FORKS = sys.platform == "linux"
"""Whether kernels fork; elsewhere libraries of the system may hold threads, or there is no fork at all."""

NAME = "sherpa-forked"
PATIENCE = 60.0  # seconds for a new kernel
ATTEMPTS = 2  # the second with a new fork server


class Forked:
    """A kernel's process, whose parent is the fork server; as much of `subprocess.Popen` as Jupyter needs."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, watch: int) -> None:
        self.pid = pid
        self.watch: int | None = watch
        """Can be read once the process has ended; None when that has been seen to."""
        self.before_closing: Callable[[], object] = lambda: None
        """What whoever listens to `watch` wants to have done before it is closed."""

    def poll(self) -> int | None:
        """None while it runs, and then 0: what it ended with is known to its parent only."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int | None:
        """0 once it has ended; None if it has not within `timeout` seconds."""
        ended = self._ended(timeout)
        if ended is not None and self.watch is not None:
            self.before_closing()
            os.close(self.watch)
            self.watch = None
        return ended

    def send_signal(self, number: int) -> None:
        """Sends a signal to the process, if it still runs, and never to another that took its number."""
        if self.watch is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.watch, number)

    def kill(self) -> None:
        """Ends it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)

    def _ended(self, timeout: float | None) -> int | None:
        if self.watch is None:
            return 0
        waiting = select.poll()
        waiting.register(self.watch, select.POLLIN)
        return 0 if waiting.poll(None if timeout is None else timeout * 1000) else None


class Forks:
    """The fork server of a site: started with it, started anew when it has gone, and ended with it.

    `notebooks` say what kernels will import; `preparations` (`module:function`) are done once for all kernels.
    """

    def __init__(self, notebooks: Sequence[Path], preparations: Sequence[str]) -> None:
        self._arguments = [json.dumps([str(place) for place in notebooks]), json.dumps(list(preparations))]
        self._turn = asyncio.Lock()
        self._door: socket.socket | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begins to get ready."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        with theirs:
            self._server = subprocess.Popen(
                [sys.executable, "-P", "-m", fork_server.__name__, str(theirs.fileno()), *self._arguments],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        self._door = ours

    def stop(self) -> None:
        """Ends it, and every kernel that it forked."""
        if self._door is not None:
            self._door.close()
            self._door = None
        if self._server is not None:
            try:
                self._server.wait(5)
            except subprocess.TimeoutExpired:  # in the middle of a step
                self._server.kill()
                self._server.wait()
            self._server = None

    async def fork(self, request: Request) -> Forked:
        """A new kernel.

        Raises:
            OSError: if there is none to be had.
        """
        message = json.dumps(asdict(request)).encode()
        async with self._turn:
            for _ in range(ATTEMPTS):
                if self._door is None:
                    self.start()
                with suppress(OSError, TimeoutError):
                    return await asyncio.wait_for(self._ask(message), PATIENCE)
                self.stop()
        raise OSError("no kernel could be forked")

    async def _ask(self, message: bytes) -> Forked:
        assert self._door is not None
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(self._door, message)
        answered = asyncio.Event()
        loop.add_reader(self._door, answered.set)
        try:
            await answered.wait()
        finally:
            loop.remove_reader(self._door)
        told, watches, _, _ = socket.recv_fds(self._door, 4096, 1)
        if not told:
            raise ConnectionResetError
        return Forked(json.loads(told)["process"], watches[0])


class ForkedProvisioner(LocalProvisioner):
    """A kernel on this machine that forks."""

    forks: ClassVar[Forks | None] = None
    process: Any

    async def launch_kernel(self, cmd: list[str], **settings: Any) -> Any:
        """How to reach the new kernel."""
        if self.forks is None:
            return await super().launch_kernel(cmd, **settings)
        arguments = cmd[cmd.index("-f") :]  # what stands before is how a kernel usually starts
        request = Request(arguments, dict(settings["env"]), str(settings.get("cwd") or Path.cwd()))
        try:
            self.process = await self.forks.fork(request)
        except OSError:
            self.log.error("No kernel could be forked; it starts as usual.")
            return await super().launch_kernel(cmd, **settings)
        self.pid = self.pgid = self.process.pid
        return self.connection_info

    @classmethod
    def name(cls) -> str:
        """The name by which Jupyter finds it from now on."""
        KernelProvisionerFactory.provisioners[NAME] = EntryPoint(
            NAME, f"{cls.__module__}:{cls.__name__}", KernelProvisionerFactory.GROUP_NAME
        )
        return NAME
