"""What every test shares: the checkout, and a Chromium for the tests that need a page."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_CHROMIUM = (
    "no Chromium found: install Debian's `chromium` or any Chrome, or set CHROMIUM to the program's full path"
)


def find_chromium() -> str | None:
    """The program to open pages with: CHROMIUM if it is set, else the first known name on PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How pytest-playwright starts the machine's own Chromium instead of one it would download."""
    return {**browser_type_launch_args, "executable_path": find_chromium(), "args": list(CHROMIUM_ARGUMENTS)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that asks for a page, so that nobody has to remember the marker."""
    for item in items:
        if {"page", "browser", "context", "new_context"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file together, and all tests of the pages: one server, one Chromium."""
    from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

    class OneServer(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
        def _split_scope(self, nodeid: str) -> str:
            return "pages" if nodeid.startswith("tests/apps/") else str(super()._split_scope(nodeid))

    return OneServer(config, log)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a browser test where there is no browser, or fail it where one was promised."""
    if item.get_closest_marker("browser") is None or find_chromium() is not None:
        return
    if os.environ.get("SHERPA_REQUIRE_BROWSER") == "1":
        pytest.fail(NO_CHROMIUM, pytrace=False)
    pytest.skip(NO_CHROMIUM)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of the run what was not looked at, because a skip is easily overlooked."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if NO_CHROMIUM in str(getattr(report, "longrepr", ""))
    ]
    if skipped:
        terminalreporter.section("browser tests", sep="-", yellow=True)
        terminalreporter.write_line(f"{len(skipped)} browser tests were NOT run: {NO_CHROMIUM}", yellow=True)
