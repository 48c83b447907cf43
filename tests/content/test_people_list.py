"""That a trainer's list of people is read as she means it, and every other row is told."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from sherpa_sim.content.people_list import MAXIMUM_PEOPLE, Listed, example_people, read_people_list
from sherpa_sim.domain.problem import Problem


def people(text: str) -> list[Listed]:
    return list(read_people_list("people.csv", text.encode()).people)


def problems(text: str) -> list[str]:
    return [str(one) for one in read_people_list("people.csv", text.encode()).problems]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_example_can_be_read(language: str) -> None:
    reading = read_people_list("example.csv", example_people(language))
    assert reading.problems == ()
    assert reading.people[0].language == language
    assert reading.people[0].email
    assert reading.people[0].group


def test_dutch_and_english_headers_mean_the_same() -> None:
    assert people("Naam;E-mailadres;Taal;Groep;Stamnummer\nAn;a@b.be;Nederlands;L1;X-7") == people(
        "name,email,language,group,employee number\nAn,a@b.be,Dutch,L1,x-7"
    )


def test_a_column_with_the_first_name_comes_before_the_family_name() -> None:
    assert [one.name for one in people("Naam,Voornaam\nPeeters,An\nClaes,\n")] == ["An Peeters", "Claes"]


def test_a_workbook_is_read_as_text_is() -> None:
    book = Workbook()
    for row in (["naam", "personeelsnummer"], ["An", 4711], [None, None], ["Bo", "=1+1"]):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    reading = read_people_list("people.xlsx", data.getvalue())
    assert reading.people == (Listed(2, "An", id="4711"),)
    assert "Row 4" in str(reading.problems[0])
    assert "formula" in str(reading.problems[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_usual_encodings_are_read(encoding: str) -> None:
    reading = read_people_list("people.csv", "naam\nZoë Ångström\n".encode(encoding))
    assert reading.people[0].name == "Zoë Ångström"


def test_another_encoding_is_told_with_what_to_do() -> None:
    with pytest.raises(Problem, match="CSV UTF-8"):
        read_people_list("people.csv", "naam\nZoë\n".encode("cp1252"))


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+32", "-1", "@SUM(A1)", "|calc", "%x"])
@pytest.mark.parametrize("column", ["name", "group", "first name"])
def test_what_a_spreadsheet_would_run_is_refused(cell: str, column: str) -> None:
    other = "" if column == "name" else "name,"
    value = "" if column == "name" else "An,"
    assert len(problems(f"{other}{column}\n{value}{cell}\n{value}fine\n")) == 1


def test_duplicates_are_told_with_both_rows() -> None:
    found = problems("name,e-mail,id\nAn,a@b.be,1\nBo,A@B.be,2\nCy,,1\nDi,,\ndi,,\nEd,e@b.be,\nEd,f@b.be,\n")
    assert [text[:40] for text in found] == [
        "Row 3: Bo stands on row 2 too; leave out",
        "Row 4: Cy stands on row 2 too; leave out",
        "Row 6: di stands on row 5 too; leave out",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("colour\nred\n", 'has no column for the name; its first row says "colour"'),
        ("name\n", "no rows below"),
        ("name,naam\nAn,An\n", "several columns for the same thing"),
        ("name\n=1\n", "none of the 1 rows"),
        ("name\n" + "".join(f"P{n}\n" for n in range(MAXIMUM_PEOPLE + 1)), "split the list"),
    ],
)
def test_a_list_that_cannot_be_used_is_one_sentence(text: str, told: str) -> None:
    with pytest.raises(Problem, match=told):
        people(text)


@pytest.mark.parametrize("key", ["con", "..", "a/b", "a b", "x" * 41, "-a", "é", "lpt1"])
def test_an_id_that_cannot_name_a_folder_is_told(key: str) -> None:
    assert "letters and digits" in problems(f'name,id\nAn,"{key}"\nBo,bo\n')[0]


@pytest.mark.parametrize("address", ["an", "an@", "@b.be", "an@b", "an@b.be,c@d.be", "a b@c.be"])
def test_what_is_no_address_is_told(address: str) -> None:
    assert "e-mail address such as" in problems(f'name,e-mail\nAn,"{address}"\nBo,\n')[0]


def test_two_thousand_rows_are_read() -> None:
    rows = "".join(f"P {n},p{n}@example.com\n" for n in range(2000))
    assert len(people(f"name,e-mail\n{rows}")) == 2000


@given(
    some.binary(max_size=400)
    | some.text(max_size=200).map(lambda text: ("name,id\n" + text).encode("utf-8", "replace"))
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_people_or_one_sentence(data: bytes) -> None:
    for name in ("people.csv", "people.xlsx"):
        try:
            reading = read_people_list(name, data)
        except Problem:
            continue
        assert len(reading.people) + len(reading.problems) >= 1
        for one in reading.people:
            assert one.name.isprintable()
            assert one.name[0] not in "=+-@|%"
