"""A graded talk from the trainee's page to the trainer's desk: typed, resumed, handed in, read, corrected."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sherpa_sim.cohort.codes import make_codes, make_trainer_secret
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.hand_in import hand_in
from sherpa_sim.cohort.held_talks import held_talks
from sherpa_sim.cohort.roster import take_in_list
from sherpa_sim.content.people_list import Listed, PeopleReading

from ..conftest import visiting
from ..test_site import WIDTHS, accessibility
from .conftest import go_to, serving, sign_in

QUESTION = "conversation-11"
LINES = (
    "What is it like at the line these days?",
    "You know that line by heart.",
    "How would it be with screens?",
)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    own = Cohort.create("Talkers", "nl", tmp_path / "cohorts")
    take_in_list(own, PeopleReading((Listed(2, "Lea Maes", id="lea"),), (), (), 1))
    own.set_paper(SetPaper(paper="conversation"))
    return own


@pytest.fixture
def visitors_site(cohort: Cohort) -> Iterator[str]:
    with serving(cohort.folder.parent, 8967, "serve") as address:
        yield address


def to_the_talk(page: Page) -> None:
    page.locator(".sherpa-papers button").first.click()
    page.get_by_role("button", name=re.compile("^(Question|Vraag) 11")).click()
    page.wait_for_selector(".graded .log li")


def fits(page: Page, shots: str) -> None:
    for width in (WIDTHS[0], WIDTHS[1], WIDTHS[-1]):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)
        if os.environ.get("SHOTS"):
            page.screenshot(path=f"{os.environ['SHOTS']}/{shots}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_talk_is_held_resumed_and_corrected(browser: Browser, cohort: Cohort, visitors_site: str) -> None:
    (code,) = make_codes(cohort, ["lea"]).values()
    with visiting(browser, visitors_site) as visit:
        page = visit.page
        page.goto(f"{visit.site}/paper?lang=en", wait_until="commit")
        page.fill("#personal-code", code)
        page.keyboard.press("Enter")
        page.wait_for_selector(".sherpa-papers button")
        to_the_talk(page)
        for number, line in enumerate(LINES, 1):
            page.locator(".graded textarea").fill(line)
            page.keyboard.press("Enter")
            expect(page.locator(".graded .log li.colleague")).to_have_count(2 + number)
        assert page.locator(".graded .hint").count() == 0
        assert accessibility(visit) == []
        fits(page, "talk")
        page.locator(".graded textarea").fill("Not sent yet")
        page.reload(wait_until="commit")
        page.wait_for_selector(".sherpa-papers button")
        to_the_talk(page)
        said = page.locator(".graded .log li.mentor .says").all_inner_texts()
        assert tuple(said) == LINES
        assert page.locator(".graded textarea").input_value() == "Not sent yet"
        assert page.get_by_role("button", name="Question 11, answered").count() == 1
        assert (visit.complaints, visit.outside) == ([], [])
    saved = cohort.answers("lea", "conversation").load().answers
    assert set(saved) == {QUESTION}

    hand_in(cohort, "lea", "conversation")
    secret = make_trainer_secret(cohort)
    with serving(cohort.folder.parent, 8968) as address, visiting(browser, address) as visit:
        page = sign_in(visit, secret, "nl")
        go_to(page, "Gesprekken")
        page.get_by_role("button", name="Lees het gesprek").click()
        page.get_by_label("3. Mentor: What is it like").select_option("summary")
        page.get_by_label("Ik heb elke regel nagekeken").check()
        assert accessibility(visit) == []
        fits(page, "desk")
        page.get_by_role("button", name="Bewaar deze codes").click()
        page.locator(".said", has_text="Bewaard.").wait_for()
        assert (visit.complaints, visit.outside) == ([], [])
    (own,) = held_talks(cohort)
    assert own.looked_at
    assert own.review is not None
    assert [one.code for one in own.review.corrections] == ["summary"]
