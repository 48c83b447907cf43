"""The page of surveys as a trainer meets it: from a new survey and a list to what changed, beside the simulation."""

import io

from playwright.sync_api import expect
from pypdf import PdfReader

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.surveys import answers_of, surveys
from sherpa_sim.content.survey_list import answers_as_csv
from tests.survey.people import people

from ..conftest import Visit
from ..test_site import accessibility, check_widths
from .conftest import DeskSite, sign_in


def make(trainer: Visit, name: str, answers: bytes) -> None:
    """A survey by hand, with a list of answers, and closed."""
    page = trainer.page
    page.get_by_role("button", name="Make a survey").press("Enter")
    page.get_by_label("Name").fill(name)
    page.get_by_role("radiogroup", name="Round").get_by_label(
        "After" if name == "Autumn" else "Before"
    ).check()
    page.get_by_label("How many people are asked").fill("50")
    page.get_by_role("button", name="Make it").press("Enter")
    page.get_by_role("heading", name=name).wait_for()
    page.set_input_files(
        "input[type=file]", {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": answers}
    )
    page.get_by_text("40 questionnaires of 41 rows").wait_for()
    page.get_by_role("button", name="Take these answers in").press("Enter")
    page.get_by_text("Added: 40 questionnaires.").wait_for()
    page.get_by_role("button", name="Close this survey now ...").press("Enter")
    page.get_by_role("button", name="Close it").press("Enter")
    page.get_by_text(f"{name} is closed.").wait_for()


def test_from_a_survey_to_what_changed_beside_the_simulation(trainer: Visit, desk: DeskSite) -> None:
    page = sign_in(trainer, desk.secret)
    page.get_by_role("link", name="Did it work?").click()
    expect(page.locator("h1")).to_have_text("Did it work?")
    page.get_by_text("There is no survey yet.").wait_for()
    page.locator("#starting").wait_for(state="detached")
    assert accessibility(trainer) == []

    for name, answers in (("Spring", people(40, 0.0, 1, 0.2)), ("Autumn", people(40, 0.6, 2, 0.6))):
        make(trainer, name, answers_as_csv(answers) + b"9\r\n")
        if name == "Spring":
            assert accessibility(trainer) == []
            check_widths(page)
            with page.expect_download() as paper:
                page.get_by_role("button", name="Questionnaire (Nederlands)").press("Enter")
            assert len(PdfReader(io.BytesIO(paper.value.path().read_bytes())).pages) == 2
    cohort = Cohort.open(desk.cohort)
    assert [len(answers_of(cohort, one.key)) for one in surveys(cohort)] == [40, 40]

    page.get_by_role("button", name="Ready", exact=True).press("Enter")
    page.get_by_role("button", name="Show what changed").press("Enter")
    page.get_by_role("heading", name="What changed").wait_for()
    assert page.get_by_text("So you may say: this changed.").is_visible()
    page.get_by_label("How many people work there").fill("20")
    page.get_by_label("Weeks between the two rounds").fill("26")
    page.get_by_role("button", name="Simulate").press("Enter")
    page.get_by_role("heading", name="You saw, and the model says").wait_for()
    assert accessibility(trainer) == []
    check_widths(page)
    with page.expect_download() as report:
        page.get_by_role("button", name="Save the report").press("Enter")
    text = "".join(
        one.extract_text() for one in PdfReader(io.BytesIO(report.value.path().read_bytes())).pages
    )
    assert "Beside the simulation" in text

    page.get_by_role("link", name="Nederlands").click()
    page.get_by_role("button", name="Toon wat er veranderde").press("Enter")
    page.get_by_role("heading", name="Wat er veranderde").wait_for()
    assert accessibility(trainer) == []
    assert trainer.complaints == []
    assert trainer.outside == []
