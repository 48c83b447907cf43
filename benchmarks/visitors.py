"""How the visitors' site stands fifty policymakers at once: a real server, every visitor with a kernel of her own.

Prints a table, then one line of JSON:

    python benchmarks/visitors.py

Two of the visitors are real pages in Chromium. The others are plain websocket clients that ask for the same files as a
browser that was never here before, speak the kernel's protocol as the page does, and take the pictures: fifty pages of
Chromium on the server's own machine would measure the browser. One in five has the screen of a phone, the others one
that is as wide as the page grows: the picture that the page opens with has been drawn for those.

1. `first_page_s`: one visitor in Chromium, with a server that has been up for some seconds: from the address to the
   first picture.
2. `opened_s`: all open the explorer at the same instant; until the last of them has a picture. `opened_p50_s`: half.
   `opening_cpu_ms`: processor time of server and kernels for each page. It says more where the machine is busy.
3. `p50_ms`, `p95_ms`: from a moved control to the new picture, while everybody moves. A visitor first asks for the
   model's answer, without a guess. Then she thinks (a random time, exponential, five seconds on average, from picture
   to next move), takes a control and moves it one to four steps to either side; words and tables follow each picture.
   All begin with the page as it opens; with `--apart` each has a workplace of another size, so that no answer can
   serve two. That picture may show what the first runs say. `whole_p50_ms`, `whole_p95_ms`: until it shows what all
   say; who moves on before that has waited longer than she did, and is reckoned so (Kaplan and Meier). `overtaken`:
   the share of such moves. `cpu_ms`: processor time of server and kernels for each move. The pages in Chromium move
   too, but are not counted: they cannot tell which move a picture answers.
4. `peak_gib`: the most memory of server and kernels together (PSS: what several share is counted once),
   looked at every 15 seconds.
5. `stolen`: the share of the processors' time that went to other machines on the same host meanwhile, where the system
   tells: everything takes as much longer.
6. `errors`: pages that did not open, moves that had no picture within half a minute, and last pictures that had not
   become whole half a minute after all had stopped.

It ends within five minutes, whatever happens.
"""

import argparse
import asyncio
import contextlib
import json
import math
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from explorer import CHROMIUM_ARGUMENTS, CLOCK, JUMP, SHOWN
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from measure import Row, tell
from playwright.async_api import Browser, async_playwright
from playwright.async_api import Page as ChromiumPage
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from sherpa_sim.views.kernel_door import PROTOCOL

IN_CHROMIUM = 2
WARM = 20.0  # seconds in which the server may get its kernels ready
THINK = 5.0  # seconds on average
PATIENCE = 30.0  # seconds for a picture
OPENING = 120.0  # seconds for a page
WATCH = 15.0  # seconds between two looks at the memory, which take a twentieth of what all others do
CONNECTIONS = 6  # of one browser with one server
LONGEST = 300.0  # seconds for everything
CONTROL = "1.0.0"  # the version of what pages say to widgets as a whole
ROOMS = (*4 * ({"width": 800, "ratio": 1},), {"width": 358, "ratio": 3})
"""Of the picture, for each visitor in turn: on a screen of 1280 CSS pixels and wider, and one in five on a phone."""
WITHOUT_GUESS = "skip"
OWN = re.compile("/api/(kernels|shutdown)/")  # addresses of one visitor's kernel
KERNEL = re.compile(r'"kernelId": ?"([^"]+)"')
MOVED = {
    "mentors": (0.5, 0.0, 10.0),
    "hours": (0.5, 0.0, 10.0),
    "coaching": (0.5, 0.0, 12.0),
    "course": (1.0, 0.0, 10.0),
}
"""Controls, with their step, and their lowest and highest place."""


class BrokenError(Exception):
    """Something that a visitor would call broken."""


