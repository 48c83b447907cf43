"""The labs of units 07 and 11 as a reader meets them: on a phone, with what she expected still there afterwards."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator

from .conftest import Visit, visiting
from .test_site import WIDTHS, accessibility
from .test_units import read


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Visit]:
    with visiting(browser, site) as visit:
        visit.page.set_viewport_size({"width": WIDTHS[0], "height": 844})
        yield visit


def labs(visit: Visit, unit: str, kind: str, language: str) -> Locator:
    """The labs of a unit, once all of it is there."""
    page = read(visit, language, unit)
    page.locator("#starting").wait_for(state="detached")
    return page.locator(kind)


def type_into(lab: Locator, number: int) -> None:
    """Types a number in the first field of numbers."""
    field = lab.get_by_role("spinbutton").first
    field.fill(str(number))
    field.press("Enter")


def nothing_is_wrong(visit: Visit) -> None:
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.page.wait_for_timeout(300)
        assert visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, width
    assert accessibility(visit) == []
    assert visit.complaints == []
    assert visit.outside == []


def test_a_pushing_talk_is_seen_to_harm_and_a_good_one_not(phone: Visit) -> None:
    found = labs(phone, "07-levers", ".lever-lab", "nl")
    assert found.count() == 7
    enable = found.nth(4)
    said = enable.get_by_role("status").filter(has_text="Sofie")
    type_into(enable, 10)
    said.filter(has_text="Dit doet kwaad.").wait_for()
    type_into(enable, 90)
    said.filter(has_text="Dit helpt.").wait_for()
    assert "ruimte in tijd: omhoog" in enable.inner_text()
    nothing_is_wrong(phone)


def test_what_was_expected_stands_beside_what_came_out_and_is_kept(phone: Visit) -> None:
    found = labs(phone, "11-shop-floor", ".floor-lab", "en")
    assert found.count() == 3
    type_into(found.first, 40)
    found.first.get_by_role("button", name="That is what I expect. Run it").click()
    found.first.get_by_role("status").filter(has_text="you expected 40").wait_for(timeout=120_000)
    found.first.get_by_role("table").wait_for()
    nothing_is_wrong(phone)
    again = labs(phone, "11-shop-floor", ".floor-lab", "en")
    phone.page.wait_for_function(
        "document.querySelector('.floor-lab input[type=number]').value === '40'", timeout=120_000
    )
    assert again.first.get_by_role("table").count() == 0
