"""Where a colleague stands in a talk, and how what is said to her moves it: pure rules.

The names and the directions are those of the shop-floor model: readiness is its balance, importance its need.
"""

from dataclasses import dataclass, replace

from sherpa_sim.content.colleagues import HiddenState
from sherpa_sim.content.talk_numbers import Effect, TalkNumbers
from sherpa_sim.domain.states import Barrier
from sherpa_sim.domain.talk import ColleagueGroup, MentorCode, MentorGroup


@dataclass(frozen=True)
class State:
    """Where a colleague stands; nobody sees it during the talk.

    Attributes:
        readiness: change talk minus sustain talk, in [-1, 1].
        trust: in the mentor, in [0, 1].
        importance: sees a reason to learn, in [0, 1].
        confidence: feels able, in [0, 1].
        energy: for this talk, in [0, 1].
        pressure: felt from the last lines, in [0, 1].
        sensitivity: how hard pushing comes down on her, in [0, 1].
        questions: asked in a row, with nothing given back.
    """

    readiness: float
    trust: float
    importance: float
    confidence: float
    energy: float
    sensitivity: float
    pressure: float = 0.0
    questions: int = 0


def beginning(start: HiddenState) -> State:
    """Where a colleague stands when a talk begins."""
    return State(
        readiness=start.readiness,
        trust=start.trust,
        importance=start.importance,
        confidence=start.confidence,
        energy=start.energy,
        sensitivity=start.autonomy_sensitivity,
    )


def after_line(state: State, code: MentorCode, before: ColleagueGroup | None, numbers: TalkNumbers) -> State:
    """Where she stands after a line of the mentor, when `before` is how her own last line leaned."""
    moved = replace(state, pressure=state.pressure * numbers.pressure.stays)
    moved = affected(moved, numbers.effects.by_code[code], numbers)
    questions = _questions_in_a_row(state, code)
    extra = min(numbers.interrogation.most, max(0, questions - numbers.interrogation.free))
    if extra and code.group is MentorGroup.QUESTION:
        cost = Effect(trust=extra * numbers.interrogation.trust, energy=extra * numbers.interrogation.energy)
        moved = affected(moved, cost, numbers)
    if code.group is MentorGroup.REFLECTION:
        if before is ColleagueGroup.CHANGE:
            moved = _turned(moved, numbers.listening.reflected_change)
        elif before is ColleagueGroup.SUSTAIN:
            moved = _turned(moved, numbers.listening.reflected_sustain)
            moved = replace(moved, trust=towards(moved.trust, numbers.listening.met))
    return replace(moved, questions=questions)


def after_reply(state: State, code: MentorCode, said: ColleagueGroup, numbers: TalkNumbers) -> State:
    """Where she stands after her own reply: hearing herself counts where she was drawn out, not where pushed."""
    if code.consistent and said is ColleagueGroup.CHANGE:
        return _turned(state, numbers.listening.evoked_change)
    if code.consistent and said is ColleagueGroup.SUSTAIN:
        return _turned(state, numbers.listening.evoked_sustain)
    return state


def after_topic(state: State, barrier: Barrier | None, hers: bool, numbers: TalkNumbers) -> State:
    """Where she stands after something that stands in the way was spoken of for the first time."""
    moved = affected(state, numbers.opening.topic, numbers)
    gain = numbers.opening.barrier * (0.5 + 0.5 * state.trust) if hers else 0.0
    if barrier is Barrier.NEED:
        return replace(moved, importance=towards(moved.importance, gain))
    if barrier is Barrier.CONFIDENCE:
        return replace(moved, confidence=towards(moved.confidence, gain))
    return replace(moved, readiness=turned(moved.readiness, gain * moved.trust))


def affected(state: State, effect: Effect, numbers: TalkNumbers) -> State:
    """Where she stands after an effect; what pushes comes down harder on whom it comes down hard on."""
    hard = numbers.pressure.least + state.sensitivity if effect.pressure > 0.0 else 1.0
    return replace(
        state,
        readiness=turned(state.readiness, effect.readiness * hard),
        trust=towards(state.trust, effect.trust * hard if effect.trust < 0.0 else effect.trust),
        importance=towards(state.importance, effect.importance),
        confidence=towards(state.confidence, effect.confidence),
        energy=min(1.0, max(0.0, state.energy + effect.energy)),
        pressure=towards(state.pressure, effect.pressure),
    )


def towards(value: float, share: float) -> float:
    """A value in [0, 1] after it went that share of the way to 1, or, if the share is negative, to 0."""
    share = min(1.0, max(-1.0, share))
    return value + share * ((1.0 - value) if share > 0.0 else value)


def turned(value: float, share: float) -> float:
    """A value in [-1, 1] after it went that share of the way to 1, or, if the share is negative, to -1."""
    share = min(1.0, max(-1.0, share))
    return value + share * ((1.0 - value) if share > 0.0 else (1.0 + value))


def _turned(state: State, share: float) -> State:
    return replace(state, readiness=turned(state.readiness, share * state.trust))


def _questions_in_a_row(state: State, code: MentorCode) -> int:
    match code.group:
        case MentorGroup.QUESTION:
            return state.questions + 1
        case MentorGroup.REFLECTION:
            return 0
        case _:
            return state.questions
