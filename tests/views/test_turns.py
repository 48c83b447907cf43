"""That no more pages run at a time than there are turns, first come first, and that no turn is lost."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sherpa_sim.views import turns
from sherpa_sim.views.turns import FOLDER_VARIABLE, all_taken, turn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")

HOLD = """
import os, time
os.cpu_count = lambda: 2
from sherpa_sim.views.turns import turn
with turn():
    print("mine", flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def two_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site with two turns."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.fixture
def others() -> Iterator[list[subprocess.Popen[str]]]:
    """Two other pages, which have both turns."""
    holding = []
    for _ in range(2):
        page = subprocess.Popen([sys.executable, "-c", HOLD], stdout=subprocess.PIPE, text=True)
        assert page.stdout is not None
        assert page.stdout.readline() == "mine\n"
        holding.append(page)
    yield holding
    for page in holding:
        page.kill()
        page.wait()
        assert page.stdout is not None
        page.stdout.close()


def test_as_many_run_at_a_time_as_there_are_turns() -> None:
    running, most, lock = 0, 0, threading.Lock()

    def page() -> None:
        nonlocal running, most
        with turn():
            with lock:
                running += 1
                most = max(most, running)
            time.sleep(0.02)
            with lock:
                running -= 1

    pages = [threading.Thread(target=page) for _ in range(8)]
    for one in pages:
        one.start()
    for one in pages:
        one.join()
    assert most == 2
    assert not all_taken()


def test_a_turn_comes_back_from_a_page_that_dies(
    others: list[subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 60.0)
    assert all_taken()
    threading.Timer(0.3, others[0].kill).start()
    with turn():
        assert others[0].wait(10) != 0
        assert others[1].poll() is None
    assert not all_taken()


def test_who_came_first_goes_first(
    others: list[subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 60.0)
    went: list[int] = []

    def page(number: int) -> None:
        with turn():
            went.append(number)
            time.sleep(0.05)

    pages = [threading.Thread(target=page, args=(number,)) for number in range(5)]
    for number, one in enumerate(pages):
        one.start()
        while len(list(tmp_path.glob("waits-*"))) <= number:
            time.sleep(0.001)
    others[0].kill()
    for one in pages:
        one.join()
    assert went == [0, 1, 2, 3, 4]
    assert not list(tmp_path.glob("waits-*"))


def test_what_can_be_stopped_comes_last(
    others: list[subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 60.0)
    went: list[str] = []

    def page(name: str, stop: threading.Event | None) -> None:
        with turn(stop):
            went.append(name)
            time.sleep(0.05)

    pages = []
    for name, stop in (("later", threading.Event()), ("asked", None), ("later still", threading.Event())):
        pages.append(threading.Thread(target=page, args=(name, stop)))
        pages[-1].start()
        while len(list(tmp_path.glob("waits-*"))) < len(pages):
            time.sleep(0.001)
    others[0].kill()
    for one in pages:
        one.join()
    assert went == ["asked", "later", "later still"]
    assert not list(tmp_path.glob("waits-*"))


def test_who_is_stopped_waits_no_longer(others: list[subprocess.Popen[str]], tmp_path: Path) -> None:
    stop = threading.Event()
    threading.Timer(0.1, stop.set).start()
    begun = time.monotonic()
    with turn(stop):
        assert time.monotonic() - begun < 5
    assert all(page.poll() is None for page in others)
    assert not list(tmp_path.glob("waits-*"))


def test_what_can_be_stopped_does_not_wait_for_ever(
    others: list[subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "LATER_PATIENCE", 0.2)
    begun = time.monotonic()
    with turn(threading.Event()):
        assert 0.2 <= time.monotonic() - begun < 5
    assert all(page.poll() is None for page in others)


def test_a_page_that_died_while_it_waited_holds_up_nobody(
    others: list[subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its file stays when the system ends it, and goes as soon as somebody looks."""
    waiting = "from threading import Event; from sherpa_sim.views.turns import turn; turn({}).__enter__()"
    dying = [subprocess.Popen([sys.executable, "-c", waiting.format(stop)]) for stop in ("", "Event()")]
    while len(list(tmp_path.glob("waits-*"))) < len(dying):
        time.sleep(0.001)
    for page in dying:
        page.kill()
        page.wait()
    monkeypatch.setattr(turns, "PATIENCE", 60.0)
    others[0].kill()
    begun = time.monotonic()
    with turn(threading.Event()):
        assert time.monotonic() - begun < 5
    assert not list(tmp_path.glob("waits-*"))


def test_whoever_seems_to_wait_for_ever_holds_up_nobody_for_long(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody else may have the number of a page that died."""
    monkeypatch.setattr(turns, "PATIENCE", 0.3)
    monkeypatch.setattr(turns, "LATER_PATIENCE", 0.5)
    for kind in (0, 1):
        (tmp_path / f"waits-{kind}-{time.monotonic_ns():020d}-{os.getpid()}").touch()
    with turn(threading.Event()):
        pass
    for stop in (None, threading.Event()):
        begun = time.monotonic()
        with turn(stop):
            assert time.monotonic() - begun < 0.25


def test_nobody_waits_longer_than_is_said(
    others: list[subprocess.Popen[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.2)
    begun = time.monotonic()
    with turn():
        assert 0.2 <= time.monotonic() - begun < 5
    assert all(page.poll() is None for page in others)
    assert all_taken()  # what was not ours was not given back


def test_a_page_that_fails_gives_its_turn_back() -> None:
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turn():
            _ = 1 / 0
    with turn():
        assert not all_taken()


def test_without_a_site_there_is_nobody_to_wait_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE)
    with turn(), turn(), turn():
        assert not all_taken()
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "gone"))
    with turn(), turn(), turn():
        assert not all_taken()
