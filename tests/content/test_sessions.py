"""That the trainer's pages are whole: the same in both languages, plain, and on time."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from sherpa_sim.content.sessions import (
    PROGRAMME,
    load_programme,
    load_sessions,
    read_programme,
    read_sessions,
)
from sherpa_sim.content.units import load_units
from sherpa_sim.domain.problem import Problem
from tests.content.test_course_language import DUTCH, ENGLISH, STIFF, words
from tests.notebooks.plain_words import assert_plain, without_marks

COURSE = Path(__file__).resolve().parents[2] / "course"
LANGUAGES = ("en", "nl")
PAGES = (*load_units(), PROGRAMME)
HEADINGS = {
    "en": [
        "Prepare",
        "Say",
        "What people find hard",
        "In twos or threes",
        "Look back together",
        "For intervision",
    ],
    "nl": [
        "Voorbereiden",
        "Zeggen",
        "Wat mensen lastig vinden",
        "Per twee of drie",
        "Samen terugkijken",
        "Voor de intervisie",
    ],
}
ONE_PAGE = 520
"""Words that fit on A4 with the table of steps (measured on a printed page)."""
LONGEST_WITHOUT_BREAK = 110


def text(language: str, page: str) -> str:
    if page == PROGRAMME:
        return load_programme(language).text
    return load_sessions(language)[page].text


def shape(markdown: str) -> list[str]:
    """What kind of thing each line is."""
    kinds = (("## ", "heading"), ("- ", "item"), ("|", "row"))
    return [
        next((kind for sign, kind in kinds if line.startswith(sign)), "paragraph")
        for line in markdown.splitlines()
        if line.strip()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_the_page_of_a_unit_or_the_programme(language: str) -> None:
    found = {path.stem for path in (COURSE / language / "trainer").iterdir()}
    assert found == set(PAGES)


def test_both_languages_have_the_same_times() -> None:
    of = {language: load_sessions(language) for language in LANGUAGES}
    for unit in load_units():
        times = [[(step.start, step.minutes) for step in of[language][unit].steps] for language in LANGUAGES]
        assert times[0] == times[1], unit
    days = [
        [[(span.start, span.minutes, span.unit) for span in spans] for _, spans in load_programme(one).days]
        for one in LANGUAGES
    ]
    assert days[0] == days[1]
    assert load_programme("en").citations == load_programme("nl").citations


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_say_the_same_amount(page: str) -> None:
    english, dutch = (text(language, page) for language in LANGUAGES)
    assert shape(english) == shape(dutch)
    assert 0.8 < len(dutch.split()) / len(english.split()) < 1.25
    assert [
        line for line in english.splitlines() if line and line in dutch.splitlines() and line[0] != "|"
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", load_units())
def test_each_page_has_every_part_in_order_and_fits_on_one(unit: str, language: str) -> None:
    written = text(language, unit)
    assert re.findall(r"^#+ (.*)", written, re.MULTILINE) == HEADINGS[language]
    bodies = re.split(r"^## .*\n", written, flags=re.MULTILINE)[1:]
    assert [body.count("\n- ") >= 3 for body in bodies] == [True, True, True, False, True, False]
    assert bodies[-1].strip().endswith("?") or bodies[-1].count("?"), "no question for intervision"
    steps = " ".join(step.what for step in load_sessions(language)[unit].steps)
    assert len(f"{written} {steps}".split()) <= ONE_PAGE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_pages_are_plain(page: str, language: str) -> None:
    lines = [line for line in without_marks(text(language, page)) if not line.startswith("|")]
    assert_plain("\n".join(lines), language)


@pytest.mark.parametrize("page", PAGES)
def test_each_language_keeps_to_itself(page: str) -> None:
    english, dutch = ((COURSE / one / "trainer" / f"{page}.md").read_text("utf-8") for one in LANGUAGES)
    spoken = [re.sub(r"(?m)^sources:.*|unit: \S+|what:|minutes:", "", one) for one in (english, dutch)]
    assert words(spoken[0]) & DUTCH == set()
    assert words(spoken[1]) & (ENGLISH | STIFF) == set()


def test_the_programme_gives_each_unit_what_its_steps_take() -> None:
    programme, sessions = load_programme("en"), load_sessions("en")
    given = {span.unit: span for _, spans in programme.days for span in spans if span.unit}
    assert list(given) == list(sessions) == list(load_units())
    for unit, session in sessions.items():
        assert session.minutes == given[unit].minutes
        assert (session.steps[0].start, session.steps[-1].end) == (given[unit].start, given[unit].end)


def test_both_days_are_office_days_with_breaks() -> None:
    for _, spans in load_programme("en").days:
        begin, end = (datetime.strptime(moment, "%H:%M") for moment in (spans[0].start, spans[-1].end))
        assert (end - begin).seconds == 60 * sum(span.minutes for span in spans)
        assert (spans[0].start, spans[-1].end) == ("09:00", "16:30")
        stretch = longest = 0
        for span in spans:
            rests = any(word in span.what for word in ("Break", "Lunch", "air"))
            stretch = 0 if rests else stretch + span.minutes
            longest = max(longest, stretch)
        assert longest <= LONGEST_WITHOUT_BREAK


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_after_takes_the_ten_hours_that_are_told(language: str) -> None:
    after = load_programme(language).text
    told = re.findall(r"\| (\d+) (minut|hour|uur)\w* \|", after)
    minutes = sum(int(count) * (1 if unit == "minut" else 60) for count, unit in told)
    assert minutes == 600
    assert ("That is ten hours" if language == "en" else "Dat is tien uur") in after
    coached = sum(line.count("Coaching") for line in after.splitlines() if line.startswith("|"))
    assert coached in (3, 4), "three or four times in half a year keeps the skill (E069)"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_other_pages_of_the_trainer(page: str, language: str) -> None:
    written = (COURSE / language / "trainer" / f"{page}.md").read_text("utf-8")
    assert {target.removesuffix(".md") for target in re.findall(r"\]\(([^)]*)\)", written)} <= set(PAGES)
    assert "http" not in written
    assert "<" not in written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The English pages, to spoil."""
    for path in (COURSE / "en" / "trainer").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def spoil(folder: Path, name: str, was: str, becomes: str) -> None:
    path = folder / name
    before = path.read_text("utf-8")
    assert was in before
    path.write_text(before.replace(was, becomes, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "was", "becomes", "said"),
    [
        (
            "04-oars.md",
            "minutes: 10",
            "minutes: 11",
            "04-oars.md: the steps take 81 minutes, the programme gives 80",
        ),
        (
            "programme.md",
            "unit: 04-oars",
            'what: "Rest"',
            "04-oars.md: the steps take 80 minutes, the programme gives 0",
        ),
        ("programme.md", "unit: 04-oars", "unit: 03-spirit", "03-spirit"),
        ("programme.md", "unit: 04-oars", 'unit: 04-oars, what: "Rest"', 'either a unit or a "what"'),
        ("programme.md", ", unit: 04-oars", "", 'either a unit or a "what"'),
        ("programme.md", "schwalbe_2014", "nobody_2014", 'an unknown source, "nobody_2014"'),
        ("04-oars.md", "---\n", "", "must begin with its times"),
        ("04-oars.md", "minutes: 10", "minutes: x", "04-oars.md, row 3"),
        ("04-oars.md", "minutes: 10", "minutes: 0", "04-oars.md, row 3"),
    ],
)
def test_a_mistake_is_told(folder: Path, name: str, was: str, becomes: str, said: str) -> None:
    spoil(folder, name, was, becomes)
    with pytest.raises(Problem) as told:
        read_sessions(folder)
    assert said in str(told.value)


def test_a_missing_page_is_told(folder: Path) -> None:
    (folder / "07-levers.md").unlink()
    with pytest.raises(Problem, match="07-levers"):
        read_sessions(folder)


def test_a_page_with_the_line_ends_of_windows_reads_the_same(folder: Path) -> None:
    before = read_programme(folder)
    path = folder / "programme.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_programme(folder) == before
