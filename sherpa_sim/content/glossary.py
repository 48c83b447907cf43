"""The words of the course, each explained in plain language."""

import functools
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from . import places
from .keyed_file import read_by_key
from .record import Record, Text
from .sources import SourceKey

TermKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""The key of a term, such as `change_talk`."""


class Theme(StrEnum):
    """What a term is about."""

    ROLE = "role"
    CONVERSATION = "conversation"
    LEARNING = "learning"
    SUPPORT = "support"
    WORKPLACE = "workplace"
    MODEL = "model"


class Term(Record):
    """A word of the course; `see` are the keys of terms to read next, `also` other words for the same thing."""

    key: TermKey
    theme: Theme
    term: Text
    meaning: Text
    also: Text | None = None
    see: tuple[TermKey, ...] = ()
    sources: tuple[SourceKey, ...] = ()

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on."""
        return self.sources


class Glossary(Record):
    """Every term."""

    terms: tuple[Term, ...]


@functools.cache
def load_glossary() -> Mapping[str, Term]:
    """The terms of `course/glossary.yml` by key, in order; raises as `read_by_key` does."""
    path = places.folder("course") / "glossary.yml"
    return MappingProxyType(read_by_key(path, Glossary, lambda found: found.terms))
