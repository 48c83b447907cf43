"""That the page keeps what is made on it, tells what does not go, and asks about names."""

import json
from datetime import date
from typing import Any

import pytest

from sherpa_sim.content.intervision_record import Case, Gathering, IntervisionRecord
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Buttons, Form, Panel
from sherpa_sim.views.intervision.page import IntervisionPage
from sherpa_sim.views.intervision.together import DRAW, MAKE, read_gathering
from sherpa_sim.views.pages import TRAINER, VISITOR
from sherpa_sim.views.tools.doors import COACHS_TOOLS, MENTORS_TOOLS
from tests.views.tools.test_entries import inside

MEETING = {
    "people": "An, Bo, Cis, Dré",
    "method": "asking_round",
    "minutes": 90.0,
    "cases": 1.0,
    "start": "9u30",
    "meetings": 3.0,
    "first": "",
    "weeks": 6.0,
    "seed": 7.0,
}


def opened(kept: IntervisionRecord | None = None, language: str = "en") -> IntervisionPage:
    page = IntervisionPage(words_for(language))
    here = {"kind": "here", "kept": kept.model_dump(mode="json") if kept is not None else None}
    page._keeping._keeper._message(None, here, ())
    return page


def form(page: IntervisionPage, key: str) -> Form:
    return next(one for one in inside(page.box, Form) if key in one.values)


def press(page: IntervisionPage, key: str) -> None:
    own = next(one for one in inside(page.box, Buttons) if key in {b["key"] for b in one.buttons})
    own._message(own, {"kind": "press", "key": key}, ())


def told(page: IntervisionPage) -> str:
    return " ".join(panel.html for panel in inside(page.box, Panel))


def record(page: IntervisionPage) -> IntervisionRecord:
    return page._keeping.record


def test_an_agenda_is_made_kept_and_there_again() -> None:
    page = opened()
    form(page, "people").values = MEETING
    press(page, MAKE)
    assert "The agenda is made." in told(page)
    assert "From 09:30 to 10:35." in told(page)
    assert "25 minutes are left over." in told(page)
    kept = record(page)
    assert (kept.gathering.people, kept.gathering.start) == (("An", "Bo", "Cis", "Dré"), "09:30")
    again = opened(IntervisionRecord.model_validate(json.loads(kept.model_dump_json())), "nl")
    assert "Van 09:30 tot 10:35." in told(again)
    press(again, DRAW)
    assert record(again).gathering.seed == 8


def test_days_that_are_past_are_told() -> None:
    gathering = Gathering(people=("An", "Bo", "Cis"), first=date(2020, 1, 31), meetings=1)
    page = opened(IntervisionRecord(gathering=gathering), "nl")
    assert "Al voorbij: 31 jan 2020." in told(page)
    assert "In een kleine groep heeft één iemand twee rollen." in told(page)


def test_what_does_not_go_is_told_and_nothing_is_kept() -> None:
    page = opened()
    form(page, "people").values = {**MEETING, "minutes": 30.0}
    press(page, MAKE)
    assert "The time is too short." in told(page)
    assert "The shortest meeting takes 55 minutes" in told(page)
    assert record(page) == IntervisionRecord()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"start": "half ten"}, "like this: 13:30"),
        ({"start": "24:00"}, "like this: 13:30"),
        ({"people": "An, Bo"}, "you wrote 2"),
        ({"people": ""}, "you wrote 0"),
        ({"method": "No Such Method!"}, "cannot be a plan"),
    ],
)
def test_what_cannot_be_read(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(Problem, match=said):
        read_gathering({**MEETING, **changed})


@pytest.mark.parametrize("written", ["9:30", "9.30", "09u30", "9h30", " 9:30 "])
def test_a_time_as_people_write_it(written: str) -> None:
    assert read_gathering({**MEETING, "start": written}).start == "09:30"


def test_a_name_in_a_case_is_asked_about() -> None:
    page = opened(IntervisionRecord(cases=(Case(question="How?", situation="I saw Ahmed <b>there</b>."),)))
    assert "In your cases stands: Ahmed." in told(page)
    assert "<b>there" not in told(page)
    assert "In your cases stands" not in told(opened(IntervisionRecord(cases=(Case(question="How?"),))))


def test_a_method_that_is_no_more_is_told() -> None:
    gathering = Gathering(people=("An", "Bo", "Cis"), method="gone")
    assert "The kit has no method" in told(opened(IntervisionRecord(gathering=gathering)))


def test_both_sites_have_the_page_and_its_door() -> None:
    for pages, tools in ((VISITOR, MENTORS_TOOLS), (TRAINER, COACHS_TOOLS)):
        assert "/intervision" in {page.address for page in pages}
        assert "intervision" in {door.page for door in tools}
