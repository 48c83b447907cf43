"""Papers as trainees meet them: a real server, a real browser, a cohort on the disk."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, expect
from tornado.httpclient import HTTPClientError

from sherpa_sim.cohort.codes import make_codes
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.grading import grade_paper
from sherpa_sim.cohort.hand_in import hand_in, hand_ins
from sherpa_sim.cohort.marking import mark
from sherpa_sim.cohort.returning import return_paper
from sherpa_sim.cohort.roster import remove_person, take_in_list
from sherpa_sim.cohort.take_in import take_in
from sherpa_sim.content.people_list import Listed, PeopleReading

from .conftest import Group, Visit, visiting
from .kernel_client import message, replies
from .own_paper import PAPER, make_group, own_bank
from .test_site import WIDTHS, accessibility, asked

SHEET = ".sherpa-sheet h2"


def sign_in(visit: Visit, code: str, language: str = "en") -> Page:
    page = visit.page
    page.goto(f"{visit.site}/own-paper?lang={language}", wait_until="commit")
    page.fill("#personal-code", code, timeout=120_000)
    page.keyboard.press("Enter")
    page.wait_for_selector(".sherpa-papers button")
    return page


def begin(visit: Visit, code: str, language: str = "en") -> Page:
    page = sign_in(visit, code, language)
    page.locator(".sherpa-papers button").click()
    page.wait_for_selector(SHEET)
    return page


def saved(page: Page) -> None:
    """Until the page says that everything is saved."""
    expect(page.locator(".sherpa-sheet .saved")).to_have_attribute("data-state", "saved")


def answers(group: Group, trainee: str) -> dict[str, object]:
    return dict(Cohort.open(group.folder).answers(trainee, PAPER).load().answers)


def by_keyboard(page: Page, kind: int) -> object:
    """Answers question `kind` (1 to 9) with keys alone; what should be saved."""
    press, stage = page.keyboard.press, page.locator(".stage")
    if kind == 1:
        stage.get_by_role("radio").first.focus()
        press("Space")
        press("ArrowDown")
        return stage.get_by_role("radio").nth(1).get_attribute("value")
    if kind == 2:
        boxes = stage.get_by_role("checkbox")
        for place in (0, 2):
            boxes.nth(place).focus()
            press("Space")
        return [boxes.nth(place).get_attribute("value") for place in (0, 2)]
    if kind == 3:
        stage.get_by_role("radio", name="Closed").first.focus()
        press("Space")
        return {"what": "closed"}
    if kind == 4:
        stage.get_by_role("combobox", name="Ann").focus()
        page.keyboard.type("Your days")
        return {"ann": "second"}
    if kind == 5:
        stage.get_by_role("button", name="Move down: Look back together").focus()
        press("Enter")
        assert stage.get_by_role("status").inner_text().startswith("Look back together: now at place 2 of 4")
        return None  # the whole order is looked at below
    if kind == 6:
        stage.get_by_role("textbox").focus()
        page.keyboard.type("3,5")
        press("Tab")
        return 3.5
    if kind == 7:
        stage.get_by_role("textbox").focus()
        page.keyboard.type("You feel left out.")
        return "You feel left out."
    if kind == 8:
        stage.get_by_role("textbox").first.focus()
        page.keyboard.type("Ask Ann")
        stage.get_by_role("combobox").focus()
        page.keyboard.type("Alone")
        return {"what": "Ask Ann", "with": "alone"}
    stage.get_by_role("slider", name="Talks with colleagues").focus()
    press("ArrowRight")
    press("ArrowRight")
    assert "Left: 4 of 6 hours" in stage.inner_text()
    return {"talks": 2, "papers": 0, "peers": 0}


def test_every_kind_is_answered_by_keyboard_saved_and_there_again(visit: Visit, group: Group) -> None:
    page = begin(visit, group.codes["p01"])
    wanted: dict[str, object] = {}
    for kind in range(1, 10):
        given = by_keyboard(page, kind)
        saved(page)
        if given is not None:
            wanted[f"nine-0{kind}"] = given
        assert accessibility(visit) == [], kind
        page.get_by_role("button", name="Next").focus()
        page.keyboard.press("Enter")
    found = answers(group, "p01")
    assert sorted(found) == [f"nine-0{kind}" for kind in range(1, 10)]
    assert {key: found[key] for key in wanted} == wanted
    assert sorted(found["nine-05"]) == ["ask", "hello", "look", "plan"]
    page.reload(wait_until="commit")  # no code is asked again
    page.locator(".sherpa-papers button", has_text="Go on").click(timeout=120_000)
    page.get_by_role("button", name="Question 7, answered").click()
    assert page.locator(".stage textarea").input_value() == "You feel left out."
    assert visit.complaints == []
    assert visit.outside == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_handing_in_gives_a_receipt_and_the_last_time_counts(
    visit: Visit, group: Group, language: str, tmp_path: Path
) -> None:
    trainee = {"en": "p02", "nl": "p03"}[language]
    page = begin(visit, group.codes[trainee], language)
    page.locator(".stage input").first.check()
    saved(page)
    for turn in (1, 2):
        page.locator(".to-hand-in").click()
        assert page.locator(".unanswered button").count() == 8
        page.locator(".stage > .main").click()
        assert accessibility(visit) == []
        page.locator(".sure .main").click()
        receipt = hand_ins_of(group, trainee, turn, page)
        expect(page.locator(".receipt")).to_contain_text(receipt.digest)
        expect(page.locator(".receipt")).to_contain_text(receipt.receipt().code)
        expect(page.locator(".receipt")).to_be_focused()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
        page.locator(".sherpa-sheet nav button").first.click()
        page.locator(".stage input").nth(turn).check()
        saved(page)
    with page.expect_download() as download:
        page.locator(".sherpa-downloads button").click()
    place = tmp_path / download.value.suggested_filename
    download.value.save_as(place)
    with own_bank():
        taken = take_in(Cohort.open(group.folder), [place])
    assert [one.hand_in.number for one in taken.taken] == [3]
    assert visit.complaints == []
    assert visit.outside == []


def hand_ins_of(group: Group, trainee: str, many: int, page: Page):
    for _ in range(100):
        found = hand_ins(Cohort.open(group.folder), trainee, PAPER)
        if len(found) == many:
            return found[-1]
        page.wait_for_timeout(100)
    raise AssertionError(f"{len(found)} hand-ins instead of {many}")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_sign_in_refuses_a_wrong_code_and_forgets_at_sign_out(
    visit: Visit, group: Group, language: str
) -> None:
    page = visit.page
    page.goto(
        f"{visit.site}/own-paper?lang={language}#group=try-out&code=0000-0000-0000", wait_until="commit"
    )
    page.wait_for_selector("#personal-code", timeout=120_000)
    assert page.locator("#personal-code").input_value() == "0000-0000-0000"
    assert "0000" not in page.url
    assert accessibility(visit) == []
    page.keyboard.press("Tab")
    page.locator("#personal-code").press("Enter")
    expect(page.locator(".sherpa-sign-in .problem")).to_be_visible()
    assert accessibility(visit) == []
    page.fill("#personal-code", group.codes["p04"].lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.wait_for_selector(".sherpa-papers button")
    assert accessibility(visit) == []
    assert group.codes["p04"] not in page.content()
    page.locator(".who button").click()
    page.wait_for_selector("#personal-code:visible", timeout=120_000)
    assert page.evaluate("sessionStorage.length") == 0


def test_neither_key_nor_feedback_reaches_the_browser(visit: Visit, group: Group) -> None:
    frames: list[str] = []
    visit.page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(str(data)))
    )
    page = begin(visit, group.codes["p05"])
    told = page.content() + "".join(frames)
    assert "School was never for me" in told
    assert "SECRET" not in told
    assert "tolerance" not in told


def test_two_tabs_keep_each_others_answers(browser: Browser, visit: Visit, group: Group) -> None:
    first = begin(visit, group.codes["p06"])
    with visiting(browser, visit.site) as other:
        second = begin(other, group.codes["p06"])
        first.locator(".stage input").first.check()
        saved(first)
        second.get_by_role("button", name=re.compile("Question 2,")).click()
        second.locator(".stage input").first.check()
        saved(second)
    assert sorted(answers(group, "p06")) == ["nine-01", "nine-02"]


def test_what_could_not_be_saved_is_said_kept_and_saved_later(visit: Visit, group: Group) -> None:
    page = begin(visit, group.codes["p07"])
    folder = group.folder / "answers" / "p07"
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("in the way")
    page.locator(".stage input").first.check()
    expect(page.locator(".sherpa-sheet .alarm")).to_contain_text("could not be saved")
    assert accessibility(visit) == []
    assert (
        page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('sherpa-unsaved')).length")
        == 1
    )
    folder.unlink()
    saved(page)
    expect(page.locator(".sherpa-sheet .alarm")).to_be_hidden()
    assert list(answers(group, "p07")) == ["nine-01"]


NASTY = (
    "<script>top.ran = 1</script><img src=x onerror='top.ran = 1'><a href='javascript:top.ran = 1'>Press</a>"
    "<img src='https://elsewhere.example.org/seen.png'><style>@import 'https://elsewhere.example.org/a.css'</style>"
)


def test_returned_marks_are_shown_in_a_frame_that_runs_and_asks_nothing(visit: Visit, group: Group) -> None:
    cohort = Cohort.open(group.folder)
    store = cohort.answers("p08", PAPER)
    store.save("nine-01", "listen")
    store.save("nine-07", NASTY)
    with own_bank():
        hand_in(cohort, "p08", PAPER)
        assert "p08" in grade_paper(cohort, PAPER).graded
        mark(cohort, "p08", PAPER, "nine-07", 1, NASTY)
        mark(cohort, "p08", PAPER, "nine-08", 0)
        assert "p08" in return_paper(cohort, PAPER).returned
    page = sign_in(visit, group.codes["p08"])
    assert "Marked: see your marks" in page.locator(".sherpa-papers").inner_text()
    page.locator(".sherpa-papers button").click()
    frame = page.locator("iframe.sherpa-framed")
    expect(frame).to_be_visible()
    assert "allow-scripts" not in (frame.get_attribute("sandbox") or "")
    inside = page.frame_locator("iframe.sherpa-framed")
    expect(inside.locator("blockquote", has_text="Press").first).to_contain_text("<script>top.ran")
    assert inside.locator("script, blockquote img, blockquote a").count() == 0
    assert accessibility(visit) == []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_function(  # as high as what it holds, and no wider than the page
            """() => {
                const frame = document.querySelector('iframe.sherpa-framed');
                const held = frame.contentDocument.documentElement;
                return Math.abs(frame.offsetHeight - held.scrollHeight) < 30 && held.scrollWidth <= frame.clientWidth;
            }"""
        )
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    assert page.evaluate("window.ran") is None
    assert visit.outside == []
    assert visit.complaints == []


def test_slow_saving_is_told_and_what_was_typed_meanwhile_is_saved_too(visit: Visit, group: Group) -> None:
    page = begin(visit, group.codes["p09"])
    status, alarm = page.locator(".sherpa-sheet .saved"), page.locator(".sherpa-sheet .alarm")
    folder = group.folder / "answers" / "p09" / PAPER
    folder.mkdir(parents=True)
    with FileLock(folder / ".lock"):  # as when another program takes long
        page.locator(".stage input").first.check()
        expect(status).to_have_attribute("data-state", "saving")
        page.get_by_role("button", name="Next").click()
        page.locator(".stage input").first.check()
        expect(alarm).to_contain_text("not saved yet", timeout=20_000)
        assert accessibility(visit) == []
        assert not (folder / "answers.json").exists()
    expect(alarm).to_be_hidden(timeout=30_000)
    saved(page)
    assert sorted(answers(group, "p09")) == ["nine-01", "nine-02"]


def test_an_order_is_dragged_or_moved_by_its_buttons(visit: Visit, group: Group) -> None:
    page = begin(visit, group.codes["p04"])
    page.get_by_role("button", name=re.compile("Question 5,")).click()
    rows = page.locator("ol.order > li")
    before = [text.splitlines()[0] for text in rows.all_inner_texts()]
    rows.nth(3).drag_to(rows.nth(0))
    saved(page)
    dragged = [text.splitlines()[0] for text in rows.all_inner_texts()]
    assert dragged == [before[3], *before[:3]]
    first = answers(group, "p04")["nine-05"]
    rows.nth(0).get_by_role("button").nth(1).click()  # the same without dragging
    saved(page)
    assert [text.splitlines()[0] for text in rows.all_inner_texts()] == [before[0], before[3], *before[1:3]]
    wait_for(lambda: answers(group, "p04")["nine-05"] == [first[1], first[0], *first[2:]], page)


def wait_for(holds: Callable[[], bool], page: Page) -> None:
    """Until something holds on the disk."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come to hold")


