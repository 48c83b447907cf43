"""What is said after a talk: two strengths first, then one thing to try. Never a mark."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sherpa_sim.content.coach_words import Strength, Try
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, MentorGroup, Speaker

from .ending import End
from .measures import CodedTurn

MOST_EXAMPLES = 3
"""Lines that a remark points at."""
FEW_LINES, MANY_LINES = 3, 6
"""Mentor's lines from which it is more than a beginning, and from which it is a whole talk."""
FEW_REFLECTIONS = 2.0
"""Questions for each reflection from which a talk is an interview."""
MANY_WORDS = 0.6
"""Share of the words from which the mentor has talked most of the time."""
_PUSHES = tuple(code for code in MentorCode if code.inconsistent)
_TAKEN_UP = (MentorCode.OPEN_QUESTION, MentorCode.AFFIRMATION)


@dataclass(frozen=True)
class Well:
    """Something done well, and the places of the turns in which it was."""

    strength: Strength
    turns: tuple[int, ...]


@dataclass(frozen=True)
class Next:
    """What to try next time, and the places of the turns where it could have been."""

    to_try: Try
    turns: tuple[int, ...]


@dataclass(frozen=True)
class Feedback:
    """Always two different strengths and one thing to try; how many lines the mentor said."""

    strengths: tuple[Well, Well]
    next: Next
    mentor_lines: int


def feedback(
    turns: Sequence[CodedTurn],
    end: End | None = None,
    cards: Collection[int] = (),
    doubtful: Collection[int] = (),
) -> Feedback:
    """What is said after a talk with these turns.

    Args:
        turns: every line of the talk with its codes.
        end: how the talk ended; None if the mentor stopped.
        cards: the places of the turns in which the colleague told what she had kept to herself.
        doubtful: the places of turns of which it is not certain enough what they are: nothing is made of those.
    """
    mentor = [place for place, turn in enumerate(turns) if turn.speaker is Speaker.MENTOR]
    turns = [_silenced(turn) if place in doubtful else turn for place, turn in enumerate(turns)]
    found = list(_strengths(turns, mentor, end, cards, bool(set(mentor) & set(doubtful))))
    first = found[0]
    # Two remarks on the same lines would be one: the last of what was found points at none.
    second = next(well for well in found[1:] if not well.turns or not set(well.turns) <= set(first.turns))
    return Feedback((first, second), next(_tries(turns, mentor)), len(mentor))


def _strengths(
    turns: Sequence[CodedTurn], mentor: Sequence[int], end: End | None, cards: Collection[int], doubts: bool
) -> Iterator[Well]:
    """What was done well, the most telling first; the last two hold for every talk."""
    listened = [place for place in mentor if _code(turns, place).group is MentorGroup.REFLECTION]
    taken_up = [place for place in mentor if place in listened or _code(turns, place) in _TAKEN_UP]
    found: list[tuple[Strength, Collection[int], int]] = [
        (Strength.GOOD_NO, mentor[-1:] if end is End.NO else (), 1),
        (
            Strength.AFTER_CHANGE,
            [place for place in taken_up if _before(turns, place) is ColleagueGroup.CHANGE],
            2,
        ),
        (
            Strength.MET_SUSTAIN,
            [place for place in listened if _before(turns, place) is ColleagueGroup.SUSTAIN],
            1,
        ),
        (Strength.COMPLEX_REFLECTIONS, _with(turns, mentor, MentorCode.COMPLEX_REFLECTION), 2),
        (Strength.SUMMARY, _with(turns, mentor, MentorCode.SUMMARY), 1),
        (Strength.ASKED_LEAVE, _with(turns, mentor, MentorCode.COLLABORATION), 1),
        (Strength.REFLECTIONS, listened, 1),
        (Strength.AUTONOMY, _with(turns, mentor, MentorCode.AUTONOMY), 1),
        (Strength.AFFIRMATIONS, _with(turns, mentor, MentorCode.AFFIRMATION), 1),
        (Strength.OPEN_QUESTIONS, _with(turns, mentor, MentorCode.OPEN_QUESTION), 1),
        (Strength.CARD, cards, 1),
    ]
    for strength, places, fewest in found:
        if len(places) >= fewest:
            yield Well(strength, tuple(islice(places, MOST_EXAMPLES)))
    if len(mentor) >= FEW_LINES:
        if not doubts and not any(_has(turns, place, _PUSHES) for place in mentor):
            yield Well(Strength.NO_PUSHING, ())
        if _share_of_words(turns) < 0.5:
            yield Well(Strength.LEFT_ROOM, ())
    if len(mentor) >= MANY_LINES:
        yield Well(Strength.STAYED, ())
    yield Well(Strength.BEGAN, ())
    yield Well(Strength.PRACTISED, ())


