"""The units of the course, in their order: what each promises, asks and leaves behind. Their prose is in `modules/`."""

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.problem import Problem

from . import places
from .bank import read_bank
from .question import Question
from .question_parts import Objective, QuestionId, contradiction, keys, refuse_twice
from .record import Record, Text
from .sources import SourceKey, load_sources
from .yaml_file import load_record

UnitKey = Annotated[str, Field(pattern=r"^[0-9]{2}-[a-z-]+$")]
"""The key of a unit, such as `04-oars`: its number and its name; its notebooks are called so."""


class Unit(Record):
    """A unit of the course.

    Attributes:
        heart: what it is about, in one sentence.
        minutes: to read it and do its tasks.
        aims: what somebody can do after it.
        objectives: what of the whole course it serves.
        levers: which levers it teaches.
        colleagues: the keys of the colleagues who are met in it.
        practice: its practice tasks, in order.
        papers: the papers that it prepares for.
        key_points: what to remember.
        try_at_work: one thing to try this week.
        sources: where its facts come from.
    """

    key: UnitKey
    name: Text
    heart: Text
    minutes: Annotated[int, Field(ge=15, le=45)]
    aims: Annotated[tuple[Text, ...], Field(min_length=2, max_length=5)]
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    levers: tuple[Lever, ...] = ()
    colleagues: tuple[str, ...] = ()
    practice: Annotated[tuple[QuestionId, ...], Field(min_length=3)]
    papers: tuple[str, ...] = ()
    key_points: Annotated[tuple[Text, ...], Field(min_length=3, max_length=6)]
    try_at_work: Text
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]

    @property
    def number(self) -> int:
        """Its number in the course; the first is 0."""
        return int(self.key[:2])

    @model_validator(mode="after")
    def _practice_differs(self) -> Self:
        refuse_twice(self.practice, "practice")
        return self


class UnitList(Record):
    """Every unit, in the order of the course."""

    units: Annotated[tuple[Unit, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        known = keys(self.units)
        refuse_twice(known, "units")
        if list(known) != sorted(known):
            raise contradiction(Problem("the units must stand in the order of their numbers."), "units")
        return self


@functools.cache
def load_units() -> Mapping[str, Unit]:
    """The units of `course/units.yml` by key, in order; raises as `read_units` does."""
    return MappingProxyType(read_units(places.folder("course") / "units.yml"))


@functools.cache
def load_practice() -> Mapping[str, Question]:
    """The practice tasks of `course/practice/` by id: questions as in the bank, with nothing to hide.

    Raises:
        Problem: as `read_bank` does.
    """
    return MappingProxyType(read_bank(places.folder("course") / "practice"))


def read_units(path: Path) -> dict[str, Unit]:
    """The units in a file by key, in order.

    Raises:
        Problem: if the file cannot be read, breaks a rule of the record, or names an unknown source or task.
    """
    units = {unit.key: unit for unit in load_record(path, UnitList).units}
    for unit in units.values():
        for source in unit.sources:
            if source not in load_sources():
                raise Problem(
                    '{file}: the unit "{unit}" names an unknown source, "{source}"; add it to sources.yml.',
                    file=path.name,
                    unit=unit.key,
                    source=source,
                )
        for task in unit.practice:
            if task not in load_practice():
                raise Problem(
                    '{file}: the unit "{unit}" names an unknown practice task, "{task}"; add it to course/practice.',
                    file=path.name,
                    unit=unit.key,
                    task=task,
                )
    return units
