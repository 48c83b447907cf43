"""The columns of the two lists for matching, what people call them, and an example of each list."""

import re
from collections.abc import Mapping
from enum import StrEnum

from .csv_table import csv_table
from .workforce_words import plain


class Side(StrEnum):
    """Which of the two lists."""

    MENTORS = "mentors"
    MENTEES = "mentees"


class Column(StrEnum):
    """What the kit reads of a list, by the name of the field of a `Candidate`; only the name is required."""

    NAME = "name"
    FIRST_NAME = "first_name"
    ID = "id"
    SECTORS = "sectors"
    SKILLS = "skills"
    TALENTS = "talents"
    LANGUAGES = "languages"
    AVAILABLE = "available"
    FIRST_DAY = "first_day"
    HOURS = "hours"
    REGION = "region"
    TRAVEL = "travel"
    CAPACITY = "capacity"
    NOTES = "notes"
    NOT_WITH = "not_with"
    GENDER = "gender"
    PREFERS = "prefers"
    LIMITS = "limits"
    TEAM = "team"
    LEADER = "leader"


HEADER_NAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("name", "first name", "id", "sector", "skills", "talents", "languages", "availability", "from"),
        *("hours a month", "region", "also in", "capacity", "motivation", "not with", "gender", "prefers"),
        *("hard limits", "team", "leader"),
    ),
    "nl": (
        *(
            "naam",
            "voornaam",
            "id",
            "sector",
            "vaardigheden",
            "talenten",
            "talen",
            "beschikbaarheid",
            "vanaf",
        ),
        *("uren per maand", "regio", "ook in", "capaciteit", "motivatie", "niet met", "geslacht", "voorkeur"),
        *("harde grenzen", "team", "leidinggevende"),
    ),
}
"""The header of each column, in the order of `Column`, where the kit writes a list itself."""
_BOTH: dict[Column, tuple[str, ...]] = {
    Column.NAME: (
        *("name", "full name", "last name", "surname", "family name"),
        *("naam", "volledige naam", "familienaam", "achternaam"),
    ),
    Column.FIRST_NAME: ("first name", "given name", "voornaam"),
    Column.ID: ("id", "number", "code", "nummer"),
    Column.SECTORS: ("sector", "sectors", "sectoren"),
    Column.SKILLS: ("skills", "vaardigheden"),
    Column.TALENTS: ("talents", "talent", "strengths", "talenten", "sterktes", "sterke punten"),
    Column.LANGUAGES: ("languages", "language", "talen", "taal", "talenkennis"),
    Column.AVAILABLE: (
        *("availability", "available", "when", "days", "free", "times"),
        *("beschikbaarheid", "beschikbaar", "wanneer", "dagen", "vrij"),
    ),
    Column.FIRST_DAY: (
        *("first day", "from", "available from", "start", "start date", "starts"),
        *("eerste dag", "vanaf", "beschikbaar vanaf", "startdatum"),
    ),
    Column.HOURS: ("hours a month", "hours per month", "hours", "uren per maand", "uren", "uur per maand"),
    Column.REGION: (
        *("region", "place", "town", "city", "lives in", "regio", "plaats", "gemeente", "stad", "woonplaats"),
    ),
    Column.TRAVEL: ("travel", "travels to", "also in", "verplaatsing", "ook in", "gaat naar"),
    Column.NOTES: ("motivation", "notes", "remarks", "motivatie", "notities", "opmerkingen"),
    Column.NOT_WITH: ("not with", "niet met", "niet bij"),
    Column.GENDER: ("gender", "geslacht"),
    Column.PREFERS: (
        "prefers",
        "gender preference",
        "preference",
        "voorkeur",
        "voorkeur geslacht",
        "voorkeur gender",
    ),
    Column.LIMITS: ("hard limits", "hard limit", "must have", "harde grenzen", "harde grens", "moet"),
    Column.TEAM: ("team", "department", "afdeling", "ploeg"),
    Column.LEADER: ("leader", "boss", "manager", "supervisor", "leidinggevende", "baas", "chef", "ploegbaas"),
}
_OWN: dict[Side, dict[Column, tuple[str, ...]]] = {
    Side.MENTORS: {
        Column.SECTORS: ("works in", "sector one works in", "werkt in", "sector waarin je werkt"),
        Column.SKILLS: (
            "skills offered",
            "offers",
            "can teach",
            "aangeboden vaardigheden",
            "biedt",
            "biedt aan",
        ),
        Column.CAPACITY: (
            *("capacity", "mentees", "how many mentees", "places"),
            *("capaciteit", "aantal mentees", "hoeveel mentees", "plaatsen"),
        ),
    },
    Side.MENTEES: {
        Column.SECTORS: ("sector of interest", "interest", "interests", "interesse", "gewenste sector"),
        Column.SKILLS: (
            *("skills wanted", "wants", "wants to learn", "wil leren"),
            *("gewenste vaardigheden", "zoekt", "gezochte vaardigheden"),
        ),
    },
}


def column_of(text: str, side: Side) -> Column | None:
    """The column that a header of a list names, in English or Dutch; None if the kit does not read it."""
    return _COLUMNS[side].get(_loose(text))


