"""That answers are kept whole, in no order, with nothing of who gave them, and go with the cohort."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from sherpa_sim.cohort import surveys
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.deletion import delete_cohort, delete_person
from sherpa_sim.cohort.own_data import data_of
from sherpa_sim.cohort.surveys import (
    answers_of,
    bring_in,
    close_survey,
    delete_survey,
    find_survey,
    make_survey,
    save_answer,
    set_asked,
    survey_of,
)
from sherpa_sim.content.learning_culture import Fact, Reply
from sherpa_sim.content.survey import Answer, Round, Survey
from sherpa_sim.content.survey_list import answers_as_csv, read_answers_list
from sherpa_sim.domain.problem import Problem

TODAY = date.today()
LATER = TODAY + timedelta(days=20)
ANSWER = Answer(degrees={"s1": 4, "t2": 0}, facts={Fact.TALKED: Reply.YES})


@pytest.fixture
def survey(cohort: Cohort) -> Survey:
    return make_survey(cohort, "Spring", Round.BEFORE, LATER, asked=40, teams=("Day", "Night"))


def numbered(number: int) -> Answer:
    return Answer(degrees={"s1": 1 + number % 5, "s2": 1 + number // 5 % 5, "s3": 1 + number // 25})


def test_an_answer_is_kept_as_it_was_given_and_nothing_else(cohort: Cohort, survey: Survey) -> None:
    save_answer(cohort, survey.key, ANSWER.model_copy(update={"team": "Day"}))
    save_answer(cohort, survey.key, ANSWER.model_copy(update={"team": "Made up", "code": "ab12"}))
    found = answers_of(cohort, survey.key)
    assert sorted(one.team for one in found) == ["", "Day"]
    assert {one.code for one in found} == {""}
    assert all(one.degrees == ANSWER.degrees and one.facts == ANSWER.facts for one in found)
    written = (cohort.folder / "surveys" / survey.key / "answers.json").read_text()
    assert set(Answer.model_fields) == {"degrees", "facts", "team", "code"}
    assert str(TODAY.year) not in written
    assert "127.0.0.1" not in written


def test_the_order_and_the_times_of_the_files_do_not_tell_who_came_first(
    cohort: Cohort, survey: Survey
) -> None:
    for number in range(40):
        save_answer(cohort, survey.key, numbered(number))
    found = list(answers_of(cohort, survey.key))
    assert found != [numbered(number) for number in range(40)]
    assert sorted(map(repr, found)) == sorted(repr(numbered(number)) for number in range(40))
    assert sorted(place.name for place in (cohort.folder / "surveys" / survey.key).iterdir()) == [
        ".lock",
        "answers.json",
        "pace.json",
        "survey.json",
    ]


def test_all_who_answer_at_once_are_kept(cohort: Cohort, survey: Survey) -> None:
    threads = [
        Thread(target=save_answer, args=(cohort, survey.key, numbered(number))) for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers_of(cohort, survey.key)) == 20


def test_nobody_floods_a_survey(cohort: Cohort, survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surveys, "PACE", 3)
    now = datetime.now(UTC)
    for _ in range(3):
        save_answer(cohort, survey.key, ANSWER, now)
    with pytest.raises(Problem, match="Very many people are answering at once"):
        save_answer(cohort, survey.key, ANSWER, now)
    save_answer(cohort, survey.key, ANSWER, now + timedelta(minutes=10))
    monkeypatch.setattr(surveys, "MOST_ANSWERS", 4)
    with pytest.raises(Problem, match="has 4 answers, which is the most"):
        save_answer(cohort, survey.key, ANSWER, now + timedelta(minutes=10))
    assert len(answers_of(cohort, survey.key)) == 4


def test_what_is_closed_takes_no_answers_and_stays_closed(cohort: Cohort, survey: Survey) -> None:
    with pytest.raises(Problem, match="not answered a question"):
        save_answer(cohort, survey.key, Answer(team="Day"))
    after = datetime.now(UTC) + timedelta(days=22)
    with pytest.raises(Problem, match="is closed"):
        save_answer(cohort, survey.key, ANSWER, after)
    save_answer(cohort, survey.key, ANSWER)
    assert not close_survey(cohort, survey.key).open_on(TODAY)
    with pytest.raises(Problem, match="is closed"):
        save_answer(cohort, survey.key, ANSWER)
    assert set_asked(cohort, survey.key, 12).asked == 12
    assert survey_of(cohort, survey.key).closed


def test_a_list_comes_in_once_and_whole_or_not_at_all(
    cohort: Cohort, survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = answers_as_csv([numbered(number) for number in range(12)])
    reading = read_answers_list("paper.csv", data)
    close_survey(cohort, survey.key)  # what lies in the box is typed over afterwards
    assert bring_in(cohort, survey.key, data, reading) == 12
    with pytest.raises(Problem, match="brought in already"):
        bring_in(cohort, survey.key, data, reading)
    monkeypatch.setattr(surveys, "MOST_ANSWERS", 20)
    more = data.replace(b"?", b"") + b" \r\n"
    with pytest.raises(Problem, match="which is the most"):
        bring_in(cohort, survey.key, more, reading)
    assert len(answers_of(cohort, survey.key)) == 12
    monkeypatch.setattr(surveys, "MOST_ANSWERS", 30)
    assert bring_in(cohort, survey.key, more, reading) == 12


@pytest.mark.parametrize(
    ("name", "closes", "teams", "said"),
    [
        (" ", LATER, (), "Give the survey a name"),
        ("x" * 81, LATER, (), "Give the survey a name"),
        ("a\nb", LATER, (), "Give the survey a name"),
        ("Spring", TODAY - timedelta(days=1), (), "lies in the past"),
        ("Spring", LATER, ("Day", "day"), "a name of its own"),
        ("Spring", LATER, ("x" * 61,), "a name of its own"),
        ("Spring", LATER, tuple(map(str, range(31))), "at most 30 teams"),
    ],
)
def test_a_survey_that_cannot_be_is_a_sentence(
    cohort: Cohort, name: str, closes: date, teams: tuple[str, ...], said: str
) -> None:
    with pytest.raises(Problem, match=said):
        make_survey(cohort, name, Round.BEFORE, closes, teams=teams)
    assert surveys.surveys(cohort) == ()


def test_a_link_that_leads_nowhere_says_the_same_whatever_is_wrong(
    cohort: Cohort, survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHERPA_COHORTS", str(cohort.folder.parent))
    key = cohort.settings.key
    assert find_survey(key, survey.key)[1] == survey
    for group, other in (
        ("nobody", survey.key),
        (key, "0" * 16),
        (key, "../../roster"),
        ("..", survey.key),
        ("", ""),
        (str(cohort.folder), survey.key),
    ):
        with pytest.raises(Problem, match="leads to no questionnaire"):
            find_survey(group, other)


def test_damaged_answers_are_told_and_not_written_over(cohort: Cohort, survey: Survey) -> None:
    save_answer(cohort, survey.key, ANSWER)
    place = cohort.folder / "surveys" / survey.key / "answers.json"
    place.write_text(place.read_text()[:-9])
    damaged = place.read_bytes()
    with pytest.raises(Problem, match="damaged"):
        save_answer(cohort, survey.key, ANSWER)
    assert place.read_bytes() == damaged


def test_answers_belong_to_nobody_and_go_with_the_survey_or_the_cohort(
    cohort: Cohort, survey: Survey
) -> None:
    save_answer(cohort, survey.key, ANSWER)
    assert b"surveys" not in data_of(cohort, "an")
    delete_person(cohort, "an")
    assert len(answers_of(cohort, survey.key)) == 1
    other = make_survey(cohort, "Other", Round.AFTER, LATER)
    delete_survey(cohort, other.key)
    assert [one.key for one in surveys.surveys(cohort)] == [survey.key]
    folder: Path = cohort.folder
    delete_cohort(cohort)
    assert not folder.exists()
    assert list(folder.parent.rglob("answers.json")) == []