@dataclass
class Choosing:
    """What a visitor does next, by chance: the same with the same seed."""

    seed: int
    places: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def think(self) -> float:
        """Seconds until the next move."""
        return self._chance.expovariate(1 / THINK)

    def move(self) -> tuple[str, float]:
        """A control and where it goes."""
        key = self._chance.choice(sorted(MOVED))
        step, lowest, highest = MOVED[key]
        here = self.places[key]
        steps = [sign * many for sign in (-1, 1) for many in range(1, 5)]
        self.places[key] = self._chance.choice(
            [place for many in steps if lowest <= (place := here + step * many) <= highest]
        )
        return key, self.places[key]


class Client:
    """A visitor without a browser: a kernel, a websocket, and the widgets that she was told of."""

    def __init__(self, address: str, files: list[str], seed: int) -> None:
        self.address, self.files = address, files
        self.choosing = Choosing(seed)
        self.room = ROOMS[seed % len(ROOMS)]
        self.states: dict[str, dict[str, Any]] = {}
        self.shown = asyncio.Condition()
        self.asked = ""  # the message that she moved a control with
        self.asked_at = 0.0
        self.answered = False
        self.more = False  # whether a better picture follows
        self.whole = math.nan  # milliseconds until the picture was whole; not a number until it is

    async def open(self) -> None:
        """Opens the page, until its first picture is there."""
        http = AsyncHTTPClient()
        answer = await http.fetch(HTTPRequest(self.address, request_timeout=OPENING))
        found = KERNEL.search(answer.body.decode())
        if found is None:
            raise BrokenError("no kernel")
        hands = asyncio.Semaphore(CONNECTIONS)

        async def take(file: str) -> None:
            async with hands:
                await http.fetch(HTTPRequest(file, request_timeout=OPENING, decompress_response=False))

        await asyncio.gather(*map(take, self.files))
        site = self.address.partition("/explorer")[0].replace("http", "ws", 1)
        request = HTTPRequest(
            f"{site}/api/kernels/{found[1]}/channels?session_id={uuid4().hex}",
            connect_timeout=OPENING,
            headers={"Origin": self.address.partition("/explorer")[0]},
        )
        self.socket: WebSocketClientConnection = await websocket_connect(request, subprotocols=[PROTOCOL])
        self.listener = asyncio.create_task(self.listen())
        control = {"comm_id": uuid4().hex, "target_name": "jupyter.widget.control", "data": {}}
        await self.say("kernel_info_request", {})
        await self.say("comm_open", control)
        await self.say("comm_msg", {"comm_id": control["comm_id"], "data": {"method": "request_states"}})
        async with asyncio.timeout(OPENING):
            while not (picture := self.widget("room")) or not self.widget("values"):
                await asyncio.sleep(0.02)
        if self.states[picture]["room"] != self.room:
            await self.seen({"method": "update", "state": {"room": self.room}, "buffer_paths": []}, picture)
        values = self.states[self.widget("values")]["values"]
        self.choosing.places = {key: float(values[key]) for key in MOVED}

    def widget(self, trait: str) -> str:
        """The widget that has this; of forms, the one with the controls that are moved. Empty if there is none."""
        for comm, state in self.states.items():
            if trait in state and (trait != "values" or MOVED.keys() <= state["values"].keys()):
                return comm
        return ""

    async def listen(self) -> None:
        """Notes the widgets that are there and the pictures that come."""
        while (frame := await self.socket.read_message()) is not None:
            _, parts = deserialize_msg_from_ws_v1(frame)
            parent, data = json.loads(parts[1]), json.loads(parts[3]).get("data", {})
            for comm, model in data.get("states", {}).items():
                self.states[comm] = model["state"]
            told = data.get("state") or {}
            if data.get("method") == "update" and "number" in told:
                self.more = told.get("more", self.more)
                if parent.get("msg_id") == self.asked:
                    self.answered = True
                    if not self.more:
                        self.whole = (time.perf_counter() - self.asked_at) * 1000
                async with self.shown:
                    self.shown.notify_all()

    async def until(self, holds: Callable[[], bool], patience: float = OPENING) -> None:
        """Until a picture has come with which this holds."""
        async with asyncio.timeout(patience), self.shown:
            await self.shown.wait_for(holds)

    async def ask(self) -> None:
        """Asks for the model's answer, until its picture is there."""
        (asked,) = (comm for comm, state in self.states.items() if WITHOUT_GUESS in _keys(state))
        await self.seen({"method": "custom", "content": {"kind": "press", "key": WITHOUT_GUESS}}, asked)

    async def move(self) -> float:
        """Milliseconds from a moved control to the new picture."""
        key, place = self.choosing.move()
        form = self.widget("values")
        values = self.states[form]["values"]
        values[key] = place
        return await self.seen({"method": "update", "state": {"values": values}, "buffer_paths": []}, form)

    async def seen(self, data: object, comm: str) -> float:
        """Milliseconds from what she says to a widget to the first picture that answers it, and not an earlier word."""
        self.asked, self.asked_at = uuid4().hex, time.perf_counter()
        self.answered, self.whole = False, math.nan
        await self.say("comm_msg", {"comm_id": comm, "data": data}, self.asked)
        await self.until(lambda: self.answered, PATIENCE)
        return (time.perf_counter() - self.asked_at) * 1000

    def waited(self) -> tuple[float, bool]:
        """Milliseconds that she waited for the whole picture, and whether it came."""
        if math.isnan(self.whole):
            return (time.perf_counter() - self.asked_at) * 1000, False
        return self.whole, True

    async def say(self, kind: str, content: object, number: str = "") -> None:
        """Sends a message as a browser does."""
        header = {
            "msg_id": number or uuid4().hex,
            "msg_type": kind,
            "session": "s",
            "username": "",
            "version": "5.3",
        }
        parts = [json.dumps(part).encode() for part in (header, {}, {"version": CONTROL}, content)]
        await self.socket.write_message(bytes(serialize_msg_to_ws_v1(parts, "shell")), binary=True)


