"""That the records of the course are written in one language at a time, to a colleague and in plain words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

COURSE = Path(__file__).resolve().parents[2] / "course"
FILES = (
    "levers",
    "colleagues",
    "instruments",
    "programmes",
    "glossary",
    "competences",
    "learning_culture",
)
# Words of one language that are no words of the other, nor part of a name that is kept.
ENGLISH = {
    "the", "and", "with", "from", "that", "this", "which", "who", "are", "not", "you", "your", "she",
    "they", "his", "her", "their", "what", "when", "where", "does", "have", "has", "been", "would", "course",
    "courses", "work", "learning", "training", "colleague", "mentor's", "employer", "money", "time",
}  # fmt: skip
DUTCH = {
    "het", "een", "van", "voor", "niet", "zijn", "naar", "wordt", "maar", "ook", "die", "dat", "wie",
    "wat", "hij", "zij", "haar", "hun", "jouw", "werk", "leren", "opleiding", "geld", "tijd", "uit", "bij",
}  # fmt: skip
STIFF = {
    "teneinde", "middels", "inzake", "aangaande", "tevens", "derhalve", "alsmede", "zulks", "desbetreffende",
    "dienaangaande", "uw", "u", "dient", "dienen", "betreffende", "aldaar", "doch", "gelieve", "voornoemde",
}  # fmt: skip
NAMES_KEPT = (
    "Workplace Learning Advocates",
    "Union Learning Fund",
    "Federal Learning Account",
    "Lifelong Learning Entitlement",
    "Employment Rights Act",
    "DUO for a JOB",
    "Mentor2Work",
    "Osaava pärjää",
)
LONGEST_SENTENCE = 38


def texts(content: object, language: str) -> Iterator[str]:
    """Every text in one language."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key == language and isinstance(value, str):
                yield value
            else:
                yield from texts(value, language)
    elif isinstance(content, list):
        for value in content:
            yield from texts(value, language)


def of(name: str, language: str) -> list[str]:
    content = yaml.load((COURSE / f"{name}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    found = list(texts(content, language))
    assert found
    return found


def words(text: str) -> set[str]:
    for name in NAMES_KEPT:
        text = text.replace(name, "")
    return set(re.findall(r"[a-zà-ÿ0-9']+", text.lower()))


@pytest.mark.parametrize("name", FILES)
def test_no_english_is_left_in_the_dutch(name: str) -> None:
    assert [text for text in of(name, "nl") if words(text) & ENGLISH] == []


@pytest.mark.parametrize("name", FILES)
def test_no_dutch_is_left_in_the_english(name: str) -> None:
    assert [text for text in of(name, "en") if words(text) & DUTCH] == []


@pytest.mark.parametrize("name", FILES)
def test_the_dutch_speaks_to_a_colleague_and_not_as_a_letter_from_an_office(name: str) -> None:
    assert [text for text in of(name, "nl") if words(text) & STIFF] == []


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", FILES)
def test_no_sentence_is_long(name: str, language: str) -> None:
    long = [
        sentence
        for text in of(name, language)
        for sentence in re.split(r"(?<=[.?!:;])\s", text)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize("name", FILES)
def test_a_text_is_not_the_same_in_both_languages_unless_it_is_a_name(name: str) -> None:
    same = [
        english
        for english, dutch in zip(of(name, "en"), of(name, "nl"), strict=True)
        if english == dutch and len(english.split()) > 4
    ]
    assert same == []


def test_a_word_of_the_other_language_is_found() -> None:
    assert words("Hij doet dat with zijn handen.") & ENGLISH == {"with"}
    assert words("He does it bij hand.") & DUTCH == {"bij"}
    assert words("Gelieve uw aanvraag in te dienen.") & STIFF == {"gelieve", "uw", "dienen"}
