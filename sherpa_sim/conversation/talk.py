"""A talk with one of the six colleagues: what is said to her, and what she says back."""

from datetime import datetime
from typing import Protocol, Self

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.transcript import LONGEST_LINE, OPENING_TURNS, Transcript, Turn
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import MentorCode, Speaker

from .answer import Reply, Voice
from .coding import Coding, Language
from .draws import uniform
from .ending import End
from .hearing import LONGEST_HEARD, hear, plain
from .measures import CodedTurn
from .memory import Memory
from .point import MentorLine
from .rulers import with_number
from .state import State, beginning

FEWEST_WORDS_AGAIN = 3
"""A line this long that was said before is a repetition; "and then?" may be said twice."""


class Coder(Protocol):
    """Something that codes a line, as `code_utterance` does."""

    def __call__(
        self, text: str, speaker: Speaker, language: Language, previous: str | None = None, /
    ) -> Coding:
        """What is heard in `text`, after the other said `previous`."""
        ...


class Talk:
    """A talk with a colleague; the same seed and the same lines of the mentor make the same talk.

    Attributes:
        colleague: the key of who is talked with.
        language: of the talk: "en" or "nl".
        seed: of the talk, a whole number from 0 to 4 294 967 295.
    """

    def __init__(self, colleague: str, language: Language, seed: int, coder: Coder) -> None:
        """Begin a talk: her greeting and what she says when learning comes up are the first turns.

        Raises:
            Problem: if the kit has no such colleague, or her lines cannot be read.
        """
        if colleague not in load_colleagues():
            raise Problem('There is no colleague "{colleague}" to talk with.', colleague=colleague)
        self.colleague = colleague
        self.language: Language = language
        self.seed = seed
        self._coder = coder
        self._voice = Voice(load_colleagues()[colleague], language, seed)
        self._memory = Memory(beginning(self._voice.colleague.start))
        hello, first = self._voice.greeting(self._memory)
        self._turns = [Turn(speaker=Speaker.COLLEAGUE, text=text) for text in (hello.text, first)]
        self._codings: list[Coding | None] = [Coding.known(hello.code), None]
        self._written: list[str] = [turn.text for turn in self._turns]
        self._end: End | None = None

    @classmethod
    def rebuilt(cls, transcript: Transcript, coder: Coder, upto: int | None = None) -> Self:
        """The talk of a transcript, or only its first `upto` turns, to go on from there.

        The mentor's lines are said again; what the colleague said stays in the words of the transcript.

        Raises:
            Problem: if the kit has no such colleague, or the turns are not those of a talk.
        """
        turns = transcript.turns[:upto]
        for place, turn in enumerate(transcript.turns):
            by_mentor = place >= OPENING_TURNS and place % 2 == 0
            if (turn.speaker is Speaker.MENTOR) != by_mentor:
                raise Problem("line {line} of the talk is missing; use another copy of it.", line=place + 1)
        talk = cls(transcript.colleague, transcript.language, transcript.seed, coder)
        for place, turn in enumerate(turns):
            if turn.speaker is Speaker.MENTOR:
                talk._end = None  # it went on, whatever the kit would make of it now
                talk.say(turn.text, turn.at)
            else:
                if turn.text != talk._turns[place].text:
                    talk._codings[place] = None
                talk._turns[place] = turn
        return talk

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Every line so far, her two first ones included."""
        return tuple(self._turns)

    @property
    def transcript(self) -> Transcript:
        """The talk so far, to be saved."""
        return Transcript(
            colleague=self.colleague, language=self.language, seed=self.seed, turns=tuple(self._turns)
        )

    @property
    def codings(self) -> tuple[Coding, ...]:
        """What every line so far is: the mentor's as the coder hears them, hers as they were written.

        What she says first of learning, and what is in other words than the written ones, is heard by the coder too.
        """
        for place, coding in enumerate(self._codings):
            if coding is None:
                self._codings[place] = self._coder(
                    self._turns[place].text, self._turns[place].speaker, self.language, self._previous(place)
                )
        return tuple(coding for coding in self._codings if coding is not None)

    @property
    def coded(self) -> tuple[CodedTurn, ...]:
        """Every line so far with its codes and the number of its words, for `measures`."""
        return tuple(
            CodedTurn(turn.speaker, (coding.code, *coding.also), len(turn.text.split()))
            for turn, coding in zip(self._turns, self.codings, strict=True)
        )

    @property
    def reworded(self) -> int:
        """How many of her lines are not in the written words: a language model's, another kit's, or changed since."""
        return sum(turn.text != text for turn, text in zip(self._turns, self._written, strict=True))

    @property
    def state(self) -> State:
        """Where she stands now; for tests and for after the talk, never for the mentor during it."""
        return self._memory.state

    @property
    def end(self) -> End | None:
        """How the talk ended; None while it goes on."""
        return self._end

    def say(self, text: str, at: datetime | None = None) -> Reply:
        """What the colleague says back to `text`; both lines are kept as turns, said `at` that time.

        Any text at all gets a reply that fits; of more than 10 000 characters the first are kept.

        Raises:
            ValueError: if the talk is over.
        """
        if self._end is not None:
            raise ValueError("the talk is over")
        kept = text.encode("utf-8", "replace").decode()[:LONGEST_LINE]
        coding = self._coder(kept[:LONGEST_HEARD], Speaker.MENTOR, self.language, self._turns[-1].text)
        line = self._line(kept, coding)
        reply = self._voice.answer(self._memory, line)
        u = uniform(self.seed, self._memory.line, "number")
        reply = with_number(reply, line.text, self._memory.state, self.language, u)
        self._turns += [
            Turn(speaker=Speaker.MENTOR, text=kept, at=at),
            Turn(speaker=Speaker.COLLEAGUE, text=reply.text, at=at),
        ]
        self._codings += [coding, Coding.known(reply.code)]
        self._written += [kept, reply.text]
        self._end = reply.end
        return reply

    def reword(self, text: str) -> None:
        """Put other words in place of her last line, of the same kind: a language model's."""
        self._turns[-1] = self._turns[-1].model_copy(update={"text": text[:LONGEST_LINE]})
        self._codings[-1] = None

    def _line(self, text: str, coding: Coding) -> MentorLine:
        """A line of the mentor as she hears it."""
        said = plain(text[:LONGEST_HEARD])
        again = said in self._memory.heard and len(said.split()) >= FEWEST_WORDS_AGAIN
        self._memory.heard.add(said)
        return MentorLine(text[:LONGEST_HEARD], hear(text, self.language), MentorCode(coding.code), again)

    def _previous(self, place: int) -> str | None:
        return self._turns[place - 1].text if place else None


__all__ = ["Coder", "End", "Reply", "Talk"]