class Page:
    """A visitor in Chromium."""

    def __init__(self, address: str, page: ChromiumPage, seed: int) -> None:
        self.address, self.page = address, page
        self.choosing = Choosing(seed)

    async def open(self) -> None:
        """Opens the page, until its first picture is there."""
        await self.page.goto(self.address, wait_until="commit", timeout=OPENING * 1000)
        await self.page.wait_for_selector(SHOWN, timeout=OPENING * 1000)
        await self.page.evaluate(CLOCK)
        for key in MOVED:
            self.choosing.places[key] = float(await self.page.locator(slider(key)).input_value())

    async def ask(self) -> None:
        """Asks for the model's answer, until its picture is there."""
        before = await self.page.locator(SHOWN).get_attribute("data-number")
        await self.page.locator(".expectation button").last.click()
        await self.page.wait_for_selector(f"{SHOWN}:not([data-number='{before}'])", timeout=PATIENCE * 1000)

    async def move(self) -> float:
        """Milliseconds from a moved control to the new picture."""
        key, place = self.choosing.move()
        await self.page.evaluate("window.times = []")
        await self.page.locator(slider(key)).evaluate(JUMP, place)
        await self.page.wait_for_function("window.times.length", timeout=PATIENCE * 1000)
        taken: list[float] = await self.page.evaluate("window.times")
        return taken[0]


def _keys(state: dict[str, Any]) -> list[str]:
    """The keys of a widget's buttons."""
    return [button["key"] for button in state.get("buttons", []) if button]


def slider(key: str) -> str:
    """How to find a control of the page."""
    return f"input[type=range][id$='-{key}']"


@dataclass
class Seen:
    """What happened to all visitors together."""

    first: float = 0.0
    opened: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    moved: int = 0
    whole: list[tuple[float, bool]] = field(default_factory=list)
    cpu: float = 0.0
    opening_cpu: float = 0.0
    peak: float = 0.0
    stolen: float = 0.0
    errors: int = 0


def stolen_and_all() -> tuple[int, int]:
    """What other machines on the same host took of the processors' time until now, and all of it, in ticks."""
    told = list(map(int, Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()[1:9]))
    return told[7], sum(told)


