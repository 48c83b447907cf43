"""Handing in: each time a file of its own that is never changed; the last one counts."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from pydantic import AwareDatetime, Field

from sherpa_sim.assessment.answers import Answers, Key
from sherpa_sim.content.file_trouble import reading, removing
from sherpa_sim.content.json_file import as_json, parse_json
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import flush_folder, read_plain, write_whole
from sherpa_sim.domain.problem import Problem

from .codes import SIGNS, grouped
from .cohort import PATIENCE, Cohort, folder_name
from .roster import load_roster
from .set_aside import set_aside

MAXIMUM_BYTES = 70_000
"""Of a file with a hand-in or a download: the answers, and what is known of them."""
RECEIPT_SIGNS = 8
_NAME = re.compile(r"([0-9]{4,9})-[0-9TZ]+\.json")


class HandIn(Record):
    """What was handed in.

    Attributes:
        number: the first is 1.
        at: when.
        days_late: days after closing, each begun one whole; 0 in time.
        way: on the page, or as a file that the trainer took in.
        digest: the SHA-256 of the answers.
    """

    schema_version: Literal[1] = 1
    number: int = Field(ge=1)
    at: AwareDatetime
    days_late: int = Field(ge=0)
    way: Literal["page", "file"]
    digest: str
    answers: Answers

    def receipt(self) -> "Receipt":
        """What the trainee gets to keep."""
        return Receipt(self.number, self.at, self.days_late, self.digest, short_code(self.digest))


@dataclass(frozen=True)
class Receipt:
    """That something was handed in: the how manieth time, when, how late, its SHA-256, and that as a short code."""

    number: int
    at: datetime
    days_late: int
    digest: str
    code: str


class Download(Record):
    """The answers as a trainee takes them away in a file; `digest` shows whether the file is still whole."""

    kind: Literal["sherpa-answers"] = "sherpa-answers"
    schema_version: Literal[1] = 1
    digest: str
    answers: Answers


def hand_in(cohort: Cohort, trainee: str, paper: str, now: datetime | None = None) -> Receipt:
    """Hand in what a trainee has answered so far; the receipt, once it is safe on the disk.

    Handing in twice without another answer in between gives the same receipt.

    Raises:
        Problem: if the trainee or paper is not of this cohort, the paper is not open, nothing was answered, or
            it cannot be written; then nothing has changed.
    """
    moment = now or datetime.now(UTC)
    if not any(person.id == trainee for person in load_roster(cohort).people):
        raise Problem("This person is not, or no longer, in this cohort; ask your trainer.")
    if not cohort.is_open(paper, moment):
        raise Problem("This paper cannot be handed in now: it is not open.")
    return _keep(cohort, trainee, paper, cohort.answers(trainee, paper).load, "page", moment).receipt()


def keep_hand_in(cohort: Cohort, answers: Answers, way: Literal["page", "file"], at: datetime) -> HandIn:
    """Write these answers as the next hand-in of their trainee; the last one, if it has the same.

    Raises:
        Problem: if there are none, they are older than the last ones, or they cannot be written.
    """
    return _keep(cohort, answers.trainee, answers.paper, lambda: answers, way, at)


def _keep(
    cohort: Cohort,
    trainee: Key,
    paper: Key,
    read: Callable[[], Answers],
    way: Literal["page", "file"],
    at: datetime,
) -> HandIn:
    """The next hand-in, of what `read` gives while no other tab hands in."""
    folder = _folder(cohort, trainee, paper)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(folder / ".lock", timeout=PATIENCE, poll_interval=0.005):
            answers = read()
            if not answers.answers:
                raise Problem("There is nothing to hand in yet: answer a question first.")
            set_aside_damaged(cohort, trainee, paper)
            before = hand_ins(cohort, trainee, paper)
            digest = answers.digest()
            if before and before[-1].digest == digest:
                return before[-1]
            _refuse_older(answers, before)
            new = HandIn(
                number=before[-1].number + 1 if before else 1,
                at=at,
                days_late=cohort.paper(paper).days_late(at),
                way=way,
                digest=digest,
                answers=answers,
            )
            name = f"{new.number:04}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}.json"
            write_whole(folder / name, as_json(new.model_dump(mode="json")))
            flush_folder(folder)
            return new
    except Timeout:
        raise Problem("Another program is writing in this cohort; try again in a moment.") from None
    except OSError as error:
        raise Problem(
            "This could not be handed in ({reason}); your answers are still saved. Tell your trainer.",
            reason=error.strerror or "",
        ) from None


def hand_ins(cohort: Cohort, trainee: str, paper: str) -> tuple[HandIn, ...]:
    """Everything that a trainee handed in on a paper and that is whole, in order; the last one counts.

    Raises:
        Problem: if a file cannot be read.
    """
    found = [own for _, own in _stored(cohort, trainee, paper) if isinstance(own, HandIn)]
    return tuple(sorted(found, key=lambda one: one.number))


def damaged_hand_ins(cohort: Cohort, trainee: str, paper: str) -> tuple[Problem, ...]:
    """What is wrong with hand-ins that lie there damaged, a sentence each; raises as `hand_ins` does."""
    return tuple(own for _, own in _stored(cohort, trainee, paper) if isinstance(own, Problem))


def set_aside_damaged(cohort: Cohort, trainee: str, paper: str) -> tuple[Problem, ...]:
    """Put damaged hand-ins aside, so that those before them count; a sentence for each.

    Raises:
        Problem: if a file cannot be read or moved.
    """
    told = []
    for place, own in _stored(cohort, trainee, paper):
        if isinstance(own, Problem):
            with reading(place):
                data = read_plain(place, MAXIMUM_BYTES)
            if set_aside(cohort, f"{trainee}/{paper}/{place.name}", data, own, datetime.now(UTC)) is not None:
                with removing():
                    place.unlink(missing_ok=True)
            told.append(own)
    return tuple(told)


def _stored(cohort: Cohort, trainee: str, paper: str) -> Iterator[tuple[Path, HandIn | Problem]]:
    """The files of hand-ins, each with what it holds or why it cannot be used."""
    for place in sorted(_folder(cohort, trainee, paper).glob("*.json")):
        if _NAME.fullmatch(place.name):
            with reading(place):
                data = read_plain(place, MAXIMUM_BYTES)
            yield (
                place,
                _whole(place.name, data)
                or Problem(
                    'What "{trainee}" handed in on "{paper}" is damaged ({file}); what was handed in before it counts.',
                    trainee=trainee,
                    paper=paper,
                    file=place.name,
                ),
            )


def _whole(name: str, data: bytes) -> HandIn | None:
    """The hand-in in the bytes of a file; None if a single sign of its answers is not what was handed in."""
    try:
        own = parse_json(name, data, MAXIMUM_BYTES, HandIn)
    except Problem:
        return None
    return own if own.answers.digest() == own.digest else None


def handed_in(cohort: Cohort, paper: str) -> dict[str, HandIn]:
    """The hand-in that counts of each person of the roster who handed in, by id; raises as `hand_ins` does."""
    found = {one.id: hand_ins(cohort, one.id, paper) for one in load_roster(cohort).people}
    return {trainee: every[-1] for trainee, every in found.items() if every}


def download_answers(answers: Answers) -> tuple[str, bytes]:
    """The name and the bytes of a file with these answers, for a trainer to take in elsewhere."""
    content = Download(digest=answers.digest(), answers=answers)
    name = f"{answers.cohort}-{answers.paper}-{answers.trainee}.json"
    return name, as_json(content.model_dump(mode="json"))


def timestamp(at: datetime) -> str:
    """A moment as nbgrader writes it in a hand-in's `timestamp.txt`: in whole seconds."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


def short_code(digest: str) -> str:
    """The first 40 bits of a hash as eight signs that can be read out over the telephone."""
    number = int(hashlib.sha256(digest.encode()).hexdigest()[:10], 16)
    signs = [SIGNS[number >> 5 * place & 31] for place in reversed(range(RECEIPT_SIGNS))]
    return grouped("".join(signs))


def _refuse_older(answers: Answers, before: tuple[HandIn, ...]) -> None:
    """A file that lay about must not count instead of what was answered and handed in after it."""
    for earlier in before:
        if earlier.answers.started == answers.started and earlier.answers.sequence >= answers.sequence:
            raise Problem(
                "These answers are older than those that were handed in on {date}; nothing was changed.",
                date=f"{earlier.at:%Y-%m-%d %H:%M}",
            )


def _folder(cohort: Cohort, trainee: Key, paper: Key) -> Path:
    return cohort.folder / "hand-ins" / folder_name(trainee) / folder_name(paper)
