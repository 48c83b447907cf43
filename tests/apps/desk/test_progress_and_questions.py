"""Progress and questions on the trainer's desk: a real server, a real browser, hand-ins on the disk."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from sherpa_sim.assessment.answers import Answers
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.hand_in import hand_ins, keep_hand_in
from sherpa_sim.cohort.roster import Roster, Trainee
from sherpa_sim.cohort.tickets import make_ticket
from sherpa_sim.content.bank import load_bank

from ..conftest import visiting
from ..test_site import WIDTHS, accessibility

DESK = "from sherpa_sim.views.pages import TRAINER; from sherpa_sim.views.site import serve; "
DESK += "serve(8970, False, pages=TRAINER)"


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Three people in two groups; two handed in, and one has a key of an option in common with nobody."""
    own = Cohort.create("Try-out", "nl", tmp_path_factory.mktemp("cohorts"))
    own.set_paper(SetPaper(paper="role"))
    people = tuple(Trainee(id=one, name=f"{one.title()} <b>", group=one[0]) for one in ("an", "bo", "cy"))
    (own.folder / "roster.json").write_text(Roster(people=people).model_dump_json(), encoding="utf-8")
    question = load_bank()["role-01"]
    wrong = next(option.key for option in question.options if option.key != question.right)  # type: ignore[union-attr]
    for trainee, chosen in (("an", question.right), ("bo", wrong)):  # type: ignore[union-attr]
        answers = Answers(
            cohort="try-out", paper="role", trainee=trainee, sequence=1, answers={"role-01": chosen}
        )
        keep_hand_in(own, answers, "page", own.answers("cy", "role").save("role-02", "x").saved)  # type: ignore[arg-type]
    return own


@pytest.fixture(scope="module")
def desk(cohort: Cohort) -> Iterator[str]:
    """The address of the trainer's site."""
    environment = {**os.environ, "SHERPA_COHORTS": str(cohort.folder.parent)}
    with subprocess.Popen(
        [sys.executable, "-c", DESK], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1].rstrip("/")
        finally:
            process.terminate()


@pytest.mark.parametrize(("language", "hard"), [("en", "On average"), ("nl", "Gemiddeld")])
def test_both_sections_tell_the_group_and_its_questions(
    browser: Browser, desk: str, cohort: Cohort, language: str, hard: str, tmp_path: Path
) -> None:
    assert len(hand_ins(cohort, "an", "role")) == 1
    with visiting(browser, desk) as visit:
        page = visit.page
        ticket = make_ticket(cohort)
        page.goto(f"{desk}/?lang={language}&part=progress#group=try-out&ticket={ticket}", wait_until="commit")
        page.wait_for_selector(".sherpa-table tbody tr", timeout=120_000)
        tables = page.locator(".sherpa-table")
        expect(tables).to_have_count(4)
        expect(tables.nth(1).locator("tbody tr")).to_have_count(3)
        assert accessibility(visit) == []
        page.get_by_role("radio").last.check()  # only the last group: cy, who has not handed in
        expect(tables.nth(1).locator("tbody tr")).to_have_count(1)
        with page.expect_download() as saving:
            page.locator(".sherpa-downloads button").click()
        saving.value.save_as(tmp_path / "progress.csv")
        assert "Cy <b>" in (tmp_path / "progress.csv").read_text("utf-8-sig")
        page.goto(f"{desk}/?lang={language}&part=questions", wait_until="commit")
        page.wait_for_selector(".sherpa-table td.actions button", timeout=120_000)
        page.locator("td.actions button").first.focus()
        page.keyboard.press("Enter")
        expect(tables).to_have_count(2)
        expect(page.locator(".section h2").first).to_be_focused()
        expect(page.locator(".section")).to_contain_text(hard)
        expect(tables.nth(1).locator("td.good")).to_have_count(1)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert accessibility(visit) == []
        assert (visit.complaints, visit.outside) == ([], [])