def test_the_page_of_somebody_removed_saves_nothing_more_and_says_so(visit: Visit, group: Group) -> None:
    cohort = Cohort.open(group.folder)
    take_in_list(cohort, PeopleReading((Listed(2, "Gone", id="gone"),), (), (), 1))
    page = begin(visit, make_codes(cohort, ["gone"])["gone"])
    remove_person(cohort, "gone")
    page.locator(".stage input").first.check()
    expect(page.locator(".sherpa-sheet .alarm")).to_contain_text("no longer in this group")
    assert not (group.folder / "answers" / "gone").exists()


def test_a_page_cannot_make_its_kernel_run_code(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("/?lang=en").page
    kernel = page.evaluate("JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId")
    trace = tmp_path / "ran"
    code = f"open({str(trace)!r}, 'w').close()"
    run = message(
        "execute_request", {"code": code, "silent": False, "store_history": False, "allow_stdin": False}
    )
    foreign = message("comm_open", {"comm_id": "x", "target_name": "jupyter.widget", "data": {"state": {}}})
    last = message("kernel_info_request", {})
    heard = replies(visit.site, kernel, [run, b"noise", foreign, last], "kernel_info_reply")
    assert "execute_reply" not in heard
    assert not trace.exists()
    with pytest.raises(HTTPClientError) as refused:
        replies(visit.site, kernel, [], "nothing", protocol="older")
    assert refused.value.code == 400
    assert page.request.get(f"{visit.site}/api/kernels/{kernel}").status == 200


@pytest.mark.parametrize(
    "place", ["/desk", "/voila/render/desk.ipynb", "/desk.ipynb", "/formgrader", "/cohorts/"]
)
def test_the_trainees_site_has_nothing_of_the_trainers(site: str, place: str) -> None:
    assert asked(site + place)[0] == 404


def test_no_acknowledged_answer_is_lost_when_the_server_is_killed(browser: Browser, tmp_path: Path) -> None:
    codes = make_group(tmp_path, 1)
    script = Path(__file__).with_name("serve_for_tests.py")
    environment = {**os.environ, "SHERPA_COHORTS": str(tmp_path)}
    command = [sys.executable, str(script), "8990"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    try:
        assert process.stdout is not None
        site = process.stdout.readline().split()[-1].rstrip("/")
        context = browser.new_context()
        opened = Visit(context.new_page(), site)
        page = begin(opened, codes["p01"])
        page.get_by_role("button", name=re.compile("Question 7,")).click()
        page.locator("textarea").fill("Before the power went.")
        saved(page)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)
        page.locator("textarea").fill("After it.")
        expect(page.locator(".sherpa-sheet .alarm")).to_be_visible(timeout=20_000)
        kept = page.evaluate("Object.values(sessionStorage).join()")
        context.close()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.stdout.close()
    store = Cohort.open(tmp_path / "try-out").answers("p01", PAPER)
    assert store.load().answers == {"nine-07": "Before the power went."}
    assert "After it." in kept
