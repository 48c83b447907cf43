"""A paper: which questions of the bank a trainee gets, in which zones, for how many points."""

import functools
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from . import places
from .bank import load_bank
from .parallel import check_parallel
from .question import Question
from .question_parts import Objective, PartKey, QuestionId, contradiction
from .question_sheet import QuestionSheet
from .record import Record, Text
from .yaml_file import load_record

PaperKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Points = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]

PASS_SHARE = 0.6
"""Share of its points with which a paper is passed, unless the paper or the cohort says otherwise.

A choice of this kit. A blind guess earns nothing here, so a share of the points is a share that was mastered: half,
where schools often draw the line, would leave as much unknown as known; four fifths, as for a safety licence, would
turn away whoever has one weak part.
"""


class Place(Record):
    """A question's place in a paper, and the points it can earn there."""

    question: QuestionId
    points: Points


class Zone(Record):
    """A part of a paper, with a word of introduction."""

    key: PartKey
    name: Text
    introduction: Text
    questions: Annotated[tuple[Place, ...], Field(min_length=1)]


class LateRule(Record):
    """What handing in late costs: a share of what was earned for each day begun.

    `days` is how many days late a hand-in is still taken in; None: as long as the paper is not closed.
    """

    share_a_day: Annotated[float, Field(ge=0, le=1)] = 0.0
    days: Annotated[int | None, Field(ge=0)] = None


class Paper(Record):
    """A paper: zones of questions, the minutes it takes, what it tests, and the share of points that passes it.

    `parallel_of` names the paper of which this is another version, for a second try; the better of the two counts.
    """

    key: PaperKey
    parallel_of: PaperKey | None = None
    name: Text
    introduction: Text
    minutes: Annotated[int, Field(ge=5, le=240)]
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    pass_share: Annotated[float, Field(gt=0, le=1)] = PASS_SHARE
    late: LateRule = LateRule()
    zones: Annotated[tuple[Zone, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _stands_once(self) -> Self:
        for what, listed in (
            ("zones", [zone.key for zone in self.zones]),
            ("zones", [place.question for place in self.places]),
        ):
            for key, count in Counter(listed).items():
                if count > 1:
                    raise contradiction(
                        Problem('"{name}" stands twice in this paper; keep one of them.', name=key), what
                    )
        return self

    @property
    def counts_as(self) -> str:
        """The key of the paper that this one counts as: its own, or that of which it is a parallel version."""
        return self.parallel_of or self.key

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all zones, in the order in which a trainee meets them."""
        return tuple(place for zone in self.zones for place in zone.questions)

    @property
    def points(self) -> float:
        """The points of the whole paper."""
        return sum(place.points for place in self.places)

    def questions(self, bank: Mapping[str, Question]) -> Iterator[tuple[Question, float]]:
        """Each question with its points, in the order in which a trainee meets them."""
        return ((bank[place.question], place.points) for place in self.places)

    def for_trainee(self, bank: Mapping[str, Question]) -> "PaperSheet":
        """The paper as a trainee gets it: no key, rubric or feedback; can be written as JSON and read again."""
        return PaperSheet(
            key=self.key,
            name=self.name,
            introduction=self.introduction,
            minutes=self.minutes,
            zones=tuple(
                ZoneSheet(
                    key=zone.key,
                    name=zone.name,
                    introduction=zone.introduction,
                    questions=tuple(
                        PlaceSheet(points=place.points, sheet=bank[place.question].for_trainee())
                        for place in zone.questions
                    ),
                )
                for zone in self.zones
            ),
        )


class PlaceSheet(Record):
    """A question as a trainee gets it, and the points it can earn."""

    points: Points
    sheet: QuestionSheet


class ZoneSheet(Record):
    """A part of a paper as a trainee gets it."""

    key: PartKey
    name: Text
    introduction: Text
    questions: tuple[PlaceSheet, ...]


class PaperSheet(Record):
    """A paper as a trainee gets it."""

    key: PaperKey
    name: Text
    introduction: Text
    minutes: int
    zones: tuple[ZoneSheet, ...]

    def sheets(self) -> dict[str, QuestionSheet]:
        """The questions by id, in the order in which a trainee meets them."""
        return {place.sheet.id: place.sheet for zone in self.zones for place in zone.questions}


@functools.cache
def load_paper(key: str) -> Paper:
    """The kit's own paper `key`, every question of which is in the bank; raises as `read_paper` does."""
    return read_paper(_folder() / f"{key}.yml", load_bank())


@functools.cache
def paper_name(key: str) -> Text:
    """What the kit's own paper `key` is called, without its questions; raises Problem if its file cannot be read."""
    return load_record(_folder() / f"{key}.yml", Paper).name


def read_paper(path: Path, bank: Mapping[str, Question]) -> Paper:
    """The paper in a file.

    Raises:
        Problem: if the file cannot be read, breaks a rule of the record, has another name than the paper's key,
            lists a question that the bank does not have, or is not parallel to the paper (beside it) that it names.
    """
    paper = _alone(path, bank)
    if paper.parallel_of is not None:
        check_parallel(paper, _alone(path.with_name(f"{paper.parallel_of}.yml"), bank), bank)
    return paper


def _alone(path: Path, bank: Mapping[str, Question]) -> Paper:
    """The paper in a file, whatever it is parallel to."""
    paper = load_record(path, Paper)
    if paper.key != path.stem:
        raise Problem(
            '{file}: the key is "{key}"; it must be the name of the file, "{name}".',
            file=path.name,
            key=paper.key,
            name=path.stem,
        )
    for place in paper.places:
        if place.question not in bank:
            raise Problem(
                '{file}: there is no question "{question}" in the bank; correct its id.',
                file=path.name,
                question=place.question,
            )
    return paper


def paper_keys() -> tuple[str, ...]:
    """The keys of the kit's own papers, in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yml")))


def _folder() -> Path:
    return places.folder("assignments") / "papers"
