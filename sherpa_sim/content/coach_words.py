"""What the coach says: of a line, of a whole talk, and what a colleague answers when asked for a number."""

import functools
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import ColleagueCode, MentorCode

from . import places
from .hearing_words import Phrases
from .question_parts import contradiction
from .record import Record, Text
from .yaml_file import load_record

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]


class Offer(StrEnum):
    """What kind of sentence the coach offers instead."""

    REFLECTION = "reflection"
    QUESTION = "question"
    LEAVE = "leave"
    HAND_BACK = "hand_back"
    AUTONOMY = "autonomy"
    AFFIRMATION = "affirmation"


class Leaning(StrEnum):
    """Which way the words leaned that a sentence follows on."""

    CHANGE = "change"
    NEUTRAL = "neutral"
    SUSTAIN = "sustain"
    DISCORD = "discord"
    ANY = "any"


class CodeWords(Record):
    """What a code is called, why such a line matters, and what may be offered beside it, the best first."""

    name: Text
    offers: Annotated[tuple[Offer, ...], Field(min_length=1)]
    reasons: Annotated[tuple[Text, ...], Field(min_length=2)]


class TopicWords(Record):
    """What can be said to a colleague about one of her topics.

    Attributes:
        ask: an open question that fits after any words about it.
        favour: what words in favour of learning mean.
        against: what words against it mean.
    """

    ask: Text
    favour: Annotated[Text, Field(alias="for")]
    against: Text


class HintWords(Record):
    """Everything the coach can say of a line.

    Attributes:
        codes: of each code of a mentor.
        doubt: reasons for a line in which something that pushes is heard and something that does not.
        heard: what each code of a colleague is called.
        generic: sentences by kind and leaning, for when it is not known what a line is about.
        first: what to say back of a colleague's first words about learning, in the order of her record.
        strengths: affirmations of each colleague.
        limit: what to say when a colleague speaks of what is not the mentor's to solve.
        topics: what to say about each colleague's topics.
        cards: what to say back of her cards, in the order of her record.
    """

    codes: Mapping[MentorCode, CodeWords]
    doubt: Texts
    heard: Mapping[ColleagueCode, Text]
    generic: Mapping[Offer, Mapping[Leaning, Texts]]
    first: Mapping[str, Texts]
    strengths: Mapping[str, Texts]
    limit: Mapping[str, Text]
    topics: Mapping[str, Mapping[str, TopicWords]]
    cards: Mapping[str, Texts]

    @model_validator(mode="after")
    def _every_code(self) -> Self:
        missing = [str(code) for code in MentorCode if code not in self.codes]
        missing += [str(code) for code in ColleagueCode if code not in self.heard]
        if missing:
            raise contradiction(Problem('"{code}" has no words; add them.', code=missing[0]), "codes")
        return self


class Strength(StrEnum):
    """What somebody did well in a talk, the most telling first."""

    GOOD_NO = "good_no"
    AFTER_CHANGE = "after_change"
    MET_SUSTAIN = "met_sustain"
    COMPLEX_REFLECTIONS = "complex_reflections"
    SUMMARY = "summary"
    ASKED_LEAVE = "asked_leave"
    REFLECTIONS = "reflections"
    AUTONOMY = "autonomy"
    AFFIRMATIONS = "affirmations"
    OPEN_QUESTIONS = "open_questions"
    CARD = "card"
    NO_PUSHING = "no_pushing"
    LEFT_ROOM = "left_room"
    STAYED = "stayed"
    BEGAN = "began"
    PRACTISED = "practised"


class Try(StrEnum):
    """The one thing to try in the next talk, the most urgent first."""

    PUSHING = "pushing"
    UNASKED = "unasked"
    QUESTIONS_IN_A_ROW = "questions_in_a_row"
    NO_REFLECTION = "no_reflection"
    PASSED_OVER = "passed_over"
    CLOSED_QUESTIONS = "closed_questions"
    MANY_WORDS = "many_words"
    GATHER = "gather"
    NAME_STRENGTH = "name_strength"
    DEEPER = "deeper"


class BandWords(Record):
    """What a measure says in each of its bands."""

    far: Text
    on_the_way: Text
    there: Text


class FeedbackWords(Record):
    """What is said after a talk; `measures` and `ends` by the words of the room that finds them."""

    strengths: Mapping[Strength, Text]
    tries: Mapping[Try, Text]
    measures: Mapping[str, BandWords]
    ends: Mapping[str, Text]


class Ruler(StrEnum):
    """What a number from 0 to 10 may be asked about."""

    IMPORTANCE = "importance"
    CONFIDENCE = "confidence"


class RulerAsked(Record):
    """By which words a question about a number is known: one of the scale's, and one of what it is about."""

    scale: Phrases
    importance: Phrases
    confidence: Phrases


class RulerAnswers(Record):
    """What is answered with a low number (to 3), one in the middle (to 6) and a high one."""

    low: Texts
    middle: Texts
    high: Texts


class RulerWords(Record):
    """How a number is asked for, and what is answered."""

    asked: RulerAsked
    questions: Mapping[Ruler, Text]
    numbers: Phrases
    answers: Mapping[Ruler, RulerAnswers]


@functools.cache
def load_hint_words() -> HintWords:
    """The words of `course/talk/hints.yml`; raises Problem as `load_record` does."""
    return load_record(places.folder("course") / "talk" / "hints.yml", HintWords)


def code_name(code: MentorCode | ColleagueCode, language: str) -> str:
    """What a code is called in a language."""
    words = load_hint_words()
    return (words.codes[code].name if isinstance(code, MentorCode) else words.heard[code])(language)


@functools.cache
def load_feedback_words() -> FeedbackWords:
    """The words of `course/talk/feedback.yml`; raises Problem as `load_record` does."""
    return load_record(places.folder("course") / "talk" / "feedback.yml", FeedbackWords)


@functools.cache
def load_ruler_words() -> RulerWords:
    """The words of `course/talk/rulers.yml`; raises Problem as `load_record` does."""
    return load_record(places.folder("course") / "talk" / "rulers.yml", RulerWords)
