"""A mentor's log of signals: what she heard, what she passed on to management, and what came back."""

import secrets
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from .question_parts import contradiction, keys, refuse_twice
from .record import Record
from .signal_walls import KindKey, load_kinds
from .tool_record import ToolRecord

MOST_SIGNALS = 300
MOST_PEOPLE = 200
LONGEST_WORDS = 400
LONGEST_PLACE = 40
LONGEST_REQUEST = 200
"""Characters of what colleagues suggest, of a request, or of a quote in a summary, which is one page."""
MOST_QUOTES = 2
"""Quotes of one wall in a summary."""
MOST_GROUPS = 5
"""Walls in one summary."""
MOST_LOGS = 6
"""Logs of which one summary is made."""
MOST_SUMMARIES = 24
MOST_ANSWERS = 6
"""Answers to one request: with these limits a full log still fits in a file of the kit."""


def new_key() -> str:
    """A key that nobody else has and that says nothing."""
    return secrets.token_hex(8)


Key = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Day = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2999, 12, 31))]


class Signal(Record):
    """One thing that colleagues said; never who.

    Attributes:
        kind: the kind of wall.
        words: what they said, in the mentor's words.
        want: what they themselves would want.
        people: how many different colleagues said it.
        same: how many of these are counted already, at another signal of the same kind that was not passed on yet.
        elsewhere: how many of the rest are counted already, at a signal of another kind.
        place: the team or the place; empty: the whole workplace.
    """

    key: Key
    day: Day
    kind: KindKey
    words: Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS)]
    want: Annotated[str, Field(max_length=LONGEST_REQUEST)] = ""
    people: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    same: Annotated[int, Field(ge=0, le=MOST_PEOPLE)] = 0
    elsewhere: Annotated[int, Field(ge=0, le=MOST_PEOPLE)] = 0
    place: Annotated[str, Field(max_length=LONGEST_PLACE)] = ""

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.kind not in load_kinds():
            raise contradiction(Problem('"{kind}" is no kind of wall of this kit.', kind=self.kind), "kind")
        if self.same + self.elsewhere > self.people:
            raise contradiction(
                Problem("More colleagues are counted already than said this; correct one of the numbers."),
                "same",
            )
        return self


class Decision(StrEnum):
    """What management decided about a request."""

    WILL_DO = "will_do"
    LATER = "later"
    ASKS_MORE = "asks_more"
    NO = "no"


class Answer(Record):
    """An answer of management: the day it came, what was decided, in words, and by when it will be done, if said."""

    day: Day
    decision: Decision
    words: Annotated[str, Field(max_length=LONGEST_WORDS)] = ""
    by: Day | None = None


class Level(StrEnum):
    """How far a group of a summary is put together: one kind, several of one wall, or several walls."""

    KIND = "kind"
    WALL = "wall"
    OTHER = "other"


class Group(Record):
    """What a summary says of one wall, and what came back about it.

    Attributes:
        level, key: what it is about; the key of a kind or a wall, empty for several walls together.
        least: so many colleagues at least, rounded down to five.
        most: so many at most, rounded up to five; 0: it is not told.
        places: the teams where enough of them said it.
        quotes: their words, each chosen by the mentor.
        suggestion: what colleagues suggest.
        request: what is asked of management, by the day `by`.
        answers: the answers, in order; the last one counts.
        told: the day on which colleagues were told the last answer.
        signals: the keys of the signals that it was made of.
    """

    level: Level
    key: Annotated[str, Field(max_length=40)] = ""
    least: Annotated[int, Field(ge=5, multiple_of=5)]
    most: Annotated[int, Field(ge=0, multiple_of=5)] = 0
    places: Annotated[tuple[Annotated[str, Field(max_length=LONGEST_PLACE)], ...], Field(max_length=50)] = ()
    quotes: Annotated[
        tuple[Annotated[str, Field(max_length=LONGEST_REQUEST)], ...], Field(max_length=MOST_QUOTES)
    ] = ()
    suggestion: Annotated[str, Field(max_length=LONGEST_REQUEST)] = ""
    request: Annotated[str, Field(max_length=LONGEST_REQUEST)] = ""
    by: Day | None = None
    answers: Annotated[tuple[Answer, ...], Field(max_length=MOST_ANSWERS)] = ()
    told: Day | None = None
    signals: Annotated[tuple[str, ...], Field(max_length=MOST_LOGS * MOST_SIGNALS)] = ()


class Summary(Record):
    """A summary for management as it was made; its numbers never change afterwards.

    Attributes:
        made: the day it was made.
        mentors: from how many logs.
        waiting: the keys of the signals that were there and are not in it.
        saved: whether its file was saved, so that it may be in somebody's hands.
    """

    key: Key
    made: Day
    mentors: Annotated[int, Field(ge=1, le=MOST_LOGS)] = 1
    groups: Annotated[tuple[Group, ...], Field(min_length=1, max_length=MOST_GROUPS)]
    waiting: Annotated[tuple[str, ...], Field(max_length=MOST_LOGS * MOST_SIGNALS)] = ()
    saved: bool = False


class SignalsRecord(ToolRecord):
    """A mentor's whole log; `log` tells it from the logs of others, and says nothing of her."""

    tool: Literal["signals"] = "signals"
    version: Literal[1] = 1
    log: Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")] = ""
    workplace: Annotated[str, Field(max_length=60)] = ""
    signals: Annotated[tuple[Signal, ...], Field(max_length=MOST_SIGNALS)] = ()
    summaries: Annotated[tuple[Summary, ...], Field(max_length=MOST_SUMMARIES)] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        refuse_twice(keys(self.signals), "signals")
        refuse_twice(keys(self.summaries), "summaries")
        return self
