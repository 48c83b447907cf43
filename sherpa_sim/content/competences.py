"""What a learning mentor must be able to do: the ground for a professional qualification."""

import functools
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from . import places
from .keyed_file import read_by_key
from .paper import PaperKey
from .question_parts import Objective, QuestionId
from .record import Record, Text
from .sources import SourceKey
from .units import UnitKey


class Group(StrEnum):
    """The four things a mentor does: be there, talk, find the way, and work in the organisation."""

    BE_THERE = "be_there"
    TALK = "talk"
    FIND_THE_WAY = "find_the_way"
    ORGANISATION = "organisation"


class Competence(Record):
    """Something that a learning mentor can do, and how it is seen.

    Attributes:
        statement: what she does, as an activity that can be seen.
        knowledge: what she knows.
        skills: what she can do.
        attitude: how she is.
        objectives: the course's objectives it belongs to.
        units: the keys of the units where it is taught.
        tasks: the practice tasks where it is practised.
        papers: the papers where it is tested.
    """

    key: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    group: Group
    name: Text
    statement: Text
    knowledge: Annotated[tuple[Text, ...], Field(min_length=2)]
    skills: Annotated[tuple[Text, ...], Field(min_length=2)]
    attitude: Annotated[tuple[Text, ...], Field(min_length=1)]
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    units: Annotated[tuple[UnitKey, ...], Field(min_length=1)]
    tasks: Annotated[tuple[QuestionId, ...], Field(min_length=1)]
    papers: Annotated[tuple[PaperKey, ...], Field(min_length=1)]
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on."""
        return self.sources


class CompetenceList(Record):
    """Every competence."""

    competences: tuple[Competence, ...]


@functools.cache
def load_competences() -> Mapping[str, Competence]:
    """The competences of `course/competences.yml` by key, in order; raises as `read_by_key` does."""
    path = places.folder("course") / "competences.yml"
    return MappingProxyType(read_by_key(path, CompetenceList, lambda found: found.competences))