def _tries(turns: Sequence[CodedTurn], mentor: Sequence[int]) -> Iterator[Next]:
    """What would help most, the most urgent first; the last holds for every talk."""
    pushes = [place for place in mentor if _has(turns, place, _PUSHES)]
    unasked = _with(turns, mentor, MentorCode.INFORMATION)
    asked = [place for place in mentor if _code(turns, place).group is MentorGroup.QUESTION]
    listened = [place for place in mentor if _code(turns, place).group is MentorGroup.REFLECTION]
    closed = _with(turns, mentor, MentorCode.CLOSED_QUESTION)
    open_ones = _with(turns, mentor, MentorCode.OPEN_QUESTION)
    passed = [
        place
        for place in mentor
        if _before(turns, place) is ColleagueGroup.CHANGE
        and _code(turns, place).group is not MentorGroup.REFLECTION
        and _code(turns, place) not in _TAKEN_UP
    ]
    if pushes:
        yield _next(Try.PUSHING, pushes)
    if len(unasked) >= 2:
        yield _next(Try.UNASKED, unasked)
    if len(asked) > FEW_REFLECTIONS * max(1, len(listened)):
        yield _next(Try.QUESTIONS_IN_A_ROW if listened else Try.NO_REFLECTION, asked[1:] or asked)
    if mentor and not listened:
        yield _next(Try.NO_REFLECTION, mentor[:1])
    if len(passed) >= 2:
        yield _next(Try.PASSED_OVER, passed)
    if len(closed) > len(open_ones):
        yield _next(Try.CLOSED_QUESTIONS, closed)
    if _share_of_words(turns) > MANY_WORDS:
        yield _next(Try.MANY_WORDS, sorted(mentor, key=lambda place: -turns[place].words)[:1])
    if unasked:
        yield _next(Try.UNASKED, unasked)
    if len(mentor) >= MANY_LINES and not _with(turns, mentor, MentorCode.SUMMARY):
        yield _next(Try.GATHER, mentor[len(mentor) // 2 :][:1])
    if not _with(turns, mentor, MentorCode.AFFIRMATION):
        yield _next(Try.NAME_STRENGTH, ())
    yield _next(Try.DEEPER, _with(turns, mentor, MentorCode.SIMPLE_REFLECTION))


def _silenced(turn: CodedTurn) -> CodedTurn:
    """The turn as one that does nothing in particular."""
    neither = MentorCode.OTHER if turn.speaker is Speaker.MENTOR else ColleagueCode.NEUTRAL
    return CodedTurn(turn.speaker, (neither,), turn.words)


def _next(to_try: Try, places: Sequence[int]) -> Next:
    return Next(to_try, tuple(islice(places, MOST_EXAMPLES)))


def _code(turns: Sequence[CodedTurn], place: int) -> MentorCode:
    return MentorCode(turns[place].codes[0])


def _has(turns: Sequence[CodedTurn], place: int, codes: Sequence[MentorCode]) -> bool:
    return any(code in codes for code in turns[place].codes)


def _with(turns: Sequence[CodedTurn], mentor: Sequence[int], code: MentorCode) -> list[int]:
    return [place for place in mentor if _has(turns, place, (code,))]


def _before(turns: Sequence[CodedTurn], place: int) -> ColleagueGroup | None:
    """How the line before leaned."""
    return ColleagueCode(turns[place - 1].codes[0]).group if place else None


def _share_of_words(turns: Sequence[CodedTurn]) -> float:
    mentor = sum(turn.words for turn in turns if turn.speaker is Speaker.MENTOR)
    return mentor / max(1, sum(turn.words for turn in turns))
