"""That the two lists are read as a coach means them, and every other row is told."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from sherpa_sim.content.matching import MOST_PEOPLE, SLOTS, Candidate, Part, Spoken
from sherpa_sim.content.matching_columns import HEADER_NAMES, Column, Side, column_of, example_list
from sherpa_sim.content.matching_list import read_candidates
from sherpa_sim.content.matching_values import (
    language_code,
    language_name,
    read_languages,
    read_slots,
    sector_key,
)
from sherpa_sim.domain.problem import Problem


def read(text: str, side: Side = Side.MENTORS) -> tuple[Candidate, ...]:
    return read_candidates("people.csv", text.encode(), side).people


def problems(text: str, side: Side = Side.MENTORS) -> list[str]:
    return [str(one) for one in read_candidates("people.csv", text.encode(), side).problems]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("side", list(Side))
def test_the_example_can_be_read_whole(side: Side, language: str) -> None:
    reading = read_candidates("example.csv", example_list(side, language), side)
    assert (reading.problems, reading.remarks) == ((), ())
    assert len(reading.people) == reading.rows >= 3
    assert all(one.sectors and one.skills and one.languages and one.available for one in reading.people)


def test_both_examples_hold_the_same_people() -> None:
    for side in Side:
        first, second = (
            read_candidates("example.csv", example_list(side, language), side).people
            for language in ("en", "nl")
        )
        for one, other in zip(first, second, strict=True):
            assert [sector_key(own) for own in one.sectors] == [sector_key(own) for own in other.sectors]
            assert (one.languages, one.available, one.first_day) == (
                other.languages,
                other.available,
                other.first_day,
            )


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("side", list(Side))
def test_every_column_the_kit_writes_it_reads(side: Side, language: str) -> None:
    names = zip(Column, HEADER_NAMES[language], strict=True)
    shown = [
        (column, name) for column, name in names if column is not Column.CAPACITY or side is Side.MENTORS
    ]
    assert [column_of(name, side) for _, name in shown] == [column for column, _ in shown]


def test_a_row_is_read_as_it_is_meant() -> None:
    (one,) = read(
        "Naam;Werkt in;Biedt aan;Talen;Beschikbaarheid;Vanaf;Uren per maand;"
        "Regio;Ook in;Capaciteit;Harde grenzen;Voorkeur\n"
        "An;Zorg, ICT;cv;Nederlands C2/Frans (goed);ma-wo avond, za;1/2/2027;3,5;Gent;overal;2;regio, sector;vrouw\n"
    )
    assert (one.id, one.sectors, one.skills) == ("an", ("Zorg", "ICT"), ("cv",))
    assert one.languages == (Spoken(language="nl", level="C2"), Spoken(language="fr", level="B2"))
    assert one.available == ("mon-eve", "tue-eve", "wed-eve", "sat-am", "sat-pm", "sat-eve")
    assert (one.first_day, one.hours, one.capacity) == (date(2027, 2, 1), 3.5, 2)
    assert (one.region, one.travel, one.prefers) == ("Gent", ("*",), "woman")
    assert one.limits == (Part.DISTANCE, Part.SECTOR)


@pytest.mark.parametrize(
    ("column", "value", "remedy"),
    [
        ("availability", "often", "Monday evening"),
        ("availability", "Monday 18h", "Monday evening"),
        ("languages", "B1", "with a level"),
        ("capacity", "many", "a whole number from 1 to 20"),
        ("capacity", "0", "a whole number from 1 to 20"),
        ("capacity", "999", "a whole number from 1 to 20"),
        ("from", "soon", "2027-03-01"),
        ("from", "31/2/2027", "2027-03-01"),
        ("hours", "-1", "a number of hours"),
        ("hours", "nan", "a number of hours"),
        ("hard limits", "age", "sector, skills, talents, region"),
        ("prefers", "young", "woman, man or other"),
        ("region", "=1+1", "paste it as values"),
        ("sector", "=cmd()", "paste it as values"),
        ("sector", "+32", "a few words"),
    ],
)
def test_a_bad_row_is_told_with_row_and_remedy_and_the_others_are_used(
    column: str, value: str, remedy: str
) -> None:
    text = f'name,{column}\nAn,\nBo,"{value}"\nCy,\n'
    assert [one.name for one in read(text)] == ["An", "Cy"]
    (told,) = problems(text)
    assert told.startswith("Row 3")
    assert remedy in told


def test_a_second_row_for_the_same_person_is_told() -> None:
    assert problems("name\nAn\nBo\nan\n") == [
        "Row 4: an stands on row 2 too; leave out one row, or give each an id of their own."
    ]
    assert len(read("name,id\nAn,1\nAn,2\n")) == 2


def test_a_workbook_is_read_with_its_dates() -> None:
    book = Workbook()
    for row in (["name", "first day", "capacity"], ["An", date(2027, 3, 1), 2]):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    (one,) = read_candidates("people.xlsx", data.getvalue(), Side.MENTORS).people
    assert (one.first_day, one.capacity) == (date(2027, 3, 1), 2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("who\nAn\n", 'no column for the name; its first row says "who"'),
        ("name\n", "no rows below it"),
        ("name,naam\nAn,Bo\n", "several columns"),
        ("name,capacity\nAn,x\n", "none of the 1 rows"),
        ("name\n" + "An\n" * (MOST_PEOPLE + 1), "more than 500 people"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(text: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        read(text)


def test_columns_that_are_not_read_are_told() -> None:
    reading = read_candidates("people.csv", b"name,age,nationality\nAn,40,x\n", Side.MENTEES)
    assert [str(one) for one in reading.remarks] == ['These columns are not used: "age", "nationality".']


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("maandag t.e.m. vrijdag 's avonds", 5),
        ("weekends", 6),
        ("elke dag", 21),
        ("evenings", 5),
        ("friday to monday am", 4),
        ("Maandagavond; dinsdagvoormiddag", 2),
        ("Monday morning, evening", 2),
        ("altijd", 21),
        ("van maandag tot woensdag", 9),
    ],
)
def test_parts_of_a_week_are_read_in_both_languages(text: str, many: int) -> None:
    assert len(read_slots(text) or ()) == many


def test_a_language_is_the_same_by_its_name_in_both_languages() -> None:
    for code in ("nl", "fr", "ar", "tr", "pl", "uk", "ti", "so", "ps", "fa_AF", "sq"):
        assert language_code(language_name(code, "en")) == language_code(language_name(code, "nl")) == code
    assert read_languages("Klingonish B1") == (Spoken(language="klingonish", level="B1"),)


@settings(deadline=None)
@given(some.text(max_size=200), some.sampled_from(list(Column)), some.sampled_from(list(Side)))
def test_whatever_stands_in_a_cell_is_read_or_told(text: str, column: Column, side: Side) -> None:
    header = dict(zip(Column, HEADER_NAMES["en"], strict=True))[column]
    book = "name" if column is Column.NAME else f"name\t{header}"
    cell = text.replace("\t", " ").replace('"', "")
    row = f'"{cell}"' if column is Column.NAME else f'An\t"{cell}"'
    data = f"{book}\n{row}\nBo\n".encode("utf-8", "replace")
    try:
        reading = read_candidates("people.tsv", data, side)
    except Problem:
        return
    assert len(reading.people) + len(reading.problems) >= 1
    assert all(slot in SLOTS for one in reading.people for slot in one.available)
