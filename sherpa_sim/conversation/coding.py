"""What was heard in a line: its codes, how certain each is, and the words that gave them away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, MentorGroup

Language = Literal["en", "nl"]
Code = MentorCode | ColleagueCode
Group = MentorGroup | ColleagueGroup

DOUBT_BELOW = 0.5
"""A main code less certain than this is told as "could be A or B"."""


@dataclass(frozen=True)
class Clue:
    """Words that gave a code away: `text[start:end]` of the line, as it was typed."""

    code: Code
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Coding:
    """The codes of one line.

    Attributes:
        code: the main code.
        certainties: how certain each code of this speaker is, in [0, 1], the likeliest first; together 1.
        also: other codes heard in parts of the line, in the order of the line; often none.
        clues: the words that spoke for `code` or for a code in `also`, in the order of the line; they may be none,
            as where a line is short and plain.
    """

    code: Code
    certainties: Mapping[Code, float]
    also: tuple[Code, ...] = ()
    clues: tuple[Clue, ...] = ()

    @classmethod
    def known(cls, code: Code) -> "Coding":
        """The coding of a line that was written as this code, so that nobody has to hear it."""
        return cls(code, {code: 1.0})

    @property
    def is_known(self) -> bool:
        """Whether it was written as its code, and not heard."""
        return len(self.certainties) == 1

    @property
    def certainty(self) -> float:
        """How certain the main code is, in [0, 1]."""
        return self.certainties[self.code]

    @property
    def group(self) -> Group:
        """The group of the main code."""
        return self.code.group

    @property
    def group_certainties(self) -> dict[Group, float]:
        """How certain each group is, in [0, 1]; together 1."""
        found: dict[Group, float] = dict.fromkeys(type(self.group), 0.0)
        for code, certainty in self.certainties.items():
            found[code.group] += certainty
        return found

    @property
    def perhaps(self) -> Code | None:
        """The other code that it could be, where the main code is not certain enough to stand alone; else None."""
        if self.certainty >= DOUBT_BELOW:
            return None
        return next(code for code in self.certainties if code is not self.code)
