"""Words that may be somebody's name, so that whoever wrote them can look again."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:…]\W*$|^\W*$|\n\W*$|[\"“„‘«(]$")
_NO_NAMES = frozenset(
    {
        "Dutch",
        "English",
        "French",
        "Flemish",
        "Flanders",
        "Brussels",
        "Belgium",
        "Belgian",
        "Nederlands",
        "Engels",
        "Frans",
        "Vlaams",
        "Vlaanderen",
        "Brussel",
        "België",
        "Belgisch",
        "Word",
        "Excel",
        "Teams",
        "Ligo",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    }
)
MOST_TOLD = 5


def likely_names(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The first words of `text` that look like a name, each once: at most five.

    These are words of three letters or more with a capital in the middle of a sentence, but not in capitals throughout,
    and the `known` names wherever they stand. It is a hint to look again: it finds too much and too little.
    """
    called = {name.casefold() for name in known if len(name) > 2}
    found: dict[str, None] = {}
    for word in _WORD.finditer(text):
        said = word[0]
        capital = said[0].isupper() and any(letter.islower() for letter in said[1:]) and len(said) > 2
        begins = _SENTENCE_END.search(text[: word.start()]) is not None
        if said.casefold() in called or (capital and not begins and said not in _NO_NAMES):
            found.setdefault(said, None)
    return tuple(found)[:MOST_TOLD]
