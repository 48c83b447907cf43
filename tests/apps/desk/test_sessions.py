"""The trainer's pages as a trainer meets them: a real server, a real browser, a printed page."""

import io
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect
from pypdf import PdfReader

from sherpa_sim.content.sessions import load_sessions

from ..conftest import Visit
from ..test_site import WIDTHS, accessibility
from .conftest import DeskSite, sign_in

FITS = {"format": "A4", "prefer_css_page_size": True}


def fits_and_is_accessible(visit: Visit) -> None:
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.page.wait_for_timeout(300)
        too_wide = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert too_wide <= 0, f"{width} px: the page is {too_wide} px too wide"
    assert accessibility(visit) == []


def test_from_the_desk_to_a_page_and_back(trainer: Visit, desk: DeskSite) -> None:
    page = sign_in(trainer, desk.secret)
    page.get_by_role("link", name="The trainer's pages").click()
    expect(page.locator(".sessions h1")).to_have_text("The trainer's pages")
    page.locator("#starting").wait_for(state="detached")
    fits_and_is_accessible(trainer)
    page.get_by_role("link", name="The programme").click()
    expect(page.locator(".sessions h1")).to_contain_text("The programme")
    page.locator("#starting").wait_for(state="detached")
    fits_and_is_accessible(trainer)
    page.locator("table").get_by_role("link", name="04 ").click()
    expect(page.locator(".sessions h1")).to_contain_text("OARS")
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator(".sessions h1")).to_have_text("04 Vier vaardigheden: OARS")
    page.locator("#starting").wait_for(state="detached")
    assert parse_qs(urlsplit(page.url).query) == {"lang": ["nl"], "session": ["04-oars"]}
    fits_and_is_accessible(trainer)
    page.get_by_role("link", name="Het bureau van de trainer").click()
    expect(page.locator(".desk-navigation")).to_be_visible()  # and she is still signed in
    assert trainer.complaints == []
    assert trainer.outside == []


def test_each_page_prints_on_one_sheet_without_navigation(trainer: Visit) -> None:
    for language, navigation in (("en", "All trainer's pages"), ("nl", "Alle trainersbladen")):
        trainer.page.goto(f"{trainer.site}/sessions?lang={language}&session=all", wait_until="commit")
        expect(trainer.page.locator(".sessions article")).to_have_count(len(load_sessions(language)) + 1)
        trainer.page.locator("#starting").wait_for(state="detached")
        trainer.page.evaluate("document.querySelector('.programme').remove()")
        sheets = PdfReader(io.BytesIO(trainer.page.pdf(**FITS))).pages
        printed = "".join(sheet.extract_text() for sheet in sheets)
        assert len(sheets) == len(load_sessions(language))
        assert navigation not in printed
        assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) == (595, 842)
