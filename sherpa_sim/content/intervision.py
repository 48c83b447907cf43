"""Ways to hold intervision: the steps of each method with their minutes, and how a meeting begins and ends."""

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from sherpa_sim.domain.meeting_roles import Role

from . import places
from .keyed_file import by_key
from .record import Record, Text
from .sources import SourceKey
from .yaml_file import load_record

StepMinutes = Annotated[int, Field(ge=1, le=60)]
MethodKey = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)]


class MeetingPart(Record):
    """A part of every meeting, such as the welcome: what is done in it, and for how many minutes."""

    name: Text
    does: Text | None = None
    minutes: StepMinutes


class MethodStep(Record):
    """A step of a method; `who` is whose step it is."""

    name: Text
    does: Text
    who: Literal["bringer", "asker", "everyone"]
    minutes: StepMinutes

    @property
    def role(self) -> Role | None:
        """The role that opens this step; None where it is everybody's."""
        return None if self.who == "everyone" else Role(self.who)


class Method(Record):
    """A way to look at one case: what it is good for, its steps in order, and where it comes from."""

    key: MethodKey
    name: Text
    heart: Text
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]
    steps: Annotated[tuple[MethodStep, ...], Field(min_length=3)]

    @property
    def minutes(self) -> int:
        """How long one case takes."""
        return sum(step.minutes for step in self.steps)

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on."""
        return self.sources


class Intervision(Record):
    """What a meeting is made of: how it begins, ends and pauses, and every method."""

    opening: MeetingPart
    closing: MeetingPart
    pause: MeetingPart
    methods: Annotated[tuple[Method, ...], Field(min_length=3)]

    @property
    def by_key(self) -> Mapping[str, Method]:
        """The methods by key, in order."""
        return {method.key: method for method in self.methods}


@functools.cache
def load_intervision() -> Intervision:
    """The kit's own `course/intervision.yml`; raises as `read_intervision` does."""
    return read_intervision(places.folder("course") / "intervision.yml")


def read_intervision(path: Path) -> Intervision:
    """What a file says of intervision.

    Raises:
        Problem: if it cannot be read or breaks a rule of its record, a method stands twice or names an unknown source.
    """
    found = load_record(path, Intervision)
    by_key(path.name, found.methods)
    return found
