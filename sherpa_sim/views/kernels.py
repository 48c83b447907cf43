"""The kernels of a site: no more than it can carry, none longer than it is used, and none that dies unnoticed."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any, ClassVar, Protocol

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from .forked_kernels import Forked
from .limits import Limits

LOOK_AFTER = 10  # seconds between two looks at what every kernel does


class End(IntEnum):
    """Why a page's kernel has ended, as the page is told when its websocket is closed."""

    GONE = 4001
    IDLE = 4002
    TOO_LONG = 4003


class Door(Protocol):
    """What a page and its kernel speak through."""

    def close(self, code: int, reason: str) -> None:
        """Closes it, and says why."""


class Kernels(AsyncMappingKernelManager):
    """Every kernel of a site, and whose it is."""

    limits: ClassVar[Limits] = Limits()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self._owners: dict[str, str] = {}
        self._coming: Counter[str] = Counter()
        self._lasting: set[str] = set()
        self._met: set[str] = set()
        self._ends: dict[str, End] = {}
        self._doors: defaultdict[str, set[Door]] = defaultdict(set)
        self._tasks: set[asyncio.Task[None]] = (
            set()
        )  # what nobody waits for is thrown away if nobody keeps it

    def admit(self, address: str) -> bool:
        """Whether one more page may open for a visitor from `address`; if so, a place is kept for it."""
        here = list(self._owners.values())
        if len(here) + self._coming.total() >= self.limits.pages:
            return False
        if here.count(address) + self._coming[address] >= self.limits.pages_each:
            return False
        self._coming[address] += 1
        return True

    def give_up(self, address: str) -> None:
        """Gives back the place that was kept."""
        self._coming[address] -= 1

    def begin(self, kernel_id: str, address: str, lasting: bool) -> None:
        """Notes whose kernel took the place that was kept. A `lasting` one stays as long as its page is open."""
        self._coming[address] -= 1
        self._owners[kernel_id] = address
        if lasting:
            self._lasting.add(kernel_id)

    def enter(self, kernel_id: str, door: Door) -> None:
        """Notes that a page speaks to its kernel."""
        self._met.add(kernel_id)
        self._doors[kernel_id].add(door)

    def leave(self, kernel_id: str, door: Door) -> None:
        """Notes that it does not any more."""
        self._doors[kernel_id].discard(door)

    def doors(self, kernel_id: str) -> int:
        """How many websockets speak to a kernel."""
        return len(self._doors[kernel_id])

    async def start_kernel(self, **settings: Any) -> str:  # type: ignore[override]  # as in its base
        """The id of a new kernel, which writes errors only and keeps no history."""
        quiet = ["--IPKernelApp.log_level=40", "--HistoryManager.enabled=False"]
        kernel_id = str(await super().start_kernel(extra_arguments=quiet, **settings))
        self._watch(kernel_id)
        return kernel_id

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forgets a kernel that has ended, and tells its page."""
        end = self._ends.pop(kernel_id, End.GONE)
        for door in self._doors.pop(kernel_id, set()):
            door.close(end, end.name)
        self._owners.pop(kernel_id, None)
        self._lasting.discard(kernel_id)
        self._met.discard(kernel_id)
        return super().remove_kernel(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Ends a kernel that has died, works too long, or is not used."""
        kernel = self._kernels[kernel_id]
        if kernel.execution_state is None:
            return  # it is starting
        alive: bool = await kernel.is_alive()
        if not alive:
            await self.end(kernel_id, End.GONE)
            return
        silent = (datetime.now(UTC) - kernel.last_activity).total_seconds()
        if kernel.execution_state == "busy":
            if silent > self.limits.run:
                await self.end(kernel_id, End.TOO_LONG)
        elif kernel_id in self._owners:
            unmet = kernel_id not in self._met
            stays = kernel_id in self._lasting and self._doors[kernel_id]
            if silent > (self.limits.unmet if unmet else self.limits.idle) and not stays:
                await self.end(kernel_id, End.IDLE)

    async def end(self, kernel_id: str, end: End) -> None:
        """Ends a kernel, and tells its page why."""
        self._ends[kernel_id] = end
        shut_down: Callable[..., Awaitable[None]] = self.shutdown_kernel
        await shut_down(
            kernel_id, now=end is not End.IDLE
        )  # one that is busy would not hear that it is asked to

    def _watch(self, kernel_id: str) -> None:
        """Notices the death of a kernel at once, where the system tells."""
        process = getattr(self._kernels[kernel_id].provisioner, "process", None)
        if not isinstance(process, Forked) or process.watch is None:
            return
        loop, watch = asyncio.get_running_loop(), process.watch

        def ended() -> None:
            loop.remove_reader(watch)
            if kernel_id in self and kernel_id not in self._pending_kernels:
                self._tasks.add(task := loop.create_task(self.end(kernel_id, End.GONE)))
                task.add_done_callback(self._tasks.discard)

        process.before_closing = lambda: loop.remove_reader(watch)
        loop.add_reader(watch, ended)
