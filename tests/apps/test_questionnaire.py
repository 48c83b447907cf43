"""The questionnaire as somebody meets it who was given its link: by keyboard, on a telephone, in both languages."""

from datetime import date, timedelta

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.surveys import answers_of, make_survey
from sherpa_sim.content.learning_culture import Fact, Reply
from sherpa_sim.content.survey import Answer, Round, Survey

from .conftest import Group, Visit
from .test_site import accessibility, check_widths


@pytest.fixture
def survey(group: Group) -> Survey:
    later = date.today() + timedelta(days=5)
    return make_survey(
        Cohort.open(group.folder), "Spring", Round.BEFORE, later, teams=("Day", "Night"), codes=True
    )


def test_half_filled_in_by_keyboard_and_sent_once(visit: Visit, group: Group, survey: Survey) -> None:
    page, cohort = visit.page, Cohort.open(group.folder)
    link = f"{visit.site}/questionnaire?group={cohort.settings.key}&survey={survey.key}"
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{link}&lang=nl", wait_until="commit")
    page.locator("fieldset").first.wait_for()
    assert page.title() == "Leren op je werk · SHERPA-kit"
    page.locator("#starting").wait_for(state="detached")
    assert accessibility(visit) == []
    check_widths(page)

    first = page.get_by_role("group", name="Ik krijg tijd om te leren tijdens de werkuren.")
    first.get_by_label("Helemaal oneens").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    assert first.get_by_label("Eens", exact=True).is_checked()
    second = page.get_by_role("group", name="Als ik een opleiding wil volgen")
    second.get_by_label("Ik weet het niet").check()
    second.get_by_role("button", name="Laat deze vraag open").press("Enter")
    assert not second.get_by_label("Ik weet het niet").is_checked()
    page.get_by_role("link", name="English").click()  # what was filled in stays with the tab
    talked = page.get_by_role("group", name="In the last 3 months, did somebody at work talk")
    talked.get_by_label("Yes").check()
    page.get_by_role("group", name="Which team are you in?").get_by_label("Night").check()
    page.get_by_label("Make up a code of your own").fill("El 12")
    assert (
        page.get_by_role("group", name="I get time to learn").get_by_label("Agree", exact=True).is_checked()
    )
    page.get_by_role("button", name="Send").press("Enter")
    page.get_by_text("15 questions are still open.").wait_for()
    assert answers_of(cohort, survey.key) == ()
    assert accessibility(visit) == []
    page.get_by_role("button", name="Send").press("Enter")
    page.get_by_text("Thank you. Your answers are in, without your name.").wait_for()
    assert page.evaluate("document.activeElement.className") == "done"
    assert answers_of(cohort, survey.key) == (
        Answer(degrees={"s1": 4}, facts={Fact.TALKED: Reply.YES}, team="Night", code="el12"),
    )
    page.reload(wait_until="commit")
    page.get_by_text("A questionnaire was sent from this browser already.").wait_for()
    assert accessibility(visit) == []
    page.get_by_role("button", name="Somebody else uses this device: fill it in again").press("Enter")
    assert (
        not page.get_by_role("group", name="I get time to learn")
        .get_by_label("Agree", exact=True)
        .is_checked()
    )
    assert page.context.cookies() == []

    page.goto(f"{visit.site}/questionnaire?lang=en&group=nobody&survey=x", wait_until="commit")
    page.get_by_text("This link leads to no questionnaire, or it was removed.").wait_for()
    assert accessibility(visit) == []
    assert visit.complaints == []
    assert visit.outside == []
