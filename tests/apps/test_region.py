"""The page of a region as visitors meet it: computed by keyboard alone, in both languages, and stopped by leaving."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sherpa_sim.locale.words import words_for

from .conftest import Visit
from .test_site import accessibility, check_widths

ADDRESS = "/small-region?mentors=3&b.mentors=8&b.name=Max&lang="


def reach(page: Page, name: str) -> None:
    """Goes to the button of that name by the Tab key alone."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    pytest.fail(f"the Tab key does not reach {name}")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_region_is_computed_by_keyboard(visit: Visit, language: str, tmp_path: Path) -> None:
    words, page = words_for(language), visit.page
    page.goto(visit.site + ADDRESS + language, wait_until="commit")
    begin = page.get_by_role("button", name=words("Begin"))
    begin.wait_for()
    assert accessibility(visit) == []
    reach(page, words("Begin"))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=words("What would come of it?")).wait_for()
    page.wait_for_selector(".sherpa-picture[data-number]")
    answer = page.inner_text(".answer")
    assert page.locator(".sherpa-picture").get_attribute("alt")
    reach(page, "Max")
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).not_to_have_text(answer)
    assert accessibility(visit) == []
    check_widths(page)
    reach(page, words("Save all numbers (CSV)"))
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    saved.value.save_as(tmp_path / "region.csv")
    assert page.inner_text(".stamp") in (tmp_path / "region.csv").read_text("utf-8-sig")
    back = page.get_by_role("link", name=words("Back to your plans in the explorer"))
    assert "b.mentors=8" in str(back.get_attribute("href"))
    assert page.locator("h1").count() == 1
    assert visit.complaints == []
    assert visit.outside == []


def test_a_long_run_is_stopped_by_the_button_and_by_leaving(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.site + "/region?lang=en&mentors=3", wait_until="commit")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Stop").click()
    page.get_by_text("Stopped. Press").wait_for()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Stop").wait_for()
    kernel = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    address = f"{visit.site}/api/kernels/{kernel}"
    assert page.request.get(address).status == 200
    page.goto("about:blank")
    for _ in range(100):
        if page.request.get(address).status == 404:
            return
        page.wait_for_timeout(100)
    pytest.fail("the kernel of a closed page still runs")
