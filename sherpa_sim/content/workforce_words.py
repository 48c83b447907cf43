"""The words that a list of workers may use, in English and Dutch: its headers, and what stands below them.

Case, accents, dashes, dots and extra spaces do not matter. What is not listed here is not understood, and
nothing is guessed.
"""

import re
import unicodedata
from enum import StrEnum
from typing import TypeVar

from sherpa_sim.domain.people import Age, Education, Sex, Shift


class Column(StrEnum):
    """The columns of a list of workers that the kit reads."""

    EDUCATION = "education"
    AGE = "age"
    SEX = "sex"
    DEPARTMENT = "department"
    SHIFT = "shift"


REQUIRED = (Column.EDUCATION, Column.AGE, Column.SEX)

HEADERS: dict[Column, tuple[str, ...]] = {
    Column.EDUCATION: (
        *("education", "education level", "level of education", "diploma", "isced"),
        *("opleiding", "opleidingsniveau", "onderwijsniveau", "scholing", "scholingsgraad", "studieniveau"),
    ),
    Column.AGE: (
        *("age", "age band", "age group"),
        *("leeftijd", "leeftijdsgroep", "leeftijdsklasse", "leeftijdscategorie"),
    ),
    Column.SEX: ("sex", "gender", "geslacht", "m/v", "v/m", "m/f", "f/m"),
    Column.DEPARTMENT: ("department", "team", "unit", "afdeling"),
    Column.SHIFT: (
        *("shift", "shifts", "shift pattern", "working time pattern"),
        *("ploeg", "ploegen", "ploegenstelsel", "ploegensysteem"),
    ),
}

EDUCATION: dict[Education, tuple[str, ...]] = {
    Education.LOW: (
        *("low", "low-skilled", "low-educated", "primary", "primary education", "lower secondary"),
        *("laag", "laaggeschoold", "laagopgeleid", "kortgeschoold", "kort", "lager onderwijs"),
        *("lager secundair", "lager secundair onderwijs", "geen diploma", "no diploma"),
    ),
    Education.MEDIUM: (
        *("medium", "middle", "medium-skilled", "medium-educated", "upper secondary"),
        *("midden", "middel", "middengeschoold", "middelgeschoold", "middelhoog", "middelbaar opgeleid"),
        *("hoger secundair", "hoger secundair onderwijs"),
    ),
    Education.HIGH: (
        *("high", "high-skilled", "high-educated", "higher education", "tertiary", "tertiary education"),
        *("hoog", "hooggeschoold", "hoogopgeleid", "hoger onderwijs"),
        *("graduaat", "bachelor", "master", "doctoraat", "doctorate", "phd"),
    ),
}
"""Besides these, an ISCED level from 0 to 8, with or without the word ISCED."""

SEX: dict[Sex, tuple[str, ...]] = {
    Sex.MEN: ("man", "men", "male", "m", "mannen", "mannelijk"),
    Sex.WOMEN: ("woman", "women", "female", "f", "v", "vrouw", "vrouwen", "vrouwelijk"),
}

SHIFT: dict[Shift, tuple[str, ...]] = {
    Shift.DAY: ("day", "days", "day work", "day shift", "dag", "dagdienst", "dagwerk", "dagploeg", "overdag"),
    Shift.ROTATING: (
        *("rotating", "rotating shift", "rotating shifts", "shifts", "shift work"),
        *("ploegen", "ploegendienst", "ploegenarbeid", "ploegenwerk", "ploegenstelsel"),
        *("wisselend", "wisselende ploegen", "wisseldienst", "2 ploegen", "3 ploegen", "volcontinu"),
    ),
    Shift.NIGHT: (
        *("night", "nights", "night work", "night shift", "nacht", "nachten"),
        *("nachtdienst", "nachtwerk", "nachtploeg", "vaste nacht"),
    ),
}

YOUNGEST, OLDEST = 14, 99
"""The ages, in years, that a person on the list can have."""

_Word = TypeVar("_Word")
_ISCED = re.compile(r"(?:isced[ -]?)?(?:level |niveau )?([0-8])")
_YEARS = re.compile(r"([0-9]{1,3})(?: jaar| years?)?")
_UNDER = re.compile(r"(?:<|under|younger than|onder|jonger dan|tot|-)[ -]?25(?: jaar| years)?")
_OVER = re.compile(
    r"(?:>=|≥) ?(?P<first>[0-9]{2})|(?P<second>[0-9]{2})[ -]?(?:\+|plus|and over|and older|en ouder|of ouder)"
)
_RANGE = re.compile(r"([0-9]{1,2}) ?(?:-|to|tot|tot en met|t/m) ?([0-9]{2})(?: jaar| years)?")


def column_of(header: str) -> Column | None:
    """The column that a header names; None for a column that the kit does not read."""
    return _COLUMNS.get(_loose(re.sub(r"\([^)]*\)", " ", header)))


def education_of(text: str) -> Education | None:
    """The level of education that a cell names, as a word or as an ISCED level; None if it names none."""
    level = _ISCED.fullmatch(plain(text))
    if level:
        isced = int(level[1])
        return Education.LOW if isced <= 2 else Education.MEDIUM if isced <= 4 else Education.HIGH
    return _EDUCATION.get(_loose(text))


def sex_of(text: str) -> Sex | None:
    """The sex that a cell names; None if it names neither of the two that the surveys record."""
    return _SEX.get(_loose(text))


def shift_of(text: str) -> Shift | None:
    """The shift that a cell names; None if it names none."""
    return _SHIFT.get(_loose(text))


def age_of(text: str) -> Age | None:
    """The age band that a cell names, by a number of years or by a band that lies within one of ours.

    None if it names neither: "25-44" lies in two bands, "12" is nobody's age at work.
    """
    short = plain(text)
    years = _YEARS.fullmatch(short)
    if years:
        return _band(int(years[1])) if YOUNGEST <= int(years[1]) <= OLDEST else None
    if _UNDER.fullmatch(short):
        return Age.UNDER_25
    over = _OVER.fullmatch(short)
    if over:
        return Age.FROM_55 if int(over["first"] or over["second"]) >= 55 else None
    limits = _RANGE.fullmatch(short)
    if limits and int(limits[1]) <= int(limits[2]):
        lower, upper = _band(int(limits[1])), _band(int(limits[2]))
        return lower if lower == upper else None
    return None


def plain(text: str) -> str:
    """A text without case, accents and extra spaces, and with every kind of dash as "-"."""
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return " ".join(re.sub(r"[\u2010-\u2015\u2212_]", "-", bare).split())


def _loose(text: str) -> str:
    """A plain text in which dashes and dots are spaces too."""
    return " ".join(re.sub(r"[-.]", " ", plain(text)).split())


def _band(years: int) -> Age:
    later = ((55, Age.FROM_55), (45, Age.FROM_45), (35, Age.FROM_35), (25, Age.FROM_25))
    return next((age for limit, age in later if years >= limit), Age.UNDER_25)


def _by_text(accepted: dict[_Word, tuple[str, ...]]) -> dict[str, _Word]:
    return {_loose(text): word for word, texts in accepted.items() for text in texts}


_COLUMNS = _by_text(HEADERS)
_EDUCATION = _by_text(EDUCATION)
_SEX = _by_text(SEX)
_SHIFT = _by_text(SHIFT)
