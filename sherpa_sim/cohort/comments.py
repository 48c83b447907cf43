"""What trainers say often: comments on a question that are kept with the cohort, to be used again."""

import secrets
from typing import Annotated, Literal

from pydantic import Field

from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.json_file import load_json
from sherpa_sim.content.question_parts import QuestionId
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .marking import LONGEST_COMMENT

COMMENTS = "comments.json"
MAXIMUM_BYTES = 4_000_000
MOST_OF_A_QUESTION = 60


class SavedComment(Record):
    """A comment on a question that is used again; `key` stays the same when the text is changed."""

    key: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
    question: QuestionId
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_COMMENT)]


class SavedComments(Record):
    """The comments of a cohort, in the order in which they were added."""

    schema_version: Literal[1] = 1
    comments: tuple[SavedComment, ...] = ()


def saved_comments(cohort: Cohort, question: str) -> tuple[SavedComment, ...]:
    """The comments that are kept for a question; raises Problem if they cannot be read."""
    return tuple(one for one in _load(cohort).comments if one.question == question)


def add_comment(cohort: Cohort, question: str, text: str) -> SavedComment:
    """Keep a comment for a question; one with the same text is kept once.

    Raises:
        Problem: if it is empty or too long, there are too many, or it cannot be written.
    """
    said = _checked(text)
    with cohort.locked():
        before = _load(cohort).comments
        of_question = [one for one in before if one.question == question]
        for one in of_question:
            if one.text == said:
                return one
        if len(of_question) >= MOST_OF_A_QUESTION:
            raise Problem(
                "There are {most} comments on this question; remove one first.", most=len(of_question)
            )
        new = SavedComment(key=secrets.token_hex(4), question=question, text=said)
        _save(cohort, (*before, new))
    return new


def edit_comment(cohort: Cohort, key: str, text: str) -> SavedComment:
    """Give a kept comment another text; marks that used it keep theirs.

    Raises:
        Problem: if it is empty or too long, somebody removed it, or it cannot be written.
    """
    said = _checked(text)
    with cohort.locked():
        before = _load(cohort).comments
        changed = {one.key: one.model_copy(update={"text": said}) for one in before if one.key == key}
        if not changed:
            raise Problem("This comment is not kept any more; keep it as a new one.")
        _save(cohort, tuple(changed.get(one.key, one) for one in before))
    return changed[key]


def remove_comment(cohort: Cohort, key: str) -> None:
    """Keep a comment no longer; nothing happens if it is gone already. Raises Problem if it cannot be written."""
    with cohort.locked():
        before = _load(cohort).comments
        _save(cohort, tuple(one for one in before if one.key != key))


def _checked(text: str) -> str:
    said = text.strip()
    if not said:
        raise Problem("Write the comment first.")
    if len(said) > LONGEST_COMMENT:
        raise Problem("The comment is longer than {most} characters; shorten it.", most=LONGEST_COMMENT)
    return said


def _load(cohort: Cohort) -> SavedComments:
    return load_json(cohort.folder / COMMENTS, MAXIMUM_BYTES, SavedComments) or SavedComments()


def _save(cohort: Cohort, comments: tuple[SavedComment, ...]) -> None:
    place = cohort.folder / COMMENTS
    with writing(place):
        write_whole(place, SavedComments(comments=comments).model_dump_json(indent=1).encode(), 0o600)
