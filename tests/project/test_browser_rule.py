"""That a browser test without a browser is skipped loudly, or fails where a browser was promised."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

TEST = """
import pytest

@pytest.mark.browser
def test_page():
    pass

def test_no_page():
    pass
"""


def run_without_chromium(folder: Path, checkout: Path, **surroundings: str) -> str:
    """What pytest prints for one browser test and one other test where no Chromium can be found."""
    (folder / "conftest.py").write_text((checkout / "tests" / "conftest.py").read_text("utf-8"), "utf-8")
    (folder / "test_pages.py").write_text(TEST, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    browser: needs a page\n", "utf-8")
    unset = {"CHROMIUM", "SHERPA_REQUIRE_BROWSER", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER"}
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "xdist.plugin", "-n", "1"],
        cwd=folder,
        env={**kept, "PATH": str(folder), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_skip_is_said_aloud(checkout: Path, tmp_path: Path) -> None:
    said = run_without_chromium(tmp_path, checkout)
    assert "1 browser tests were NOT run: no Chromium found" in said
    assert "1 passed, 1 skipped" in said


def test_promised_browser_that_is_missing_fails(checkout: Path, tmp_path: Path) -> None:
    said = run_without_chromium(tmp_path, checkout, SHERPA_REQUIRE_BROWSER="1")
    assert "no Chromium found" in said
    assert "1 passed, 1 error" in said


def test_wrongly_named_browser_is_missing(checkout: Path, tmp_path: Path) -> None:
    assert "1 skipped" in run_without_chromium(tmp_path, checkout, CHROMIUM="/nowhere/chromium")


@pytest.mark.browser
def test_page_opens(page: Page) -> None:
    page.set_content("<main><h1>Shop floor</h1></main>")
    assert page.get_by_role("heading").inner_text() == "Shop floor"
