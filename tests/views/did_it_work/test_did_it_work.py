"""That a trainer gets from a new survey to what changed, with nothing shown before it may be."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.surveys import answers_of, bring_in, close_survey, make_survey, surveys
from sherpa_sim.content.survey import Answer, Round, Side, Survey
from sherpa_sim.content.survey_list import AnswersReading, answers_as_csv
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.controls import Buttons, Downloads, Form, Job, Panel, Table, Upload
from sherpa_sim.views.desk.desk import Desk
from sherpa_sim.views.did_it_work.results import Comparing
from sherpa_sim.views.did_it_work.surveys import Surveys
from sherpa_sim.views.did_it_work.told import beside, results
from tests.reports.surveyed import expected, surveyed
from tests.survey.people import people

WORDS = words_for("en")
TODAY = date.today()


class Inside:
    """A page whose trainer is signed in."""

    def go(self, section: str) -> None:
        raise AssertionError(section)

    def look(self) -> None:
        raise AssertionError

    def still_in(self) -> bool:
        return True


class Trial:
    """The page of a cohort without its sign-in."""

    def __init__(self, cohort: Cohort) -> None:
        self.cohort = cohort
        self.desk = Desk(cohort.folder, WORDS, Inside(), Job(WORDS))
        self.comparing = Comparing(self.desk)
        self.surveys = Surveys(self.desk, self.comparing.show)
        self.surveys.show()

    def every(self, kind: type) -> list[Any]:
        return [
            one
            for box in (self.surveys.box, self.comparing.box)
            for one in _inside(box)
            if isinstance(one, kind)
        ]

    def press(self, key: str) -> None:
        (buttons,) = [one for one in self.every(Buttons) if key in {button["key"] for button in one.buttons}]
        buttons._message(buttons, {"kind": "press", "key": key}, ())

    def open(self, key: str) -> None:
        (table,) = self.every(Table)
        table._message(table, {"row": key, "action": "open"}, ())

    def fill(self, key: str, **values: object) -> None:
        (form,) = [one for one in self.every(Form) if key in one.accepted]
        form.values = {**form.accepted, **values}

    def upload(self, name: str, data: bytes) -> None:
        (upload,) = self.every(Upload)
        upload._on_files([(name, data)])

    @property
    def said(self) -> str:
        shown = [*self.every(Panel), self.desk.said, self.desk.alarm]
        return " ".join(panel.html for panel in shown)

    @property
    def offered(self) -> set[str]:
        return {offer["name"] for one in self.every(Downloads) for offer in one.offers}


def _inside(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from _inside(child)


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial(Cohort.create("Night shift", "nl", tmp_path))


def filled(cohort: Cohort, name: str, round: Round, answers: tuple[Answer, ...], **values: Any) -> Survey:
    """A survey that is closed, with these answers."""
    made = make_survey(cohort, name, round, TODAY, **values)
    bring_in(cohort, made.key, name.encode(), AnswersReading(answers, (), (), len(answers), 0))
    return close_survey(cohort, made.key)


def test_a_survey_is_made_filled_from_a_list_closed_and_deleted(trial: Trial) -> None:
    trial.press("new")
    trial.press("make")
    assert "Give the survey a name" in trial.said
    trial.fill("closes", name="Spring", closes="2001-01-01")
    trial.press("make")
    assert "lies in the past" in trial.said
    later = (TODAY + timedelta(days=3)).isoformat()
    trial.fill("closes", closes=later, asked=12, teams="Day\n\n Night  shift \n")
    trial.press("make")
    (made,) = surveys(trial.cohort)
    assert (made.name, made.asked, made.teams, made.codes) == ("Spring", 12, ("Day", "Night shift"), False)
    assert f"questionnaire?group=night-shift&amp;survey={made.key}" in trial.said
    trial.fill("site", site="ftp://here")
    assert "is no address of a page" in trial.said
    trial.fill("site", site="https://kit.example/")
    assert "https://kit.example/questionnaire?group" in trial.said
    assert "sherpa-answers.csv" not in trial.offered

    trial.upload("bad.csv", b"shoe\n44\n")
    assert "has no column of the questionnaire" in trial.said
    trial.upload("paper.csv", answers_as_csv([*people(6), Answer(degrees={"s1": 2})]) + b"9\r\n")
    assert "7 questionnaires of 8 rows; 1 of them" in trial.said
    assert answers_of(trial.cohort, made.key) == ()
    trial.press("take")
    assert len(answers_of(trial.cohort, made.key)) == 7
    trial.press("close")
    trial.press("yes-close")
    assert not surveys(trial.cohort)[0].open_on(TODAY)
    assert "sherpa-answers.csv" in trial.offered
    trial.fill("asked", asked=9)
    trial.press("keep")
    assert surveys(trial.cohort)[0].asked == 9
    trial.press("delete")
    trial.press("yes-delete")
    assert surveys(trial.cohort) == ()


def test_nothing_is_compared_while_a_survey_is_open(trial: Trial) -> None:
    filled(trial.cohort, "Spring", Round.BEFORE, people(20))
    make_survey(trial.cohort, "Autumn", Round.AFTER, TODAY)
    trial.surveys.show()
    assert "You can compare once two surveys are closed" in trial.said
    assert not any("compare" in {button["key"] for button in one.buttons} for one in trial.every(Buttons))


def test_two_closed_surveys_are_compared_and_can_be_taken_away(trial: Trial) -> None:
    filled(trial.cohort, "Spring", Round.BEFORE, people(30, 0.0, 1, 0.2), asked=30)
    filled(trial.cohort, "Autumn", Round.AFTER, people(30, 0.6, 2, 0.6))
    trial.surveys.show()
    trial.press("compare")
    assert "Support to learn" in trial.said
    assert "These are 22 comparisons" in trial.said
    assert {"sherpa-did-it-work-en.pdf", "sherpa-did-it-work.csv"} <= trial.offered
    (form,) = [one for one in trial.every(Form) if "mentors" in one.accepted]
    assert form.accepted["workers"] == 30


def test_others_without_mentors_are_compared_with_if_both_rounds_are_there(trial: Trial) -> None:
    before = filled(trial.cohort, "Spring", Round.BEFORE, people(30))
    filled(trial.cohort, "Autumn", Round.AFTER, people(30, 0.5, 2))
    filled(trial.cohort, "Others, spring", Round.BEFORE, people(30, 0.0, 3), side=Side.OTHERS)
    trial.surveys.show()
    assert "others_before" not in trial.every(Form)[0].accepted
    filled(trial.cohort, "Others, autumn", Round.AFTER, people(30, 0.0, 4), side=Side.OTHERS)
    trial.surveys.show()
    trial.fill(Round.BEFORE, others_after="")
    trial.press("compare")
    assert "at both rounds, or none" in trial.said
    trial.surveys.show()
    trial.press("compare")
    assert "More than among the others without mentors" in trial.said
    assert "Without mentors: Others, spring" in trial.said
    assert before.name in trial.said


def test_one_person_is_a_sentence_and_nothing_to_take_away(trial: Trial) -> None:
    filled(trial.cohort, "Spring", Round.BEFORE, people(30))
    filled(trial.cohort, "Autumn", Round.AFTER, people(1))
    trial.surveys.show()
    trial.press("compare")
    assert "Only one person answered Autumn" in trial.said
    assert "sherpa-did-it-work.csv" not in trial.offered
    assert "<table" not in trial.said


def test_what_somebody_typed_is_no_markup() -> None:
    measured = surveyed(
        teams=("<b>Day",), before=people(40, teams=("<b>Day",)), after=people(40, teams=("<b>Day",))
    )
    shown = results(measured, WORDS)
    assert "&lt;b&gt;Day" in shown
    assert "<b>Day" not in shown
    table = beside(measured, expected(), WORDS)
    assert table.count('<tr role="row">') == 5
    assert "percentage points" in table
