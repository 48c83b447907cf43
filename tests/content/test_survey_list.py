"""That a list of answers is read with every bad cell told, and what can be used is used."""

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.content.learning_culture import UNKNOWN, Fact, Reply, load_learning_culture
from sherpa_sim.content.survey import Answer, own_code
from sherpa_sim.content.survey_list import (
    answers_as_csv,
    column_of,
    columns_of,
    example_answers,
    read_answers_list,
)
from sherpa_sim.domain.problem import Problem
from tests.survey.people import people

ASKED = load_learning_culture()


def read(text: str, teams: tuple[str, ...] = ()) -> tuple[tuple[Answer, ...], list[str]]:
    found = read_answers_list("a.csv", text.encode(), teams)
    return found.answers, [str(one) for one in (*found.problems, *found.remarks)]


def test_codes_and_questions_in_both_languages_are_columns() -> None:
    for item in ASKED.items:
        for text in (item.key, item.key.upper(), item.text.en, item.text.nl, item.text.nl.rstrip(".")):
            assert column_of(text) == item.key
    for fact in ASKED.facts:
        assert {column_of(text) for text in (fact.key, fact.text.en, fact.text.nl)} == {str(fact.key)}
    assert column_of("name") is None


def test_cells_may_be_numbers_or_words() -> None:
    answers, told = read(
        "s1;s2;s3;t1;formal;other\n5;helemaal oneens;Fully agree;weet niet;ja;N\n?;;3.0;4;?;\n"
    )
    assert answers[0].degrees == {"s1": 5, "s2": 1, "s3": 5, "t1": UNKNOWN}
    assert answers[0].facts == {Fact.FORMAL: Reply.YES, Fact.OTHER: Reply.NO}
    assert answers[1].degrees == {"s1": UNKNOWN, "t1": 4}
    assert answers[1].facts == {Fact.FORMAL: Reply.UNKNOWN}
    assert told == [
        'Row 3: "s3" is "3.0"; write 1 to 5, or "?" for who does not know. It counts as not answered.'
    ]


def test_a_bad_cell_is_told_and_the_rest_of_its_row_is_used() -> None:
    answers, told = read(
        "s1,talked,team,code,shoe\n6,maybe,Night,=1+1,44\n2,yes,Day,Él-12,45\n,,Day,,46\n", ("Day",)
    )
    assert [one.degrees for one in answers] == [{"s1": 2}]
    assert (answers[0].team, answers[0].code) == ("Day", "el12")
    assert told == [
        'Row 2: "s1" is "6"; write 1 to 5, or "?" for who does not know. It counts as not answered.',
        'Row 2: "talked" is "maybe"; write yes or no, or "?" for who does not know. It counts as not answered.',
        'Row 2: "team" is "Night"; write one of the teams of the survey. It counts as not answered.',
        'Row 2: "code" is a formula; copy the column and paste it as values.',
        "Row 2: no question was answered; it is left out.",
        "Row 4: no question was answered; it is left out.",
        'These columns are not used: "shoe".',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("name,shoe\nAn,44\n", "no column of the questionnaire"),
        ("team,code\nDay,ab\n", "no column of the questionnaire"),
        ("s1,s2\n", "no rows below it"),
        ("s1,s2\n0,y\n", "none of the 1 rows can be used"),
        ("s1,S1\n1,2\n", "several columns for the same thing"),
        ("s1\n" + "3\n" * 2001, "more than 2000 questionnaires"),
    ],
)
def test_a_file_that_cannot_be_used_is_a_sentence(text: str, said: str) -> None:
    with pytest.raises(Problem, match=said):
        read(text)


def test_what_is_saved_comes_back_and_a_workbook_says_the_same() -> None:
    answers = (
        *people(20, codes="k"),
        Answer(degrees={"s1": UNKNOWN}),
        Answer(facts={Fact.OTHER: Reply.UNKNOWN}),
    )
    data = answers_as_csv(answers, codes=True)
    found = read_answers_list("a.csv", data)
    assert found.answers == answers
    assert (found.problems, found.half_filled, found.rows) == ((), 2, 22)
    book = Workbook()
    for line in data.decode("utf-8-sig").splitlines():
        book.active.append([int(cell) if cell.isdigit() else cell for cell in line.split(",")])
    file = io.BytesIO()
    book.save(file)
    assert read_answers_list("a.xlsx", file.getvalue()).answers == answers


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_example_can_be_read(language: str) -> None:
    found = read_answers_list("a.csv", example_answers(language, ("Day",), codes=True), ("Day",))
    assert (len(found.answers), found.problems, found.half_filled) == (1, (), 0)


def test_a_code_is_the_same_however_it_is_typed() -> None:
    assert own_code(" Él-12 ") == own_code("el 12") == "el12"
    assert own_code("😀!") == ""


CELLS = st.one_of(st.text(max_size=20), st.sampled_from(["1", "5", "?", "ja", "no", "=A1", "-1", "1e3", ""]))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=6))
def test_whatever_stands_in_the_cells_it_is_read_or_told(rows: list[list[str]]) -> None:
    data = csv_table(["s1", "p3", "formal", "team", "code"], rows)
    try:
        found = read_answers_list("a.csv", data, ("Day",))
    except Problem:
        return
    assert all(not one.empty for one in found.answers)
    assert found.half_filled == len(found.answers)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx", "a.txt", "a.doc", ""]))
def test_any_bytes_are_read_or_a_sentence(data: bytes, name: str) -> None:
    with suppress(Problem):
        read_answers_list(name, data)


def test_a_list_has_the_columns_that_the_survey_asks_for() -> None:
    assert columns_of((), codes=False)[0] == "s1"
    assert columns_of(("Day",), codes=True)[:2] == ("team", "code")
