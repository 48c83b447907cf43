"""A hint on each line of a mentor: what it was, why that matters, and one other sentence for the same place."""

import functools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sherpa_sim.content.coach_words import HintWords, Leaning, Offer, load_hint_words
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.record import Text
from sherpa_sim.content.talk_lines import Line, Moment, load_lines
from sherpa_sim.content.transcript import Turn
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, Speaker

from .answer import unquoted
from .coder import code_utterance
from .coding import Coding, Language
from .hearing import LONGEST_HEARD, Hearing, hear, plain

_LEANINGS = {
    ColleagueGroup.CHANGE: Leaning.CHANGE,
    ColleagueGroup.NEUTRAL: Leaning.NEUTRAL,
    ColleagueGroup.SUSTAIN: Leaning.SUSTAIN,
}
Hearer = Callable[[str, Speaker, Language, str | None], Coding]
"""Something that codes a line, as `code_utterance` does."""

_TALKS = (Hearing.TALK, Hearing.RUDE)


@dataclass(frozen=True)
class Hint:
    """What is said of one line.

    Attributes:
        code: what it was, as the coder hears it.
        perhaps: what it could be as well, where the coder is not certain; else None.
        certainty: of `code`, in [0, 1].
        doubt: whether one of the two pushes and the other does not.
        reason: why such a line matters, in a sentence or two.
        alternative: another sentence for the same place, to be said to the colleague.
        offer: what kind of sentence that is.
    """

    code: MentorCode
    perhaps: MentorCode | None
    certainty: float
    doubt: bool
    reason: str
    alternative: str
    offer: Offer


@dataclass(frozen=True)
class _Said:
    """What a colleague said last: how it leaned, its topic if that is known, and what belongs to it alone.

    `limit` tells whether it is of what is not the mentor's to solve: then that comes before anything else.
    """

    leaning: Leaning
    topic: str | None = None
    own: Text | None = None
    limit: bool = False


class Coach:
    """Follows one talk and has a hint on each line of the mentor, as `hints` tells them."""

    def __init__(self, colleague: str, language: Language, coder: Hearer = code_utterance) -> None:
        self._colleague = colleague
        self._language = language
        self._coder = coder
        self._seen = 0
        self._times: Counter[MentorCode] = Counter()
        self._offered: set[str] = set()
        self._hints: dict[int, Hint] = {}

    def hints(self, turns: Sequence[Turn], codings: Sequence[Coding]) -> Mapping[int, Hint]:
        """The hints on a talk that has gone on since the last time, by the place of the mentor's turn."""
        for place in range(self._seen, len(turns)):
            if turns[place].speaker is Speaker.MENTOR:
                self._hear(place, turns, codings)
        self._seen = len(turns)
        return dict(self._hints)

    def _hear(self, place: int, turns: Sequence[Turn], codings: Sequence[Coding]) -> None:
        text, previous, coding = turns[place].text, turns[place - 1].text, codings[place]
        self._offered.add(plain(text[:LONGEST_HEARD]))
        heard = hear(text, self._language)
        if heard.hearing not in _TALKS or heard.farewell:
            return
        words, code = load_hint_words(), MentorCode(coding.code)
        said = _said(self._colleague, self._language, previous, ColleagueCode(codings[place - 1].code))
        choice = _Choice(self._colleague, self._language, previous, said, self._times[code], self._coder)
        offer, alternative = _offered(words, code, choice, self._offered)
        self._offered.add(plain(alternative))
        doubt = in_doubt(coding)
        reasons = words.doubt if doubt else words.codes[code].reasons
        self._hints[place] = Hint(
            code,
            None if coding.perhaps is None else MentorCode(coding.perhaps),
            coding.certainty,
            doubt,
            reasons[self._times[code] % len(reasons)](self._language),
            alternative,
            offer,
        )
        self._times[code] += 1


def hints(
    colleague: str,
    language: Language,
    turns: Sequence[Turn],
    codings: Sequence[Coding],
    coder: Hearer = code_utterance,
) -> Mapping[int, Hint]:
    """The hints on a talk, by the place of the mentor's turn; none on a line that is no talk, or a farewell.

    A hint stays the same while the talk goes on. No sentence is offered twice as long as there are others, and none
    that the coder itself would hear otherwise than it is meant.

    Args:
        colleague: the key of who is talked with.
        language: of the talk.
        turns: every line of the talk so far.
        codings: what each of them is, as `Talk.codings` tells.
        coder: hears the sentences that are offered.

    Raises:
        KeyError: if there is no such colleague.
    """
    return Coach(colleague, language, coder).hints(turns, codings)


