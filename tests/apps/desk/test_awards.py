"""Action plans and certificates on the desk: read, made, saved, checked and revoked in a real browser."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from sherpa_sim.cohort.certificate_register import find, load_register
from sherpa_sim.cohort.certificate_rule import CertificateRule
from sherpa_sim.cohort.codes import make_trainer_secret
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.grading import grade_paper
from sherpa_sim.cohort.hand_in import hand_in
from sherpa_sim.cohort.roster import Roster, Trainee
from sherpa_sim.cohort.tool_records import ToolFolder
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.plan_record import Outcome, PlanRecord, PlanReview, StepReview
from sherpa_sim.content.question_choices import OneOfMany

from ..conftest import Visit, visiting
from ..test_site import accessibility
from .conftest import DeskSite, go_to, serving, sign_in

PARTS = {"en": ("Action plans", "Certificates"), "nl": ("Actieplannen", "Certificaten")}
TYPED = "Koffie met K. <b>en</b> $x$"


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Three people: one has passed and planned, one has passed and cannot be printed, one did nothing."""
    cohort = Cohort.create("Lente", "nl", tmp_path_factory.mktemp("awards"))
    people = (("an", "An Peeters"), ("bo", "张伟"), ("cy", "Cy Maes"))
    roster = Roster(people=tuple(Trainee(id=key, name=name) for key, name in people))
    (cohort.folder / "roster.json").write_text(roster.model_dump_json(), encoding="utf-8")
    for paper in ("role", "action-plan"):
        cohort.set_paper(SetPaper(paper=paper))
    cohort.set_certificate(CertificateRule(papers=("role",), share=0.01))
    question = load_bank()["role-01"]
    assert isinstance(question, OneOfMany)
    for trainee in ("an", "bo"):
        cohort.answers(trainee, "role").save(question.id, question.right)
        hand_in(cohort, trainee, "role")
    soon = date.today() + timedelta(days=40)
    cohort.answers("an", "action-plan").save("action-plan-03", {"step_1": TYPED, "day_1": soon.isoformat()})
    hand_in(cohort, "an", "action-plan")
    went = StepReview(key="step_1", what=TYPED, day=soon, outcome=Outcome.PARTLY, obstacle="Ploegen")
    looked_back = PlanReview(day=date.today(), steps=(went,), learned="Rust helpt")
    ToolFolder(cohort, "an").save(PlanRecord().reviewed(looked_back), "")
    grade_paper(cohort, "role")
    return cohort


@pytest.fixture(scope="module")
def awards(group: Cohort) -> Iterator[DeskSite]:
    """The desk of this group."""
    with serving(group.folder.parent, 8970) as address:
        yield DeskSite(address, group.folder, make_trainer_secret(group))


@pytest.fixture
def trainer(browser: Browser, awards: DeskSite) -> Iterator[Visit]:
    with visiting(browser, awards.address) as visit:
        yield visit


def open_part(page: Page, part: str) -> None:
    go_to(page, part)
    page.locator(".section table").first.wait_for()


@pytest.mark.parametrize("language", PARTS)
def test_both_parts_are_accessible_and_fit_a_phone(trainer: Visit, awards: DeskSite, language: str) -> None:
    page = sign_in(trainer, awards.secret, language)
    for part in PARTS[language]:
        open_part(page, part)
        assert accessibility(trainer) == []
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.set_viewport_size({"width": 1280, "height": 800})
    assert trainer.outside == []


def test_a_plan_is_read_and_certificates_are_made_checked_and_revoked(
    trainer: Visit, awards: DeskSite, group: Cohort
) -> None:
    page = sign_in(trainer, awards.secret)
    open_part(page, "Action plans")
    page.get_by_role("button", name="Read").click()
    expect(page.locator(".section .card")).to_contain_text(TYPED)
    assert page.locator(".section .card b").count() == 0
    expect(page.locator(".section .card")).to_contain_text("Rust helpt")
    expect(page.get_by_role("table", name="How it goes")).to_contain_text("In the way: Ploegen")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save everybody's days for my calendar").click()
    (event,) = Calendar.from_ical(Path(saved.value.path()).read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == f"A.P.: {TYPED}"

    open_part(page, "Certificates")
    page.get_by_role("button", name="Make all certificates (2)").click()
    expect(page.locator(".said")).to_contain_text("Certificates made: 1")
    expect(page.locator(".alarm")).to_contain_text("张伟 has a letter that its fonts do not have")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save what was made (zip)").click()
    with zipfile.ZipFile(Path(saved.value.path())) as archive:
        badge, pdf = sorted(archive.namelist())
        text = PdfReader(io.BytesIO(archive.read(pdf))).pages[0].extract_text()
    (issued,) = load_register(group).issued
    assert badge == f"an-peeters-{issued.code.lower()}.jwt"
    assert issued.code in text

    page.get_by_label("The code on the certificate").fill(issued.code.lower())
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".said")).to_contain_text(f"{issued.code} counts: the certificate of An Peeters")
    page.get_by_role("button", name="Revoke ...").click()
    page.get_by_role("button", name="Revoke it").click()
    expect(page.locator(".said")).to_contain_text("was revoked")
    assert find(group, issued.code).reason == "revoked"

    page.get_by_label("Who signs").fill("Bo Claes")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".said")).to_contain_text("Saved.")
    assert Cohort.open(group.folder).settings.certificate.trainer == "Bo Claes"
    assert trainer.complaints == []
