"""The page for intervision as a group uses it: a case, an agenda, a meeting by the clock, and what was agreed."""

from pathlib import Path

from playwright.sync_api import expect

from .conftest import Visit
from .test_site import accessibility, check_widths

SLEEPS = "() => { const now = Date.now; Date.now = () => now() + 11 * 60000; }"

LONG = 60_000
"""Milliseconds; the machine may be busy."""


def test_from_a_case_to_what_was_agreed(visit: Visit, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{visit.site}/intervision?lang=en", wait_until="commit")
    page.get_by_text("kept in this browser only").wait_for()
    assert page.title() == "Intervision · SHERPA kit"
    page.get_by_role("button", name="Write a case").press("Enter")
    page.get_by_label("The situation").fill("I talked with Ahmed of nights.")
    page.get_by_label("My one question").fill("How can I wait?")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_text("In your cases stands: Ahmed.").wait_for()
    page.get_by_label("Who meets").fill("An, Bo, Cis, Dré, Eva")
    page.get_by_label("Minutes for one meeting").fill("20")
    page.get_by_role("button", name="Make the agenda").press("Enter")
    page.get_by_text("The shortest meeting takes 55 minutes").wait_for()
    page.get_by_label("Minutes for one meeting").fill("65")
    page.get_by_role("button", name="Make the agenda").press("Enter")
    page.get_by_text("From 13:30 to 14:35.").first.wait_for()
    assert accessibility(visit) == []
    check_widths(page)

    status = page.locator(".sherpa-clock [role=status]")
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    expect(status).to_contain_text("Step 1 of 8: Welcome", timeout=LONG)
    expect(page.get_by_role("timer")).to_contain_text("9:5", timeout=LONG)
    page.evaluate(SLEEPS)
    expect(status).to_have_text("The time of this step is up.", timeout=LONG)
    expect(page.get_by_role("timer")).to_contain_text("over time", timeout=LONG)
    page.get_by_role("button", name="One minute more").press("Enter")
    expect(page.get_by_role("timer")).to_contain_text("left", timeout=LONG)
    page.get_by_role("button", name="Next step").press("Enter")
    expect(status).to_contain_text("Step 2 of 8: One brings something in, 5 minutes.", timeout=LONG)
    page.get_by_role("button", name="Stop the clock").press("Enter")

    page.get_by_role("button", name="Note an agreement").press("Enter")
    page.get_by_label("What", exact=True).fill("Ask the planner for an hour")
    page.get_by_label("Who", exact=True).fill("Bo")
    page.get_by_label("By", exact=True).fill("2020-01-31")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_text("Its day is past; ask about it").wait_for()

    page.get_by_role(
        "link", name="Nederlands"
    ).click()  # what this browser kept is there, and the clock where it was
    page.get_by_text("De dag is voorbij; vraag ernaar").wait_for()
    expect(page.locator(".sherpa-clock .place")).to_have_text("Stap 2 van 8", timeout=LONG)
    with page.expect_download() as saved:
        page.get_by_role("button", name="De agenda om af te drukken (pdf)").press("Enter")
    saved.value.save_as(tmp_path / "agenda.pdf")
    assert (tmp_path / "agenda.pdf").read_bytes().startswith(b"%PDF")
    assert accessibility(visit) == []
    check_widths(page)
    assert visit.complaints == []
    assert visit.outside == []
