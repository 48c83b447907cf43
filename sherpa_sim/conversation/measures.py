"""What a whole talk shows: seven measures from the codes of its turns, each with how far so few turns can tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sherpa_sim.content.measure_bounds import MeasureBounds, load_measure_bounds
from sherpa_sim.domain.category import Category
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, MentorGroup, Speaker
from sherpa_sim.domain.wilson import wilson

FEWEST_MENTOR_TURNS = 8
"""Below this many turns of the mentor nothing is measured."""
FOUR_IN_FIVE = 1.2816
"""Standard deviations to each side within which four in five of what is possible lies."""


class Measure(Category):
    """What is measured of a talk: shares in [0, 1], but for reflections to questions, which is 0 or more.

    Attributes:
        REFLECTIONS_TO_QUESTIONS: reflections for every question; without any question, as if there were one.
        OPEN_QUESTIONS: of open and closed questions, how many are open.
        INPUT: of everything the mentor does, how much is telling, advising, convincing or confronting.
        PERMISSION: of what is told, advised or argued, how much was agreed to first.
        CONSISTENT: of everything the mentor does, how much goes with motivational interviewing; lines that do nothing
            (a greeting, "mm") are left out.
        CHANGE_TALK: of the colleague's lines that lean one way, how many lean towards learning.
        MENTOR_WORDS: of all words, how many are the mentor's.
    """

    REFLECTIONS_TO_QUESTIONS = "reflections_to_questions"
    OPEN_QUESTIONS = "open_questions"
    INPUT = "input"
    PERMISSION = "permission"
    CONSISTENT = "consistent"
    CHANGE_TALK = "change_talk"
    MENTOR_WORDS = "mentor_words"


class Band(Category):
    """Where a measure lies beside what filmed talks and the manuals show: an orientation, never a mark."""

    FAR = "far"
    ON_THE_WAY = "on_the_way"
    THERE = "there"


@dataclass(frozen=True)
class CodedTurn:
    """A line with the codes heard in it, the main one first, and the number of its words."""

    speaker: Speaker
    codes: tuple[MentorCode | ColleagueCode, ...]
    words: int


@dataclass(frozen=True)
class Measured:
    """A measure of one talk.

    Attributes:
        value: the share or the ratio that was found.
        low: the least it may really be, for so few turns (four times in five between `low` and `high`).
        high: the most it may really be.
        band: where `value` lies.
        turns: how many turns it was counted on.
    """

    measure: Measure
    value: float
    low: float
    high: float
    band: Band
    turns: int


def measures(turns: Sequence[CodedTurn]) -> Mapping[Measure, Measured]:
    """The measures of a talk, in order; none under eight turns of the mentor, and none with no turn behind it."""
    if sum(turn.speaker is Speaker.MENTOR for turn in turns) < FEWEST_MENTOR_TURNS:
        return {}
    bounds = load_measure_bounds()
    found = ((measure, _COUNTS[measure](turns)) for measure in Measure)
    return MappingProxyType(
        {measure: _measured(measure, count, bounds[measure.value]) for measure, count in found if count.turns}
    )


def band_of(value: float, bounds: MeasureBounds) -> Band:
    """The band in which a value lies."""
    if bounds.less:
        value, there, on_the_way = -value, -bounds.there, -bounds.on_the_way
    else:
        there, on_the_way = bounds.there, bounds.on_the_way
    return Band.THERE if value >= there else Band.ON_THE_WAY if value >= on_the_way else Band.FAR


@dataclass(frozen=True)
class _Count:
    """So many of one kind and of the other, on so many turns."""

    these: int
    others: int
    turns: int


def _measured(measure: Measure, count: _Count, bounds: MeasureBounds) -> Measured:
    share = count.these / (count.these + count.others)
    # Words of one line stand or fall together: what tells is how many turns there are.
    low, high = plausible(share, count.turns)
    if measure is Measure.REFLECTIONS_TO_QUESTIONS:
        most = float(count.these + count.others)
        value = count.these / max(1, count.others)
        low, high = min(value, _ratio(low, most)), max(value, _ratio(high, most))
    else:
        value = share
    return Measured(measure, value, low, high, band_of(value, bounds), count.turns)


def plausible(share: float, turns: int) -> tuple[float, float]:
    """Between which bounds the share of a longer talk of this kind lies, four times in five (Wilson's interval)."""
    low, high = wilson(share, turns, FOUR_IN_FIVE)
    return min(share, low), max(share, high)


def _ratio(share: float, most: float) -> float:
    return min(most, share / (1.0 - share)) if share < 1.0 else most


def _among(
    turns: Sequence[CodedTurn],
    these: Callable[[MentorCode | ColleagueCode], bool],
    others: Callable[[MentorCode | ColleagueCode], bool],
) -> _Count:
    """How many codes are of one kind and of the other, and the turns that have any of them."""
    found = [(sum(map(these, turn.codes)), sum(map(others, turn.codes))) for turn in turns]
    return _Count(sum(a for a, _ in found), sum(b for _, b in found), sum(a + b > 0 for a, b in found))


def _does_something(code: MentorCode | ColleagueCode) -> bool:
    return isinstance(code, MentorCode) and code is not MentorCode.OTHER


def _consistent(code: MentorCode | ColleagueCode) -> bool:
    return isinstance(code, MentorCode) and code.consistent


def _input(code: MentorCode | ColleagueCode) -> bool:
    return code.group is MentorGroup.INPUT


def _words(turns: Sequence[CodedTurn]) -> _Count:
    mentor = sum(turn.words for turn in turns if turn.speaker is Speaker.MENTOR)
    every = sum(turn.words for turn in turns)
    return _Count(mentor, every - mentor, len(turns) if every else 0)


_UNASKED = (MentorCode.INFORMATION, MentorCode.PERSUASION, MentorCode.DIRECTION)
_COUNTS: Mapping[Measure, Callable[[Sequence[CodedTurn]], _Count]] = {
    Measure.REFLECTIONS_TO_QUESTIONS: lambda turns: _among(
        turns,
        lambda code: code.group is MentorGroup.REFLECTION,
        lambda code: code.group is MentorGroup.QUESTION,
    ),
    Measure.OPEN_QUESTIONS: lambda turns: _among(
        turns, lambda code: code is MentorCode.OPEN_QUESTION, lambda code: code is MentorCode.CLOSED_QUESTION
    ),
    Measure.INPUT: lambda turns: _among(
        turns, _input, lambda code: _does_something(code) and not _input(code)
    ),
    Measure.PERMISSION: lambda turns: _among(
        turns, lambda code: code is MentorCode.INFORMATION_WITH_PERMISSION, lambda code: code in _UNASKED
    ),
    Measure.CONSISTENT: lambda turns: _among(
        turns, _consistent, lambda code: _does_something(code) and not _consistent(code)
    ),
    Measure.CHANGE_TALK: lambda turns: _among(
        turns,
        lambda code: code.group is ColleagueGroup.CHANGE,
        lambda code: code.group is ColleagueGroup.SUSTAIN,
    ),
    Measure.MENTOR_WORDS: _words,
}