def family(parent: int) -> list[int]:
    """A process and all that it started, directly or not."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            after_name = entry.read_text("utf-8", "replace").rpartition(")")[2].split()
            children.setdefault(int(after_name[1]), []).append(int(entry.parent.name))
    found = [parent]
    for one in found:
        found += children.get(one, [])
    return found


def memory(parent: int) -> float:
    """GiB in use by a process and all that it started; what several share is counted once."""
    total = 0
    for process in family(parent):
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
    return total / 2**20


def processor_time(parent: int) -> float:
    """Seconds of processor time that a process and all that it started took until now."""
    ticks = 0
    for process in family(parent):
        with contextlib.suppress(OSError):
            told = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            ticks += int(told[11]) + int(told[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def server() -> Iterator[tuple[str, int]]:
    """The address and the process of a server of our own, stopped at the end."""
    command = "from sherpa_sim.views.site import serve; serve(8898, False)"
    process = subprocess.Popen([sys.executable, "-c", command], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1].rstrip("/"), process.pid
    finally:
        process.terminate()
        process.wait(30)


async def first_visit(browser: Browser, address: str, seen: Seen) -> list[str]:
    """One visitor before the others come; the files that her browser asked for."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900})
    page = await context.new_page()
    files: list[str] = []
    page.on("request", lambda asked: files.append(asked.url) if asked.resource_type != "document" else None)
    start = time.perf_counter()
    await Page(address, page, 0).open()
    seen.first = time.perf_counter() - start
    await page.goto("about:blank")
    await context.close()
    return [file for file in files if file.startswith("http") and not OWN.search(file)]


async def visit(visitor: Client | Page, seen: Seen, all_in: asyncio.Barrier, seconds: float) -> None:
    """One visitor: opens with the others, waits until they are in, asks, and moves until the time is over."""
    start = time.perf_counter()
    opened = False
    try:
        await visitor.open()
        seen.opened.append(time.perf_counter() - start)
        opened = True
    except Exception as trouble:
        note(trouble, seen)
    await all_in.wait()
    end = time.perf_counter() + seconds
    asked = moved = False
    while opened:
        await asyncio.sleep(visitor.choosing.think())
        if time.perf_counter() > end:
            break
        try:
            if moved and isinstance(visitor, Client):
                seen.whole.append(visitor.waited())
            if asked:
                taken = await visitor.move()
                moved = True
                seen.moved += 1
                if isinstance(visitor, Client):
                    seen.moves.append(taken)
            else:
                await visitor.ask()
                asked = True
        except Exception as trouble:
            note(trouble, seen)
    if moved and isinstance(visitor, Client):
        try:
            await visitor.until(lambda: not visitor.more, PATIENCE)
            seen.whole.append(visitor.waited())
        except TimeoutError as trouble:
            note(trouble, seen)


def note(trouble: Exception, seen: Seen) -> None:
    """Counts and tells what went wrong."""
    seen.errors += 1
    print(f"{type(trouble).__name__}: {trouble}", file=sys.stderr)


async def watch(process: int, seen: Seen) -> None:
    """Looks at the memory now and then."""
    while True:
        seen.peak = max(seen.peak, await asyncio.to_thread(memory, process))
        await asyncio.sleep(WATCH)


async def measure(site: str, process: int, visitors: int, seconds: float, apart: bool, seen: Seen) -> None:
    """Everybody comes in at once and moves."""
    AsyncHTTPClient.configure(None, max_clients=visitors * CONNECTIONS, max_body_size=10**9)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    await asyncio.sleep(WARM)
    addresses = [
        f"{site}/explorer?lang=en" + (f"&workers={200 + visitor}" if apart else "")
        for visitor in range(visitors)
    ]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGUMENTS))
        files = await first_visit(browser, f"{site}/explorer?lang=en", seen)
        await asyncio.sleep(WARM)
        all_visitors: list[Client | Page] = []
        for seed, address in enumerate(addresses):
            if seed < IN_CHROMIUM:
                context = await browser.new_context(viewport={"width": 1280, "height": 900})
                all_visitors.append(Page(address, await context.new_page(), seed))
            else:
                all_visitors.append(Client(address, files, seed))
        watching = asyncio.create_task(watch(process, seen))
        all_in = asyncio.Barrier(visitors + 1)
        begun, (stolen, ticks) = processor_time(process), stolen_and_all()
        visits = [asyncio.create_task(visit(one, seen, all_in, seconds)) for one in all_visitors]
        await all_in.wait()
        before = processor_time(process)
        seen.opening_cpu = before - begun
        await asyncio.gather(*visits)
        seen.cpu = processor_time(process) - before
        stolen_then, ticks_then = stolen_and_all()
        seen.stolen = (stolen_then - stolen) / (ticks_then - ticks)
        watching.cancel()
        await browser.close()


