"""The action plan in a browser: written and looked back on by who did not sign in, then brought along to her papers."""

import json
from datetime import date, timedelta
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from icalendar import Calendar

from .conftest import Group, Visit
from .test_site import RULES, WIDTHS

DAY = date.today() + timedelta(days=4)


def accessible(visit: Visit) -> None:
    found = Axe().run(visit.page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.page.wait_for_timeout(200)
        assert visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_from_a_first_step_to_ones_papers(visit: Visit, group: Group, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{visit.site}/action-plan?lang=en", wait_until="commit")
    page.get_by_role("heading", name="Question 1 of 5").wait_for()
    assert page.title() == "My action plan · SHERPA kit"
    page.get_by_role("button", name="Question 3").press("Enter")
    page.get_by_label("Step 1: what will you do?").fill("Coffee with Jan Peeters")
    page.get_by_label("Step 1: by which day?").fill(DAY.isoformat())
    page.get_by_text('"Jan Peeters" looks like a full name').wait_for()
    accessible(visit)

    page.get_by_role("button", name="How does it go?").press("Enter")
    page.get_by_role("button", name="Look back on my plan").press("Enter")
    page.wait_for_function("() => document.activeElement.textContent === 'Look back on my plan'")
    card = page.locator(".card.opened")
    card.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_role("alert").filter(has_text="Say of at least one step how it went").wait_for()
    card.get_by_label("Partly done").check()
    card.get_by_label("What got in the way?").fill("The shifts changed")
    card.get_by_label("Another day for it, if you need one").fill((DAY + timedelta(days=7)).isoformat())
    accessible(visit)
    card.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_text("Kept: how it went on").wait_for()

    page.get_by_role("link", name="Nederlands").click()
    page.get_by_role("heading", name="Hoe loopt het?").wait_for()
    row = page.get_by_role("row", name="Coffee with Jan Peeters")
    assert "Kwam ertussen: The shifts changed" in row.inner_text()
    page.emulate_media(media="print")
    assert page.locator(".printed").is_visible()
    assert not page.get_by_role("button", name="Terugkijken op mijn plan").is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Om mee te nemen").press("Enter")
    accessible(visit)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewaar de dagen voor mijn agenda").press("Enter")
    saved.value.save_as(tmp_path / "days.ics")
    (event,) = Calendar.from_ical((tmp_path / "days.ics").read_bytes()).walk("VEVENT")
    assert (event["SUMMARY"], event["DTSTART"].dt) == ("Coffee with J.P.", DAY + timedelta(days=7))

    visit.sign_in(group.codes["p12"])
    page.goto(f"{visit.site}/action-plan?lang=en", wait_until="commit")
    page.get_by_text("Signed in as Person 12").wait_for()
    page.get_by_role("button", name="To take along").press("Enter")
    page.get_by_role("button", name="Open what this browser kept").press("Enter")
    page.get_by_text("What this browser kept is with your papers now.").wait_for()
    page.wait_for_function("() => localStorage.getItem('sherpa-tool-action-plan') === null")
    kept = group.folder / "answers" / "p12"
    answers = json.loads((kept / "action-plan" / "answers.json").read_text())["answers"]
    assert answers["action-plan-03"]["step_1"] == "Coffee with Jan Peeters"
    record = json.loads((kept / "tools" / "action-plan.json").read_text())
    assert (len(record["reviews"]), record["answers"]) == (1, {})
    assert visit.complaints == []
    assert visit.outside == []
