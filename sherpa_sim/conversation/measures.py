"""What a whole talk shows: seven measures from the codes of its turns, each with how far so few turns can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sherpa_sim.domain.category import Category
from sherpa_sim.domain.talk import ColleagueCode, MentorCode, Speaker

FEWEST_MENTOR_TURNS = 8
"""Below this many turns of the mentor nothing is measured."""


class Measure(Category):
    """What is measured of a talk; each in [0, 1], but for reflections to questions, which is 0 or more."""

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
    """A line with the codes heard in it, the main one first."""

    speaker: Speaker
    codes: tuple[MentorCode | ColleagueCode, ...]
    words: int


@dataclass(frozen=True)
class Measured:
    """A measure of one talk.

    Attributes:
        value: the share or the ratio that was found.
        low: the least it may really be, for so few turns (four times in five).
        high: the most it may really be; infinite for a ratio to no questions.
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
    """The measures of a talk, in order; none under eight mentor's turns, and none that has no turns behind it."""
    raise NotImplementedError
