"""A trainer's site of its own, with one new group; and a trainer who opens it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sherpa_sim.cohort.codes import make_trainer_secret
from sherpa_sim.cohort.cohort import Cohort

from ..conftest import Visit, visiting

expect.set_options(timeout=120_000)  # other tests may keep the machine busy


@dataclass(frozen=True)
class DeskSite:
    """Where the desk is, whose it is, and its secret."""

    address: str
    cohort: Path
    secret: str


@contextmanager
def serving(cohorts: Path, port: int, door: str = "desk") -> Iterator[str]:
    """The address of the desk of the cohorts in a folder, or (`serve`) of their site, as long as this lasts."""
    start = "from sherpa_sim.cli import main; main()"
    command = [sys.executable, "-c", start, door, "--no-browser", "--port", str(port)]
    environment = {**os.environ, "SHERPA_COHORTS": str(cohorts)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1].rstrip("/")
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskSite]:
    """The desk of a group without people and papers, on a server of its own."""
    place = tmp_path_factory.mktemp("desks")
    cohort = Cohort.create("Night shift", "nl", place)
    secret = make_trainer_secret(cohort)
    with serving(place, 8960) as address:
        yield DeskSite(address, cohort.folder, secret)


@pytest.fixture
def trainer(browser: Browser, desk: DeskSite) -> Iterator[Visit]:
    """Somebody who opens the desk, for one test."""
    with visiting(browser, desk.address) as visit:
        yield visit


def sign_in(visit: Visit, secret: str, language: str = "en") -> Page:
    """The desk of somebody who typed its secret."""
    page = visit.page
    page.goto(f"{visit.site}/?lang={language}", wait_until="commit")
    page.fill("#personal-code", secret, timeout=120_000)
    page.keyboard.press("Enter")
    page.wait_for_selector(".desk-navigation")
    return page


def go_to(page: Page, part: str) -> None:
    """Open a part of the desk by the name on its button."""
    toggle = page.locator(".desk-navigation .toggle")
    if toggle.is_visible():
        toggle.click()
    page.locator(".desk-navigation li").get_by_role("button", name=part, exact=True).click()
    page.locator(".desk h1", has_text=part).wait_for()
