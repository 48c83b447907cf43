"""That the page chooses from what is known of whoever is here, and remembers what she did."""

from datetime import date, timedelta
from typing import Any

import pytest

from sherpa_sim.content.question_parts import Objective
from sherpa_sim.content.refresher import Reason, RefresherRecord, Why
from sherpa_sim.content.units import load_practice
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Buttons, Form, Panel
from sherpa_sim.views.refresher.page import CHOOSE, DONE, RefresherPage
from sherpa_sim.views.refresher.practised import Practised
from sherpa_sim.views.refresher.told import reason_told
from tests.views.tools.test_entries import inside

TODAY = date(2027, 3, 1)


def opened(units: object = None, kept: RefresherRecord | None = None, language: str = "en") -> RefresherPage:
    page = RefresherPage(words_for(language), today=lambda: TODAY)
    (practised,) = inside(page.box, Practised)
    practised._message(practised, {"kind": "practised", "units": units, "talks": [{"key": "damaged"}, 3]}, ())
    here = {"kind": "here", "kept": kept.model_dump(mode="json") if kept is not None else None}
    page._keeping._keeper._message(None, here, ())
    return page


def press(page: RefresherPage) -> None:
    own = next(one for one in inside(page.box, Buttons) if CHOOSE in {b["key"] for b in one.buttons})
    own._message(own, {"kind": "press", "key": CHOOSE}, ())


def told(page: RefresherPage) -> str:
    return " ".join(panel.html for panel in inside(page.box, Panel))


def toggles(page: RefresherPage) -> list[Any]:
    return [one for one in inside(page.box, Form) if DONE in one.values]


def test_who_is_unknown_ticks_what_is_hard_and_does_her_tasks() -> None:
    page = opened()
    assert "tick what you find hard" in told(page)
    (hard,) = [one for one in inside(page.box, Form) if Objective.ROLE in one.values]
    hard.values = {**hard.values, Objective.SIMULATION: True}
    press(page)
    record = page._keeping.record
    assert record.hard == (Objective.SIMULATION,)
    assert record.round is not None
    assert "you ticked that you find this hard." in told(page)
    for number, toggle in enumerate(toggles(page), 1):
        toggle.values = {DONE: True}
        if number < len(record.round.tasks):
            assert f"You have done {number} of" in told(page)
    assert page._keeping.record.finished
    assert "A good day for the next round: 19 April 2027" in told(page)
    again = opened(kept=page._keeping.record, language="nl")
    assert "Alles gedaan." in told(again)
    assert all(toggle.values[DONE] for toggle in toggles(again))
    press(again)
    new, old = again._keeping.record.round, record.round
    assert new is not None
    assert not {task.key for task in new.tasks} & {task.key for task in old.tasks}


def test_units_of_this_browser_count() -> None:
    task = load_practice()["oars-practice-02"]
    page = opened({"04-oars": {task.id: "why"}, "nothing": {}, "05-change-talk": "x"})
    assert "that this browser kept" in told(page)
    press(page)
    assert "in unit 04" in told(page)
    assert "you had 0 of 1 tasks all right." in told(page)


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_reason_is_a_sentence(why: Why, language: str) -> None:
    reason = Reason(why=why, got=2, of=4.5, on=TODAY, place="<b>gone</b>" if why is Why.MARKS else "04-oars")
    said = reason_told(reason, words_for(language))
    assert said.endswith(".")
    assert "{" not in said


def test_a_file_that_names_what_is_not_there_is_shown_as_it_is() -> None:
    page = opened()
    press(page)
    record = page._keeping.record
    assert record.round is not None
    odd = tuple(
        task.model_copy(update={"unit": "<i>x</i>", "colleague": "nobody" if place else ""})
        for place, task in enumerate(record.round.tasks)
    )
    round_ = record.round.model_copy(update={"tasks": odd, "began": TODAY - timedelta(days=3)})
    said = told(opened(kept=record.model_copy(update={"round": round_})))
    assert "&lt;i&gt;x" in said
    assert "<i>" not in said
