"""That the words of a list of workers are understood in both languages, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sherpa_sim.content.workforce_words import (
    EDUCATION,
    HEADERS,
    OLDEST,
    SEX,
    SHIFT,
    YOUNGEST,
    Column,
    age_of,
    column_of,
    education_of,
    sex_of,
    shift_of,
)
from sherpa_sim.domain.people import Age, Education, Sex, Shift


@pytest.mark.parametrize("accepted", [HEADERS, EDUCATION, SEX, SHIFT])
def test_a_word_has_one_meaning(accepted: dict[object, tuple[str, ...]]) -> None:
    words = [word for words in accepted.values() for word in words]
    assert len(words) == len(set(words))
    assert all(word == word.strip().lower() for word in words)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Opleiding", Column.EDUCATION),
        (" LEEFTIJD (jaar) ", Column.AGE),
        ("Geslacht", Column.SEX),
        ("M/V", Column.SEX),
        ("Afdeling", Column.DEPARTMENT),
        ("Ploeg", Column.SHIFT),
        ("education_level", Column.EDUCATION),
        ("dienst", None),
        ("", None),
    ],
)
def test_headers(text: str, column: Column | None) -> None:
    assert column_of(text) == column


@pytest.mark.parametrize(
    ("text", "education"),
    [
        ("laag", Education.LOW),
        ("Kortgeschoold", Education.LOW),
        ("láág", Education.LOW),
        ("ISCED 2", Education.LOW),
        ("isced3", Education.MEDIUM),
        ("4", Education.MEDIUM),
        ("ISCED-5", Education.HIGH),
        ("8", Education.HIGH),
        ("Hoog", Education.HIGH),
        ("low-skilled", Education.LOW),
        ("Hoger  secundair", Education.MEDIUM),
        ("secundair", None),
        ("9", None),
        ("-3", None),
        ("33", None),
        ("", None),
    ],
)
def test_education(text: str, education: Education | None) -> None:
    assert education_of(text) == education


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("34", Age.FROM_25),
        ("35 jaar", Age.FROM_35),
        ("14", Age.UNDER_25),
        ("99", Age.FROM_55),
        ("25-34", Age.FROM_25),
        ("25 – 34", Age.FROM_25),
        ("25_34", Age.FROM_25),
        ("45 tot en met 54", Age.FROM_45),
        ("18-24", Age.UNDER_25),
        ("60-64", Age.FROM_55),
        ("<25", Age.UNDER_25),
        ("-25", Age.UNDER_25),
        ("jonger dan 25", Age.UNDER_25),
        ("under_25", Age.UNDER_25),
        ("55+", Age.FROM_55),
        ("55_plus", Age.FROM_55),
        ("≥ 60", Age.FROM_55),
        ("55 en ouder", Age.FROM_55),
        ("25-44", None),
        ("34-25", None),
        ("45+", None),
        ("12", None),
        ("134", None),
        ("34.5", None),
        ("2026-11-21 00:00:00", None),
        ("²", None),
        ("oud", None),
        ("", None),
    ],
)
def test_age(text: str, age: Age | None) -> None:
    assert age_of(text) == age


@pytest.mark.parametrize("age", Age)
def test_our_own_words_are_understood(age: Age) -> None:
    assert age_of(age) == age
    assert [education_of(education) for education in Education] == list(Education)
    assert [sex_of(sex) for sex in Sex] == list(Sex)
    assert [shift_of(shift) for shift in Shift] == list(Shift)
    assert [column_of(column) for column in Column] == list(Column)


@given(st.integers(YOUNGEST, OLDEST))
def test_every_age_at_work_is_understood(years: int) -> None:
    age = age_of(str(years))
    assert age is not None
    assert age.code == sum(years >= limit for limit in (25, 35, 45, 55))


@given(st.text(max_size=30))
def test_any_text_is_understood_or_not(text: str) -> None:
    assert education_of(text) is None or education_of(text) in Education
    assert age_of(text) is None or age_of(text) in Age
    assert sex_of(text) is None or sex_of(text) in Sex
    assert shift_of(text) is None or shift_of(text) in Shift
    assert column_of(text) is None or column_of(text) in Column


@pytest.mark.parametrize(
    ("text", "sex"), [("V", Sex.WOMEN), ("vrouw", Sex.WOMEN), ("Man", Sex.MEN), ("x", None), ("", None)]
)
def test_sex(text: str, sex: Sex | None) -> None:
    assert sex_of(text) == sex


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("Dag", Shift.DAY),
        ("ploegen", Shift.ROTATING),
        ("Wisselend", Shift.ROTATING),
        ("3-ploegen", Shift.ROTATING),
        ("NACHT", Shift.NIGHT),
        ("soms", None),
    ],
)
def test_shift(text: str, shift: Shift | None) -> None:
    assert shift_of(text) == shift
