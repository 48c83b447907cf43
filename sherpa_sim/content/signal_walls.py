"""What stops colleagues from learning, as a mentor hears it: walls, the kinds of each, and words to be careful with."""

import functools
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.states import Barrier

from . import places
from .question_parts import keys, refuse_twice
from .record import Record, Text
from .yaml_file import load_record

LEAST_KINDS = 3
"""Kinds of a wall, at least: of two that are put together, each would be known to have been said by somebody."""

KindKey = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
"""The key of a wall or of a kind of it, such as `shifts`."""


class Delicate(StrEnum):
    """What words can be about that is nobody's business at work, or that can point to one person."""

    HEALTH = "health"
    DEBTS = "debts"
    FAMILY = "family"
    ORIGIN = "origin"
    ONE_PERSON = "one_person"


class WallKind(Record):
    """One kind of a wall; `ask` is an example of what management can be asked."""

    key: KindKey
    name: Text
    ask: Text


class Wall(Record):
    """A wall of the course; `barriers` are the model's reasons not to train that it stands for."""

    key: KindKey
    barriers: Annotated[tuple[Barrier, ...], Field(min_length=1)]
    name: Text
    kinds: Annotated[tuple[WallKind, ...], Field(min_length=LEAST_KINDS)]


class CarefulWords(Record):
    """Beginnings of words that are about something delicate, in every language of the kit."""

    about: Delicate
    words: Annotated[tuple[Annotated[str, Field(min_length=3)], ...], Field(min_length=1)]


class SignalWords(Record):
    """The file `course/signals.yml`; `names` are first names that are often heard."""

    walls: Annotated[tuple[Wall, ...], Field(min_length=LEAST_KINDS)]
    careful: tuple[CarefulWords, ...]
    names: tuple[str, ...]

    @model_validator(mode="after")
    def _each_kind_once(self) -> Self:
        refuse_twice(keys(self.walls), "walls")
        refuse_twice(keys(self.kinds), "kinds")
        return self

    @property
    def kinds(self) -> Iterable[WallKind]:
        """Every kind, in the order of the walls."""
        return (kind for wall in self.walls for kind in wall.kinds)


@functools.cache
def load_signal_words() -> SignalWords:
    """What `course/signals.yml` holds; raises Problem if it cannot be read or breaks a rule of its record."""
    return load_record(places.folder("course") / "signals.yml", SignalWords)


@functools.cache
def load_walls() -> Mapping[str, Wall]:
    """The walls by key, in order."""
    return MappingProxyType({wall.key: wall for wall in load_signal_words().walls})


@functools.cache
def wall_of() -> Mapping[str, Wall]:
    """The wall of each kind, by the key of the kind."""
    return MappingProxyType({kind.key: wall for wall in load_walls().values() for kind in wall.kinds})


@functools.cache
def load_kinds() -> Mapping[str, WallKind]:
    """Every kind by key, in the order of the walls."""
    return MappingProxyType({kind.key: kind for kind in load_signal_words().kinds})
