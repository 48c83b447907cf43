"""The codes that trainers give the lines of handed-in talks: kept with the cohort, and the points follow from them."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sherpa_sim.assessment.mark import LONGEST_NAME
from sherpa_sim.assessment.talk_review import (
    REVIEWS,
    Correction,
    TalkReview,
    TalkReviews,
    load_reviews,
    talk_digest,
)
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.json_file import as_json
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.conversation.coding import Code
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .held_talks import HeldTalk


def correct_codes(
    cohort: Cohort,
    held: HeldTalk,
    codes: Mapping[int, Code],
    *,
    whole: bool = False,
    trainer: str = "",
    now: datetime | None = None,
) -> bool:
    """Keep a trainer's codes of a talk instead of earlier ones, and grade it again; whether there was a grade.

    Args:
        cohort: the cohort.
        held: the talk, as it was shown.
        codes: by place of the line in the talk; those that the kit gives itself need not be there.
        whole: whether every line was looked at.
        trainer: who, as she calls herself.
        now: the time; the clock's, if left out.

    Raises:
        Problem: if another talk was handed in meanwhile, a line has no such code, or it cannot be written or graded;
            what cannot be graded is kept all the same.
    """
    if held.talk is None or held.reading is None:
        raise Problem("There is no talk of this person to correct.")
    corrections = []
    for place, code in sorted(codes.items()):
        if not 0 <= place < len(held.reading.lines):
            raise Problem("The talk has no line {line}.", line=place + 1)
        line = held.reading.lines[place]
        if type(code) is not type(line.taken_for):
            raise Problem(
                "Line {line} cannot have the code {code}; it was said by the other.",
                line=place + 1,
                code=str(code),
            )
        if code is not line.taken_for:
            corrections.append(Correction(place=place, text=line.text, code=code))
    review = TalkReview(
        trainee=held.person.id,
        paper=held.paper,
        question=held.question.id,
        talk=talk_digest(held.talk),
        corrections=tuple(corrections),
        whole=whole,
        trainer=trainer.strip()[:LONGEST_NAME],
        at=now or datetime.now(UTC),
    )
    with cohort.locked():
        _save(cohort, load_reviews(cohort.folder).with_one(review))
    from .grading import grade_again  # brings nbgrader, which takes seconds

    return grade_again(cohort, held.paper, held.person.id)


def forget_reviews(cohort: Cohort, trainee: str) -> None:
    """Forget what was said of a person's talks; raises Problem if it cannot be written."""
    with cohort.locked():
        before = load_reviews(cohort.folder)
        after = before.without(trainee)
        if after != before:
            _save(cohort, after)


def _save(cohort: Cohort, reviews: TalkReviews) -> None:
    place = cohort.folder / REVIEWS
    with writing(place):
        write_whole(place, as_json(reviews.model_dump(mode="json")), 0o600)
