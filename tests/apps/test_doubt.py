"""The page on what an answer hangs on, as a policymaker meets it: by keyboard, in both languages, on a small floor."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from .conftest import Visit
from .test_site import RULES, WIDTHS

PLAN = "v=2&workers=20&years=1&mentors=10&b.mentors=5&b.name=Less"
LINES = "() => document.querySelectorAll('.sherpa-picture[data-number]').length"


def accessible(visit: Visit) -> None:
    found = Axe().run(visit.page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.page.wait_for_timeout(300)
        assert visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_from_an_answer_to_what_it_hangs_on_and_to_a_number_of_ones_own(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{visit.site}/doubt?lang=en&{PLAN}&at-least=lots&x.mentors.charm=1", wait_until="commit")
    page.wait_for_selector(".sherpa-picture[data-number]")
    assert page.title() == "What the answer hangs on · SHERPA kit"
    damage = page.inner_text(".damage[class]:not(:empty)")
    assert 'at-least="lots", which is not a number from 0 to 50' in damage
    assert 'changes "x.mentors.charm", which is no number of the model' in damage
    assert "are stated choices that nobody has measured" in page.inner_text("main")
    accessible(visit)

    page.get_by_role("button", name="Find out what moves the answer").press("Enter")
    page.wait_for_selector(".turning h3", timeout=300_000)
    page.get_by_text("This moves the answer most:").wait_for()
    page.wait_for_function(f"() => ({LINES})() === 2")
    page.get_by_label("What it costs").check()
    page.get_by_role("row", name="Rests on").first.wait_for()
    assert page.get_by_role("heading", name="With the change more workers are in training").is_visible()

    page.get_by_role("button", name="Change it:").first.press("Enter")
    page.wait_for_function("() => document.activeElement.textContent === 'Move this number'")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**&x.*")
    page.get_by_role("button", name="Set back:").wait_for()
    accessible(visit)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save all numbers (CSV)").press("Enter")
    saved.value.save_as(tmp_path / "doubt.csv")
    assert page.inner_text(".stamp") in (tmp_path / "doubt.csv").read_text("utf-8-sig")

    own = page.url.split("&x.")[1]
    page.get_by_role("link", name="Nederlands").click()
    page.get_by_text("De getallen die je veranderd hebt").wait_for()
    assert page.url.split("&x.")[1] == own
    accessible(visit)
    page.get_by_role("button", name="Zoek uit wat het antwoord doet schuiven").press("Enter")
    page.get_by_role("button", name="Stop").press("Enter")
    page.get_by_text("Gestopt. Er is niets uitgekomen.").wait_for()
    page.get_by_role("button", name="Zet alle getallen terug").press("Enter")
    page.wait_for_function("() => !location.search.includes('x.')")
    page.get_by_role("link", name="Less").click()
    page.get_by_role("heading", name="Het antwoord voor Less").wait_for()
    assert visit.complaints == []
    assert visit.outside == []


def test_a_plan_that_does_nothing_leads_back(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.site}/doubt?lang=nl&v=2&mentors=0", wait_until="commit")
    page.get_by_text("Dit plan verandert niets, dus valt er niets te betwijfelen.").wait_for()
    link = page.get_by_role("link", name="Terug naar je plannen in de verkenner").first
    assert "explorer?lang=nl" in (link.get_attribute("href") or "")
    accessible(visit)
    assert visit.complaints == []
