"""A talk with one of the six colleagues: what is said to her, what it does to her, and what she says back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, Self

from sherpa_sim.content.colleagues import Card, Colleague
from sherpa_sim.content.talk_lines import Moment
from sherpa_sim.content.transcript import Transcript, Turn
from sherpa_sim.domain.category import Category
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

from .measures import CodedTurn

MOST_MENTOR_TURNS = 40
"""A talk ends after this many lines of the mentor, if nothing has ended it before."""


class End(Category):
    """How a talk ended."""

    STEP = "step"
    OPEN = "open"
    NO = "no"
    TIRED = "tired"
    HURT = "hurt"


class Coded(Protocol):
    """What a coder heard in a line."""

    @property
    def code(self) -> MentorCode | ColleagueCode:
        """The main code."""
        ...

    @property
    def also(self) -> Sequence[MentorCode | ColleagueCode]:
        """Other codes in parts of the line."""
        ...


class Coder(Protocol):
    """Something that codes a line, as `code_utterance` does."""

    def __call__(self, text: str, speaker: Speaker, language: str, previous: str | None = None, /) -> Coded:
        """What is heard in `text`, after the other said `previous`."""
        ...


@dataclass(frozen=True)
class Reply:
    """What the colleague says back.

    Attributes:
        moment: when it is said: in an ordinary reply, to rudeness, at the end ...
        code: what kind of line was chosen.
        card: what she had kept to herself until now, if this is it.
        topic: the key of what it is about, if of one thing.
        care: whether somebody seems to be in need: the words then lead to help, and are not hers.
        end: how the talk ended with this line; None if it goes on.
    """

    text: str
    moment: Moment
    code: ColleagueCode
    card: Card | None = None
    topic: str | None = None
    care: bool = False
    end: End | None = None


class Talk:
    """A talk with a colleague; the same seed and the same mentor's lines make the same talk.

    Attributes:
        colleague: who is talked with.
        language: of the talk: "en" or "nl".
        seed: of the talk.
    """

    def __init__(self, colleague: str, language: str, seed: int, coder: Coder) -> None:
        """Begin a talk: her greeting and what she says when learning comes up are the first turns."""
        raise NotImplementedError

    @classmethod
    def rebuilt(cls, transcript: Transcript, coder: Coder, upto: int | None = None) -> Self:
        """The talk of a transcript, or only its first `upto` turns, to go on from there.

        The mentor's lines are said again; what the colleague says stays in the words of the transcript.

        Raises:
            Problem: if the kit has no such colleague, or the turns are not those of a talk.
        """
        raise NotImplementedError

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every line so far, the colleague's two first ones included."""
        raise NotImplementedError

    @property
    def transcript(self) -> Transcript:
        """The talk so far, to be saved."""
        raise NotImplementedError

    @property
    def coded(self) -> tuple[CodedTurn, ...]:
        """Every line so far with what was heard in it by the coder, the colleague's too; for `measures`."""
        raise NotImplementedError

    @property
    def end(self) -> End | None:
        """How the talk ended; None while it goes on."""
        raise NotImplementedError

    def say(self, text: str, at: datetime | None = None) -> Reply:
        """What the colleague says back to `text`; both lines are kept as turns.

        Any text at all gets a reply that fits; of more than 10 000 characters the first are kept.

        Raises:
            ValueError: if the talk is over.
        """
        raise NotImplementedError

    def reword(self, text: str) -> None:
        """Put other words in place of her last line: of the same kind, from a language model."""
        raise NotImplementedError


__all__ = ["MOST_MENTOR_TURNS", "Coded", "Coder", "Colleague", "End", "Reply", "Talk"]