def in_doubt(coding: Coding) -> bool:
    """Whether a line of the mentor may push, and may as well not: nobody is blamed for it, nor praised."""
    perhaps = coding.perhaps
    return perhaps is not None and MentorCode(perhaps).inconsistent != MentorCode(coding.code).inconsistent


@dataclass(frozen=True)
class _Choice:
    """What a sentence is chosen for: whom, after which words, and how often such a line came before."""

    colleague: str
    language: Language
    previous: str
    said: _Said
    turn: int
    coder: Hearer

    def is_heard_well(self, sentence: str) -> bool:
        """Whether the coder hears in it what is meant by it."""
        return _consistent(self.coder, sentence, self.language, self.previous)


@functools.lru_cache(maxsize=4096)
def _consistent(coder: Hearer, sentence: str, language: Language, previous: str) -> bool:
    return MentorCode(coder(sentence, Speaker.MENTOR, language, previous).code).consistent


def _offered(words: HintWords, code: MentorCode, choice: _Choice, offered: set[str]) -> tuple[Offer, str]:
    """The first sentence that was not offered before: of the kind whose turn it is, else of another."""
    offers = words.codes[code].offers
    first = choice.turn % len(offers)
    in_turn = dict.fromkeys((*offers[first:], *offers[:first], Offer.QUESTION, Offer.REFLECTION))
    there = [
        (offer, text(choice.language))
        for offer in in_turn
        for text in _sentences(words, choice.colleague, choice.said, offer, choice.turn)
    ]
    new = (one for one in there if plain(one[1]) not in offered and choice.is_heard_well(one[1]))
    again = (one for one in there[choice.turn % len(there) :] + there if choice.is_heard_well(one[1]))
    return next(new, None) or next(again, there[0])


def _sentences(words: HintWords, colleague: str, said: _Said, offer: Offer, turn: int) -> Iterator[Text]:
    """Sentences of a kind that fit after what was said: first what fits it alone, then its topic, then any."""
    if said.limit and said.own is not None:
        yield said.own
    if offer is Offer.AFFIRMATION:
        yield from words.strengths[colleague]
        return
    topic = words.topics[colleague].get(said.topic or "")
    if offer is Offer.REFLECTION:
        if said.own is not None:
            yield said.own
        if topic is not None and said.leaning is Leaning.CHANGE:
            yield topic.favour
        if topic is not None and said.leaning is Leaning.SUSTAIN:
            yield topic.against
    if offer is Offer.QUESTION and topic is not None and said.leaning is not Leaning.DISCORD:
        yield topic.ask
    by_leaning = words.generic[offer]
    any_of = by_leaning.get(said.leaning) or by_leaning[Leaning.ANY]
    start = turn % len(any_of)
    yield from (*any_of[start:], *any_of[:start])


@functools.cache
def _written_lines(colleague: str, language: Language) -> Mapping[str, Line]:
    """What a colleague can say, by its words."""
    return {line.text(language): line for line in reversed(load_lines(colleague).lines)}


def _said(colleague: str, language: Language, text: str, code: ColleagueCode) -> _Said:
    """What is known of a colleague's line with that code: of a written one also its topic."""
    words, person, leaning = load_hint_words(), load_colleagues()[colleague], _leaning(code)
    for own, first in zip(words.first[colleague], person.at_first, strict=True):
        if unquoted(first(language)) == text:
            return _Said(leaning, own=own)
    for own, card in zip(words.cards[colleague], person.cards, strict=True):
        if text.endswith(unquoted(card.text(language))):
            return _Said(leaning, own=own)
    line = _written_lines(colleague, language).get(text)
    if line is None:
        return _Said(leaning)
    if line.moment is Moment.LIMIT:
        return _Said(leaning, line.topic, words.limit[colleague], limit=True)
    return _Said(leaning, line.topic)


def _leaning(code: ColleagueCode) -> Leaning:
    return Leaning.DISCORD if code is ColleagueCode.DISCORD else _LEANINGS[code.group]
