"""The signals log as a mentor meets it: from what she heard to an answer that she tells back, in both languages."""

import io
from pathlib import Path

from pypdf import PdfReader

from .conftest import Visit
from .test_doubt import accessible

FIVE = "A summary is only made from five different colleagues or more"


def write_down(visit: Visit, said: str, kind: str, people: int) -> None:
    page = visit.page
    page.get_by_role("button", name="Write down what you heard").press("Enter")
    page.get_by_label("What did they say?").fill(said)
    page.get_by_label("Kind of wall", exact=True).select_option(kind)
    page.get_by_label("How many different colleagues said it?").fill(str(people))
    page.get_by_role("button", name="Save", exact=True).press("Enter")


def test_from_what_is_heard_to_an_answer_that_is_told_back(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{visit.site}/signals?lang=en", wait_until="commit")
    page.get_by_text("There is nothing in the log that was not passed on yet.").wait_for()
    assert page.title() == "Signals · SHERPA kit"
    accessible(visit)

    write_down(visit, "Jan says the roster is late", "shifts", 4)
    page.get_by_text("This may be a name: Jan.").wait_for()
    accessible(visit)
    page.get_by_label("What did they say?").fill("The roster is too late for any course")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_text(FIVE).wait_for()
    write_down(visit, "Lessons are in the late shift", "shifts", 2)
    page.get_by_text("Heard from 5 colleagues or more.").wait_for()
    write_down(visit, "The platform does not open at home", "platform", 1)
    page.get_by_role("cell", name="The platform does not open at home").wait_for()

    page.get_by_label("What is your workplace called?").fill("Warehouse North")
    page.get_by_role("button", name="Make the summary").press("Enter")
    page.get_by_text("Write what you ask of management about").wait_for()
    page.get_by_label("What do you ask of management? One thing.").fill("A fixed roster on lesson days")
    page.get_by_label("Quote: “The roster is too late for any course”").check()
    page.get_by_label("I counted nobody twice").check()
    page.get_by_label("I read each sentence once more").check()
    accessible(visit)
    page.get_by_role("button", name="Make the summary").press("Enter")
    page.get_by_text("The summary is made.").wait_for()
    page.get_by_role("button", name="Take this summary back").wait_for()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save the page for management (PDF, Nederlands)").press("Enter")
    saving.value.save_as(tmp_path / "summary.pdf")
    text = PdfReader(io.BytesIO((tmp_path / "summary.pdf").read_bytes())).pages[0].extract_text()
    assert "Ploegen of roosters passen niet bij lessen" in text
    assert "Gehoord van 5 collega's of meer." in " ".join(text.split())
    assert "Warehouse North" in text
    assert "platform" not in text
    page.get_by_role("button", name="Take this summary back").wait_for(state="detached")

    page.get_by_role("link", name="Nederlands").click()
    page.get_by_role("row", name="Ploegen of roosters passen niet bij lessen").get_by_role(
        "button", name="Noteer een antwoord"
    ).press("Enter")
    page.get_by_label("Later").check()
    page.get_by_label("In hun woorden").fill("Eerst de zomerplanning")
    page.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    page.get_by_role("heading", name="Vertel het terug").wait_for()
    page.get_by_text("We vroegen: A fixed roster on lesson days").wait_for()
    accessible(visit)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Bewaar het om op te hangen (pdf, Nederlands)").press("Enter")
    saving.value.save_as(tmp_path / "told.pdf")
    assert "Eerst de zomerplanning" in PdfReader(tmp_path / "told.pdf").pages[0].extract_text()
    page.get_by_role("button", name="Ik vertelde het aan mijn collega's").press("Enter")
    page.get_by_role("cell", name="Collega's weten het").first.wait_for()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Bewaar het als een bestand").press("Enter")
    saving.value.save_as(tmp_path / "log.json")

    page.get_by_role("button", name="Wis het").press("Enter")
    page.goto(f"{visit.site}/signals?lang=en", wait_until="commit")
    page.get_by_text("There is nothing in the log that was not passed on yet.").wait_for()
    write_down(visit, "Nobody on the night shift gets the list", "only_some", 5)
    page.get_by_text("Heard from 5 colleagues or more.").wait_for()
    page.locator(".together input[type=file]").set_input_files(tmp_path / "log.json")
    page.get_by_text("Logs brought in: 1").wait_for()
    page.get_by_text("Heard from at least 5 colleagues").or_(
        page.get_by_text("Heard from 5 colleagues or more.")
    ).first.wait_for()
    page.get_by_role("button", name="Surely other colleagues").press("Enter")
    page.get_by_role("cell", name="Surely not: added up").wait_for()
    accessible(visit)
    assert visit.complaints == []
    assert visit.outside == []
