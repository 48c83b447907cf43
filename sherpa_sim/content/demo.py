"""The invented group of the kit: who is in it, what they wrote, and how far they are."""

import functools
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem
from sherpa_sim.domain.talk import MentorCode

from . import places
from .colleagues import ColleagueKey
from .paper import PaperKey
from .plan_record import Outcome
from .question_parts import PartKey, QuestionId, contradiction
from .record import Record, Text
from .yaml_file import load_record

Day = Annotated[int, Field(ge=-60, le=60)]
"""Days from today; below 0 is past."""
PastDay = Annotated[int, Field(ge=-60, le=-1)]

Written = Annotated[Text | dict[str, Text | str | int], Field(union_mode="left_to_right")]


class DemoPaper(Record):
    """A paper that is set for the group: the days on which it opens and closes."""

    paper: PaperKey
    opens: Day
    closes: Day


class DemoMark(Record):
    """What the trainer gave a written answer, and what she said of it."""

    points: Annotated[float, Field(ge=0, le=20)]
    comment: Text | None = None


class DemoReview(Record):
    """What a trainer made of a talk, every line of which she looked at: codes by number of the mentor's line."""

    trainer: Annotated[str, Field(min_length=1, max_length=40)]
    codes: dict[Annotated[int, Field(ge=1)], MentorCode] = Field(default_factory=dict)


class DemoTake(Record):
    """How somebody takes a paper.

    Attributes:
        paper: the key.
        day: the day on which she answers.
        answers: the number of questions that she gets to; all, if left out.
        hands_in: the days on which she hands in; before each time but the first she changes some answers.
        written: what she writes, by question; of a form, by field: a text, a choice, or a day.
        marks: what the trainer gave for it, by question.
        said: what she says in the talk of the paper, if it has one, line by line.
        review: what the trainer made of that talk, if she looked at it.
    """

    paper: PaperKey
    day: PastDay
    answers: Annotated[int | None, Field(ge=1)] = None
    hands_in: tuple[PastDay, ...] = ()
    written: dict[QuestionId, Written] = Field(default_factory=dict)
    marks: dict[QuestionId, DemoMark] = Field(default_factory=dict)
    said: tuple[Text, ...] = ()
    review: DemoReview | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = (self.day, *self.hands_in)
        if list(days) != sorted(days):
            raise contradiction(Problem("days are in another order; the earliest comes first."), "hands_in")
        return self


class DemoTalk(Record):
    """A practice talk: on which day, with whom, and what she said, line by line."""

    day: PastDay
    colleague: ColleagueKey
    said: Annotated[tuple[Text, ...], Field(min_length=1)]


class DemoStep(Record):
    """How a step of an action plan went, what got in the way, and the day that it was moved to."""

    outcome: Outcome
    obstacle: Text | None = None
    moved_to: Day | None = None


class DemoLookBack(Record):
    """A look back on an action plan: on which day, how steps went by their keys, and what she learned."""

    day: PastDay
    steps: Annotated[dict[PartKey, DemoStep], Field(min_length=1)]
    learned: Text | None = None


class DemoPerson(Record):
    """Somebody who does not exist.

    `strength` says how well she knows the matter, on the scale of a logit: at 0 she gets half of what is of middling
    difficulty right. With `other_language` she has not the language of the group.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9]{1,20}$")]
    name: Annotated[str, Field(min_length=1, max_length=80)]
    email: Annotated[str, Field(pattern=r"^[a-z.]+@example\.org$")]
    group: Text
    strength: Annotated[float, Field(ge=-3, le=4)] = 0.0
    other_language: bool = False
    takes: tuple[DemoTake, ...] = ()
    practised: tuple[DemoTalk, ...] = ()
    looked_back: tuple[DemoLookBack, ...] = ()


class DemoParcel(Record):
    """A file that came in damaged: the name it has, whose answers on which paper it held."""

    name: Text
    person: str
    paper: PaperKey
    day: PastDay


class Demo(Record):
    """The invented group; `marked` is the day on which the trainer last graded, marked and returned.

    `certified` are the papers that its certificate asks for.
    """

    name: Annotated[str, Field(min_length=1, max_length=80)]
    seed: int
    marked: PastDay
    shown: str
    papers: tuple[DemoPaper, ...]
    certified: tuple[PaperKey, ...]
    people: tuple[DemoPerson, ...]
    refused: DemoParcel

    @model_validator(mode="after")
    def _people_are_known(self) -> Self:
        ids = [person.id for person in self.people]
        for one in (self.shown, self.refused.person):
            if ids.count(one) != 1:
                raise contradiction(Problem('"{name}" is not one of the people.', name=one), "people")
        return self

    def person(self, key: str) -> DemoPerson:
        """The person with this id, which is one of theirs."""
        return next(person for person in self.people if person.id == key)


@functools.cache
def load_demo() -> Demo:
    """The kit's own invented group; raises Problem if its file breaks a rule of the record."""
    return load_record(places.folder("course") / "demo.yml", Demo)
