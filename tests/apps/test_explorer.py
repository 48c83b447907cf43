"""The explorer as a policymaker meets it: expect first, change, compare, take away; by keyboard as well."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from sherpa_sim.views.explorer.opening import ROOM

from .conftest import Visit, visiting
from .test_site import accessibility

LIST = "education,age,sex,shift\n" + "low,52,man,night\nhigh,30,woman,day\nmedium,41,man,day\n" * 10


@pytest.fixture(scope="module")
def explorer(browser: Browser, site: str) -> Iterator[Visit]:
    """One visitor of the English explorer, for the tests that do not mind what was done before."""
    with visiting(browser, site) as visit:
        yield visit.open("/explorer?lang=en&v=2")


def test_a_damaged_link_is_named_and_the_rest_kept(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = visit.open("/explorer?lang=en&mentors=lots&hours=5&%3Cb%3E=1").page
    told = page.inner_text(".damage")
    assert 'The link says mentors="lots", which is not a number from 0 to 10' in told
    assert 'The link has "<b>"' in told
    assert page.get_by_role("slider", name="Mentors per 100 workers").input_value() == "2"
    assert page.get_by_role("slider", name="Time a mentor gets").input_value() == "5"
    assert accessibility(visit) == []


@pytest.mark.parametrize("width", [1280, 1920])
def test_the_picture_made_before_anybody_comes_is_for_the_room_there_is_on_a_wide_screen(
    visit: Visit, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.open("/explorer?lang=en").page
    picture = page.locator("img.sherpa-picture[data-number]")
    shown = picture.evaluate("picture => [picture.naturalWidth, picture.parentElement.clientWidth]")
    assert shown == [ROOM.width, ROOM.width]


def test_a_screen_with_other_room_gets_a_picture_of_its_own(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1100, "height": 900})
    page = visit.open("/explorer?lang=nl").page
    picture = page.locator("img.sherpa-picture[data-number]")
    width, room = picture.evaluate("picture => [picture.naturalWidth, picture.parentElement.clientWidth]")
    assert width == room != ROOM.width


def test_a_slider_moved_by_keyboard_changes_picture_words_and_link(explorer: Visit) -> None:
    page = explorer.page
    before, said = explorer.picture(), page.inner_text(".answer")
    alternative = page.locator(".sherpa-picture").get_attribute("alt")
    slider = page.get_by_role("slider", name="Mentors per 100 workers")
    slider.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    explorer.wait_for_picture(before)
    page.wait_for_url("**mentors=5&**")
    page.wait_for_function("said => document.querySelector('.answer').innerText !== said", arg=said)
    assert slider.get_attribute("aria-valuetext") == "5 mentors"
    assert "mentors=5" in page.get_by_label("Link to exactly this").input_value()
    assert page.locator(".sherpa-picture").get_attribute("alt") != alternative


def test_a_picture_of_the_first_runs_is_marked_until_it_is_whole(visit: Visit) -> None:
    page = visit.open("/explorer?lang=en&v=2&expect=50,55,60").page
    page.evaluate(
        """() => {
          window.pictures = [];
          document.addEventListener("picture-shown", (shown) => window.pictures.push(
            [shown.target.getAttribute("aria-busy"), shown.target.alt.includes("25 of 100 runs so far")]));
        }"""
    )
    page.get_by_role("slider", name="Time a mentor gets").evaluate(
        "slider => { slider.value = 9; slider.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    page.wait_for_function("window.pictures.at(-1)?.[0] === 'false'")
    assert page.evaluate("window.pictures") == [["true", True], ["false", False]]


def test_a_number_outside_its_range_is_refused_in_words(explorer: Visit) -> None:
    page = explorer.page
    typed = page.get_by_role("spinbutton", name="Mentors per 100 workers, as a number")
    typed.fill("11")
    typed.press("Tab")
    assert page.locator(".problem", has_text="Type a number from 0 to 10.").is_visible()
    assert typed.get_attribute("aria-invalid") == "true"
    assert "mentors=11" not in page.url


def test_the_language_switch_keeps_the_scenario(visit: Visit) -> None:
    page = visit.open("/explorer?lang=en&mentors=6&reach=asking").page
    page.get_by_role("link", name="Nederlands").click()
    page.wait_for_selector("html[lang=nl] .sherpa-picture[data-number]", timeout=120_000)
    assert page.get_by_role("slider", name="Mentoren per 100 werknemers").input_value() == "6"
    assert "reach=asking" in page.url


def test_all_that_is_taken_away_has_its_stamp_and_the_command_gives_the_same_numbers(
    explorer: Visit, tmp_path: Path
) -> None:
    page = explorer.page
    stamp = page.inner_text(".stamp")
    for button, name, start in (
        ("Save a brief of two pages (PDF)", "sherpa-brief.pdf", b"%PDF"),
        ("Save all numbers (CSV)", "sherpa-explorer.csv", b"\xef\xbb\xbf# sherpa-sim"),
        ("Save the chart (PNG)", "sherpa-explorer.png", b"\x89PNG"),
        ("Save the chart (SVG)", "sherpa-explorer.svg", b"<?xml"),
        ("Save the scenario file of this plan", "sherpa-plan-a.yml", b"# A scenario of the SHERPA kit"),
    ):
        with page.expect_download() as saved:
            page.get_by_role("button", name=button).click()
        assert saved.value.suggested_filename == name
        saved.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    for name in ("sherpa-explorer.csv", "sherpa-explorer.svg", "sherpa-plan-a.yml"):
        assert stamp in (tmp_path / name).read_text("utf-8-sig")
    again = tmp_path / "again.csv"
    sherpa = [sys.executable, "-c", "from sherpa_sim.cli import main; main()"]
    command = [*sherpa, "run", tmp_path / "sherpa-plan-a.yml", "--out", again]
    assert stamp in subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert numbers(again) == numbers(tmp_path / "sherpa-explorer.csv")


def numbers(file: Path) -> list[str]:
    """The rows of a saved table without the plan's name and what was chosen."""
    rows = [row.partition(",")[2] for row in file.read_text("utf-8-sig").splitlines()]
    return [row for row in rows if not row.startswith("choice,")]


