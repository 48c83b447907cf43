"""The desk as a trainer meets it: a real server, a real browser, real grading, a group on the disk."""

import io
import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from sherpa_sim.assessment.answers import AnswerStore
from sherpa_sim.cohort.codes import with_code
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.hand_in import download_answers, hand_ins
from sherpa_sim.cohort.returned_page import returned_page
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.cohort.tickets import make_ticket
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.desk.sections import SECTIONS

from ..conftest import Visit, visiting
from ..kernel_client import message, replies
from ..test_site import accessibility, asked
from .conftest import DeskSite, go_to, sign_in

ROSTER = """name;e-mail;id
Amina Bensalem;amina@example.org;p01
=cmd();x@example.org;p02
Bart De Smet;bart@example.org;p03
"""
PARTS = {
    language: tuple(words_for(language)(section.title) for section in SECTIONS) for language in ("en", "nl")
}


def answers_file(cohort: str, trainee: str, place: Path) -> tuple[str, bytes]:
    """What a trainee would send who chose the first option of each question."""
    store = AnswerStore(place / trainee, cohort, "role", trainee)
    bank = load_bank()
    for own in load_paper("role").places:
        question = bank[own.question]
        if question.kind == "one":
            store.save(question.id, question.options[0].key)
    return download_answers(store.load())


def parcel(desk: DeskSite, place: Path) -> bytes:
    """A zip with a good hand-in and a damaged one."""
    name, good = answers_file(desk.cohort.name, "p01", place)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, good)
        archive.writestr("damaged.json", good[:200])
    return packed.getvalue()


def choose(page: Page, button: str, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})


def test_a_trainer_adds_people_sets_a_paper_takes_in_grades_returns_and_deletes(
    trainer: Visit, desk: DeskSite, tmp_path: Path
) -> None:
    cohort = Cohort.open(desk.cohort)
    page = sign_in(trainer, desk.secret)
    page.get_by_role("button", name="Add people: There is nobody in this group yet.").click()

    choose(page, "Choose a list", "people.csv", ROSTER.encode())
    expect(page.locator(".refused")).to_contain_text("Row 3")
    assert load_roster(cohort).people == ()
    page.get_by_role("button", name="Take these people in").click()
    expect(page.locator(".said")).to_contain_text("Added: 2")
    assert [person.id for person in load_roster(cohort).people] == ["p01", "p03"]

    with page.expect_download() as sheet:
        page.get_by_role("button", name="Make codes for the 2 people who have none").click()
        page.get_by_role("button", name="Save the sheet to print").click()
    assert "Amina Bensalem" in Path(sheet.value.path()).read_text("utf-8")
    assert set(with_code(cohort)) == {"p01", "p03"}

    go_to(page, "Papers")
    page.get_by_role("combobox", name="Paper", exact=True).select_option("role")
    page.get_by_label("Closes").fill("2099-03-01T17:00")
    page.get_by_role("button", name="Set this paper").click()
    expect(page.locator(".said")).to_contain_text("Saved")
    assert Cohort.open(desk.cohort).paper("role").closes is not None
    page.locator("div.card").first.wait_for()  # the section as it is now, with the paper that was set

    choose(page, "Choose files", "answers.zip", parcel(desk, tmp_path))
    expect(page.locator(".said")).to_contain_text("1 taken in, 0 known, 1 refused")
    assert len(hand_ins(cohort, "p01", "role")) == 1
    expect(page.get_by_text("damaged.json").first).to_be_visible()

    go_to(page, "Papers")
    page.get_by_role("button", name="Grade 1").click()
    expect(page.locator(".said")).to_contain_text("1 graded, 0 unchanged, 0 not graded")
    page.get_by_role("button", name="Return 1").click()
    expect(page.locator(".said")).to_contain_text("1 returned")
    assert returned_page(cohort, "p01", "role") is not None
    page.get_by_role("button", name="Who handed in").click()
    expect(page.get_by_role("row", name="Amina Bensalem")).to_contain_text("returned")

    go_to(page, "Export")
    with page.expect_download() as table:
        page.get_by_role("button", name="All marks (CSV)").click()
    assert "p01" in Path(table.value.path()).read_text("utf-8-sig")

    go_to(page, "People")
    page.get_by_role("button", name="Look after: Amina Bensalem").click()
    expect(page.get_by_role("heading", name="Amina Bensalem")).to_be_focused()
    with page.expect_download() as kept:
        page.get_by_role("button", name="Save all that is kept of this person").click()
    with zipfile.ZipFile(kept.value.path()) as archive:
        assert json.loads(archive.read("person.json"))["name"] == "Amina Bensalem"
        assert json.loads(archive.read("marks.json"))[0]["paper"] == "role"
    page.get_by_role("button", name="Delete this person ...").click()
    page.get_by_label("Type the name of this person").fill("Somebody else")
    page.get_by_role("button", name="Delete for good").click()
    expect(page.locator(".trouble")).to_contain_text("nobody was deleted")
    assert accessibility(trainer) == []
    page.get_by_label("Type the name of this person").fill("amina bensalem")
    page.get_by_role("button", name="Delete for good").click()
    expect(page.locator(".said")).to_contain_text("Deleted: Amina Bensalem")
    assert [person.id for person in load_roster(cohort).people] == ["p03"]
    assert hand_ins(cohort, "p01", "role") == ()

    go_to(page, "Papers")
    page.get_by_role("button", name="Throw away: answers.zip: damaged.json").click()
    expect(page.locator(".said")).to_contain_text("Thrown away.")
    assert list((desk.cohort / "set-aside").iterdir()) == []
    assert not (desk.cohort / "desk.log").exists()
    assert trainer.complaints == []
    assert trainer.outside == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_part_is_accessible_on_a_phone_and_at_a_desk(
    trainer: Visit, desk: DeskSite, language: str
) -> None:
    page = sign_in(trainer, desk.secret, language)
    for part in PARTS[language]:
        go_to(page, part)
        expect(page.locator(".desk h1")).to_be_focused()
        page.wait_for_timeout(500)
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_timeout(100)
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, (
                part,
                width,
            )
            if width > 320:
                assert accessibility(trainer) == [], (part, width)
    names = [page.get_by_role("button", name=name, exact=True) for name in PARTS[language]]
    names[0].focus()
    for follower in names[1:]:
        page.keyboard.press("Tab")
        expect(follower).to_be_focused()
    assert "part=export" in page.url
    page.reload(wait_until="commit")  # no secret is asked again, and the same part opens
    page.locator(".desk h1", has_text=PARTS[language][-1]).wait_for(timeout=120_000)
    assert trainer.complaints == []
    assert trainer.outside == []


