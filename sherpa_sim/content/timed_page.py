"""A page for who leads a group: the times of what the group does stand above its text, which is Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from sherpa_sim.domain.problem import Problem

from .file_trouble import reading
from .record import Record
from .yaml_file import parse_record

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


@dataclass(frozen=True)
class Span:
    """From when to when something is done, as times of day; `what` is what a slot or a step has."""

    start: str
    end: str
    minutes: int
    what: str
    unit: str | None = None


def read_timed_page(path: Path, model: type[_Head]) -> tuple[_Head, str]:
    """The record above the text of a page, and the text.

    Raises:
        Problem: if the file cannot be read, does not begin with its times, or breaks a rule of the record.
    """
    with reading(path):
        data = path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
    before, opened, rest = data.partition(_FENCE)
    head, closed, text = rest.partition(f"\n{_FENCE}")
    if before or not opened or not closed:
        raise Problem(
            "{file} must begin with its times, between two lines of three hyphens (---).", file=path.name
        )
    return parse_record(path.name, f"\n{head}\n".encode(), model), text


def steps_from(start: str, head: SessionHead) -> tuple[Span, ...]:
    """The steps of a session that begins at a time of day."""
    return tuple(after_each_other(start, ((step.minutes, step.what, None) for step in head.steps)))


def after_each_other(start: str, parts: Iterable[tuple[int, str, str | None]]) -> Iterator[Span]:
    """The spans of parts that follow each other from a time of day: minutes, what is done, the unit if there is one."""
    moment = datetime.strptime(start, "%H:%M")
    for minutes, what, unit in parts:
        end = moment + timedelta(minutes=minutes)
        yield Span(f"{moment:%H:%M}", f"{end:%H:%M}", minutes, what, unit)
        moment = end
