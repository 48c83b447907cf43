"""That what a browser sends as an answer is read as one or refused in a sentence, whatever it sends."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.surveys import answers_of, close_survey, make_survey
from sherpa_sim.content.learning_culture import UNKNOWN, Fact, Reply, load_learning_culture
from sherpa_sim.content.survey import Answer, Round, Survey
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.pages import TRAINER, VISITOR
from sherpa_sim.views.questionnaire import page
from sherpa_sim.views.questionnaire.sheet import Sheet
from sherpa_sim.views.visit import Visit

WORDS = words_for("en")


@pytest.fixture
def cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cohort:
    monkeypatch.setenv("SHERPA_COHORTS", str(tmp_path))
    return Cohort.create("Night shift", "nl", tmp_path)


def opened(monkeypatch: pytest.MonkeyPatch, query: str) -> tuple[list[Any], str]:
    monkeypatch.setattr(page, "visit", lambda: Visit.from_address(query))
    children = list(page.show_questionnaire().children)
    return children, " ".join(child.html for child in children if hasattr(child, "html"))


def send(sheet: Sheet, **content: object) -> Mapping[str, Any]:
    """What the browser hears after it sent this."""
    heard: list[Mapping[str, Any]] = []
    sheet.send = lambda message, *_: heard.append(message)  # type: ignore[method-assign]
    sheet._message(sheet, {"kind": "send", **content}, ())
    (said,) = heard
    return said


def test_what_is_sent_is_kept_half_filled_too(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    survey = make_survey(
        cohort, "Spring", Round.BEFORE, date.today() + timedelta(days=9), teams=("Day",), codes=True
    )
    children, said = opened(monkeypatch, f"group={cohort.settings.key}&survey={survey.key}")
    (sheet,) = [child for child in children if isinstance(child, Sheet)]
    assert "without name, time or device" in said
    answer = {"degrees": {"s1": 5, "t1": UNKNOWN}, "facts": {"talked": "yes"}, "team": "Day", "code": "Él 12"}
    assert send(sheet, **answer) == {"kind": "sent"}
    assert answers_of(cohort, survey.key) == (
        Answer(degrees={"s1": 5, "t1": UNKNOWN}, facts={Fact.TALKED: Reply.YES}, team="Day", code="el12"),
    )
    close_survey(cohort, survey.key)
    assert "is closed" in send(sheet, **answer)["sentence"]
    children, said = opened(monkeypatch, f"group={cohort.settings.key}&survey={survey.key}")
    assert "is closed" in said
    assert not any(isinstance(child, Sheet) for child in children)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"degrees": {"s1": 6}, "facts": {}, "team": ""},
        {"degrees": {"s1": "x"}, "facts": {}, "team": ""},
        {"degrees": {"made_up": 3}, "facts": {}, "team": ""},
        {"degrees": {f"a{at}": 3 for at in range(9999)}, "facts": {}, "team": ""},
        {"degrees": {}, "facts": {"talked": "perhaps"}, "team": ""},
        {"degrees": {"s1": 3}, "facts": {}, "team": "x" * 9999},
        {"degrees": [1, 2], "facts": None, "team": 3, "code": {}},
    ],
)
def test_what_is_no_answer_is_refused(cohort: Cohort, content: dict[str, object]) -> None:
    survey = make_survey(cohort, "Spring", Round.BEFORE, date.today())
    heard: list[Answer] = []
    sheet = Sheet(survey, load_learning_culture(), WORDS, heard.append)
    assert send(sheet, **content) == {
        "kind": "refused",
        "sentence": "These answers could not be read. Load the page again.",
    }
    assert heard == []


def test_teams_and_codes_are_asked_only_where_they_were_chosen(cohort: Cohort) -> None:
    def kinds(survey: Survey) -> list[str]:
        sheet = Sheet(survey, load_learning_culture(), WORDS, lambda _: None)
        parts: Any = sheet.parts
        return [question["kind"] for part in parts for question in part["questions"]]

    plain = make_survey(cohort, "Spring", Round.BEFORE, date.today())
    assert set(kinds(plain)) == {"degrees", "facts"}
    asked = make_survey(cohort, "Spring", Round.BEFORE, date.today(), teams=("Day",), codes=True)
    assert set(kinds(asked)) == {"degrees", "facts", "team", "code"}


@pytest.mark.parametrize(
    "query", ["", "group=night-shift", "survey=0123456789abcdef", "group=../..&survey=<b>"]
)
def test_without_a_whole_link_there_is_a_sentence(
    cohort: Cohort, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    children, said = opened(monkeypatch, query)
    assert len(children) == 2
    assert ("leads to no questionnaire" in said) == bool(query)


def test_people_reach_the_questionnaire_and_not_its_results() -> None:
    assert any(one.name == "questionnaire" for one in VISITOR)
    assert all(one.name != "did-it-work" for one in VISITOR)
    assert any(one.name == "did-it-work" for one in TRAINER)
