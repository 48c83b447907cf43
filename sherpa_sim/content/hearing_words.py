"""Words by which the simulated colleague notices what a line is about, or that it is no talk at all."""

import functools
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier

from . import places
from .record import Record, Text
from .yaml_file import load_record


class Asked(StrEnum):
    """What a question can be after, whatever it is about.

    What she wants, how it was, what stops her, how she is; who, how long or how many, whether she knows or tried it,
    what would help or comes first, how something feels, what she likes or is good at, what others say of it;
    and leave to talk at all.
    """

    WISH = "wish"
    PAST = "past"
    OBSTACLE = "obstacle"
    DAY = "day"
    WHO = "who"
    NUMBER = "number"
    KNOWN = "known"
    HELP = "help"
    FEELING = "feeling"
    LIKING = "liking"
    OTHERS = "others"
    LEAVE = "leave"


class Phrases(Record):
    """Phrases in every language of the kit; a star at the end of a word stands for any ending."""

    en: Annotated[tuple[str, ...], Field(min_length=1)]
    nl: Annotated[tuple[str, ...], Field(min_length=1)]

    def __call__(self, language: str) -> tuple[str, ...]:
        """The phrases in `language`."""
        return self.nl if language == "nl" else self.en


class HearingWords(Record):
    """What the colleague listens for.

    Attributes:
        languages: words that tell a language, by its code.
        harsh: an insult, unless it is given back as how she feels; called: how a line begins that calls her so.
        in_need: what is written by somebody who may be in danger; `care` is then answered, and is no line of hers.
        asked: by what a question is known that is after something.
        question_words: with which a question begins that no yes or no can answer; tell: with which it is no question.
        promise: that the mentor will settle it; referral: that others know more about it.
    """

    languages: Mapping[str, tuple[str, ...]]
    rude: Phrases
    harsh: Phrases
    called: Phrases
    off_topic: Phrases
    injection: Phrases
    farewell: Phrases
    promise: Phrases
    referral: Phrases
    in_need: Phrases
    care: Text
    asked: Mapping[Asked, Phrases]
    question_words: Phrases
    tell: Phrases
    barriers: Mapping[Barrier, Phrases]
    levers: Mapping[Lever, Phrases]


@functools.cache
def load_hearing_words() -> HearingWords:
    """The words of `course/talk/hearing.yml`.

    Raises:
        Problem: if the file cannot be read or breaks a rule of its record.
    """
    return load_record(places.folder("course") / "talk" / "hearing.yml", HearingWords)
