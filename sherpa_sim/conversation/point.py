"""The point of a mentor's line: what of it her words can answer, and how they lean where they do."""

from dataclasses import dataclass

from sherpa_sim.content.coach_words import load_ruler_words
from sherpa_sim.content.hearing_words import Asked
from sherpa_sim.content.talk_lines import LineBook, Moment, load_lines
from sherpa_sim.domain.talk import ColleagueGroup, MentorCode, MentorGroup

from .coding import Language
from .fitting import Said
from .hearing import Heard, found, plain
from .memory import Memory
from .relevance import likeness
from .topics import named

FACTS = frozenset({Asked.DAY, Asked.WHO, Asked.NUMBER, Asked.KNOWN})
"""What is asked for as a fact, and answered as one."""
GOES_ON = 0.3
"""What her own last line weighs against the mentor's, in the words that her next line shares with them."""
_TOLD_TO_TELL = (MentorCode.DIRECTION, MentorCode.OTHER)
_TOLD_PLAINLY = frozenset({Asked.PAST, Asked.FEELING, Asked.LIKING, Asked.OTHERS})
_SHORT = frozenset({Asked.WHO, Asked.NUMBER})
_ON_HER_MIND = frozenset({Asked.DAY, Asked.OBSTACLE, Asked.FEELING})


@dataclass(frozen=True)
class MentorLine:
    """A line of the mentor: its words, what is heard in it, its code, and whether it was said before."""

    text: str
    heard: Heard
    code: MentorCode
    again: bool

    @property
    def answered_as(self) -> MentorCode:
        """The code that her words answer: what asks openly is an open question, whatever else is heard in it."""
        if Asked.LEAVE in self.heard.asks:
            return MentorCode.COLLABORATION
        question = "?" in self.text
        asks = self.code.group in (MentorGroup.QUESTION, MentorGroup.REFLECTION)
        asks = asks or (self.code is MentorCode.OTHER if question else self.code in _TOLD_TO_TELL)
        if self.heard.openly and asks and self.heard.asks.isdisjoint(_SHORT):
            return MentorCode.OPEN_QUESTION
        return MentorCode.CLOSED_QUESTION if question and self.code is MentorCode.OTHER else self.code


def said_in(line: MentorLine, memory: Memory, colleague: str, language: Language) -> Said:
    """What of a mentor's line the words of that colleague can answer."""
    about = named(colleague, language, line.text)
    alike = dict(likeness(colleague, language, line.text))
    for key, shared in likeness(colleague, "en", memory.last).items():
        alike[key] = alike.get(key, 0.0) + GOES_ON * shared
    now = [topic for topic in about if topic.key == memory.topic]
    going_on = about or [topic for topic in load_lines(colleague).topics if topic.key == memory.topic]
    question = line.answered_as.group is MentorGroup.QUESTION
    asks = line.heard.asks if question else line.heard.asks & {Asked.DAY}
    return Said(
        named=bool(now),
        answers=any(asks & set(topic.answers) for topic in going_on if topic.key == memory.topic),
        asks=asks,
        openly=question and line.heard.openly,
        about=frozenset(topic.key for topic in about),
        likeness=alike,
    )


def to_the_point(
    group: ColleagueGroup, said: Said, code: MentorCode, memory: Memory, book: LineBook
) -> ColleagueGroup:
    """How her line leans that would lean so, where it is to answer: a fact, leave, what stops her, a named topic."""
    if not said.asks.isdisjoint(FACTS) or (code is MentorCode.COLLABORATION and not said.openly):
        return ColleagueGroup.NEUTRAL
    if not said.openly:
        return group
    if group is ColleagueGroup.CHANGE and Asked.WISH not in said.asks:
        plain = group if said.asks.isdisjoint(_TOLD_PLAINLY) else ColleagueGroup.NEUTRAL
        group = ColleagueGroup.SUSTAIN if Asked.OBSTACLE in said.asks else plain
    if not said.named:
        return group
    there = (one for one in (group, ColleagueGroup.NEUTRAL) if _has_left(book, memory, one, code))
    return next(there, group)


def leaves_room(line: MentorLine, colleague: str, language: Language) -> bool:
    """Whether she can speak of what weighs on her: the line asks for nothing else, and does not push."""
    if line.answered_as.group is not MentorGroup.QUESTION:
        return line.code.consistent
    number = found(load_ruler_words().asked.scale, language, plain(line.text))
    return not (line.heard.asks - _ON_HER_MIND or number or named(colleague, language, line.text))


def _has_left(book: LineBook, memory: Memory, group: ColleagueGroup, code: MentorCode) -> bool:
    """Whether there is a line that leans so about what is talked about."""
    lines = book.fitting(Moment.TALK, group, code)
    return any(line.topic == memory.topic and line.key not in memory.said for line in lines)
