"""Units as a reader meets them: prose, practice that is checked at once, and progress that is kept."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.content.units import load_units

from .conftest import Group, Visit, visiting
from .test_site import WIDTHS, accessibility

UNIT = "04-oars"
TASK = "oars-practice-02"


def read(visit: Visit, language: str = "en", unit: str = UNIT) -> Page:
    """The unit, once its last part is there."""
    visit.page.goto(f"{visit.site}/unit/{unit}?lang={language}", wait_until="commit")
    visit.page.wait_for_selector(".unit .key-points", timeout=120_000)
    return visit.page


def answer(page: Page, choice: str) -> None:
    page.get_by_role("radio", name=choice).check()
    expect(page.locator(".sherpa-sheet .saved[data-state=saved]").first).to_be_visible()


def test_a_task_is_checked_at_once_and_kept_by_the_browser(visit: Visit) -> None:
    page = read(visit)
    task = page.locator(".sherpa-sheet", has=page.get_by_role("radio", name="You could not find the log-in"))
    answer(page, "You could not find the log-in")
    task.get_by_role("button", name="Check my answer").press("Enter")
    feedback = task.locator(".feedback")
    expect(feedback).to_be_focused()
    expect(feedback).to_contain_text("Partly right:")
    expect(feedback).to_contain_text("You say what she did not say")  # of the best option, not chosen
    kept = json.loads(page.evaluate("localStorage.getItem('sherpa-unit-04-oars')"))
    assert kept[TASK] == "login"

    page = read(visit, "nl")
    expect(page.get_by_role("radio", name="Je vond de login niet")).to_be_checked()
    page.get_by_role("button", name="Ik ben klaar met deze les").click()
    expect(page.get_by_text("Je hebt deze les gedaan.")).to_be_visible()
    page.get_by_role("link", name="Alle lessen").click()
    card = page.locator(".units li", has=page.get_by_text("OARS"))
    expect(card).to_have_class("finished", timeout=120_000)
    assert (visit.complaints, visit.outside) == ([], [])


def test_who_signed_in_finds_her_place_on_another_machine(browser: Browser, site: str, group: Group) -> None:
    trainee, code = next(reversed(group.codes.items()))
    with visiting(browser, site) as visit:
        visit.sign_in(code)
        page = read(visit)
        expect(page.get_by_text("What you do here is kept.")).to_be_visible()
        answer(page, "You can always call the helpdesk")
        heading = page.get_by_role("heading", name="Summaries")
        heading.scroll_into_view_if_needed()
        page.mouse.wheel(0, 600)
        store = Cohort.open(group.folder).answers(trainee, "unit-04-oars")
        for _ in range(100):
            if "reached" in store.load().answers:
                break
            page.wait_for_timeout(100)
        assert store.load().answers[TASK] == "helpdesk"
        token = page.evaluate("sessionStorage.getItem('sherpa-sign-in')")
    with visiting(browser, site) as visit:
        visit.page.add_init_script(f"sessionStorage.setItem('sherpa-sign-in', {json.dumps(token)})")
        page = read(visit)
        expect(page.get_by_role("radio", name="You can always call the helpdesk")).to_be_checked()
        page.get_by_role("button", name="Go on where you were:").click()
        assert page.evaluate("document.activeElement.tagName") == "H2"
        assert page.evaluate("localStorage.length") == 0, (
            "what is kept with her papers stays off this machine"
        )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_list_and_every_unit_are_accessible(visit: Visit, language: str) -> None:
    page = visit.page
    page.goto(f"{visit.site}/learn?lang={language}", wait_until="commit")
    expect(page.locator(".units li")).to_have_count(len(load_units()), timeout=120_000)
    found = {"learn": looked_at(visit)}
    for unit in load_units():
        read(visit, language, unit)
        found[unit] = looked_at(visit)
    assert {name: trouble for name, trouble in found.items() if trouble} == {}
    assert (visit.complaints, visit.outside) == ([], [])


def looked_at(visit: Visit) -> list[object]:
    """What is wrong with a page, on a phone and on a desk."""
    trouble: list[object] = []
    for width in (WIDTHS[0], WIDTHS[-1]):
        visit.page.set_viewport_size({"width": width, "height": 900})
        visit.page.wait_for_timeout(200)
        trouble += accessibility(visit)
        if visit.page.evaluate("document.documentElement.scrollWidth") > width:
            trouble.append(f"wider than {width} px")
    return trouble