def example_list(side: Side, language: str) -> bytes:
    """A list to fill in, with a few invented people, as a CSV file that a spreadsheet opens well, in "en" or "nl"."""
    header, *rows = _EXAMPLES[side][language]
    return csv_table(header, rows, delimiter=";" if language == "nl" else ",")


def _loose(text: str) -> str:
    return " ".join(re.sub(r"[-.()/]", " ", plain(text)).split())


_COLUMNS: Mapping[Side, Mapping[str, Column]] = {
    side: {
        _loose(name): column
        for columns in (_BOTH, _OWN[side])
        for column, names in columns.items()
        for name in names
    }
    for side in Side
}
_NL = "naam sector vaardigheden talenten talen beschikbaarheid vanaf uren_per_maand regio ook_in motivatie niet_met"
_EN = (
    "name sector skills talents languages availability from hours_a_month region also_in motivation not_with"
)
_NL_HEADER = tuple(word.replace("_", " ") for word in _NL.split())
_EN_HEADER = tuple(word.replace("_", " ") for word in _EN.split())
_EXAMPLES: Mapping[Side, Mapping[str, tuple[tuple[str, ...], ...]]] = {
    Side.MENTORS: {
        "en": (
            (*_EN_HEADER, "capacity"),
            (
                *("Ann Peters", "care", "job interviews, CV", "patience, humour", "Dutch C2, English B2"),
                *("Monday evening, Wednesday afternoon", "2027-02-01", "4", "Ghent", "online"),
                *("I started late myself and was helped.", "", "2"),
            ),
            (
                *("Bram Claes", "logistics", "planning, forklift", "calm", "Dutch, French B2"),
                *("Saturday morning, Tuesday evening", "2027-02-15", "3", "Antwerp", "Mechelen"),
                *("I know many firms here.", "Emre Kaya", "1"),
            ),
            (
                *(
                    "Carla Maes",
                    "retail, hospitality",
                    "customers, CV",
                    "listening",
                    "Dutch, English, Spanish B1",
                ),
                *("weekdays evening", "", "3", "Ghent", "", "I like to learn from others.", "", "1"),
            ),
        ),
        "nl": (
            (*_NL_HEADER, "capaciteit"),
            (
                *("An Peeters", "zorg", "solliciteren, cv", "geduld, humor", "Nederlands C2, Engels B2"),
                *("maandagavond, woensdag namiddag", "1/2/2027", "4", "Gent", "online"),
                *("Ik begon zelf laat en ben toen geholpen.", "", "2"),
            ),
            (
                *("Bram Claes", "logistiek", "planning, heftruck", "rustig", "Nederlands, Frans B2"),
                *("zaterdagvoormiddag, dinsdagavond", "15/2/2027", "3", "Antwerpen", "Mechelen"),
                *("Ik ken hier veel bedrijven.", "Emre Kaya", "1"),
            ),
            (
                *(
                    "Carla Maes",
                    "winkel, horeca",
                    "klanten, cv",
                    "luisteren",
                    "Nederlands, Engels, Spaans B1",
                ),
                *("werkdagen avond", "", "3", "Gent", "", "Ik leer graag van anderen.", "", "1"),
            ),
        ),
    },
    Side.MENTEES: {
        "en": (
            _EN_HEADER,
            (
                *("Dalia Haddad", "care", "CV, job interviews", "patience", "Arabic C2, Dutch B1"),
                *("Monday evening, Tuesday", "2027-02-01", "4", "Ghent", "", "I was a nurse in Homs.", ""),
            ),
            (
                *("Emre Kaya", "logistics", "forklift, planning", "precise", "Turkish, Dutch A2"),
                *("Saturday, Tuesday evening", "", "4", "Mechelen", "Antwerp", "I want a steady job.", ""),
            ),
            (
                *(
                    "Fatou Diallo",
                    "hospitality",
                    "customers",
                    "humour, cooking",
                    "French C1, Dutch A2, English A2",
                ),
                *("weekdays evening", "2027-03-01", "2", "Ghent", "", "I cooked for weddings.", ""),
            ),
            (
                *("Goran Ilic", "construction", "planning", "strong", "Serbian, German B1"),
                *("weekend", "", "4", "Antwerp", "", "I built houses for ten years.", ""),
            ),
        ),
        "nl": (
            _NL_HEADER,
            (
                *("Dalia Haddad", "zorg", "cv, solliciteren", "geduld", "Arabisch C2, Nederlands B1"),
                *("maandagavond, dinsdag", "1/2/2027", "4", "Gent", "", "Ik was verpleegster in Homs.", ""),
            ),
            (
                *("Emre Kaya", "logistiek", "heftruck, planning", "nauwkeurig", "Turks, Nederlands A2"),
                *("zaterdag, dinsdagavond", "", "4", "Mechelen", "Antwerpen", "Ik wil vast werk.", ""),
            ),
            (
                *("Fatou Diallo", "horeca", "klanten", "humor, koken", "Frans C1, Nederlands A2, Engels A2"),
                *("werkdagen avond", "1/3/2027", "2", "Gent", "", "Ik kookte voor trouwfeesten.", ""),
            ),
            (
                *("Goran Ilic", "bouw", "planning", "sterk", "Servisch, Duits B1"),
                *("weekend", "", "4", "Antwerpen", "", "Ik bouwde tien jaar huizen.", ""),
            ),
        ),
    },
}
