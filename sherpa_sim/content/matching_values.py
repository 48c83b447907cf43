"""What people write in a list for matching, read: parts of a week, languages with a level, sectors, hard limits."""

import functools
import re
from collections.abc import Mapping, Sequence

from babel import Locale

from .matching import DAYS, LEVELS, PARTS_OF_DAY, SLOTS, Part, Spoken
from .workforce_words import plain

ANYWHERE = "*"

_DAY_WORDS = {
    "mon": ("monday", "mon", "maandag", "ma"),
    "tue": ("tuesday", "tue", "tues", "dinsdag", "di"),
    "wed": ("wednesday", "wed", "woensdag", "wo", "woe"),
    "thu": ("thursday", "thu", "thur", "thurs", "donderdag", "do"),
    "fri": ("friday", "fri", "vrijdag", "vr", "vrij"),
    "sat": ("saturday", "sat", "zaterdag", "za"),
    "sun": ("sunday", "sun", "zondag", "zo"),
}
_PART_WORDS = {
    "am": ("morning", "am", "voormiddag", "ochtend", "morgen", "vm"),
    "pm": ("afternoon", "pm", "namiddag", "middag", "nm"),
    "eve": ("evening", "eve", "night", "avond"),
}
_DAYS_TOGETHER = {
    **dict.fromkeys(("weekday", "workday", "werkdag", "werkdagen", "weekdag", "weekdagen"), DAYS[:5]),
    **dict.fromkeys(("weekend",), DAYS[5:]),
    **dict.fromkeys(("daily", "always", "anytime", "altijd", "dagelijks", "flexibel", "flexible"), DAYS),
}
_UNTIL = ("-", "to", "till", "until", "tot", "tem")
_SMALL = (
    "s",
    "from",
    "van",
    "or",
    "of",
    "on",
    "in",
    "the",
    "op",
    "de",
    "het",
    "and",
    "en",
    "&",
    "every",
    "elke",
    "alle",
    "day",
    "dag",
)
_LEVEL_WORDS = {
    "A2": ("basic", "basis", "a little", "een beetje", "beetje"),
    "B2": ("good", "goed"),
    "C1": ("fluent", "vloeiend", "very good", "zeer goed"),
    "C2": ("native", "mother tongue", "moedertaal"),
}
_LANGUAGES_ALSO = {
    "flemish": "nl",
    "vlaams": "nl",
    "farsi": "fa",
    "mandarin": "zh",
    "mandarijn": "zh",
    "berber": "ber",
    "berbers": "ber",
    "amazigh": "ber",
    "tamazight": "ber",
    "sorani": "ckb",
    "koerdisch": "ku",
    "kurdish": "ku",
}
_SECTORS = (
    ("care", "health care", "healthcare", "health", "zorg", "gezondheidszorg", "zorgsector"),
    ("cleaning", "schoonmaak", "poetsen"),
    ("construction", "building", "bouw"),
    ("education", "onderwijs"),
    ("food", "food industry", "voeding", "voedingsindustrie"),
    ("hospitality", "catering", "horeca"),
    ("ict", "it", "informatica"),
    ("industry", "manufacturing", "productie", "industrie"),
    ("logistics", "transport", "logistiek", "transport en logistiek"),
    ("administration", "office", "administratie", "bureau"),
    ("retail", "shop", "winkel", "distributie", "handel", "kleinhandel"),
    ("green", "gardening", "groen", "tuinbouw", "groenzorg"),
)
_PARTS = {
    Part.SECTOR: ("sector",),
    Part.SKILLS: ("skills", "skill", "vaardigheden", "vaardigheid"),
    Part.TALENTS: ("talents", "talent", "talenten"),
    Part.DISTANCE: ("region", "distance", "place", "regio", "afstand", "plaats"),
}
_GENDERS = {
    "woman": ("woman", "female", "f", "w", "vrouw", "v"),
    "man": ("man", "male", "m"),
    "other": ("other", "x", "ander", "anders", "non-binary", "non-binair"),
}
_WHEREVER = ("anywhere", "everywhere", "online", "overal", "everywhere in flanders", "heel vlaanderen")
_NO_MATTER = ("", "no", "none", "any", "no preference", "nee", "geen", "geen voorkeur", "maakt niet uit")


def items(text: str) -> tuple[str, ...]:
    """What stands between commas, semicolons, slashes and line ends, each once, in its order."""
    found = (" ".join(part.split()) for part in re.split(r"[,;/\n|]", text))
    return tuple(dict.fromkeys(part for part in found if part))


def read_slots(text: str) -> tuple[str, ...] | None:
    """The parts of a week in a text such as "Monday evening, Wed" or "ma-vr voormiddag"; None if unreadable.

    A day without a part is the whole day. A part without a day is for the day before it, else for Monday to Friday.
    """
    found: set[str] = set()
    before: tuple[str, ...] = DAYS[:5]
    for item in items(text):
        read = _days_and_parts(item)
        if read is None:
            return None
        days, parts = read
        before = days or before
        found |= {f"{day}-{part}" for day in before for part in parts or PARTS_OF_DAY}
    return tuple(slot for slot in SLOTS if slot in found) or None


