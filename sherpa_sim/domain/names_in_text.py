"""What looks like somebody's name in a text: a hint to whoever wrote it, and initials to write instead."""

import re
from collections.abc import Iterable, Iterator

MOST_TOLD = 5
_NEVER_WORDS = (
    "april august belgian belgisch belgium belgië brussel brussels christmas december dinsdag donderdag "
    "dutch easter engels english excel february flanders flemish frans french friday i january july june "
    "ligo maandag march may monday nederlands november october saturday september sunday teams thursday "
    "tuesday vlaams vlaanderen vrijdag wednesday woensdag word zaterdag zondag "
)
_NEVER = frozenset(_NEVER_WORDS.split())
"""What is written with a capital and is no name."""
_BEGINS_WORDS = (
    "the my our this that with to for from at in on of by after before about together coffee talk talks "
    "meeting ask call drink email give go have help invite listen look mail make meet plan read see send "
    "show speak tell thank then try visit walk write de het een mijn onze dit dat met naar voor van bij "
    "in op om over tegen na samen koffie gesprek overleg afspraak bedank bel bezoek bespreek dan doe "
    "drink eet ga geef help kijk lees luister maak nodig neem plan praat probeer schrijf spreek stuur "
    "toon vertel volg vraag wandel zeg zie zoek "
)
_BEGINS = frozenset(_BEGINS_WORDS.split())
"""What stands before or after a name and has a capital where a sentence begins."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:…]\W*$|^\W*$|\n\W*$|[\"“„‘«(]$")
_PART = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]*[a-zß-öø-ÿā-ž][\w'’]*(?:-[A-ZÀ-ÖØ-Þ][\w'’]+)*"
_BETWEEN = r"(?:van|von|de|den|der|ter|ten|het|'t|el|al|ben|bin|da|di|dos|du|la|le)"
_RUN = re.compile(rf"(?<![\w'’-]){_PART}(?:[ \u00a0]+(?:{_BETWEEN}[ \u00a0]+)*{_PART})+")


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
        if said.casefold() in called or (capital and not begins and said.lower() not in _NEVER):
            found.setdefault(said, None)
    return tuple(found)[:MOST_TOLD]


def full_names(text: str) -> tuple[str, ...]:
    """What looks like a first name and a surname in a text, in its order and each once; it may be wrong both ways."""
    return tuple(dict.fromkeys(found for _, found in _names(text)))


def with_initials(text: str) -> str:
    """The text, with initials for what looks like a full name."""
    parts, end = [], 0
    for start, found in _names(text):
        parts += [text[end:start], initials(found)]
        end = start + len(found)
    return "".join(parts) + text[end:]


def initials(name: str) -> str:
    """The first letter of each part of a name that begins with a capital letter, or of each part; empty for no name."""
    parts = re.findall(r"[^\W\d_][\w'’]*", name)
    capital = [part for part in parts if part[0].isupper()] or parts
    return "".join(f"{part[0].upper()}." for part in capital)


def _names(text: str) -> Iterator[tuple[int, str]]:
    """Each run of words that may be a name, with its place; a run needs two words that may be part of one."""
    for run in _RUN.finditer(text):
        start, found = run.start(), run[0]
        while (first := re.match(r"\S+\s+", found)) and _no_name(first[0]):
            start, found = start + first.end(), found[first.end() :]
        while (last := re.search(r"\s+\S+$", found)) and _no_name(last[0]):
            found = found[: last.start()]
        if len(re.findall(_PART, found)) > 1:
            yield start, found


def _no_name(word: str) -> bool:
    return word.strip().lower() in _NEVER | _BEGINS
