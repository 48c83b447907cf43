"""The page from its first answer to its reviews: in a browser, with somebody's papers, and from one to the other."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from ipywidgets import DOMWidget

from sherpa_sim.cohort.codes import make_codes
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.hand_in import hand_ins
from sherpa_sim.cohort.roster import take_in_list
from sherpa_sim.cohort.sessions import begin_session
from sherpa_sim.cohort.tool_records import ToolFolder
from sherpa_sim.content.paper import LateRule
from sherpa_sim.content.people_list import read_people_list
from sherpa_sim.content.plan_record import PlanRecord
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.action_plan.page import ActionPlanPage
from sherpa_sim.views.controls import Buttons, Downloads, Form, Panel, Table, Upload
from sherpa_sim.views.questions import QuestionWidget
from sherpa_sim.views.tools.keeping import Keeper

GOAL, STEPS = "action-plan-01", "action-plan-03"
DAY = (date.today() + timedelta(days=3)).isoformat()
LATER = (date.today() + timedelta(days=9)).isoformat()


class Visitor:
    """Somebody on the page, and what her browser was told."""

    def __init__(self, group: str = "", token: str = "", kept: object = None) -> None:
        self.page = ActionPlanPage(words_for("en"), "paper?lang=en")
        (self.keeper,) = self.every(Keeper)
        self.told: list[dict[str, Any]] = []
        self.keeper.send = self.told.append
        self.keeper._message(self.keeper, {"kind": "here", "group": group, "token": token, "kept": kept}, ())

    def every(self, kind: type, within: DOMWidget | None = None) -> list[Any]:
        found: list[Any] = []
        todo: list[DOMWidget] = [within or self.page.box]
        while todo:
            one = todo.pop(0)
            found += [one] if isinstance(one, kind) else []
            todo = [*getattr(one, "children", ()), *todo]
        return found

    @property
    def text(self) -> str:
        return " ".join(panel.html for panel in self.every(Panel))

    @property
    def steps(self) -> list[list[str]]:
        (table,) = self.every(Table)
        return [[cell["text"] for cell in row["cells"]] for row in table.rows]

    def answer(self, question: str, answer: object) -> None:
        (widget,) = self.every(QuestionWidget)
        widget._message(widget, {"kind": "answer", "number": 1, "question": question, "answer": answer}, ())

    def press(self, key: str) -> None:
        (buttons,) = [one for one in self.every(Buttons) if key in {b["key"] for b in one.buttons}]
        buttons._message(buttons, {"kind": "press", "key": key}, ())

    def look_back(self, **values: object) -> None:
        self.press("look")
        (form,) = self.every(Form)
        form.values = {**form.values, **{key.replace("__", "."): value for key, value in values.items()}}
        self.press("save")

    def file(self, name: str) -> bytes:
        (offers,) = [one for one in self.every(Downloads) if name in one._downloads]
        return bytes(offers._downloads[name].make())

    def open(self, data: bytes) -> None:
        (upload,) = self.every(Upload)
        upload._on_files([("mine.json", data)])

    @property
    def kept(self) -> object:
        """What her browser holds now."""
        return [one["record"] for one in self.told if one["kind"] == "keep"][-1]


@pytest.fixture
def cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cohort:
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path))
    own = Cohort.create("Lente", "nl", tmp_path)
    own.set_paper(SetPaper(paper="action-plan"))
    take_in_list(own, read_people_list("roster.csv", b"id,name\nan,An Peeters\nbo,Bo Claes\n"))
    return own


def member(cohort: Cohort, kept: object = None) -> Visitor:
    make_codes(cohort, ["an"])
    return Visitor(cohort.settings.key, begin_session(cohort, "an"), kept)


@pytest.fixture
def guest() -> Visitor:
    visitor = Visitor()
    visitor.answer(GOAL, {"goal": "Vier gesprekken"})
    visitor.answer(STEPS, {"step_1": "Koffie", "day_1": DAY, "step_2": "Met Jan Peeters praten"})
    return visitor


def test_a_plan_is_kept_in_the_browser_and_told_what_stands_out(guest: Visitor) -> None:
    assert [row[0] for row in guest.steps] == ["Koffie", "Met Jan Peeters praten"]
    assert "&#34;Jan Peeters&#34; looks like a full name" in guest.text
    again = Visitor(kept=json.loads(json.dumps(guest.kept)))
    assert again.steps == guest.steps
    (widget,) = again.every(QuestionWidget)
    assert widget.answers[GOAL] == {"goal": "Vier gesprekken"}
    assert not widget.hands_in


def test_looking_back_is_kept_beside_the_plan_and_can_be_taken_back(guest: Visitor) -> None:
    guest.look_back(step_1__outcome="partly", step_1__obstacle="Ploegen", step_1__moved=LATER, learned="Rust")
    assert "In the way: Ploegen" in guest.steps[0][3]
    assert "(first: " in guest.steps[0][1]
    assert guest.kept["answers"][STEPS]["day_1"] == DAY  # type: ignore[index]
    guest.press("take")
    assert guest.steps[0][3] == ""
    guest.press("back")
    assert "In the way: Ploegen" in guest.steps[0][3]


def test_what_is_missing_in_a_review_is_said_and_nothing_is_kept(guest: Visitor) -> None:
    before = guest.kept
    guest.look_back()
    assert "Say of at least one step how it went" in guest.text
    (form,) = guest.every(Form)
    form.values = {**form.values, "step_1.obstacle": "Ploegen"}
    guest.press("save")
    assert "Choose how it went with &#34;Koffie&#34;" in guest.text
    form.values = {**form.values, "step_1.outcome": "not", "day": LATER}
    guest.press("save")
    assert "still to come" in guest.text
    form.values = {**form.values, "day": "1999-05-05"}
    guest.press("save")
    assert "Choose days from 2000 to 2100" in guest.text
    form.values = {**form.values, "day": "", "new.help": "trainer"}
    guest.press("save")
    assert "The new step has no words yet" in guest.text
    assert guest.kept == before


def test_the_files_hold_the_plan_and_its_days_are_known_again(guest: Visitor) -> None:
    first = Calendar.from_ical(guest.file("action-plan.ics")).walk("VEVENT")
    assert [event["SUMMARY"] for event in first] == ["Koffie"]
    guest.look_back(step_1__outcome="not", step_1__moved=LATER)
    (after,) = Calendar.from_ical(guest.file("action-plan.ics")).walk("VEVENT")
    assert after["UID"] == first[0]["UID"]
    assert after["SEQUENCE"] > first[0]["SEQUENCE"]
    assert guest.file("action-plan.pdf").startswith(b"%PDF")
    other = Visitor()
    other.open(guest.file("sherpa-action-plan.json"))
    assert other.steps == guest.steps
    (same,) = Calendar.from_ical(other.file("action-plan.ics")).walk("VEVENT")
    assert same["UID"] == after["UID"]
    assert same["SEQUENCE"] > after["SEQUENCE"]
    other.press("back")
    assert other.steps == []


def test_who_signed_in_works_on_the_answers_to_the_paper(cohort: Cohort) -> None:
    cohort.answers("an", "action-plan").save(STEPS, {"step_1": "Koffie", "day_1": DAY})
    an = member(cohort)
    assert an.steps[0][0] == "Koffie"
    an.answer(GOAL, {"goal": "Vier gesprekken"})
    assert cohort.answers("an", "action-plan").load().answers[GOAL] == {"goal": "Vier gesprekken"}
    (widget,) = an.every(QuestionWidget)
    widget._message(widget, {"kind": "hand_in"}, ())
    assert "The plan as you handed it in" in an.text
    (handed,) = hand_ins(cohort, "an", "action-plan")
    an.look_back(step_1__outcome="done", new__what="Infosessie")
    assert [row[0] for row in an.steps] == ["Koffie", "Infosessie"]
    assert hand_ins(cohort, "an", "action-plan") == (handed,)
    kept = ToolFolder(cohort, "an").load(PlanRecord()).record
    assert (len(kept.reviews), kept.answers) == (1, {})
    an.answer(STEPS, {"step_1": "Thee"})
    handed_in = an.text.split("The plan as you handed it in")[1].split("</details>")[0]
    assert ("Koffie" in handed_in, "Thee" in handed_in) == (True, False)
    assert [one["kind"] for one in an.told] == ["who"]


def test_what_a_browser_or_a_file_holds_is_brought_along_and_handed_in(
    guest: Visitor, cohort: Cohort
) -> None:
    guest.look_back(step_1__outcome="partly")
    cohort.answers("an", "action-plan").save(GOAL, {"goal": "Een ander"})
    (before,) = Calendar.from_ical(guest.file("action-plan.ics")).walk("VEVENT")
    an = member(cohort, guest.kept)
    an.press("bring")
    assert an.steps == guest.steps
    assert an.told[-1] == {"kind": "forget"}
    assert cohort.answers("an", "action-plan").load().answers[GOAL] == {"goal": "Vier gesprekken"}
    (after,) = Calendar.from_ical(an.file("action-plan.ics")).walk("VEVENT")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    an.press("back")
    assert cohort.answers("an", "action-plan").load().answers == {GOAL: {"goal": "Een ander"}}
    an.open(guest.file("sherpa-action-plan.json"))
    (widget,) = an.every(QuestionWidget)
    widget._message(widget, {"kind": "hand_in"}, ())
    assert hand_ins(cohort, "an", "action-plan")[-1].answers.answers[GOAL] == {"goal": "Vier gesprekken"}
    saved = json.loads(an.file("sherpa-action-plan.json"))
    assert (saved["answers"][GOAL], len(saved["reviews"])) == ({"goal": "Vier gesprekken"}, 1)


def test_a_closed_paper_keeps_its_plan_and_still_takes_reviews(guest: Visitor, cohort: Cohort) -> None:
    cohort.answers("an", "action-plan").save(STEPS, {"step_1": "Koffie", "day_1": DAY})
    closes = datetime.now(UTC) - timedelta(days=9)
    cohort.set_paper(SetPaper(paper="action-plan", closes=closes, late=LateRule(days=1)))
    an = member(cohort)
    assert "This paper is closed" in an.text
    an.open(guest.file("sherpa-action-plan.json"))
    an.answer(GOAL, {"goal": "Te laat"})
    assert list(cohort.answers("an", "action-plan").load().answers) == [STEPS]
    an.look_back(step_1__outcome="done")
    assert an.steps[0][3] == "It is done"
    assert len(ToolFolder(cohort, "an").load(PlanRecord()).record.reviews) == 1


def test_without_the_paper_a_plan_is_kept_and_cannot_be_handed_in(cohort: Cohort, tmp_path: Path) -> None:
    other = Cohort.create("Herfst", "nl", tmp_path)
    take_in_list(other, read_people_list("roster.csv", b"id,name\nan,An Peeters\n"))
    an = member(other)
    an.answer(GOAL, {"goal": "Vier"})
    assert an.every(QuestionWidget)[0].hands_in is False
    assert other.answers("an", "action-plan").load().answers == {GOAL: {"goal": "Vier"}}


@pytest.mark.parametrize(
    "damaged", [{"tool": "other", "version": 1}, {"tool": "action-plan", "version": 9}, {"x": 1}]
)
def test_what_a_browser_holds_and_cannot_be_read_is_told(damaged: dict[str, object]) -> None:
    visitor = Visitor(kept=damaged)
    assert 'role="alert"' in visitor.text
    assert visitor.steps == []


def test_damaged_answers_are_told_and_the_files_stay_within_reach(cohort: Cohort) -> None:
    folder = cohort.folder / "answers" / "an" / "action-plan"
    folder.mkdir(parents=True)
    (folder / "answers.json").write_bytes(b"{")
    an = member(cohort)
    assert "The saved answers are damaged" in an.text
    assert an.every(QuestionWidget) == []
    assert len(an.every(Upload)) == 1