def test_only_the_secret_or_a_ticket_opens_it_and_a_ticket_only_once(
    browser: Browser, trainer: Visit, desk: DeskSite
) -> None:
    ticket = make_ticket(Cohort.open(desk.cohort))
    page = trainer.page
    opened: list[str] = []
    page.on("request", lambda request: opened.append(request.url))
    page.goto(f"{desk.address}/?lang=en#group=night-shift&ticket={ticket}", wait_until="commit")
    page.wait_for_selector(".desk-navigation", timeout=120_000)
    assert ticket not in page.url
    assert not any(ticket in urlsplit(url)._replace(fragment="").geturl() for url in opened)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_selector("#personal-code:visible", timeout=120_000)
    assert page.evaluate("sessionStorage.length") == 0
    with visiting(browser, desk.address) as other:
        second = other.page
        second.goto(f"{desk.address}/?lang=en#group=night-shift&ticket={ticket}", wait_until="commit")
        expect(second.locator(".sherpa-sign-in .problem")).to_contain_text("was used", timeout=120_000)
        for _ in range(7):
            second.fill("#personal-code", "0000-0000-0000-0000")
            second.keyboard.press("Enter")
            expect(second.locator(".sherpa-sign-in button[type=submit]")).to_be_enabled()
        expect(second.locator(".sherpa-sign-in .problem")).to_contain_text("Too many attempts")
        assert second.locator(".desk-navigation").count() == 0
        assert accessibility(other) == []
    (desk.cohort / "private" / "attempts.json").unlink()


def test_the_trainers_site_has_nothing_else_and_runs_no_code(
    trainer: Visit, desk: DeskSite, tmp_path: Path
) -> None:
    for place in (
        "/paper",
        "/explorer",
        "/desk.ipynb",
        "/voila/tree",
        "/voila/files/desk.ipynb",
        "/cohorts/",
    ):
        assert asked(desk.address + place)[0] == 404, place
    page = trainer.page
    page.goto(f"{desk.address}/?lang=en", wait_until="commit")
    page.wait_for_selector("#personal-code", timeout=120_000)
    kernel = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    trace = tmp_path / "ran"
    run = message("execute_request", {"code": f"open({str(trace)!r}, 'w').close()", "silent": False})
    heard = replies(desk.address, kernel, [run, message("kernel_info_request", {})], "kernel_info_reply")
    assert "execute_reply" not in heard
    assert not trace.exists()
