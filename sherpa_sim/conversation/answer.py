"""What a colleague answers: a line of the mentor moves her mind, and she finds the line she says back."""

from dataclasses import dataclass, field, replace

from sherpa_sim.content.colleagues import Card, Colleague
from sherpa_sim.content.hearing_words import load_hearing_words
from sherpa_sim.content.talk_lines import Line, LineBook, Moment, load_lines
from sherpa_sim.content.talk_numbers import Effect, TalkNumbers, load_talk_numbers
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, MentorGroup

from .choice import CARD_CODES, Wanted, any_line, is_discord, next_card, next_group, next_line
from .coding import Language
from .draws import uniform
from .ending import End, broken_off, closed, come_to_rest
from .fitting import STRONG, Said
from .hearing import Hearing, all_found, plain
from .memory import Memory
from .point import MentorLine, leaves_room, said_in, to_the_point
from .state import affected, after_line, after_reply, after_topic
from .topics import named, spoken_of

RUNS_OFF = (MentorCode.INFORMATION, MentorCode.PERSUASION, MentorCode.DIRECTION)
"""What is told unasked."""
LISTENS = (MentorCode.OPEN_QUESTION, MentorCode.AFFIRMATION)
"""After these, as after a reflection, she goes on with what weighs on her."""


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


@dataclass(frozen=True)
class Voice:
    """A colleague who answers in one talk: the same seed and the same lines, the same answers."""

    colleague: Colleague
    language: Language
    seed: int
    book: LineBook = field(init=False, repr=False)
    numbers: TalkNumbers = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "book", load_lines(self.colleague.key))
        object.__setattr__(self, "numbers", load_talk_numbers())

    def greeting(self, memory: Memory) -> tuple[Reply, str]:
        """Her first two lines: a greeting, and what she says when learning comes up, of which no code is known."""
        line = any_line(self.book, memory.said, Moment.GREETING, self._u(memory, "greeting"))
        first = self.colleague.at_first[int(self._u(memory, "at first") * len(self.colleague.at_first))]
        if line is not None:
            hello = self._says(memory, line)
        else:
            hello = Reply(self.colleague.name, Moment.GREETING, ColleagueCode.NEUTRAL)
        memory.last = unquoted(first.en)
        memory.before = (
            ColleagueGroup.SUSTAIN if self.colleague.start.readiness < 0.0 else ColleagueGroup.NEUTRAL
        )
        return hello, unquoted(first(self.language))

    def answer(self, memory: Memory, line: MentorLine) -> Reply:
        """Her reply to a line; `memory` is moved along."""
        memory.line += 1
        if line.heard.hearing is Hearing.IN_NEED:
            care = load_hearing_words().care(self.language)
            return Reply(care, Moment.TALK, ColleagueCode.NEUTRAL, care=True)
        unusual = self._unusual(line)
        if unusual is None:
            memory.empty = 0
            self._move(memory, line)
        else:
            self._put_up_with(memory, line.heard.hearing, unusual[1])
        end = broken_off(memory, self.numbers.ending)
        if end is None and line.heard.farewell:
            end = closed(memory, self.colleague.not_now_is_right, self.numbers.ending)
        if end is not None:
            return self._goodbye(memory, end)
        if unusual is not None:
            found = any_line(self.book, memory.said, unusual[0], self._u(memory, "line"))
            return self._says(memory, found) if found else self._ordinary(memory, MentorCode.OTHER, Said())
        said = said_in(line, memory, self.colleague.key, self.language)
        return self._limit(memory, line) or self._ordinary(memory, line.answered_as, said)

    def _unusual(self, line: MentorLine) -> tuple[Moment, Effect] | None:
        """When such a line is answered and what it does, if it is no talk; None if it is."""
        numbers = self.numbers.unusual
        match line.heard.hearing:
            case Hearing.SILENCE:
                return Moment.TO_SILENCE, numbers.silence
            case Hearing.NONSENSE:
                return Moment.TO_NONSENSE, numbers.nonsense
            case Hearing.OTHER_LANGUAGE:
                return Moment.TO_OTHER_LANGUAGE, numbers.other_language
            case Hearing.RUDE:
                return Moment.TO_RUDENESS, numbers.rude
            case Hearing.HARSH if not line.code.consistent:
                return Moment.TO_RUDENESS, numbers.rude
            case Hearing.INSTRUCTION:
                return Moment.TO_OFF_TOPIC, numbers.off_topic
            case Hearing.OFF_TOPIC if self._is_beside(line):
                return Moment.TO_OFF_TOPIC, numbers.off_topic
            case _ if line.again and not line.heard.farewell:
                return Moment.TO_REPEAT, numbers.repeat
        return None

    def _is_beside(self, line: MentorLine) -> bool:
        """Whether a line that sounds off topic is so for her: football is not, to who trains children in it."""
        chats = line.code.group in (MentorGroup.QUESTION, MentorGroup.OTHER)
        sounds = all_found(load_hearing_words().off_topic, self.language, plain(line.text))
        return chats and not any(named(self.colleague.key, self.language, word) for word in sounds)

    def _put_up_with(self, memory: Memory, hearing: Hearing, effect: Effect) -> None:
        memory.state = affected(memory.state, effect, self.numbers)
        memory.rude += hearing in (Hearing.RUDE, Hearing.HARSH)
        says_nothing = hearing in (Hearing.SILENCE, Hearing.NONSENSE, Hearing.OTHER_LANGUAGE)
        memory.empty = memory.empty + 1 if says_nothing else 0

    def _move(self, memory: Memory, line: MentorLine) -> None:
        """What the line does to her: by its code, by what it speaks of, and by a lever that works against her."""
        code = line.code
        memory.state = after_line(memory.state, code, memory.before, self.numbers)
        against = {fit.lever for fit in self.colleague.backfires} & line.heard.levers
        if against and code.group is MentorGroup.INPUT and code is not MentorCode.INFORMATION_WITH_PERMISSION:
            memory.state = affected(memory.state, self.numbers.opening.backfire, self.numbers)
        topics = spoken_of(self.colleague.key, self.language, line.text, line.heard)
        if topics and (memory.topic is None or named(self.colleague.key, self.language, line.text)):
            memory.topic = topics[0].key
        if not (code.consistent or code.group is MentorGroup.QUESTION):
            return
        for topic in topics:
            if topic.key not in memory.opened and (topic.opens or topic.barrier):
                memory.opened.add(topic.key)
                hers = topic.barrier in self.colleague.barriers
                memory.state = after_topic(memory.state, topic.barrier, hers, self.numbers)

    def _limit(self, memory: Memory, line: MentorLine) -> Reply | None:
        """What is not the mentor's to solve: she begins with it, goes on, or hears what he does with it."""
        numbers = self.numbers.chances
        if memory.limit is None:
            return None
        listens = line.code.group is MentorGroup.REFLECTION or line.code in LISTENS
        room = leaves_room(line, self.colleague.key, self.language)
        moment: Moment | None = None
        if memory.limit == 0:
            in_this_talk = uniform(self.seed, 0, "limit") < numbers.limit_talks
            trusted = memory.line >= numbers.limit_from and memory.state.trust >= numbers.limit_trust
            if in_this_talk and trusted and listens and room:
                memory.limit_line = memory.line
                moment = Moment.LIMIT
        elif line.heard.promise:
            memory.state = affected(memory.state, self.numbers.unusual.promise, self.numbers)
            moment = Moment.LIMIT_PROMISED
        elif line.heard.referral:
            moment = Moment.LIMIT_HEARD
        elif memory.limit == 1 and room:
            moment = Moment.LIMIT
        over = memory.limit > 0 and memory.line - memory.limit_line >= numbers.limit_lasts
        if moment is None:
            memory.limit = None if over else memory.limit
            return None
        memory.limit = memory.limit + 1 if moment is Moment.LIMIT else None
        found = any_line(self.book, memory.said, moment, self._u(memory, "limit"))
        return self._says(memory, found) if found else None

    def _ordinary(self, memory: Memory, code: MentorCode, said: Said) -> Reply:
        """An ordinary reply: how it leans, then a card, or a line of that kind; or the talk comes to rest."""
        group = next_group(memory.state, code, memory.before, self.numbers, self._u(memory, "group"))
        group = to_the_point(group, said, code, memory, self.book)
        u = self._u(memory, "end")
        end = come_to_rest(memory, code, group, self.colleague.not_now_is_right, self.numbers.ending, u)
        if end is not None:
            return self._goodbye(memory, end)
        card = next_card(self.colleague.cards, memory, code, group, self.numbers, said)
        if card is not None:
            reply = self._tells(memory, card, group)
        else:
            found = self._line(memory, code, group, said)
            reply = self._says(memory, found) if found else self._goodbye(memory, End.OPEN)
        memory.state = after_reply(memory.state, code, reply.code.group, self.numbers)
        return reply

    def _line(self, memory: Memory, code: MentorCode, group: ColleagueGroup, said: Said) -> Line | None:
        """A line that leans so; where there is none left, one that leans to neither side, then any."""
        u = self._u(memory, "line")
        first = Wanted(self._moments(memory, code, said), group, code, said=said)
        choices = [first, *(Wanted((Moment.TALK,), other, code, said=said) for other in _otherwise(group))]
        if group is ColleagueGroup.SUSTAIN:
            against = is_discord(code, self.numbers, self._u(memory, "discord"))
            settled = ColleagueCode.DISCORD if against else ColleagueCode.SUSTAIN_TALK
            choices.insert(0, replace(first, code=settled))
        for wanted in choices:
            found = next_line(self.book, memory, wanted, self.numbers, u)
            if found is not None:
                return found
        return any_line(self.book, memory.said, Moment.TALK, u)

    def _moments(self, memory: Memory, code: MentorCode, said: Said) -> tuple[Moment, ...]:
        chances = self.numbers.chances
        if code in RUNS_OFF and self._u(memory, "runs off") < chances.runs_off:
            return (Moment.TO_INFORMATION, Moment.TALK)
        trusts = memory.state.trust >= chances.ask_trust
        if trusts and not (said.openly or said.asks) and self._u(memory, "ask") < chances.ask:
            return (Moment.ASK, Moment.TALK)
        return (Moment.TALK,)

    def _tells(self, memory: Memory, card: Card, group: ColleagueGroup) -> Reply:
        memory.told.append(card)
        memory.told_line = memory.line
        memory.state = affected(memory.state, Effect(trust=self.numbers.opening.card_trust), self.numbers)
        memory.before = group
        memory.last = card.text.en
        memory.topic = card.topics[0]
        text = unquoted(card.text(self.language))
        return Reply(text, Moment.TALK, CARD_CODES[card.kind][group], card=card, topic=memory.topic)

    def _goodbye(self, memory: Memory, end: End) -> Reply:
        found = any_line(self.book, memory.said, end.goodbye, self._u(memory, "goodbye"))
        if found is None:
            return Reply("…", end.goodbye, ColleagueCode.NEUTRAL, end=end)
        return self._says(memory, found, end)

    def _says(self, memory: Memory, line: Line, end: End | None = None) -> Reply:
        memory.said.add(line.key)
        memory.before = line.code.group
        memory.last = line.text.en
        memory.strong += line.code in STRONG
        if line.topic is not None:
            memory.topic = line.topic
        return Reply(line.text(self.language), line.moment, line.code, topic=line.topic, end=end)

    def _u(self, memory: Memory, decision: str) -> float:
        return uniform(self.seed, memory.line, decision)


def unquoted(text: str) -> str:
    """A text without the quotation marks around it, with which the records of the course tell what is said."""
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == "'" else text


def _otherwise(group: ColleagueGroup) -> tuple[ColleagueGroup, ...]:
    return tuple(other for other in (ColleagueGroup.NEUTRAL, *ColleagueGroup) if other is not group)
