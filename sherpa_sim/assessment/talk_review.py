"""What trainers say of the codes of handed-in talks: a file in the cohort's folder, which grading reads."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from sherpa_sim.content.json_file import as_json, load_json
from sherpa_sim.content.paper import PaperKey
from sherpa_sim.content.question_parts import QuestionId
from sherpa_sim.content.record import Record
from sherpa_sim.content.talk_answer import LONGEST_REPLY
from sherpa_sim.content.transcript import MOST_TURNS, Transcript
from sherpa_sim.domain.talk import ColleagueCode, MentorCode

from .answers import Key
from .mark import LONGEST_NAME

REVIEWS = "talk-reviews.json"
MAXIMUM_BYTES = 16_000_000


class Correction(Record):
    """The code that a trainer gives a line; it stands as long as this line stands at this place of the talk."""

    place: Annotated[int, Field(ge=0, lt=MOST_TURNS)]
    text: Annotated[str, Field(max_length=LONGEST_REPLY)]
    code: MentorCode | ColleagueCode


class TalkReview(Record):
    """What a trainer says of one talk.

    Attributes:
        talk: the digest of the talk that was looked at.
        whole: whether every line was looked at, so that what was not corrected is agreed with.
    """

    trainee: Key
    paper: PaperKey
    question: QuestionId
    talk: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    corrections: Annotated[tuple[Correction, ...], Field(max_length=MOST_TURNS)] = ()
    whole: bool = False
    trainer: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    at: AwareDatetime


class TalkReviews(Record):
    """The reviews of a cohort: one a person, paper and question."""

    schema_version: Literal[1] = 1
    reviews: tuple[TalkReview, ...] = ()

    def of(self, trainee: str, paper: str) -> Mapping[str, TalkReview]:
        """Those of a person's paper, by question."""
        return {one.question: one for one in self.reviews if (one.trainee, one.paper) == (trainee, paper)}

    def with_one(self, new: TalkReview) -> "TalkReviews":
        """These, with another one in the place of what was said of the same answer."""
        return TalkReviews(reviews=(*_others(self.reviews, new), new))

    def without(self, trainee: str) -> "TalkReviews":
        """These without what was said of a person's talks."""
        return TalkReviews(reviews=tuple(one for one in self.reviews if one.trainee != trainee))


def load_reviews(folder: Path) -> TalkReviews:
    """The reviews in a cohort's folder; raises Problem if their file cannot be read or is damaged."""
    return load_json(folder / REVIEWS, MAXIMUM_BYTES, TalkReviews) or TalkReviews()


def talk_digest(talk: Transcript) -> str:
    """The SHA-256 of what makes a talk this one: with whom, its language and seed, and what the mentor said."""
    said = [talk.colleague, talk.language, talk.seed, *talk.mentor_lines]
    return hashlib.sha256(as_json(said)).hexdigest()


def _others(reviews: Iterable[TalkReview], new: TalkReview) -> Iterable[TalkReview]:
    return (
        one
        for one in reviews
        if (one.trainee, one.paper, one.question) != (new.trainee, new.paper, new.question)
    )
