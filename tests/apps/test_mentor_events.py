"""The code of conduct, the seed-grant form and the planner of events, as mentors meet them in a browser."""

import json
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.conduct import conduct_of
from sherpa_sim.content.code_of_conduct import load_code_of_conduct
from sherpa_sim.content.conduct_record import Standing

from .conftest import Group, Visit
from .test_site import RULES, WIDTHS

ARTICLES = len(load_code_of_conduct().articles)


def accessible(visit: Visit) -> None:
    found = Axe().run(visit.page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    for width in WIDTHS:
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.page.wait_for_timeout(200)
        assert visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def opened(visit: Visit, address: str) -> Page:
    visit.page.goto(visit.site + address, wait_until="commit")
    visit.page.get_by_text("What you do here").or_(visit.page.get_by_text("Wat je hier doet")).wait_for()
    return visit.page


def saved(page: Page, button: str, tmp_path: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).press("Enter")
    download.value.save_as(tmp_path / "saved")
    return (tmp_path / "saved").read_bytes()


def test_a_code_is_read_by_keyboard_signed_seen_by_the_trainer_and_withdrawn(
    visit: Visit, group: Group, tmp_path: Path
) -> None:
    page = opened(visit, "/code-of-conduct?lang=nl")
    assert page.title() == "Gedragscode van een leermentor · SHERPA-kit"
    expect(page.get_by_text("Om op deze pagina te tekenen, meld je je aan.")).to_be_visible()
    assert saved(page, "Bewaar ze om op papier te tekenen (PDF)", tmp_path).startswith(b"%PDF")
    page.get_by_role("button", name="Lees alles in één keer").press("Enter")
    expect(page.locator(".card h3")).to_have_count(ARTICLES)
    accessible(visit)

    visit.sign_in(group.codes["p10"])
    page = opened(visit, "/code-of-conduct?lang=en")
    expect(page.get_by_text("You have not signed this code yet.")).to_be_visible()
    for number in range(2, ARTICLES + 1):
        page.get_by_role("button", name="The next article").press("Enter")
        page.get_by_text(f"Article {number} of {ARTICLES}").wait_for()
        page.wait_for_function(
            "number => document.activeElement.textContent.startsWith(`${number}. `)", arg=number
        )
    page.get_by_role("button", name="I sign this code").press("Enter")
    page.get_by_text("You signed version 1.0 on").first.wait_for()
    (own,) = [one for one in conduct_of(Cohort.open(group.folder)) if one.person.id == "p10"]
    assert own.standing is Standing.SIGNED
    accessible(visit)
    page.reload(wait_until="commit")
    page.get_by_role("button", name="Withdraw my signature ...").press("Enter")
    page.get_by_role("button", name="Yes, withdraw it").press("Enter")
    page.get_by_text("You withdrew your signature.").wait_for()
    assert visit.complaints == []
    assert visit.outside == []


def test_an_event_and_a_grant_are_planned_kept_printed_and_brought_back(visit: Visit, tmp_path: Path) -> None:
    page = opened(visit, "/learning-event?lang=en")
    page.get_by_label("Which idea do you begin with?").select_option("quiz")
    page.get_by_role("heading", name="Quiz in teams").wait_for()
    page.get_by_label("A name for your event").fill("Quiz on line 1")
    page.get_by_label("Which day?").fill("2000-01-03")
    page.get_by_label("Where?").fill("Canteen B")
    page.get_by_text("That day has gone by.").wait_for()
    page.get_by_text("only what comes after it is left on the list").wait_for()
    page.get_by_label("Which day?").fill("2999-01-31")
    page.get_by_label("From", exact=True).select_option("21:45")
    page.get_by_text("0 of 4 tasks are done.").or_(page.get_by_text("0 of 19 tasks are done.")).wait_for()
    page.get_by_role("button", name="The poster, in two languages (PDF)").press("Enter")
    page.get_by_text("Choose when it begins and when it ends.").last.wait_for()
    page.get_by_label("Until", exact=True).select_option("22:15")
    page.get_by_role("button", name="Add somebody who helps").press("Enter")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_text("Write the initials of who helps.").wait_for()
    page.get_by_label("Initials", exact=True).fill("A.B.")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_text("Saved: A.B.").wait_for()
    page.get_by_role("button", name="Done: ").first.press("Enter")
    page.get_by_text("1 of 19 tasks are done.").wait_for()
    accessible(visit)
    assert saved(page, "The poster, in two languages (PDF)", tmp_path).startswith(b"%PDF")
    page.get_by_role("button", name="Plan another event").press("Enter")
    page.get_by_role("button", name="Event 2").wait_for()
    kept = json.loads(saved(page, "Save it as a file", tmp_path))
    assert [event["name"] for event in kept["events"]] == ["Quiz on line 1", ""]
    assert kept["events"][0]["helpers"] == [{"who": "A.B.", "task": ""}]

    page = opened(visit, "/learning-event?lang=nl")
    page.get_by_role("button", name="Quiz on line 1").press("Enter")
    expect(page.get_by_label("Waar?")).to_have_value("Canteen B")
    expect(page.get_by_text("1 van de 19 taken zijn gedaan.")).to_be_visible()
    accessible(visit)

    page = opened(visit, "/seed-grant?lang=nl")
    page.get_by_text("Nog niet ingevuld: 16").wait_for()
    page.get_by_label("Hoeveel het hoogstens geeft").fill("100")
    page.get_by_role("button", name="Voeg een lijn toe aan de begroting").press("Enter")
    page.get_by_label("Waarvoor?").fill("<b>Kar</b>")
    page.get_by_label("Hoeveel?").fill("120.50")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    page.get_by_text("Dat is €\u00a020,50 meer dan het programma geeft.").wait_for()
    accessible(visit)
    assert saved(page, "Bewaar het formulier om te tekenen (PDF)", tmp_path).startswith(b"%PDF")
    (tmp_path / "other.json").write_text(json.dumps(kept))
    page.locator("input[type=file]").set_input_files(tmp_path / "other.json")
    page.get_by_text("other.json is een bestand van een ander werktuig van de kit").wait_for()
    page = opened(visit, "/seed-grant?lang=en")
    page.get_by_role("row", name="<b>Kar</b>").wait_for()
    assert visit.complaints == []
    assert visit.outside == []
