"""Marking as a trainer meets it: a real server, a real browser, answers that were graded with nbgrader."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from sherpa_sim.cohort.codes import make_trainer_secret
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.grading import grade_paper
from sherpa_sim.cohort.hand_in import hand_in
from sherpa_sim.cohort.marking import mark
from sherpa_sim.cohort.returned_page import returned_page
from sherpa_sim.cohort.returning import return_paper
from sherpa_sim.cohort.roster import take_in_list
from sherpa_sim.cohort.written import WrittenQuestion, written_questions
from sherpa_sim.content.people_list import read_people_list

from ..conftest import Visit, visiting
from ..test_site import accessibility
from .conftest import serving

QUESTION = "oars-10"
NASTY = "Je wil <img src=x onerror=alert(1)> vooruit,\nen je **twijfelt**."


@dataclass(frozen=True)
class Marked:
    """A cohort whose hand-ins are graded, the secret of its desk, and where that is."""

    cohort: Cohort
    secret: str
    site: str

    def question(self) -> WrittenQuestion:
        every = written_questions(self.cohort, "oars")
        return next(one for one in every if one.question.id == QUESTION)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marked]:
    place = tmp_path_factory.mktemp("desks")
    cohort = Cohort.create("Lente", "nl", place)
    cohort.set_paper(SetPaper(paper="oars"))
    take_in_list(cohort, read_people_list("r.csv", b"id,name\nan,An Peeters\nbo,Bo Claes\ncy,Cy Maes\n"))
    for trainee in ("an", "bo", "cy"):
        cohort.answers(trainee, "oars").save(
            QUESTION, NASTY if trainee == "an" else f"Ik hoor je, {trainee}."
        )
        hand_in(cohort, trainee, "oars")
    assert len(grade_paper(cohort, "oars").graded) == 3
    secret = make_trainer_secret(cohort)
    with serving(place, 8965) as address:
        yield Marked(cohort, secret, address)


def open_marking(visit: Visit, marked: Marked, language: str) -> Page:
    page = visit.page
    page.goto(f"{visit.site}/?lang={language}&part=marking", wait_until="commit")
    page.fill("#personal-code", marked.secret, timeout=120_000)
    page.keyboard.press("Enter")
    page.wait_for_selector(".sherpa-answers .card.open", timeout=90_000)
    return page


def picture(page: Page, name: str) -> None:
    """A picture to look at, where somebody asked for it."""
    if place := os.environ.get("SHERPA_PICTURES"):
        page.screenshot(path=f"{place}/{name}.png", full_page=True)


def test_a_trainer_marks_with_the_keyboard_and_hears_of_another_one(browser: Browser, marked: Marked) -> None:
    with visiting(browser, marked.site) as visit:
        page = open_marking(visit, marked, "en")
        assert [len(page.get_by_text(name).all()) for name in ("An Peeters", "Bo Claes")] == [0, 0]  # blind
        assert page.locator(".answer img").count() == 0  # what was typed is text
        expect(page.locator(".answers")).to_contain_text("<img src=x onerror=alert(1)> vooruit")
        assert accessibility(visit) == []
        picture(page, "marking-en-1280")
        _, second, third = marked.question().answers
        # All levels by keyboard give the points; a comment is kept for the others.
        page.fill("#marking-trainer", "Els")
        for group in page.locator(".card.open fieldset").all():
            group.get_by_role("radio").first.focus()
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
        expect(page.locator(".card.open input[id$=-points]")).not_to_have_value("")
        page.locator(".card.open textarea").first.fill("Mooi <b>kort</b>")
        page.locator(".kept summary").click()
        page.get_by_role("button", name="Keep this comment").click()
        expect(page.locator(".kept li")).to_have_count(1)
        page.locator(".card.open textarea").first.focus()
        page.keyboard.press("Control+Enter")
        expect(page.locator(".sherpa-answers .status")).to_contain_text("still wait: 2")
        assert page.evaluate("document.activeElement.id") == f"answer-{second.alias}"
        given = marked.question().answers[0].mark
        assert (given.comment, given.trainer, given.waits) == ("Mooi <b>kort</b>", "Els", False)
        assert set(given.levels.values()) == {1}
        # Another trainer is first with the next answer: one sentence, nothing lost, and she decides.
        mark(marked.cohort, second.trainee, "oars", QUESTION, 3, "Prima", trainer="Jan")
        page.locator(".card.open .kept").get_by_role("button", name="Use").click()
        page.locator(".card.open input[id$=-points]").fill("0,5")
        page.get_by_role("button", name="Save and next").click()
        expect(page.locator(".card.open .problem")).to_contain_text("Jan gave 3 points meanwhile")
        assert marked.question().answers[1].mark.points == 3
        expect(page.locator(".card.open input[id$=-points]")).to_have_value("0,5")
        picture(page, "marking-en-refused")
        assert accessibility(visit) == []
        page.get_by_role("button", name="Save and next").click()
        expect(page.locator(".sherpa-answers .status")).to_contain_text("still wait: 1")
        after = marked.question().answers[1].mark
        assert (after.points, after.comment, after.trainer) == (0.5, "Mooi <b>kort</b>", "Els")
        # Points beyond the question are refused before anything is sent.
        page.locator(".card.open input[id$=-points]").fill("9")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(".card.open .problem")).to_contain_text("from 0 to 3")
        assert marked.question().answers[2].mark == third.mark
        assert (visit.complaints, visit.outside) == ([], [])


def test_on_a_phone_in_dutch_with_names(browser: Browser, marked: Marked) -> None:
    with visiting(browser, marked.site) as visit:
        visit.page.set_viewport_size({"width": 390, "height": 844})
        page = open_marking(visit, marked, "nl")
        page.get_by_label("Verberg de namen").click()
        expect(page.get_by_text("An Peeters")).to_be_visible()
        for width in (320, 390):
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_timeout(200)
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        picture(page, "marking-nl-390")
        assert accessibility(visit) == []
        assert visit.complaints == []


@pytest.fixture
def formgrader(marked: Marked) -> Iterator[str]:
    """The address of nbgrader's own pages for the cohort, with their token, as the command tells it."""
    command = [sys.executable, "-c", "from sherpa_sim.cli import main; main()", "cohort", "formgrader"]
    command += [str(marked.cohort.folder), "--port", "8975", "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            yield next(found[0] for line in process.stderr if (found := re.findall(r"http://127\S+", line)))
        finally:
            process.terminate()
            process.stderr.read()
            assert process.wait(30) == 0


def test_formgrader_shows_the_paper_and_its_mark_is_ours(
    browser: Browser, marked: Marked, formgrader: str
) -> None:
    other = "oars-11"
    marked.cohort.answers("cy", "oars").save(other, NASTY)
    hand_in(marked.cohort, "cy", "oars")
    grade_paper(marked.cohort, "oars")
    (answer,) = next(
        one for one in written_questions(marked.cohort, "oars") if one.question.id == other
    ).answers
    assert (answer.trainee, answer.mark.waits) == ("cy", True)
    site = formgrader.partition("/formgrader")[0]
    with visiting(browser, site) as visit:
        page = visit.page
        page.goto(formgrader)
        expect(page.get_by_role("link", name="oars").first).to_be_visible()
        page.goto(f"{site}/formgrader/manage_submissions/oars")
        page.get_by_role("row", name="cy").get_by_role("link").first.wait_for()
        assert page.request.get(f"{site}/formgrader/gradebook/oars/oars").ok
        page.goto(f"{site}/formgrader/manage_students/cy/oars")
        page.locator("tbody a").first.click()
        cell = page.locator(".nbgrader_cell", has=page.locator("input.score")).filter(has_text="onerror")
        # Its script marks what waits for a person once it listens; a mark filled in before that is lost.
        cell.locator("input.score.needs_manual_grade").wait_for()
        assert page.locator(".nbgrader_cell img").count() == 0
        picture(page, "formgrader")
        with page.expect_response(lambda told: "/api/grade/" in told.url and told.request.method == "PUT"):
            cell.locator("input.score").fill("2.5")
            page.keyboard.press("Tab")
        with page.expect_response(lambda told: "/api/comment/" in told.url and told.request.method == "PUT"):
            cell.locator("textarea.comment").fill("Uit <u>formgrader</u>")
            page.keyboard.press("Tab")
    (answer,) = next(
        one for one in written_questions(marked.cohort, "oars") if one.question.id == other
    ).answers
    assert (answer.mark.points, answer.mark.waits, answer.mark.comment) == (
        2.5,
        False,
        "Uit <u>formgrader</u>",
    )
    mark(marked.cohort, "cy", "oars", QUESTION, 1)
    assert "cy" in return_paper(marked.cohort, "oars").returned
    assert b"Uit &lt;u&gt;formgrader&lt;/u&gt;" in (returned_page(marked.cohort, "cy", "oars") or b"")