def read_languages(text: str) -> tuple[Spoken, ...] | None:
    """Languages with a level from A1 to C2 where one is told, as "Dutch B1, Arabic"; None if one has no name."""
    found: dict[str, Spoken] = {}
    for item in items(text):
        words, level = plain(re.sub(r"[():=]", " ", item)), ""
        for ending, own in _LEVEL_ENDINGS:
            if words == ending or words.endswith(f" {ending}"):
                words, level = words.removesuffix(ending).strip(" -"), own
                break
        if not words or not any(letter.isalpha() for letter in words) or len(words) > 60:
            return None
        code = language_code(words)
        found.setdefault(code, Spoken.model_validate({"language": code, "level": level}))
    return tuple(found.values()) or None


def language_code(name: str) -> str:
    """The code of a language by its English or Dutch name; the plain name itself if it is not known."""
    return _codes().get(plain(name), plain(name))


def language_name(code: str, language: str) -> str:
    """The name of a language in "en" or "nl"; what was written, if it is not known."""
    return str(_locale(language).languages.get(code, code))


@functools.lru_cache(maxsize=10_000)
def sector_key(text: str) -> str:
    """What makes two names of a sector the same: in English or Dutch, whatever the capitals and accents."""
    return _SECTOR_KEYS.get(plain(text), plain(text))


def read_limits(text: str) -> tuple[Part, ...] | None:
    """What somebody calls a hard limit: sector, skills, talents, region; None if it cannot be read."""
    found = [
        next((part for part, words in _PARTS.items() if plain(item) in words), None) for item in items(text)
    ]
    return None if None in found else tuple(dict.fromkeys(part for part in found if part is not None))


def read_gender(text: str) -> str | None:
    """The gender that is written: woman, man or other; None if it cannot be read."""
    return next((key for key, words in _GENDERS.items() if plain(text) in words), None)


def read_preference(text: str) -> str | None:
    """The gender somebody prefers in the other; empty if it does not matter; None if it cannot be read."""
    return "" if plain(text) in _NO_MATTER else read_gender(text)


def read_travel(text: str) -> tuple[str, ...]:
    """Where somebody goes besides her own region; `*` for anywhere and for online."""
    return tuple(ANYWHERE if plain(item) in _WHEREVER else item for item in items(text))


def _days_and_parts(item: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The days and the parts of a day in a piece of text; none where it names none, None if a word is not known."""
    days: list[str] = []
    parts: list[str] = []
    ranging = False
    text = plain(item).replace("'", " ").replace("t.e.m.", "tem").replace("t.e.m", "tem")
    for word in re.findall(r"[a-z&]+|-", text):
        day, part = _word(word)
        together = _DAYS_TOGETHER.get(word, _DAYS_TOGETHER.get(word.removesuffix("s")))
        if together is not None:
            days += together
        elif day or part:
            if day and ranging and days:
                days += _between(days[-1], day)
            elif day:
                days.append(day)
            parts += [part] if part else []
            ranging = False
        elif word in _UNTIL:
            ranging = True
        elif word not in _SMALL:
            return None
    if re.search(r"\d", text) or not (days or parts or _EVERY.fullmatch(text)):
        return None
    return tuple(dict.fromkeys(days or (DAYS if _EVERY.fullmatch(text) else ()))), tuple(dict.fromkeys(parts))


def _word(word: str) -> tuple[str, str]:
    """The day and the part that one word names: "monday", "avonds", "maandagavond"."""
    for ending in ("", "s", "en"):
        bare = word.removesuffix(ending) if ending else word
        if bare in _DAY_OF or bare in _PART_OF:
            return _DAY_OF.get(bare, ""), _PART_OF.get(bare, "")
    for day, names in _DAY_WORDS.items():
        for name in names:
            rest = word.removeprefix(name) if len(name) > 3 else ""
            if rest and rest != word and (part := _PART_OF.get(rest) or _PART_OF.get(rest.removesuffix("s"))):
                return day, part
    return "", ""


def _between(first: str, last: str) -> Sequence[str]:
    """The days from one to another; past Sunday it goes on with Monday."""
    start, many = DAYS.index(first), (DAYS.index(last) - DAYS.index(first)) % len(DAYS)
    return [DAYS[(start + step) % len(DAYS)] for step in range(many + 1)]


@functools.cache
def _locale(language: str) -> Locale:
    return Locale(language)


@functools.cache
def _codes() -> Mapping[str, str]:
    """Codes by plain name, in English and Dutch."""
    named = {
        plain(name): code
        for language in ("en", "nl")
        for code, name in _locale(language).languages.items()
        if "_" not in code or code == "fa_AF"
    }
    return named | _LANGUAGES_ALSO


_DAY_OF = {word: day for day, words in _DAY_WORDS.items() for word in words}
_PART_OF = {word: part for part, words in _PART_WORDS.items() for word in words}
_EVERY = re.compile(r"(every|elke|iedere|alle) (day|dag|dagen)")
_LEVEL_ENDINGS = sorted(
    ((ending, level) for level in LEVELS for ending in (level.lower(), *_LEVEL_WORDS.get(level, ()))),
    key=lambda one: -len(one[0]),  # "very good" before "good"
)
_SECTOR_KEYS = {plain(name): names[0] for names in _SECTORS for name in names}
