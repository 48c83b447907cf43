"""That a user's own list is read whole or refused in one sentence, and that nothing in it is guessed."""

import io
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sherpa_sim.content import spreadsheet
from sherpa_sim.content.workforce_list import (
    MOST_PROBLEMS,
    WorkforceReading,
    example_list,
    read_workforce_list,
)
from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

HEADER = "education,age,sex"
GOOD = ["low,30,m"] * 12


def csv(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\n".join(lines).encode(encoding)


def xlsx(rows: Iterable[Sequence[object]], more_sheets: int = 0) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Lijst"
    for row in rows:
        sheet.append(row)
    for _ in range(more_sheets):
        workbook.create_sheet()
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """A workbook of twelve workers whose first sheet is changed as XML."""
    out = io.BytesIO()
    source = xlsx([["education", "age", "sex"], *[["low", 30, "m"]] * 12])
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part.endswith("sheet1.xml") else content)
    return out.getvalue()


def as_excel_saves_it(texts: Sequence[str], cells: Sequence[Sequence[str]]) -> bytes:
    """A small workbook with its texts in a part of their own, as Excel does and openpyxl does not."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rows = "".join(f'<row r="{number}">{"".join(row)}</row>' for number, row in enumerate(cells, start=1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">'
        + "".join(f"<si><t>{text}</t></si>" for text in texts)
        + "</sst>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sentence(name: str, data: bytes) -> str:
    with pytest.raises(Problem) as refusal:
        read_workforce_list(name, data)
    assert words_for("nl").problem(refusal.value) != str(refusal.value)
    return str(refusal.value)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_example_is_read_whole(language: str) -> None:
    reading = read_workforce_list("example.csv", example_list(language))
    assert len(reading.people) == reading.rows == 10
    assert reading.problems == reading.remarks == ()
    assert {person.shift for person in reading.people} == set(Shift)
    assert len({person.department for person in reading.people}) == 3


def test_the_examples_say_the_same() -> None:
    english, dutch = (
        read_workforce_list("a.csv", example_list(language)).people for language in ("en", "nl")
    )
    for one, other in zip(english, dutch, strict=True):
        assert one.model_copy(update={"department": ""}) == other.model_copy(update={"department": ""})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", [".csv", ".CSV", ".tsv", ".txt"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_csv(encoding: str, separator: str, ending: str, newline: str) -> None:
    lines = ["Opleiding,Leeftijd,Geslacht,Afdeling,Ploeg", *["hoog,60-64,V,Café,nacht"] * 10]
    data = newline.join(lines).replace(",", separator).encode(encoding)
    reading = read_workforce_list("list" + ending, data)
    assert len(reading.people) == 10
    person = reading.people[0]
    assert (person.education, person.age, person.sex) == (Education.HIGH, Age.FROM_55, Sex.WOMEN)
    assert (person.department, person.shift) == ("Café", Shift.NIGHT)


def test_a_workbook_is_read_like_a_csv() -> None:
    rows = [["ISCED", "Age", "Gender", "Team", "Shift"], *[[3, 34.0, "F", "Night crew", "nights"]] * 10]
    reading = read_workforce_list("list.xlsx", xlsx(rows, more_sheets=1))
    person = reading.people[0]
    assert (person.education, person.age, person.sex) == (Education.MEDIUM, Age.FROM_25, Sex.WOMEN)
    assert (person.department, person.shift) == ("Night crew", Shift.NIGHT)
    assert [str(remark) for remark in reading.remarks] == [
        'Only the first sheet of the workbook was read: "Lijst".'
    ]


def test_texts_and_results_as_excel_saves_them() -> None:
    header = ['<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>']
    worker = ['<c t="s"><v>3</v></c>', "<c><v>34</v></c>", '<c t="s"><v>4</v></c>']
    counted = ['<c t="s"><v>3</v></c>', "<c><f>2026-1992</f><v>34</v></c>", '<c t="s"><v>4</v></c>']
    broken = ['<c t="s"><v>3</v></c>', '<c t="e"><v>#N/A</v></c>', '<c t="s"><v>4</v></c>']
    texts = ["Opleiding", "Leeftijd", "Geslacht", "kortgeschoold", "V"]
    data = as_excel_saves_it(texts, [header, *[worker] * 10, counted, broken])
    reading = read_workforce_list("lijst.xlsx", data)
    assert len(reading.people) == 10
    assert reading.people[0].education == Education.LOW
    assert [problem.details["row"] for problem in reading.problems] == [12, 13]
    assert "formula" in str(reading.problems[0])


def test_an_instruction_to_excel_is_no_row() -> None:
    reading = read_workforce_list("a.csv", csv("sep=|", "education|age|sex", *["low|30|m"] * 12, "x|30|m"))
    assert len(reading.people) == 12
    assert str(reading.problems[0]).startswith("Row 14:")


def test_what_is_left_out_is_said() -> None:
    lines = [HEADER + ",shift", "low,,m,day", "", "wise,300,m,day", '"=1+1",30,m,day', "low,30,m,soms"]
    reading = read_workforce_list("a.csv", csv(*lines, *["low,30,m,day"] * 12))
    assert len(reading.people) == 12
    assert reading.rows == 16
    ages = "a number of years from 14 to 99, or one of: under 25, 25-34, 35-44, 45-54, 55+"
    assert [str(problem) for problem in reading.problems] == [
        f'Row 2: "age" is empty; write {ages}.',
        'Row 4: "education" is "wise"; write low, medium or high, or an ISCED level from 0 to 8.',
        f'Row 4: "age" is "300"; write {ages}.',
        'Row 5: "education" is a formula; copy the column and paste it as values.',
        'Row 6: "shift" is "soms"; write day, rotating or night.',
    ]
    assert words_for("nl").problem(reading.problems[1]) == (
        'Rij 4: in "education" staat "wise"; schrijf laag, midden of hoog, of een ISCED-niveau van 0 tot 8.'
    )


def test_what_is_taken_for_granted_is_said() -> None:
    reading = read_workforce_list("a.csv", csv("name," + HEADER, *["Ann,low,30,f"] * 10))
    assert [str(remark) for remark in reading.remarks] == [
        "The list has no column for the department: everybody works in one department.",
        "The list has no column for the shift: everybody works by day.",
        'These columns are not used: "name".',
    ]
    assert {(person.department, person.shift) for person in reading.people} == {("", Shift.DAY)}
    reading = read_workforce_list(
        "a.csv", csv(HEADER + ",shift,team", *["low,30,f,,A"] * 9, "low,30,f,night,A")
    )
    assert [str(remark) for remark in reading.remarks] == [
        "The shift is empty for 9 workers: they count as day work."
    ]


def test_a_department_is_one_whatever_its_case() -> None:
    names = ["Magazijn", "MAGAZIJN", " magazijn ", "Kantoor"] * 3
    reading = read_workforce_list("a.csv", csv(HEADER + ",team", *[f"low,30,m,{name}" for name in names]))
    assert {person.department for person in reading.people} == {"Magazijn", "Kantoor"}


def test_a_formula_in_a_workbook_leaves_its_row_out() -> None:
    rows = [["education", "age", "sex"], ["low", "=2026-1990", "m"], *[["low", 30, "m"]] * 12]
    reading = read_workforce_list("a.xlsx", xlsx(rows))
    assert len(reading.people) == 12
    assert "Row 2" in str(reading.problems[0])
    assert "formula" in str(reading.problems[0])


def test_empty_rows_keep_their_number() -> None:
    rows = [["education", "age", "sex"], [None] * 3, [None] * 3, ["low", "x", "m"], *[["low", 30, "m"]] * 12]
    assert "Row 4" in str(read_workforce_list("a.xlsx", xlsx(rows)).problems[0])
    lines = [HEADER, "", ",,", "low,x,m", *GOOD]
    assert "Row 4" in str(read_workforce_list("a.csv", csv(*lines)).problems[0])


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\xef\xbb\xbf \n\n", "is empty"),
        ("a.xlsx", xlsx([]), "is empty"),
        ("a.pdf", b"%PDF", "is not XLSX or CSV"),
        ("a", csv(HEADER, *GOOD), "is not XLSX or CSV"),
        ("a.csv", csv(HEADER), "has a header but no rows"),
        ("a.csv", csv(HEADER, "", ",,"), "has a header but no rows"),
        (
            "a.csv",
            csv("education,name", *GOOD),
            'no column for age and sex; its first row says "education", "name"',
        ),
        ("a.csv", csv("a,b,c", *GOOD), "no column for education, age and sex"),
        ("a.csv", csv("education,age", *GOOD), "no column for sex"),
        ("a.csv", csv("education,age,leeftijd,sex", *GOOD), 'the same thing ("age", "leeftijd")'),
        ("a.csv", csv("age,sex,education,age", *GOOD), 'the same thing ("age", "age")'),
        ("a.csv", csv(HEADER + ",café", *GOOD, encoding="cp1252"), "is not UTF-8 text"),
        ("a.csv", b"\xff\xfe\x00\xd8", "is not UTF-8 text"),
        ("a.csv", csv(HEADER, *GOOD, "low\0,3,m"), "NUL"),
        ("a.csv", csv(HEADER, *GOOD, encoding="utf-32"), "NUL"),
        ("a.csv", csv(HEADER, *["x,y,z"] * 12), "none of the 12 rows"),
        ("a.csv", csv(HEADER, *GOOD[:9], "x,1,m"), "9 of the 10 rows can be used"),
        ("a.csv", csv(HEADER, *GOOD * 417), "more than 5000 workers"),
        ("a.csv", csv(HEADER, 'low,"30,m', *GOOD), "row 2: the quotation marks"),
        ("a.csv", csv(HEADER, *GOOD, "\n" * 30_000), "more than 20000 rows, most of them empty"),
        ("a.csv", xlsx([["education"]]), "is a workbook, not text"),
        ("a.csv", b"x" * 2_000_001, "larger than 2 MB"),
        ("a.xlsx", csv(HEADER, *GOOD), "cannot be opened as an Excel workbook"),
        ("a.xlsx", xlsx([["education"]])[:-30], "cannot be opened as an Excel workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Excel format"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password"),
    ],
)
def test_a_file_is_refused_in_one_sentence(name: str, data: bytes, said: str) -> None:
    assert said in sentence(name, data)


def test_a_refusal_carries_the_problems_of_its_rows() -> None:
    with pytest.raises(Problem) as refusal:
        read_workforce_list("a.csv", csv(HEADER, *["low,x,m"] * 3, *GOOD[:9]))
    assert [problem.details["row"] for problem in refusal.value.others] == [2, 3, 4]


def test_problems_are_capped() -> None:
    reading = read_workforce_list("a.csv", csv(HEADER, *["x,y,z"] * 4000, *GOOD))
    assert len(reading.problems) == MOST_PROBLEMS
    assert len(reading.people) == 12


def test_too_long_a_list_is_refused_at_once() -> None:
    started = time.perf_counter()
    sentence("a.csv", csv(HEADER, *["low,30,m"] * 100_000))
    assert time.perf_counter() - started < 2


def test_a_workbook_that_is_too_large_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = with_sheet(lambda content: content + b" " * spreadsheet.MAXIMUM_UNPACKED_BYTES)
    assert len(bomb) < 100_000
    assert "too large when it is unpacked" in sentence("a.xlsx", bomb)
    assert "too large when it is unpacked" in sentence("a.xlsx", as_excel_saves_it(["a"] * 300_000, []))
    monkeypatch.setattr(spreadsheet, "MAXIMUM_PARTS", 3)
    assert "too large when it is unpacked" in sentence("a.xlsx", xlsx([["education"]]))


@pytest.mark.parametrize("row", [1_048_576, 999_999_999_999])
def test_a_far_row_does_not_take_long(row: int) -> None:
    far = f'<row r="{row}"><c r="A{row}" t="n"><v>3</v></c></row></sheetData>'.encode()
    started = time.perf_counter()
    assert "most of them empty" in sentence(
        "a.xlsx", with_sheet(lambda content: content.replace(b"</sheetData>", far))
    )
    assert time.perf_counter() - started < 10


def test_a_locked_part_is_refused() -> None:
    data = bytearray(xlsx([["education"]]))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert "locked with a password" in sentence("a.xlsx", bytes(data))


def check_reading(name: str, data: bytes) -> None:
    try:
        reading = read_workforce_list(name, data)
    except Problem as problem:
        said = [problem, *problem.others]
    else:
        assert isinstance(reading, WorkforceReading)
        assert len(reading.people) >= 10
        said = [*reading.problems, *reading.remarks]
    for one in said:
        for language in ("en", "nl"):
            assert "\n" not in words_for(language).problem(one).replace(name, "")


def test_entities_in_a_workbook_do_no_harm() -> None:
    declared = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
    check_reading("a.xlsx", with_sheet(lambda content: content.replace(b"<worksheet", declared, 1)))


ENDINGS = st.sampled_from([".csv", ".xlsx"])


@settings(deadline=None, max_examples=200)
@given(ENDINGS, st.binary(max_size=600))
def test_random_bytes(ending: str, data: bytes) -> None:
    check_reading("a" + ending, data)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(
        ["education;age;sex", "Opleiding,Leeftijd,Geslacht,Afdeling,Ploeg", "education\tage\tsex"]
    ),
    st.text(max_size=300),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_random_text_below_a_header(header: str, text: str, encoding: str) -> None:
    separator = next(sign for sign in ";,\t" if sign in header)
    good = separator.join(["low", "30", "m"])
    check_reading("a.csv", "\n".join([header, *[good] * 10, text]).encode(encoding, errors="ignore"))


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.sampled_from(["low", "hoog", "m", "v", "34", "55+", "=A1", "#N/A", "dag"]),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_random_cells_in_a_workbook(rows: list[list[object]]) -> None:
    header = ["education", "age", "sex", "department", "shift"]
    check_reading("a.xlsx", xlsx([header, *[["low", 30, "m"]] * 10, *rows]))


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook(place: int, noise: bytes) -> None:
    data = bytearray(DAMAGEABLE)
    start = place % len(data)
    data[start : start + len(noise)] = noise
    check_reading("a.xlsx", bytes(data))


DAMAGEABLE = xlsx([["education", "age", "sex"], *[["low", 30, "m"]] * 12])
