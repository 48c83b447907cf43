"""The sources that the kit leans on: one list, cited by key everywhere else."""

import functools
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .places import folder
from .record import Record, Text
from .yaml_file import load_record

SourceKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""The key under which a source is cited, such as `statbel_aes_2022`."""


class Source(Record):
    """A source: who says it, when it was published (None: unknown), and what to know before leaning on it."""

    key: SourceKey
    citation: Text
    year: Annotated[int | None, Field(ge=1900, le=2100)] = None
    note: Text | None = None


class SourceList(Record):
    """Every source of the kit, each under its own key."""

    sources: tuple[Source, ...]

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        for key, count in Counter(source.key for source in self.sources).items():
            if count > 1:
                raise PydanticCustomError(
                    "contradiction",
                    "{name} stands on several sources",
                    {
                        "sentence": 'several sources have the key "{name}"; give each its own key.',
                        "name": key,
                    },
                )
        return self


@functools.cache
def load_sources() -> Mapping[str, Source]:
    """The kit's own sources, `course/sources.yml`, by key, in the order of the file; raises as `read_sources` does."""
    return MappingProxyType(read_sources(folder("course") / "sources.yml"))


def read_sources(path: Path) -> dict[str, Source]:
    """The sources in a file by key, in the order of the file.

    Raises:
        Problem: if the file cannot be read, breaks a rule of the record, or gives two sources one key.
    """
    listed = load_record(path, SourceList)
    return {source.key: source for source in listed.sources}
