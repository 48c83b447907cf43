"""Systems in which colleagues help colleagues to learn: facts, figures, lessons, and what is not known."""

import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from . import places
from .figures import Figure
from .keyed_file import read_by_key
from .record import Record, Text
from .sources import SourceKey

ProgrammeKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""The key of a programme, such as `danish_foa`."""


class Programme(Record):
    """A system of a source.

    Attributes:
        country: where.
        period: when, as far as known.
        what: what it is, in a sentence or two.
        how: how it works: who, trained how, with what support.
        figures: its numbers.
        lessons: what to learn from it.
        not_known: what nobody has measured or told.
        scenario: the scenario of the simulation with its way of working, if there is one.
    """

    key: ProgrammeKey
    name: Text
    country: Text
    period: Text
    what: Text
    how: Annotated[tuple[Text, ...], Field(min_length=1)]
    figures: tuple[Figure, ...] = ()
    lessons: Annotated[tuple[Text, ...], Field(min_length=1)]
    not_known: Annotated[tuple[Text, ...], Field(min_length=1)]
    scenario: str | None = None
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on, those of its figures with them."""
        return (*self.sources, *(figure.source for figure in self.figures))


class ProgrammeList(Record):
    """Every programme."""

    programmes: tuple[Programme, ...]


@functools.cache
def load_programmes() -> Mapping[str, Programme]:
    """The programmes of `course/programmes.yml` by key, in order; raises as `read_by_key` does."""
    path = places.folder("course") / "programmes.yml"
    return MappingProxyType(read_by_key(path, ProgrammeList, lambda found: found.programmes))
