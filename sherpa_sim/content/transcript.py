"""A talk as it was typed: who said what and when, and what makes its colleague answer the same again.

Codes are never kept here: whoever wants them codes the words again.
"""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from sherpa_sim.domain.talk import Speaker

from .colleagues import ColleagueKey
from .record import Record

LONGEST_LINE = 10_000
"""Characters of one line that are kept."""
MOST_TURNS = 200
OPENING_TURNS = 2
"""Lines with which the colleague begins."""
MAXIMUM_BYTES = 8_000_000
"""A transcript of the longest lines, every character of them a rare one."""


class Turn(Record):
    """One line of a talk, as it was said; `at` is when, if somebody looked at the clock."""

    speaker: Speaker
    text: Annotated[str, Field(max_length=LONGEST_LINE)]
    at: AwareDatetime | None = None


class Transcript(Record):
    """A talk from its first line.

    Attributes:
        colleague: the key of who was talked with.
        language: of the talk.
        seed: with it and the mentor's lines, the colleague answers the same again.
        turns: every line in its order; a talk begins with those of the colleague.
    """

    kind: Literal["sherpa-talk"] = "sherpa-talk"
    colleague: ColleagueKey
    language: Literal["en", "nl"]
    seed: Annotated[int, Field(ge=0, lt=2**32)]
    turns: Annotated[tuple[Turn, ...], Field(max_length=MOST_TURNS)] = ()

    @property
    def mentor_lines(self) -> tuple[str, ...]:
        """What the mentor said, line by line."""
        return tuple(turn.text for turn in self.turns if turn.speaker is Speaker.MENTOR)
