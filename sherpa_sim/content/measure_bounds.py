"""What is measured of a talk, in words, and beside what it is laid."""

import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from . import places
from .figures import EvidenceId
from .keyed_file import read_by_key
from .question_parts import contradiction
from .record import Confidence, Record, Text
from .sources import SourceKey

CHOICE = "choice"
"""In place of a source: a stated choice of ours."""


class MeasureBounds(Record):
    """One measure of a talk.

    Attributes:
        label: a few words; `what`: a sentence to the mentor.
        less: whether less is better.
        there: where the highest of three bands begins, or ends if less is better; `on_the_way`: the same of the middle.
        why: where those bounds come from.
    """

    key: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    label: Text
    what: Text
    less: bool = False
    there: Annotated[float, Field(ge=0)]
    on_the_way: Annotated[float, Field(ge=0)]
    source: SourceKey
    evidence: EvidenceId | None = None
    confidence: Confidence
    why: Text

    @property
    def cited(self) -> Iterable[str]:
        """The source it leans on, if any."""
        return () if self.source == CHOICE else (self.source,)

    @model_validator(mode="after")
    def _bands_follow_each_other(self) -> Self:
        if (self.there > self.on_the_way) == self.less or self.there == self.on_the_way:
            raise contradiction(Problem('"there" must lie beyond "on_the_way".'), "there")
        return self


class MeasureBoundsList(Record):
    """Every measure."""

    measures: tuple[MeasureBounds, ...]


@functools.cache
def load_measure_bounds() -> Mapping[str, MeasureBounds]:
    """The measures of `course/talk/measures.yml` by key, in order; raises as `read_by_key` does."""
    path = places.folder("course") / "talk" / "measures.yml"
    return MappingProxyType(read_by_key(path, MeasureBoundsList, lambda found: found.measures))
