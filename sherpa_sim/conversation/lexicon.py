"""Families of words that tell what is done in a line: the same in both languages, so that one weight serves both."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from sherpa_sim.content.record import Record
from sherpa_sim.content.yaml_file import load_record
from sherpa_sim.domain.talk import Speaker

from .coding import Language

FILE = Path(__file__).with_name("lexicon.yml")


class Wordings(Record):
    """Wordings in both languages, between slashes, as the head of `lexicon.yml` explains."""

    en: str
    nl: str


class Family(Wordings):
    """A family of wordings that do the same in a line.

    Attributes:
        speaker: whose lines it is looked for in.
        start: whether it counts at the start of a sentence only.
        previous: whether it is looked for in the line before, too.
        what: what it does.
    """

    key: str
    speaker: Literal["mentor", "colleague", "both"]
    start: bool = False
    previous: bool = False
    what: str


class Lexicon(Record):
    """What is in `lexicon.yml`.

    Attributes:
        fillers: words before the start of what is said.
        common: words that most lines of a language have one of.
    """

    fillers: Wordings
    common: Wordings
    families: tuple[Family, ...]


@dataclass(frozen=True)
class Patterns:
    """The lexicon made ready for one language: what is looked for in lines in small letters."""

    families: Mapping[str, re.Pattern[str]]
    start: Mapping[str, re.Pattern[str]]
    common: re.Pattern[str]


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon of the kit."""
    return load_record(FILE, Lexicon)


@functools.cache
def families(speaker: Speaker) -> tuple[Family, ...]:
    """The families that are looked for in the lines of a speaker."""
    return tuple(family for family in lexicon().families if family.speaker in (speaker, "both"))


@functools.cache
def previous_families(speaker: Speaker) -> tuple[Family, ...]:
    """The families that are looked for in what the other said before a line of this speaker."""
    return tuple(family for family in lexicon().families if family.previous or family.speaker == "both")


@functools.cache
def patterns(language: Language) -> Patterns:
    """The lexicon made ready for a language."""
    whole = lexicon()
    filler = _either(getattr(whole.fillers, language))
    found = {
        family.key: re.compile(rf"(?<![\w'])(?:{_either(getattr(family, language))})(?!\w)")
        for family in whole.families
    }
    start = {
        family.key: re.compile(
            rf"(?:(?:{filler})[\s,.–-]+){{0,3}}(?P<said>(?:{_either(getattr(family, language))}))(?!\w)"
        )
        for family in whole.families
        if family.start
    }
    common = re.compile(rf"(?<![\w'])(?:{_either(getattr(whole.common, language))})(?!\w)")
    return Patterns(MappingProxyType(found), MappingProxyType(start), common)


def _either(wordings: str) -> str:
    """A regular expression for any of the wordings."""
    return "|".join(_expression(wording) for wording in wordings.split(" / "))


def _expression(wording: str) -> str:
    """A regular expression for one wording; the head of `lexicon.yml` says how it is written."""
    made = wording.strip().replace("'", "'?")
    made = re.sub(r"(?<=[^\W\d_])(?<!\\w)\*", r"\\w*", made)
    made = made.replace(" .. ", r"(?:[\s,]+[\w'-]+){0,3}[\s,]+")
    return re.sub(r" +", r"[\\s,]+", made)
