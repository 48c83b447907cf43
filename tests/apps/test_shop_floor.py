"""The shop floor as a visitor plays it, with the keyboard alone, in both languages."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import Visit
from .test_site import WIDTHS, accessibility

PLANS = "v=2&workers=120&years=1&mentors=4&b.mentors=0&b.events=6&run=3"
TITLE = {"en": "The shop floor, person by person", "nl": "De werkvloer, mens per mens"}
PLAY, PAUSE = {"en": "Play", "nl": "Speel af"}, {"en": "Pause", "nl": "Pauze"}
PERSON = {"en": "Pick a person", "nl": "Kies een persoon"}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_weeks_are_played_and_a_person_is_picked_by_keyboard(visit: Visit, language: str) -> None:
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 900})
    visit.open(f"/shop-floor?lang={language}&{PLANS}")
    assert page.locator("h1").inner_text() == TITLE[language]
    page.locator("#starting").wait_for(state="detached")
    slider, said = page.get_by_role("slider"), page.locator(".sherpa-network .said")
    assert page.locator(".maps figure:visible").count() == 2
    assert page.locator("figure svg g.dot").count() == 240
    start = said.inner_text()

    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "2" in slider.get_attribute("aria-valuetext")
    assert said.inner_text() != start
    spoken = page.locator(".sherpa-network [role=status]")
    expect(spoken).to_have_text(said.inner_text())  # read out once the hand rests
    expect(page.locator(".sherpa-table tbody tr").first).to_be_visible()

    play = page.get_by_role("button", name=PLAY[language], exact=True)
    play.focus()
    page.keyboard.press("Enter")
    pause = page.get_by_role("button", name=PAUSE[language], exact=True)
    expect(pause).to_be_focused()
    page.wait_for_function("Number(document.querySelector('.player input').value) >= 4")
    assert spoken.inner_text() != said.inner_text()  # nothing is read out while it plays
    page.keyboard.press("Enter")
    at = slider.input_value()
    page.wait_for_timeout(700)
    assert slider.input_value() == at
    assert page.locator("path.talks[d^=M]").count() >= 1

    page.get_by_label(PERSON[language]).focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".story .weeks")).to_have_count(2)
    expect(page.get_by_role("heading", name=re.compile("^Num(ber|mer) 1$"))).to_be_visible()
    page.locator("figure:visible g.dot").nth(5).click()
    expect(page.get_by_role("heading", name=re.compile("^Num(ber|mer) 6$"))).to_be_visible()
    assert page.get_by_label(PERSON[language]).input_value() == "5"

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(300)
        too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert too_wide <= 0, f"{width} px: the page is {too_wide} px too wide"
    assert accessibility(visit) == []
    with page.expect_download() as download:
        page.locator(".sherpa-downloads button").click()
    assert download.value.suggested_filename == "sherpa-shop-floor.csv"
    assert "run=3" in page.url
    assert visit.complaints == []
    assert visit.outside == []
