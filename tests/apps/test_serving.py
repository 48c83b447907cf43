"""The site as strangers, crowds and accidents meet it: a server of its own, with small limits.

All in one file, so that tests that run in parallel still share the server.
"""

import base64
import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from sherpa_sim.views.headers import HEADERS
from sherpa_sim.views.kernel_door import MOST_DOORS, PROTOCOL
from tests.own_loop import in_a_loop

from .conftest import Visit, visiting
from .kernel_client import message, replies

PORT = 8954
PLACES = 6
SERVE = """
from pathlib import Path
from sherpa_sim.views import site
from sherpa_sim.views.page import Opening, Page
own, kits = Path({own!r}), site.folder
site.folder = lambda name: own if name == "tests" else kits(name)
slow = Page("slow", "/slow", "tests", "slow.ipynb", lambda words: Opening("Slow", "..."))
pages = [page for page in site.VISITOR if page.name in ("home", "validation")]
site.serve({port}, False, pages=(*pages, slow))
"""
LIMITS = {"PAGES": str(PLACES), "IDLE": "8", "UNMET": "6"}
KERNEL = re.compile(r'"kernelId": ?"([^"]+)"')
GOOD = [message("kernel_info_request", {})]


@contextlib.contextmanager
def served(port: int, limits: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    environment = {**os.environ, **{f"SHERPA_SITE_{name}": value for name, value in limits.items()}}
    own = str(Path(__file__).parent / "pages")
    command = [sys.executable, "-c", SERVE.format(port=port, own=own)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1].rstrip("/"), process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def small() -> Iterator[str]:
    """A site with few places, where nobody may rest for long."""
    with served(PORT, LIMITS) as (site, _):
        yield site


def asked(address: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """Status, headers and text."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, dict(refused.headers), refused.read().decode()


def opened(site: str, page: str = "/?lang=en") -> str:
    """The kernel of a page that was asked for."""
    for _ in range(60):
        status, _, text = asked(site + page)
        if status == 200:
            found = KERNEL.search(text)
            assert found is not None
            return found[1]
        time.sleep(0.5)  # until there is a place
    raise AssertionError("no place became free")


def descendants(process: int) -> list[int]:
    found = [process]
    for one in found:
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text("ascii").split())
    return found[1:]


@pytest.mark.parametrize(
    "place",
    [
        "/",
        "/?lang=en",
        "/nothing",
        "/voila/static/voila.js",
        "/voila/static/no.js",
        "/api/kernels/0-0",
        "/voila/query/x",
    ],
)
def test_every_answer_carries_the_headers(small: str, place: str) -> None:
    _, headers, _ = asked(small + place)
    assert HEADERS.items() <= headers.items()
    assert "Server" not in headers
    assert "Set-Cookie" not in headers


def test_another_name_and_another_origin_are_refused(small: str) -> None:
    status, headers, text = asked(f"{small}/?lang=en", Host="elsewhere.example")
    assert status == 421
    assert "Deze site heeft een andere naam" in text
    assert HEADERS.items() <= headers.items()
    kernel = opened(small)
    with pytest.raises(HTTPClientError, match="403"):
        knock(small, kernel, {"Origin": "http://elsewhere.example"}, PROTOCOL)
    with pytest.raises(HTTPClientError, match="400"):
        knock(small, kernel, {}, "v0.kernel.websocket.jupyter.org")
    assert "kernel_info_reply" in replies(small, kernel, GOOD, "kernel_info_reply")


def knock(site: str, kernel: str, headers: dict[str, str], protocol: str) -> None:
    """Opens the door of a kernel, and leaves."""

    async def work() -> None:
        address = f"{site.replace('http', 'ws', 1)}/api/kernels/{kernel}/channels?session_id=x"
        client = await websocket_connect(HTTPRequest(address, headers=headers), subprotocols=[protocol])
        client.close()

    in_a_loop(work())


@pytest.mark.parametrize(
    "query",
    [
        "lang=en&%ff=%fe",
        "lang=%ff",
        f"lang=en&x={'y' * 40_000}",
        "lang=en&" + "a=1&" * 2000,
        "lang=en&\x7f=%00",
    ],
)
def test_a_strange_query_shows_nothing_of_the_inside(small: str, query: str) -> None:
    with socket.create_connection(("127.0.0.1", PORT), timeout=60) as line:
        line.sendall(
            f"GET /?{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode("latin1")
        )
        told = b""
        with contextlib.suppress(ConnectionResetError):
            while piece := line.recv(65536):
                told += piece
    for inside in (b"Traceback", b"site-packages", b"sherpa_sim", b"/home/", b"/tmp/"):
        assert inside not in told
    assert asked(f"{small}/nothing")[0] == 404  # it still answers


def shaken_hands(kernel: str) -> socket.socket:
    """A websocket by hand, for what no library would send."""
    line = socket.create_connection(("127.0.0.1", PORT), timeout=60)
    line.sendall(
        f"GET /api/kernels/{kernel}/channels?session_id={os.urandom(4).hex()} HTTP/1.1\r\nHost: localhost:{PORT}\r\n"
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n"
        f"Sec-WebSocket-Protocol: {PROTOCOL}\r\n\r\n".encode()
    )
    told = line.recv(4096)
    if b"101 Switching Protocols" not in told:
        line.close()
        raise HTTPClientError(int(told.split()[1]))
    return line


def frame(content: bytes, announced: int | None = None) -> bytes:
    """A masked binary frame, which may announce more than it holds."""
    length = len(content) if announced is None else announced
    return b"\x82\xff" + length.to_bytes(8, "big") + bytes(4) + content


def test_nasty_clients_do_not_hold_up_a_good_one(small: str) -> None:
    bad, good = opened(small), opened(small)
    with contextlib.ExitStack() as lines:
        half = lines.enter_context(shaken_hands(bad))
        half.sendall(frame(b"x" * 100, announced=3_000_000))
        strange = lines.enter_context(shaken_hands(bad))
        for content in (b"", b"\xff" * 8, (2**62).to_bytes(8, "little") * 9, os.urandom(5000), b"{}" * 999):
            strange.sendall(frame(content))
        deaf = lines.enter_context(shaken_hands(bad))  # it asks and asks, and never reads
        with contextlib.suppress(OSError):
            for _ in range(3000):
                deaf.sendall(frame(GOOD[0]))
        slow = lines.enter_context(socket.create_connection(("127.0.0.1", PORT)))
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        start = time.perf_counter()
        assert "kernel_info_reply" in replies(small, good, GOOD, "kernel_info_reply")
        assert asked(f"{small}/nothing")[0] == 404
        assert time.perf_counter() - start < 10
        for _ in range(MOST_DOORS):
            lines.enter_context(shaken_hands(good))
        with pytest.raises(HTTPClientError, match="429"):
            shaken_hands(good)


def test_who_finds_no_place_is_asked_to_come_back(small: str) -> None:
    address = f"{small}/?lang=nl"
    while (answer := asked(address))[0] == 200:
        pass
    status, headers, text = answer
    assert status == 503
    assert headers["Retry-After"] == "180"
    assert "Alle plaatsen zijn bezet" in text
    assert "All places are taken" in text
    opened(small)  # of those who asked, nobody's browser came, so there are places again soon


def test_a_page_that_rests_goes_to_sleep_and_comes_back(browser: Browser) -> None:
    with served(PORT + 6, {"IDLE": LIMITS["IDLE"]}) as (site, _), visiting(browser, site) as visit:
        page = page_of(visit)
        expect(page.get_by_role("alert")).to_contain_text(
            "Nothing was done on this page for a while", timeout=60_000
        )
        page.get_by_role("button", name="Go on where you were").click()
        expect(page.get_by_role("alert")).to_be_hidden()
        visit.ready()
        assert page.url == f"{site}/validation?lang=en#top"


def test_work_that_takes_too_long_is_stopped_and_the_page_goes_on(browser: Browser) -> None:
    with served(PORT + 7, {"RUN": "3", "IDLE": "20"}) as (site, _), visiting(browser, site) as visit:
        page = visit.page
        page.goto(f"{site}/slow?lang=nl", wait_until="commit")
        page.get_by_role("button", name="Work for long").press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("Dit duurde te lang", timeout=60_000)
        page.get_by_role("button", name="Ga verder waar je was").press("Enter")
        page.get_by_role("heading", name="Slow").wait_for()
        expect(page.get_by_role("alert")).to_be_hidden()


def test_a_page_says_that_its_kernel_is_gone(browser: Browser) -> None:
    with served(PORT + 5, {}) as (site, server), visiting(browser, site) as visit:
        page = page_of(visit)
        kernels = [one for one in descendants(server.pid) if os.getsid(one) == one]
        for kernel in kernels[1:]:  # the first is what they fork from
            os.kill(kernel, signal.SIGKILL)
        expect(page.get_by_role("alert")).to_contain_text("lost touch with the simulation", timeout=60_000)
        page.get_by_role("button", name="Go on where you were").press("Enter")
        visit.ready()
        left = [one for one in descendants(server.pid) if os.getsid(one) == one]
        server.kill()  # without a word to anybody
        for _ in range(50):
            if not any(Path(f"/proc/{one}/fd").exists() and running(one) for one in left):
                break
            time.sleep(0.2)
        else:
            pytest.fail("kernels outlive their site")


def running(process: int) -> bool:
    """Whether a process still does something; one that has ended may wait to be buried."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    return False


def page_of(visit: Visit) -> Page:
    """A page with a place in it, in a browser."""
    visit.open("/validation?lang=en#top")
    return visit.page