def test_an_own_list_is_used_and_a_bad_one_reported(explorer: Visit) -> None:
    page = explorer.page
    page.get_by_text("Use your own list").click()
    chooser = page.get_by_label("Or use a list of your own workers")
    before = explorer.picture()
    chooser.set_input_files({"name": "own.csv", "mimeType": "text/csv", "buffer": LIST.encode()})
    page.get_by_text("Your list is in use: 30 of 30 rows.").wait_for()
    explorer.wait_for_picture(before)
    page.get_by_text("own.csv, 30 workers").wait_for()
    chooser.set_input_files({"name": "bad.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"})
    page.get_by_text("The page goes on with the workplace it had.").wait_for()
    assert "own.csv" in page.inner_text(".heading")
    assert explorer.complaints == []


def chosen(page: Page) -> dict[str, str]:
    """What the page's address says now."""
    return dict(parse_qsl(urlsplit(page.url).query))


def reach(page: Page, name: str, role: str = "button") -> None:
    """Goes on with Tab until the control of this name is reached."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _ in range(60):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} is not reached by keyboard")


def test_the_whole_way_by_keyboard_from_a_guess_to_a_file(visit: Visit) -> None:
    page = visit.open("/explorer?lang=en").page
    page.get_by_text("First: what do you expect?").wait_for()
    assert page.locator(".answer").count() == 0
    assert "is not shown yet" in (page.locator(".sherpa-picture").get_attribute("alt") or "")
    assert accessibility(visit) == []
    reach(page, "After 3 years", "slider")
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    reach(page, "Show what the model says")
    page.keyboard.press("Enter")
    page.get_by_text("You expected 60% at the end").wait_for()
    assert chosen(page)["expect"].endswith(",60")

    page.get_by_role("button", name="Plan A").focus()
    reach(page, "Add a plan to compare")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your plans beside each other").wait_for()
    reach(page, "Mentors per 100 workers", "slider")
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".beats")).to_contain_text("Plan B brings more people into training than Plan A")
    reach(page, "Learning mentors: begins", "slider")
    for _ in range(26):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**b.mentors-from=26**")
    assert chosen(page)["b.mentors"] == "6"
    assert chosen(page)["mentors"] == "2"
    assert page.get_by_text("from Mar 2026 on").is_visible()
    assert accessibility(visit) == []
    reach(page, "Save all numbers (CSV)")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename.endswith(".csv")
    assert visit.complaints == []
    assert visit.outside == []


def test_a_link_shows_the_plans_it_was_copied_from(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    plans = "mentors=1&name=Klein&b.mentors=5&b.name=Groot&b.mentors-to=52"
    page = visit.open(f"/explorer?lang=nl&v=2&{plans}&look=b&expect=50,55,70").page
    page.get_by_role("heading", name="Je plannen naast elkaar").wait_for()
    assert page.get_by_role("button", name="Groot", exact=True).get_attribute("aria-pressed") == "true"
    assert page.get_by_role("slider", name="Mentoren per 100 werknemers").input_value() == "5"
    assert "Je verwachtte 70%" in page.inner_text(".sentence")
    assert accessibility(visit) == []
    page.get_by_role("button", name="Klein", exact=True).click()
    page.wait_for_function("() => document.querySelector('input[id$=-mentors]').value === '1'")
    page.get_by_role("button", name="Verwijder Klein").click()
    page.get_by_role("heading", name="Je plannen naast elkaar").wait_for(state="hidden")
    assert page.get_by_role("slider", name="Mentoren per 100 werknemers").input_value() == "5"
    too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert too_wide <= 0


def test_a_plan_begins_as_a_programme_and_says_what_is_known_of_it(explorer: Visit) -> None:
    page = explorer.page
    before = explorer.picture()
    page.get_by_label("Begin as").select_option(label="Workplace Learning Advocates")
    explorer.wait_for_picture(before)
    page.wait_for_url("**programme=workplace_learning_advocates**")
    assert page.get_by_role("slider", name="How many work there").input_value() == "50"
    page.get_by_text("What is known of this programme, and what is a guess").click()
    assert page.get_by_role("heading", name="Guessed").is_visible()
    assert explorer.complaints == []


def test_a_story_asks_before_it_shows_and_is_gone_through_by_keyboard(visit: Visit) -> None:
    page = visit.open("/explorer?lang=nl&story=who_gains").page
    page.get_by_role("heading", name="Verhaal: Wie wint erbij").wait_for()
    assert page.get_by_text("Wat er te zien is").count() == 0
    assert accessibility(visit) == []
    for step in range(2, 9):
        show = page.get_by_role("button", name="Toon wat het model zegt")
        page.get_by_text(f"Stap {step - 1} van 8").wait_for()
        expect(page.locator(".guide h2")).to_be_focused()
        if show.count():
            expect(page.locator("#gains")).to_have_count(0)  # nothing is told before it was predicted
            reach(page, "Toon wat het model zegt")
            page.keyboard.press("Enter")
            page.locator(".guide .expected").wait_for()
        expect(page.locator("#gains")).to_be_visible()
        reach(page, "Volgende stap")
        page.keyboard.press("Enter")
        page.get_by_text(f"Stap {step} van 8").wait_for()
    page.wait_for_url("**step=7**")
    page.get_by_role("button", name="Alleen verder").click()
    page.get_by_role("heading", name="Verhaal: Wie wint erbij").wait_for(state="detached")
    page.wait_for_url(lambda address: "story" not in address)
    assert visit.complaints == []
