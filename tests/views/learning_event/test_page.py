"""That the planner keeps each event apart, also when one goes, and takes what a file or a browser brings."""

from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.content.learning_event import MOST_EVENTS, LearningEvent, LearningEvents
from sherpa_sim.content.tool_record import tool_file
from sherpa_sim.views.controls import Form, Table
from sherpa_sim.views.learning_event.page import ANOTHER, REMOVE, _Page


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> _Page:
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path))
    monkeypatch.setenv("QUERY_STRING", "lang=en")
    made = _Page()
    made._keeping._arrives({})
    return made


def form_with(page: _Page, key: str) -> Form:
    (found,) = [form for form, fields in page._forms if key in {field.key for field in fields}]
    return found


def fill(page: _Page, **values: Any) -> None:
    for key, value in values.items():
        form = form_with(page, key)
        form.values = {**form.values, key: value}


def press(page: _Page, key: str) -> None:
    page._tabs._message(page._tabs, {"kind": "press", "key": key}, ())


def choose(page: _Page, place: int) -> None:
    page._tabs._message(page._tabs, {"kind": "choose", "key": str(place)}, ())


def tabs(page: _Page) -> list[str]:
    return [tab["label"] for tab in page._tabs.tabs]


def test_each_event_keeps_its_own(page: _Page) -> None:
    fill(page, name="Quiz", idea="quiz", day="2999-03-01")
    press(page, ANOTHER)
    assert form_with(page, "name").values["name"] == ""
    assert page._tasks.rows == []
    fill(page, name="Visit")
    assert tabs(page) == ["Quiz", "Visit"]
    choose(page, 0)
    assert form_with(page, "day").values["day"] == "2999-03-01"
    assert len(page._tasks.rows) == len(page._guide.tasks)
    assert "Quiz in teams" in page._idea.html
    press(page, REMOVE)
    assert tabs(page) == ["Visit"]
    press(page, REMOVE)
    assert page._keeping.record == LearningEvents()


def test_no_more_events_than_there_is_room_for(page: _Page) -> None:
    for _ in range(MOST_EVENTS + 3):
        press(page, ANOTHER)
    assert len(page._keeping.record.events) == MOST_EVENTS
    assert ANOTHER not in {button["key"] for button in page._tabs.buttons}


def test_a_task_is_ticked_in_its_row_and_off_again(page: _Page) -> None:
    fill(page, day="2999-03-01")
    table: Table = page._tasks
    table._message(table, {"row": "wish", "action": "done"}, ())
    assert page._keeping.record.events[0].ticked == ("wish",)
    assert "1 of 19 tasks are done." in page._how_far.html
    table._message(table, {"row": "wish", "action": "undone"}, ())
    assert page._keeping.record.events[0].ticked == ()
    table._message(table, {"row": "no such task", "action": "done"}, ())
    assert page._keeping.record.events[0].ticked == ()


def test_a_file_of_an_older_kit_is_open_with_its_last_event_and_can_be_put_back(page: _Page) -> None:
    fill(page, name="Before")
    events = LearningEvents(
        events=(LearningEvent(name="One"), LearningEvent(name="<b>Two</b>", idea="gone_since"))
    )
    page._keeping._file([("mine.json", tool_file(events))])
    assert tabs(page) == ["One", "<b>Two</b>"]
    assert form_with(page, "name").values["name"] == "<b>Two</b>"
    assert form_with(page, "idea").values["idea"] == ""
    page._keeping._file([("broken.json", b"{")])
    assert "damaged or not whole" in page._keeping._alarm.html
    assert tabs(page) == ["One", "<b>Two</b>"]
    page._keeping._put_back()
    assert tabs(page) == ["Before"]


def test_what_was_typed_goes_ahead_of_a_press_elsewhere(page: _Page) -> None:
    form = form_with(page, "name")
    form._message(form, {"kind": "left", "values": {**form.values, "name": "Quick"}}, [])
    assert page._keeping.record.events[0].name == "Quick"
    form._message(form, {"kind": "left", "values": "nonsense"}, [])
    assert page._keeping.record.events[0].name == "Quick"
