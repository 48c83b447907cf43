"""Which kind of line comes next, and which of the written lines it is."""

import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from sherpa_sim.content.colleagues import Card, CardKind
from sherpa_sim.content.hearing_words import Asked
from sherpa_sim.content.talk_lines import Line, LineBook, Moment
from sherpa_sim.content.talk_numbers import TalkNumbers
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, MentorGroup

from .draws import pick
from .fitting import STRONG, Said, fit
from .memory import Memory
from .state import State

CARD_CODES: Mapping[CardKind, Mapping[ColleagueGroup, ColleagueCode]] = {
    CardKind.REASON_FOR: {ColleagueGroup.CHANGE: ColleagueCode.REASONS},
    CardKind.REASON_AGAINST: {ColleagueGroup.SUSTAIN: ColleagueCode.SUSTAIN_TALK},
    CardKind.HURDLE: {
        ColleagueGroup.SUSTAIN: ColleagueCode.SUSTAIN_TALK,
        ColleagueGroup.NEUTRAL: ColleagueCode.NEUTRAL,
    },
    CardKind.VALUE: {ColleagueGroup.NEUTRAL: ColleagueCode.NEUTRAL},
    CardKind.SCHOOL_MEMORY: {
        ColleagueGroup.NEUTRAL: ColleagueCode.NEUTRAL,
        ColleagueGroup.SUSTAIN: ColleagueCode.SUSTAIN_TALK,
    },
}
"""As what a card can be told."""
CARD_ANSWERS: Mapping[Asked, tuple[CardKind, ...]] = {
    Asked.WISH: (CardKind.REASON_FOR, CardKind.VALUE),
    Asked.PAST: (CardKind.SCHOOL_MEMORY, CardKind.VALUE),
    Asked.OBSTACLE: (CardKind.REASON_AGAINST, CardKind.HURDLE),
}
"""What a card can answer."""
_SPREAD = 0.6  # of word counts around what is usual, in logarithms
_OFF_LEVEL = 0.35  # what a line of the next level weighs
_OTHER_WORDS = 5
_UNRIPE = 0.3  # what doing it weighs out of the blue


@dataclass(frozen=True)
class Wanted:
    """What the next line should be.

    Attributes:
        moments: when such lines are said.
        group: how it leans.
        code: its code, if that too is settled.
        after: the mentor's code it answers.
        said: what else of the mentor's line it answers.
    """

    moments: tuple[Moment, ...]
    group: ColleagueGroup
    after: MentorCode
    code: ColleagueCode | None = None
    said: Said = field(default_factory=Said)


def next_group(
    state: State, code: MentorCode, before: ColleagueGroup | None, numbers: TalkNumbers, u: float
) -> ColleagueGroup:
    """How her next line leans."""
    groups = tuple(ColleagueGroup)
    weights = chances(state, code, before, numbers)
    return pick(groups, [weights[group] for group in groups], u)


def chances(
    state: State, code: MentorCode, before: ColleagueGroup | None, numbers: TalkNumbers
) -> dict[ColleagueGroup, float]:
    """The chance of each way to lean, together 1."""
    tilt = numbers.tilt
    ready = tilt.readiness * (state.readiness - tilt.middle_readiness)
    open_ = tilt.trust * (state.trust - tilt.middle_trust)
    pressed = tilt.pressure * state.pressure * (numbers.pressure.least + state.sensitivity)
    leaning = {
        ColleagueGroup.CHANGE: exp(ready + open_ - pressed),
        ColleagueGroup.NEUTRAL: 1.0,
        ColleagueGroup.SUSTAIN: exp(-ready + open_ + pressed),
    }
    base = numbers.odds.by_code[code]
    last = numbers.persistence.after[before] if before is not None else None
    weights = {
        group: base.of(group) * lean * (last.of(group) if last else 1.0) for group, lean in leaning.items()
    }
    whole = sum(weights.values())
    return {group: weight / whole for group, weight in weights.items()}


def is_discord(code: MentorCode, numbers: TalkNumbers, u: float) -> bool:
    """Whether sustain talk after that line turns against the mentor."""
    return u < numbers.chances.discord.get(code, numbers.chances.discord_otherwise)


