"""Matching as a coach does it: from two lists to a pair that began, its log and its file, in both languages."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from sherpa_sim.content.matching_columns import Side, example_list

from ..conftest import Visit
from .conftest import DeskSite
from .test_sessions import fits_and_is_accessible


def bring(page: Page, label: str, path: Path) -> None:
    page.get_by_label(label).set_input_files(path)


def lists(folder: Path, language: str) -> list[Path]:
    paths = [folder / f"{side}.csv" for side in Side]
    for side, path in zip(Side, paths, strict=True):
        path.write_bytes(example_list(side, language))
    return paths


def test_from_two_lists_to_a_pair_with_a_log_and_a_file(
    trainer: Visit, desk: DeskSite, tmp_path: Path
) -> None:
    page = trainer.page
    page.goto(f"{desk.address}/matching?lang=en", wait_until="commit")
    expect(page.get_by_text("Bring in both lists, and pairs are proposed at once.")).to_be_visible()
    mentors, mentees = lists(tmp_path, "en")
    mentees.write_text(mentees.read_text("utf-8-sig") + "Bad,care,,,Dutch,often,,,,,,\n", "utf-8")
    bring(page, "List of mentors (CSV or XLSX)", mentors)
    bring(page, "List of mentees (CSV or XLSX)", mentees)
    expect(
        page.get_by_text('Row 6: "availability" is "often"; write days and parts of a day')
    ).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Goran Ilic.*no language in common"))).to_be_visible()
    page.get_by_role("button", name="Why this pair").first.press("Enter")
    expect(page.get_by_text("Sector: 28.6 of 28.6. In common: care.")).to_be_visible()
    page.get_by_role("button", name="Compare with a stable matching").press("Enter")
    expect(page.get_by_text("Stable: 2 pairs")).to_be_visible()
    fits_and_is_accessible(trainer)

    page.get_by_role("button", name="One of the two says no").press("Enter")
    expect(page.get_by_text("Dalia Haddad: from Ann Peters to Bram Claes")).to_be_visible()
    page.get_by_role("button", name="Do this").press("Enter")
    expect(page.get_by_role("row", name="Dalia Haddad Ann Peters forbidden")).to_be_visible()
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_role("button", name="Why this pair").first.press("Enter")
    page.get_by_role("button", name="These two begin").press("Enter")
    began = page.get_by_role("table", name="Pairs that began")
    expect(began.get_by_role("row", name="Dalia Haddad")).to_be_visible()
    began.get_by_role("button", name="Open").press("Enter")
    expect(page.get_by_role("table", name="Planned meetings").get_by_text("evening").first).to_be_visible()
    page.get_by_role("button", name="Add a meeting that was held").press("Enter")
    page.get_by_label("What it was about, in a few words").fill("CV")
    page.get_by_role("button", name="Save", exact=True).first.press("Enter")
    expect(page.get_by_role("table", name="Meetings that were held").get_by_text("CV")).to_be_visible()
    page.get_by_role("button", name="Fill in for the coach").press("Enter")
    page.get_by_label("Did both tell you when something was wrong?").select_option("partly")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_text("Partly: 1")).to_be_visible()
    fits_and_is_accessible(trainer)
    with page.expect_download() as sheet:
        page.get_by_role("button", name="Agreement to sign (PDF)").press("Enter")
    assert Path(sheet.value.path()).read_bytes().startswith(b"%PDF")
    with page.expect_download() as saved:
        expect(page.get_by_text("There are changes that are in no file yet.")).to_be_visible()
        page.get_by_role("button", name="Save it as a file").press("Enter")
    expect(page.get_by_text("There are changes that are in no file yet.")).to_be_hidden()
    saved.value.save_as(tmp_path / "matching.json")
    assert page.evaluate("localStorage.length") == 0  # names stay out of the browser

    page.goto(f"{desk.address}/matching?lang=nl", wait_until="commit")
    bring(page, "Open een bestand dat je eerder bewaarde", tmp_path / "matching.json")
    expect(page.get_by_text("matching.json is open.")).to_be_visible()
    expect(page.get_by_text("Deels: 1")).to_be_visible()
    page.get_by_text("Gewichten", exact=True).click()
    page.get_by_label("Sector", exact=True).first.press("Home")
    page.get_by_role("button", name="Waarom dit duo").first.press("Enter")
    expect(page.get_by_text(re.compile("Vaardigheden: .* op 30,0"))).to_be_visible()
    fits_and_is_accessible(trainer)
    assert trainer.complaints == []
    assert trainer.outside == []
