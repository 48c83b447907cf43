"""Ideas for a learning event on the floor, and what is to be done before and after one."""

import functools
from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from sherpa_sim.domain.levers import Lever

from . import places
from .keyed_file import by_key
from .question_parts import PartKey
from .record import Record, Text
from .sources import SourceKey
from .yaml_file import load_record

FILE = "learning_events.yml"


class EventIdea(Record):
    """A kind of event.

    Attributes:
        what: what happens there.
        for_whom: whom it may draw.
        shortest, longest: how long, in minutes.
        needs: what one needs for it.
        costs: what has to be paid, without amounts: no source has any.
        levers: which levers it pulls, the first above all.
        cannot: what not to expect of it.
        title, line: what stands on the poster.
    """

    key: PartKey
    name: Text
    what: Text
    for_whom: Text
    shortest: Annotated[int, Field(ge=5, le=480)]
    longest: Annotated[int, Field(ge=5, le=480)]
    needs: Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]
    costs: Text
    levers: Annotated[tuple[Lever, ...], Field(min_length=1, max_length=7)]
    cannot: Text
    title: Text
    line: Text
    sources: Annotated[tuple[SourceKey, ...], Field(min_length=1)]

    @property
    def cited(self) -> Iterable[str]:
        """The sources it leans on."""
        return self.sources


class EventTask(Record):
    """Something to do so many `days` before the event (after it, below 0).

    What `always` has to be done is not left out when there is too little time for it.
    """

    key: PartKey
    days: Annotated[int, Field(ge=-90, le=180)]
    always: bool
    what: Text

    @property
    def cited(self) -> Iterable[str]:
        """A task leans on no source."""
        return ()


class EventGuide(Record):
    """Every idea, and every task in the order of their days."""

    ideas: Annotated[tuple[EventIdea, ...], Field(min_length=1)]
    tasks: Annotated[tuple[EventTask, ...], Field(min_length=1, max_length=60)]

    def idea(self, key: str) -> EventIdea | None:
        """The idea with this key; None if there is none (any more)."""
        return next((idea for idea in self.ideas if idea.key == key), None)


@functools.cache
def load_event_guide() -> EventGuide:
    """The ideas and tasks of `course/learning_events.yml`.

    Raises:
        Problem: if the file cannot be read or breaks a rule, a key stands twice, or a source is unknown.
    """
    guide = load_record(places.folder("course") / FILE, EventGuide)
    by_key(FILE, guide.ideas)
    by_key(FILE, guide.tasks)
    return guide