def next_card(
    cards: Sequence[Card],
    memory: Memory,
    code: MentorCode,
    group: ColleagueGroup,
    numbers: TalkNumbers,
    said: Said | None = None,
) -> Card | None:
    """The card she tells now: after an open question or a reflection, once she trusts enough for it.

    It has to do with what the mentor speaks of; else with what is talked about, unless she kept it for long. Where the
    mentor asks for something that a card can answer, only such a card is told.
    """
    said = said or Said()
    asked = code is MentorCode.OPEN_QUESTION or code.group is MentorGroup.REFLECTION
    rested = not memory.told or memory.line - memory.told_line > numbers.opening.card_gap
    if not asked or not rested or memory.line < numbers.opening.card_from:
        return None
    ready = [
        card
        for card in cards
        if card not in memory.told and group in CARD_CODES[card.kind] and memory.state.trust >= card.trust
    ]
    if code is MentorCode.OPEN_QUESTION and said.asks:
        ready = [card for card in ready if any(card.kind in CARD_ANSWERS.get(one, ()) for one in said.asks)]
    spoken_of = said.about or {memory.topic}
    fitting = [card for card in ready if not spoken_of.isdisjoint(card.topics)]
    kept_long = memory.line - memory.told_line > numbers.opening.card_patience
    invited = kept_long and code is MentorCode.OPEN_QUESTION and not said.openly
    free = not said.about and (said.asks or invited)
    return min(fitting or (ready if free else ()), key=lambda card: card.trust, default=None)


def next_line(book: LineBook, memory: Memory, wanted: Wanted, numbers: TalkNumbers, u: float) -> Line | None:
    """A line that was not said yet and fits; None if there is none left of that kind."""
    lines = [
        line
        for moment in wanted.moments
        for line in book.fitting(moment, wanted.group, wanted.after)
        if line.key not in memory.said and (wanted.code is None or line.code is wanted.code)
    ]
    if not lines:
        return None
    usual = numbers.observed.words.get(_like(wanted.after), _OTHER_WORDS)
    locked = {topic.key for topic in book.topics if topic.opens} - memory.opened
    weights = [
        _code_weight(line, memory.state)
        * fit(line, wanted.said, wanted.after, memory.topic, locked, memory.state.energy)
        * _level_weight(line, memory.state, wanted.after)
        * _length_weight(line.words, usual)
        * _ripe_weight(line, memory, wanted.said)
        for line in lines
    ]
    return pick(lines, weights, u)


def any_line(book: LineBook, said: Collection[str], moment: Moment, u: float) -> Line | None:
    """A line of that moment that was not said yet; None if there is none left."""
    lines = [line for line in book.lines if line.moment is moment and line.key not in said]
    return pick(lines, [1.0] * len(lines), u) if lines else None


def _like(code: MentorCode) -> MentorCode:
    """The code whose replies are known, for one of its kind."""
    if code.inconsistent:
        return MentorCode.DIRECTION
    if code is MentorCode.INFORMATION_WITH_PERMISSION:
        return MentorCode.INFORMATION
    if code is MentorCode.SUMMARY:
        return MentorCode.COMPLEX_REFLECTION
    return code


def _code_weight(line: Line, state: State) -> float:
    """Change talk is about wanting where she sees a reason, about being able where she feels able, then about doing."""
    match line.code:
        case ColleagueCode.DESIRE | ColleagueCode.REASONS | ColleagueCode.NEED:
            return 0.3 + state.importance
        case ColleagueCode.ABILITY:
            return 0.3 + state.confidence
        case ColleagueCode.COMMITMENT | ColleagueCode.ACTIVATION | ColleagueCode.TAKING_STEPS:
            return 0.05 + 1.5 * max(0.0, state.readiness)
        case _:
            return 1.0


def _ripe_weight(line: Line, memory: Memory, said: Said) -> float:
    """What she will do comes after what she would like, unless it is asked."""
    ripe = memory.before is ColleagueGroup.CHANGE or Asked.HELP in said.asks
    return 1.0 if line.code not in STRONG or ripe else _UNRIPE


def _level_weight(line: Line, state: State, after: MentorCode) -> float:
    if line.level is None:
        return 1.0
    if line.code.group is ColleagueGroup.CHANGE:
        strength = state.readiness - 0.3 * after.inconsistent
    else:
        strength = state.pressure + 0.5 * (0.5 - state.trust) - 0.5 * state.readiness
    level = 1 if strength < 0.0 else 2 if strength < 0.4 else 3
    return float(_OFF_LEVEL ** abs(line.level - level))


@functools.cache
def _length_weight(words: int, usual: float) -> float:
    """Lines as long as people's replies to such a line are likelier."""
    off = log(words / usual) / _SPREAD
    return exp(-off * off / 2)
