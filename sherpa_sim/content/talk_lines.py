"""What a colleague can say in a talk: written lines by moment, code and topic, in both languages."""

import functools
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.states import Barrier
from sherpa_sim.domain.talk import ColleagueCode, ColleagueGroup, MentorCode, MentorGroup

from . import places
from .hearing_words import Asked, Phrases
from .question_parts import contradiction
from .record import Record, Text
from .yaml_file import load_record


class Moment(StrEnum):
    """When a line is said: in an ordinary reply, at the beginning or the end, or to something out of the ordinary."""

    TALK = "talk"
    GREETING = "greeting"
    ASK = "ask"
    TO_INFORMATION = "to_information"
    TO_OFF_TOPIC = "to_off_topic"
    TO_OTHER_LANGUAGE = "to_other_language"
    TO_SILENCE = "to_silence"
    TO_RUDENESS = "to_rudeness"
    TO_NONSENSE = "to_nonsense"
    TO_REPEAT = "to_repeat"
    LIMIT = "limit"
    LIMIT_HEARD = "limit_heard"
    LIMIT_PROMISED = "limit_promised"
    GOODBYE_STEP = "goodbye_step"
    GOODBYE_OPEN = "goodbye_open"
    GOODBYE_NO = "goodbye_no"
    GOODBYE_TIRED = "goodbye_tired"
    GOODBYE_HURT = "goodbye_hurt"


class Topic(Record):
    """Something a colleague talks about.

    Attributes:
        words: by which a mentor would name it.
        answers: what it answers, whichever of its lines is said: school, how learning was.
        opens: the lever that opens it.
        barrier: what it stands for.
    """

    key: Annotated[str, Field(pattern=r"^[a-z][a-z_-]*$")]
    label: Text
    words: Phrases
    answers: tuple[Asked, ...] = ()
    opens: Lever | None = None
    barrier: Barrier | None = None


class Line(Record):
    """One line in both languages.

    Attributes:
        code: what it says, as a coder should hear it.
        topic: what it is about; None if it fits any.
        after: the mentor's groups or codes it fits; any if empty.
        answers: what must be asked for it to be an answer; nothing in particular if empty.
        aside: whether it interrupts: a telephone, cold coffee, somebody who passes.
        level: from 1 (mild, faint) to 3 (strong), of change talk, sustain talk and discord; None of others.
    """

    key: Annotated[str, Field(pattern=r"^[a-z]+-[0-9]{3}$")]
    moment: Moment
    code: ColleagueCode
    topic: str | None = None
    after: tuple[MentorGroup | MentorCode, ...] = ()
    answers: tuple[Asked, ...] = ()
    aside: bool = False
    level: Annotated[int, Field(ge=1, le=3)] | None = None
    text: Text

    @functools.cached_property
    def words(self) -> int:
        """How long it is, counted in English, so that a talk goes the same way in both languages."""
        return len(self.text.en.split())

    def fits(self, code: MentorCode) -> bool:
        """Whether it can be said after a mentor's line of that code."""
        return not self.after or code in self.after or code.group in self.after


class LineBook(Record):
    """Everything one colleague can say."""

    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    lines: Annotated[tuple[Line, ...], Field(min_length=1)]

    def of(self, moment: Moment, group: ColleagueGroup) -> tuple[Line, ...]:
        """The lines of that moment that lean so."""
        return self._by_kind.get((moment, group), ())

    def fitting(self, moment: Moment, group: ColleagueGroup, code: MentorCode) -> tuple[Line, ...]:
        """The lines of that moment that lean so and can be said after a mentor's line of that code."""
        kind = moment, group, code
        if kind not in self._fitting:
            self._fitting[kind] = tuple(line for line in self.of(moment, group) if line.fits(code))
        return self._fitting[kind]

    @functools.cached_property
    def _fitting(self) -> dict[tuple[Moment, ColleagueGroup, MentorCode], tuple[Line, ...]]:
        return {}

    @functools.cached_property
    def _by_kind(self) -> Mapping[tuple[Moment, ColleagueGroup], tuple[Line, ...]]:
        found: dict[tuple[Moment, ColleagueGroup], tuple[Line, ...]] = {}
        for line in self.lines:
            kind = line.moment, line.code.group
            found[kind] = (*found.get(kind, ()), line)
        return found

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        topics = Counter(topic.key for topic in self.topics)
        keys = Counter(line.key for line in self.lines)
        for key, count in (topics + keys).items():
            if count > 1:
                raise contradiction(
                    Problem('"{key}" is there twice; give each its own key.', key=key), "lines"
                )
        for line in self.lines:
            if line.topic is not None and line.topic not in topics:
                raise contradiction(
                    Problem(
                        'line {key} is about an unknown topic, "{topic}".', key=line.key, topic=line.topic
                    ),
                    "lines",
                )
        missing = [moment.value for moment in Moment if all(line.moment is not moment for line in self.lines)]
        if missing:
            raise contradiction(Problem("there is no line for {moment}.", moment=missing[0]), "lines")
        return self


@functools.cache
def load_lines(colleague: str) -> LineBook:
    """The lines of `course/talk/lines/<colleague>.yml`.

    Raises:
        Problem: if the file cannot be read or breaks a rule of its record.
    """
    return load_record(places.folder("course") / "talk" / "lines" / f"{colleague}.yml", LineBook)
