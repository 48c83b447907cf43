"""The refresher as a mentor uses it: tasks from what she did in a unit, done one by one, with her papers or not."""

from playwright.sync_api import expect

from .conftest import Group, Visit
from .test_site import accessibility, check_widths

KEPT = "localStorage.setItem('sherpa-unit-04-oars', JSON.stringify({'oars-practice-02': 'why'}))"

LONG = 60_000
"""Milliseconds; the machine may be busy."""


def test_tasks_are_chosen_done_and_there_again(visit: Visit, group: Group) -> None:
    page = visit.page
    page.goto(f"{visit.site}/refresher?lang=nl", wait_until="commit")
    page.get_by_text("Deze browser kent geen lessen").wait_for()
    page.evaluate(KEPT)
    page.reload(wait_until="commit")
    page.get_by_text("die deze browser bewaarde").wait_for()
    page.get_by_label("Neutraal informeren").check()
    page.get_by_role("button", name="Kies mijn taken").press("Enter")
    page.get_by_text("je vinkte aan dat je dit moeilijk vindt.").wait_for()
    page.get_by_text("had je 0 van de 1 taken helemaal juist.").wait_for()
    page.get_by_label("Dit heb ik gedaan").first.check()
    page.get_by_text("Je hebt 1 van de 5 taken gedaan.").wait_for()
    assert accessibility(visit) == []
    check_widths(page)
    page.get_by_role("link", name="English").click()
    page.get_by_text("You have done 1 of 5 tasks.").wait_for()
    expect(page.get_by_label("I did this").first).to_be_checked(timeout=LONG)
    assert page.get_by_role("link", name="Open the talks").get_attribute("href") == "conversation?lang=en"
    assert accessibility(visit) == []

    visit.sign_in(group.codes["p11"])
    page.goto(f"{visit.site}/refresher?lang=en", wait_until="commit")
    page.get_by_text("the marks that were returned to you").wait_for()
    page.get_by_role("button", name="Choose my tasks").press("Enter")
    page.get_by_text("you have not had a practice talk yet.").wait_for()
    for number in range(1, 6):
        page.get_by_label("I did this").nth(number - 1).check()
        page.get_by_text(f"You have done {number} of 5" if number < 5 else "All done.").wait_for()
    assert (group.folder / "answers" / "p11" / "tools" / "refresher.json").exists()
    assert visit.complaints == []
    assert visit.outside == []
