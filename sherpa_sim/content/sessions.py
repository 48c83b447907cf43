"""The trainer's pages: how to lead each unit with a group, and the programme that all of them fit in."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from . import places
from .question_parts import contradiction, refuse_twice
from .record import Record, Text
from .sources import SourceKey, load_sources
from .timed_page import Minutes, SessionHead, Span, after_each_other, read_timed_page, steps_from
from .units import UnitKey, load_units

PROGRAMME = "programme"
"""The name of the programme's page, beside those of the units."""


class Slot(Record):
    """A piece of a day: the session of a unit, or something else that the group does, such as a break."""

    minutes: Minutes
    unit: UnitKey | None = None
    what: str = ""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.unit is None) == (not self.what):
            raise contradiction(Problem('give a slot either a unit or a "what".'), "minutes")
        return self


class Day(Record):
    """A day of the programme; `start` is a time of day such as 09:00."""

    name: str
    start: Annotated[str, Field(pattern=r"^[0-2][0-9]:[0-5][0-9]$")]
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]


class ProgrammeHead(Record):
    """What stands above the text of the programme; `sources` are the keys of where its facts come from."""

    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]
    days: Annotated[tuple[Day, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_unit_once(self) -> Self:
        refuse_twice([slot.unit for day in self.days for slot in day.slots if slot.unit], "days")
        return self


@dataclass(frozen=True)
class Session:
    """The trainer's page of a unit in one language.

    `steps` follow each other from the moment at which the programme begins the unit, on the day called `day`; `text`
    is Markdown.
    """

    unit: str
    day: str
    steps: tuple[Span, ...]
    text: str

    @property
    def minutes(self) -> int:
        """How long the session takes."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True)
class Programme:
    """The group course in one language: the name of each day with what is done in it, and Markdown about the rest.

    `citations` are the sources of its facts.
    """

    days: tuple[tuple[str, tuple[Span, ...]], ...]
    text: str
    citations: tuple[Text, ...]


@functools.cache
def load_programme(language: str) -> Programme:
    """The programme in a language; raises Problem if its file cannot be read or breaks a rule of the record."""
    return read_programme(_folder(language))


@functools.cache
def load_sessions(language: str) -> Mapping[str, Session]:
    """The trainer's page of every unit in a language, by key; raises as `read_sessions` does."""
    return MappingProxyType(read_sessions(_folder(language)))


def read_programme(folder: Path) -> Programme:
    """The programme in a folder.

    Raises:
        Problem: if its file cannot be read, breaks a rule of its record, or names an unknown source.
    """
    head, text = read_timed_page(folder / f"{PROGRAMME}.md", ProgrammeHead)
    for source in head.sources:
        if source not in load_sources():
            raise Problem(
                '{file} names an unknown source, "{source}"; add it to sources.yml.',
                file=f"{PROGRAMME}.md",
                source=source,
            )
    return Programme(
        tuple((day.name, tuple(_slots(day))) for day in head.days),
        text,
        tuple(load_sources()[source].citation for source in head.sources),
    )


def read_sessions(folder: Path) -> dict[str, Session]:
    """The page of every unit in a folder by key, in the order of the course.

    Raises:
        Problem: if a page is missing, cannot be read or breaks a rule of its record, or its steps do not add up to what
            the programme gives the unit.
    """
    planned = {
        span.unit: (day, span) for day, spans in read_programme(folder).days for span in spans if span.unit
    }
    sessions = {}
    for unit in load_units():
        head, text = read_timed_page(folder / f"{unit}.md", SessionHead)
        taken = sum(step.minutes for step in head.steps)
        if unit not in planned or planned[unit][1].minutes != taken:
            raise Problem(
                "{file}: the steps take {taken} minutes, the programme gives {planned}; let them agree.",
                file=f"{unit}.md",
                taken=taken,
                planned=planned[unit][1].minutes if unit in planned else 0,
            )
        day, span = planned[unit]
        sessions[unit] = Session(unit, day, steps_from(span.start, head), text)
    return sessions


def _folder(language: str) -> Path:
    return places.folder("course") / language / "trainer"


def _slots(day: Day) -> Iterator[Span]:
    return after_each_other(day.start, ((slot.minutes, slot.what, slot.unit) for slot in day.slots))
