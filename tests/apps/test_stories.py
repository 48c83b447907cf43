"""The guided stories as a policymaker and a facilitator meet them: a list, a page to lead a group, a form to print."""

import io

from playwright.sync_api import expect
from pypdf import PdfReader

from sherpa_sim.content.story import STORIES

from .conftest import Visit
from .desk.test_sessions import fits_and_is_accessible


def test_from_the_list_to_a_facilitators_page_its_print_and_the_story(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.site}/stories?lang=en", wait_until="commit")
    expect(page.locator(".stories .story")).to_have_count(len(STORIES), timeout=120_000)
    assert page.title() == "Guided stories · SHERPA kit"
    page.locator("#starting").wait_for(state="detached")
    fits_and_is_accessible(visit)
    page.get_by_role("link", name="Lead a group through it: Who gains").click()
    page.get_by_role("heading", name="What must not be concluded").wait_for(timeout=120_000)
    page.get_by_role("link", name="Nederlands").click()
    page.get_by_role("heading", name="Wat je er niet uit mag besluiten").wait_for(timeout=120_000)
    expect(page.locator("h1")).to_have_text("Wie wint erbij")
    page.locator(".form").wait_for()
    page.locator("#starting").wait_for(state="detached")
    fits_and_is_accessible(visit)
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    printed = [sheet.extract_text() for sheet in sheets]
    assert len(sheets) <= 4
    assert "Open de beleidsverkenner" not in "".join(printed), "the way on is printed"
    assert [number for number, text in enumerate(printed) if "Wat ik verwacht" in text] == [2], (
        "two sides for who leads, then the form"
    )
    begin = page.get_by_role("link", name="Begin met: Wie wint erbij")
    assert begin.get_attribute("href") == "explorer?lang=nl&story=who_gains"
    assert visit.complaints == []
    assert visit.outside == []
