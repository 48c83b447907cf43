"""One server for all tests of pages, and pages that notice what goes wrong on them."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .own_paper import make_group

READY = ".sherpa-picture[data-number], .sherpa-network[data-number], .home h1, .trouble[role=alert]"


class Visit:
    """A page of the site in a browser, with everything that it complained about or asked elsewhere."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.complaints: list[str] = []
        self.outside: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)

    def _heard(self, message: object) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _asked(self, request: object) -> None:
        if not request.url.startswith((self.site, "blob:", "data:")):
            self.outside.append(request.url)

    def open(self, address: str) -> "Visit":
        self.page.goto(self.site + address, wait_until="commit")
        return self.ready()

    def ready(self) -> "Visit":
        self.page.wait_for_selector(READY, timeout=120_000)
        return self

    def sign_in(self, code: str) -> None:
        """Signs in on the page of the course, as this person of the group."""
        self.page.goto(f"{self.site}/learn?lang=en", wait_until="commit")
        self.page.fill("#personal-code", code, timeout=120_000)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_text("Signed in as")).to_be_visible(timeout=120_000)

    def picture(self) -> int:
        """The number of the picture that is shown."""
        return int(self.page.locator(".sherpa-picture").get_attribute("data-number") or 0)

    def wait_for_picture(self, after: int) -> None:
        self.page.wait_for_function(
            "after => Number(document.querySelector('.sherpa-picture').dataset.number) > after", arg=after
        )


@dataclass(frozen=True)
class Group:
    """A cohort of the tests' own: its folder, and the code of each person by id."""

    folder: Path
    codes: dict[str, str]


@pytest.fixture(scope="session")
def group(tmp_path_factory: pytest.TempPathFactory) -> Group:
    """A cohort with a paper of every kind of question, for the one site; each test takes a person of its own."""
    place = tmp_path_factory.mktemp("cohorts")
    return Group(place / "try-out", make_group(place, 14))


@pytest.fixture(scope="session")
def site(group: Group) -> Iterator[str]:
    """The address of a running site, without a slash at its end."""
    script = Path(__file__).with_name("serve_for_tests.py")
    environment = {**os.environ, "SHERPA_COHORTS": str(group.folder.parent)}
    command = [sys.executable, str(script), "8930"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1].rstrip("/")
        finally:
            process.terminate()


@contextlib.contextmanager
def visiting(browser: Browser, site: str) -> Iterator[Visit]:
    """A visitor of her own, who leaves properly at the end."""
    context = browser.new_context(accept_downloads=True)
    context.set_default_timeout(120_000)
    opened = Visit(context.new_page(), site)
    yield opened
    opened.page.goto("about:blank")
    context.close()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """A visitor for one test."""
    with visiting(browser, site) as opened:
        yield opened
