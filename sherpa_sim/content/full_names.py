"""What looks like somebody's full name in a text, and the initials to write in its place."""

import re
from collections.abc import Iterator

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’]*[a-zß-öø-ÿā-ž][\w'’]*(?:-[A-ZÀ-ÖØ-Þ][\w'’]+)*"
_BETWEEN = r"(?:van|von|de|den|der|ter|ten|het|'t|el|al|ben|bin|da|di|dos|du|la|le)"
_RUN = re.compile(rf"(?<![\w'’-]){_WORD}(?:[ \u00a0]+(?:{_BETWEEN}[ \u00a0]+)*{_WORD})+")
_NO_NAME_WORDS = (
    # What an English sentence gives a capital letter, and how a step begins in either language.
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter dutch english french flemish i "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag nederlands engels frans "
    "the my our this that with to for from at in on of by after before about together coffee talk talks meeting "
    "ask call drink email give go have help invite listen look mail make meet plan read see send show speak tell "
    "thank then try visit walk write "
    "de het een mijn onze dit dat met naar voor van bij in op om over tegen na samen koffie gesprek overleg afspraak "
    "bedank bel bezoek bespreek dan doe drink eet ga geef help kijk lees luister maak nodig neem plan praat probeer "
    "schrijf spreek stuur toon vertel volg vraag wandel zeg zie zoek"
)
_NO_NAME = frozenset(_NO_NAME_WORDS.split())


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
        if len(re.findall(_WORD, found)) > 1:
            yield start, found


def _no_name(word: str) -> bool:
    return word.strip().lower() in _NO_NAME
