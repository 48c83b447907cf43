"""What a section of the desk can count on: every error is a sentence, and nobody works who is not signed in."""

import asyncio
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Job
from sherpa_sim.views.desk.desk import LOG, Desk
from sherpa_sim.views.desk.sections import SECTIONS
from tests.own_loop import in_a_loop

WORDS = words_for("en")


class Page:
    """A page around the sections, on which the trainer is signed in or not."""

    def __init__(self, signed_in: bool = True) -> None:
        self.signed_in = signed_in

    def go(self, section: str) -> None:
        raise AssertionError(section)

    def look(self) -> None:
        raise AssertionError

    def still_in(self) -> bool:
        return self.signed_in


def desk_in(folder: Path, page: Page) -> Desk:
    return Desk(folder, WORDS, page, Job(WORDS))


def test_whatever_is_raised_becomes_a_sentence(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, Page())

    def fail(error: Exception) -> None:
        raise error

    desk.guarded(fail)(Problem("Give marks from 0 to {most}.", most="<b>", others=(Problem("Stop"),)))
    assert "Give marks from 0 to &lt;b&gt;." in desk.alarm.html
    assert 'role="alert"' in desk.alarm.html
    assert "<p>Stop</p>" in desk.alarm.html
    assert not (tmp_path / LOG).exists()
    desk.guarded(fail)(ZeroDivisionError("swordfish"))
    assert "swordfish" not in desk.alarm.html
    assert "desk.log" in desk.alarm.html
    assert "swordfish" in (tmp_path / LOG).read_text()


def test_nobody_works_who_is_not_signed_in(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, Page(signed_in=False))
    done: list[str] = []
    desk.guarded(done.append)("work")
    assert done == []
    with pytest.raises(Problem):
        desk.file(lambda: b"marks")()


def test_work_is_done_beside_the_page_one_at_a_time_and_can_be_stopped(tmp_path: Path) -> None:
    async def visit() -> None:
        desk = desk_in(tmp_path, Page())
        job = desk._job
        begun, results = asyncio.Event(), []
        loop = asyncio.get_running_loop()

        def work(progress: object, stop: Event) -> str:
            progress(1, 3)
            loop.call_soon_threadsafe(begun.set)
            return "stopped" if stop.wait(20) else "not stopped"

        desk.work("Long work", work, results.append)
        await begun.wait()
        assert job.running
        assert (job.done, job.of) == (1, 3)
        with pytest.raises(Problem):
            desk.work("Another", work, results.append)
        job._handle_custom_msg({"kind": "stop"}, [])
        while job.running:
            await asyncio.sleep(0.01)
        assert results == ["stopped"]
        desk.work("Broken", lambda *_: 1 / 0, results.append)
        while job.running:
            await asyncio.sleep(0.01)
        assert "desk.log" in desk.alarm.html

    in_a_loop(visit())


def test_the_desk_opens_without_waiting_for_nbgrader() -> None:
    code = "import sys; import sherpa_sim.views.desk; sys.exit('nbgrader' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_part_has_a_key_of_its_own() -> None:
    assert len({section.key for section in SECTIONS}) == len(SECTIONS)