def middle_and_late(times: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile; not a number where there are too few."""
    if len(times) < 2:
        return math.nan, math.nan
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def waited(waits: list[tuple[float, bool]], share: float) -> float:
    """After how long this share has what it waits for (Kaplan and Meier); not a number where nobody waited so long."""
    waiting = 1.0
    for before, (taken, came) in enumerate(sorted(waits)):
        waiting *= 1 - came / (len(waits) - before)
        if waiting <= 1 - share:
            return taken
    return math.nan


def known(value: float, digits: int) -> float | None:
    """A figure for the line of JSON; None if it is not known."""
    return None if math.isnan(value) else round(value, digits)


def main() -> None:
    """Measures, tells, and prints the line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--visitors", type=int, default=50)
    arguments.add_argument("--seconds", type=float, default=60.0, help="how long everybody moves")
    arguments.add_argument("--apart", action="store_true", help="each visitor has a workplace of her own")
    asked = arguments.parse_args()
    seen = Seen()
    with server() as (site, process):
        work = measure(site, process, asked.visitors, asked.seconds, asked.apart, seen)
        try:
            asyncio.run(asyncio.wait_for(work, LONGEST))
        except TimeoutError as trouble:
            note(trouble, seen)
    p50, p95 = middle_and_late(seen.moves)
    whole_p50, whole_p95 = waited(seen.whole, 0.5), waited(seen.whole, 0.95)
    overtaken = 1 - sum(came for _, came in seen.whole) / max(1, len(seen.whole))
    half, last = statistics.median(seen.opened or [math.nan]), max(seen.opened, default=math.nan)
    cpu = 1000 * seen.cpu / max(1, seen.moved)
    opening_cpu = 1000 * seen.opening_cpu / max(1, len(seen.opened))
    rows: list[Row] = [
        ("first page, one visitor", seen.first, "s"),
        (f"{len(seen.opened)} pages opened at once, until the last is usable", last, "s"),
        ("until half of them are", half, "s"),
        ("processor time of an opened page", opening_cpu, "ms"),
        (f"moved control to picture, median of {len(seen.moves)}", p50, "ms"),
        ("moved control to picture, 95th percentile", p95, "ms"),
        ("moved control to picture, slowest", max(seen.moves, default=math.nan), "ms"),
        ("moved control to whole picture, median", whole_p50, "ms"),
        ("moved control to whole picture, 95th percentile", whole_p95, "ms"),
        ("moves before the picture was whole", 100 * overtaken, "%"),
        ("processor time of a move", cpu, "ms"),
        ("the most memory in use", seen.peak, "GiB"),
        ("processor time that went to other machines", 100 * seen.stolen, "%"),
        ("errors", str(seen.errors), ""),
    ]
    figures = {
        "visitors": asked.visitors,
        "opened": len(seen.opened),
        "apart": asked.apart,
        "moves": len(seen.moves),
        "first_page_s": known(seen.first, 2),
        "opened_s": known(last, 1),
        "opened_p50_s": known(half, 1),
        "opening_cpu_ms": known(opening_cpu, 0),
        "p50_ms": known(p50, 0),
        "p95_ms": known(p95, 0),
        "whole_p50_ms": known(whole_p50, 0),
        "whole_p95_ms": known(whole_p95, 0),
        "overtaken": known(overtaken, 3),
        "cpu_ms": known(cpu, 0),
        "stolen": known(seen.stolen, 3),
        "peak_gib": known(seen.peak, 2),
        "errors": seen.errors,
    }
    tell("visitors", rows, figures)


if __name__ == "__main__":
    main()
