"""A handed-in talk as it is read on the trainer's side: held again from its seed and what the mentor said.

What the colleague said is what she says in the talk that is held again, whatever the hand-in says of it. Her lines
are what they were written as, the mentor's what the coder hears in the words; or what a trainer says.
"""

import functools
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import cast

from sherpa_sim.content.talk_lines import Moment
from sherpa_sim.content.transcript import Transcript, Turn
from sherpa_sim.conversation.coder import code_utterance
from sherpa_sim.conversation.coding import Code, Coding, Language
from sherpa_sim.conversation.hearing import Hearing, hear, plain
from sherpa_sim.conversation.talk import Coder, End, Talk
from sherpa_sim.domain.talk import MentorCode, Speaker, codes_of

from .taking_up import takes_up
from .talk_review import Correction

NO_TALK = frozenset({Hearing.SILENCE, Hearing.NONSENSE, Hearing.OTHER_LANGUAGE, Hearing.INSTRUCTION})
"""What a line is that does not count as one; nor does one to which she says that it is beside the point."""
HEARD_BEFORE = 4
"""So many of the colleague's last lines are what a mentor's line may take up."""
MOST_HELD = 256


@dataclass(frozen=True)
class ReadLine:
    """A line of the talk as it was held again.

    Attributes:
        heard: what the coder heard in it; of a line of hers, what it was written as.
        taken_for: what the kit takes it for: what the coder heard; an insult is confrontation, whatever its words.
        code: what it counts as: a trainer's code, else that.
        counts: whether it is a line of the mentor's with something in it that was not said before.
        takes_up: whether it comes back to a word that the colleague said shortly before.
        handed_in: what stands there in the hand-in, if that is something else.
    """

    speaker: Speaker
    text: str
    heard: Coding
    taken_for: Code
    code: Code
    counts: bool = False
    takes_up: bool = False
    handed_in: str | None = None


@dataclass(frozen=True)
class TalkReading:
    """A talk as it is read.

    Attributes:
        end: how it ended; None if it was left while it went on.
        changed: how many lines of the colleague's are missing in the hand-in, or are other ones there.
        after_the_end: how many lines of the mentor's came after the talk was over; they are not read.
    """

    lines: tuple[ReadLine, ...]
    end: End | None
    changed: int
    after_the_end: int

    @property
    def is_other(self) -> bool:
        """Whether the hand-in holds another talk than its seed and the mentor's lines make."""
        return self.changed > 0 or self.after_the_end > 0


def read_talk(
    talk: Transcript, corrections: Sequence[Correction] = (), coder: Coder = code_utterance
) -> TalkReading:
    """The talk of a hand-in; the same for the same words, and whatever they are.

    Args:
        talk: as it was handed in.
        corrections: a trainer's codes; one of which the line is another one now is left out.
        coder: what codes a line.
    """
    said = talk.mentor_lines
    held = _hold(talk.colleague, talk.language, talk.seed, said, cast(Hashable, coder))
    given = {(one.place, one.text): one.code for one in corrections}
    there = _beside(talk.turns, held.turns)
    heard_before: list[str] = []
    said_before: list[str] = []
    lines: list[ReadLine] = []
    for place, (turn, heard, handed_in) in enumerate(zip(held.turns, held.codings, there, strict=True)):
        own = given.get((place, turn.text))
        fits = isinstance(own, codes_of(turn.speaker))
        if turn.speaker is Speaker.COLLEAGUE:
            heard_before.append(turn.text)
            code = own if own is not None and fits else heard.code
            lines.append(ReadLine(turn.speaker, turn.text, heard, heard.code, code, handed_in=handed_in))
            continue
        hearing = hear(turn.text, talk.language).hearing
        taken_for = MentorCode.CONFRONTATION if _is_insult(hearing, heard.code) else heard.code
        off_topic = held.moments[len(said_before)] is Moment.TO_OFF_TOPIC
        code = own if own is not None and fits else taken_for
        words = plain(turn.text)
        says_something = hearing not in NO_TALK and not off_topic and code is not MentorCode.OTHER
        counts = says_something and words not in said_before
        said_before.append(words)
        back = takes_up(turn.text, heard_before[-HEARD_BEFORE:], talk.language)
        lines.append(ReadLine(turn.speaker, turn.text, heard, taken_for, code, counts, counts and back))
    return TalkReading(
        tuple(lines),
        held.end,
        sum(line.handed_in is not None for line in lines),
        len(said) - sum(turn.speaker is Speaker.MENTOR for turn in held.turns),
    )


def _is_insult(hearing: Hearing, code: Code) -> bool:
    """Whether a line insults her; a harsh word that is given back to her, as of how she felt, does not."""
    kind = isinstance(code, MentorCode) and code.consistent
    return hearing is Hearing.RUDE or (hearing is Hearing.HARSH and not kind)


@dataclass(frozen=True)
class _Held:
    """A talk that was held; `moments` are those of the replies, one for each line of the mentor's."""

    turns: tuple[Turn, ...]
    moments: tuple[Moment, ...]
    codings: tuple[Coding, ...]
    end: End | None


@functools.lru_cache(maxsize=MOST_HELD)
def _hold(colleague: str, language: Language, seed: int, said: tuple[str, ...], coder: Hashable) -> _Held:
    """The talk in which the mentor says this, as far as it goes."""
    talk = Talk(colleague, language, seed, cast(Coder, coder))
    moments = []
    for line in said:
        if talk.end is not None:
            break
        moments.append(talk.say(line).moment)
    return _Held(talk.turns, tuple(moments), talk.codings, talk.end)


def _beside(handed_in: Sequence[Turn], held: Sequence[Turn]) -> list[str | None]:
    """By line of the talk that was held again, what the hand-in has there; None where that is the same.

    The colleague's lines are looked up after the same line of the mentor's, so one that is missing shifts no others.
    """
    of_hand_in, of_held = _by_mentor_line(handed_in), _by_mentor_line(held)
    found: list[str | None] = []
    for number, part in enumerate(of_held):
        hers = of_hand_in[number] if number < len(of_hand_in) else []
        found += [None] if number else []  # the mentor's own line is what it was made from
        found += [
            (other if other != text else None)
            for place, text in enumerate(part)
            for other in [hers[place] if place < len(hers) else ""]
        ]
    return found


def _by_mentor_line(turns: Sequence[Turn]) -> list[list[str]]:
    """What the colleague said before the mentor's first line, and after each of them."""
    parts: list[list[str]] = [[]]
    for turn in turns:
        if turn.speaker is Speaker.MENTOR:
            parts.append([])
        else:
            parts[-1].append(turn.text)
    return parts
