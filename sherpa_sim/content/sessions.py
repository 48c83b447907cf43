"""The trainer's pages: how to lead each unit with a group, and the programme that all of them fit in."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Self, TypeVar

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from . import places
from .file_trouble import reading
from .question_parts import contradiction, refuse_twice
from .record import Record, Text
from .sources import SourceKey, load_sources
from .units import UnitKey, load_units
from .yaml_file import parse_record

PROGRAMME = "programme"
"""The name of the programme's page, beside those of the units."""
_FENCE = "---\n"

Minutes = Annotated[int, Field(ge=3, le=90)]
_Head = TypeVar("_Head", bound=Record)


class Step(Record):
    """A piece of a session: how long, and what the group does."""

    minutes: Minutes
    what: str


class SessionHead(Record):
    """What stands above the text of a session's page."""

    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=8)]


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
class Span:
    """From when to when something is done, as times of day; `what` is what a slot or a step has."""

    start: str
    end: str
    minutes: int
    what: str
    unit: str | None = None


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
    head, text = _read(folder, PROGRAMME, ProgrammeHead)
    for source in head.sources:
        if source not in load_sources():
            raise Problem(
                '{file} names an unknown source, "{source}"; add it to sources.yml.',
                file=f"{PROGRAMME}.md",
                source=source,
            )
    return Programme(
        tuple((day.name, tuple(_after_each_other(day.start, day.slots))) for day in head.days),
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
        head, text = _read(folder, unit, SessionHead)
        taken = sum(step.minutes for step in head.steps)
        if unit not in planned or planned[unit][1].minutes != taken:
            raise Problem(
                "{file}: the steps take {taken} minutes, the programme gives {planned}; let them agree.",
                file=f"{unit}.md",
                taken=taken,
                planned=planned[unit][1].minutes if unit in planned else 0,
            )
        day, span = planned[unit]
        sessions[unit] = Session(unit, day, tuple(_after_each_other(span.start, head.steps)), text)
    return sessions


def _folder(language: str) -> Path:
    return places.folder("course") / language / "trainer"


def _read(folder: Path, name: str, model: type[_Head]) -> tuple[_Head, str]:
    """The record above the text of a page, and the text."""
    path = folder / f"{name}.md"
    with reading(path):
        data = path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
    before, opened, rest = data.partition(_FENCE)
    head, closed, text = rest.partition(f"\n{_FENCE}")
    if before or not opened or not closed:
        raise Problem(
            "{file} must begin with its times, between two lines of three hyphens (---).", file=path.name
        )
    return parse_record(path.name, f"\n{head}\n".encode(), model), text


def _after_each_other(start: str, parts: tuple[Step, ...] | tuple[Slot, ...]) -> Iterator[Span]:
    moment = datetime.strptime(start, "%H:%M")
    for part in parts:
        end = moment + timedelta(minutes=part.minutes)
        unit = part.unit if isinstance(part, Slot) else None
        yield Span(f"{moment:%H:%M}", f"{end:%H:%M}", part.minutes, part.what, unit)
        moment = end
