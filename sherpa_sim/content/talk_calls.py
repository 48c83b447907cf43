"""The short talks inside the units: with whom, how long, and what to try in them."""

import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from sherpa_sim.domain.talk import MentorCode

from . import places
from .colleagues import ColleagueKey
from .keyed_file import read_by_key
from .record import Record, Text


class TalkCall(Record):
    """One short talk.

    Attributes:
        unit: the key of the unit it is part of.
        lines: of the mentor, after which it is over.
        task: what to try, in a sentence or two.
        wanted: how many lines with one of the codes in `counts` reach the goal; 0 if it is reached by avoiding alone.
        after_change: whether such a line counts only right after words in favour of learning.
        avoid: codes that should not come.
        hints: whether each line gets one.
        baseline: whether it is the talk that later ones are compared with.
    """

    key: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,40}$")]
    unit: str
    colleague: ColleagueKey
    lines: Annotated[int, Field(ge=2, le=20)]
    task: Text
    wanted: Annotated[int, Field(ge=0)] = 0
    counts: tuple[MentorCode, ...] = ()
    after_change: bool = False
    avoid: tuple[MentorCode, ...] = ()
    hints: bool = True
    baseline: bool = False

    @property
    def cited(self) -> Iterable[str]:
        """No sources of its own: they are those of its unit."""
        return ()


class TalkCallList(Record):
    """Every short talk."""

    calls: tuple[TalkCall, ...]


@functools.cache
def load_talk_calls() -> Mapping[str, TalkCall]:
    """The talks of `course/talk/calls.yml` by key, in order; raises as `read_by_key` does."""
    path = places.folder("course") / "talk" / "calls.yml"
    return MappingProxyType(read_by_key(path, TalkCallList, lambda found: found.calls))
