"""What is seen in a line before it is coded: which families of words, in which sentence, and the shape of the line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sherpa_sim.domain.talk import Speaker

from .coding import Language
from .lexicon import families, patterns, previous_families

LONGEST = 1_000
"""Characters of a line that are read: its first half and its last, where there are more."""
_SENTENCE = re.compile(r"[^.!?…\n;]+[.!?…;]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LATIN = re.compile(r"[a-zà-ÿœ'’-]+")
_NAME = re.compile(r"[a-zà-ÿ,;] [A-Z][a-zà-ÿ]{2,}")
_STEM = 5
_LENGTHS = (1, 2, 4, 7, 11, 16, 25, 40)


@dataclass(frozen=True)
class Found:
    """Words of a line that belong to a family: `line[start:end]`."""

    family: str
    start: int
    end: int


@dataclass(frozen=True)
class Seen:
    """What is seen in a line.

    Attributes:
        values: of each feature that is not 0, by name.
        found: the words of the line that belong to a family, in the order of the families.
        words: how many words in Latin letters the line has.
        foreign: whether hardly any of its words are of the language.
    """

    values: Mapping[str, float]
    found: tuple[Found, ...]
    words: int
    foreign: bool


def read(text: str) -> str:
    """The part of a text that is read, in small letters with plain apostrophes, as long as what was typed."""
    if len(text) > LONGEST:
        text = text[: LONGEST // 2] + text[-LONGEST // 2 :]
    small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return small.translate(_PLAIN)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\u00a0": " "})


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, without the space around them; none if there is no word."""
    spans = []
    for match in _SENTENCE.finditer(text):
        if _WORD.search(match[0]) or any(sign.isdigit() for sign in match[0]):
            left = len(match[0]) - len(match[0].lstrip())
            spans.append((match.start() + left, match.start() + len(match[0].rstrip())))
    return spans


def see(text: str, speaker: Speaker, language: Language, previous: str | None = None) -> Seen:
    """What is seen in a line, and in what the other said before it."""
    line, before = read(text), read(previous or "")
    ready = patterns(language)
    spans = sentences(line)
    words = _WORD.findall(line)
    values: dict[str, float] = {}
    found: list[Found] = []
    last_from = spans[-1][0] if spans else 0
    for family in families(speaker):
        if family.start:
            places = [
                match.span("said")
                for start, end in spans
                if (match := ready.start[family.key].match(line, start, end))
            ]
        else:
            places = [match.span() for match in ready.families[family.key].finditer(line)]
        for start, end in places:
            found.append(Found(family.key, start, end))
            values[family.key] = 1.0
            if len(places) > 1:
                values[f"{family.key} twice"] = 1.0
            if len(spans) > 1 and start >= last_from:
                values[f"{family.key} last"] = 1.0
            if len(spans) > 1 and start < spans[0][1]:
                values[f"{family.key} first"] = 1.0
    for family in previous_families(speaker):
        if ready.families[family.key].search(before):
            values[f"before: {family.key}"] = 1.0
    values |= _shape(line, spans, words, before)
    if _NAME.search(text[:LONGEST]):
        values["names somebody"] = 1.0
    for one, other in _PAIRS[speaker]:
        if one in values and other in values:
            values[f"{one} & {other}"] = 1.0
    latin = [word for word in words if _LATIN.fullmatch(word)]
    common = sum(1 for _ in ready.common.finditer(line))
    return Seen(values, tuple(found), len(latin), len(words) > 3 and common * 8 < len(words))


def _shape(line: str, spans: list[tuple[int, int]], words: list[str], before: str) -> dict[str, float]:
    """Signs, lengths, and what the line takes over from the line before."""
    values = {"always": 1.0}
    asked = [line[start:end].rstrip("\"') ").endswith("?") for start, end in spans]
    values["asks"] = float(any(asked))
    values["asks at the end"] = float(bool(asked) and asked[-1])
    values["asks before the end"] = float(any(asked[:-1]))
    values["tells"] = float(not any(asked))
    values["exclaims"] = float("!" in line)
    values["breaks off"] = float(line.rstrip().endswith(("...", "…", "-")))
    values["colon"] = float(":" in line)
    values["comma"] = float("," in line)
    values["many commas"] = float(line.count(",") > 2)
    values["sentences"] = min(len(spans), 6) / 3
    for length in _LENGTHS:
        values[f"more than {length} words"] = float(len(words) > length)
    others = _WORD.findall(before)
    values["before: nothing"] = float(not others)
    values["before: asks"] = float("?" in before)
    values["before: asks at the end"] = float(before.rstrip().endswith("?"))
    for length in (1, 4, 11, 25):
        values[f"before: more than {length} words"] = float(len(others) > length)
    stems = [word[:_STEM] for word in words if len(word) > 3]
    theirs = {word[:_STEM] for word in others if len(word) > 3}
    shared = sum(stem in theirs for stem in stems)
    values["takes over"] = min(shared, 4) / 4
    values["takes over much"] = shared / len(stems) if stems else 0.0
    begun, theirs_all = words[:3], set(others)
    same = sum(word in theirs_all and len(word) > 2 for word in begun)
    values["starts with what was said"] = float(same > 0)
    values["starts with words that were said"] = float(same > 1)
    values["says it again"] = float(bool(stems) and shared == len(stems))
    values["much that is new"] = float(len(stems) - shared > 5)
    return {name: value for name, value in values.items() if value}


_Pairs = tuple[tuple[str, str], ...]
_ASKING = (
    "open_start",
    "closed_word_start",
    "verb_start",
    "verb_you_start",
    "you_start",
    "so_you",
    "sounds_like",
)
_PAIRS: Mapping[Speaker, _Pairs] = {
    Speaker.MENTOR: (
        *((family, "asks at the end") for family in (*_ASKING, "it_start", "advise", "confront", "must")),
        *((family, "tells") for family in (*_ASKING, "it_start", "feeling", "meaning", "takes over")),
        ("tells", "before: asks at the end"),
        ("tells", "before: gives_leave"),
        ("tells", "before: asks_advice"),
        ("fact", "before: asks_advice"),
        ("fact", "before: gives_leave"),
        ("advise", "before: asks_advice"),
        ("advise", "before: gives_leave"),
        ("on_request", "before: asks at the end"),
        ("you_start", "takes over"),
        ("if_then", "gain"),
        ("everyone", "tells"),
        ("starts with what was said", "tells"),
        ("starts with what was said", "asks at the end"),
        ("starts with what was said", "much that is new"),
        ("third", "tells"),
        ("fact", "tells"),
        ("names somebody", "tells"),
        ("comparison", "tells"),
        ("negation", "you_start"),
        ("confront", "tells"),
        ("but", "you_start"),
        *((family, "tells") for family in ("retort", "minimise", "age", "no_strings")),
        *((family, "asks at the end") for family in ("why_not", "retort")),
        ("before: i_not", "retort"),
        ("before: i_not", "tells"),
    ),
    Speaker.COLLEAGUE: (
        *((family, "but") for family in ("want", "can", "reason", "need", "will", "ready", "did", "against")),
        *(
            (family, "negation")
            for family in ("want", "can", "reason", "need", "will", "ready", "did", "target")
        ),
        *((family, "hedge") for family in ("want", "will", "ready", "against")),
        *(
            (family, "target")
            for family in ("want", "can", "need", "will", "ready", "did", "against", "i_not")
        ),
        *(
            (family, "asks at the end")
            for family in ("against_mentor", "against", "open_start", "verb_start")
        ),
        *(
            ("backchannel", f"before: {family}")
            for family in ("target", "want", "must", "advise", "verb_start")
        ),
    ),
}
