"""Taking in answers that came as files: each is taken, known already, or refused and kept aside with the reason."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from sherpa_sim.content.json_file import parse_json
from sherpa_sim.content.paper import load_paper
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .hand_in import MAXIMUM_BYTES, Download, HandIn, hand_ins, keep_hand_in
from .parcels import Parcel, opened, parcels_in
from .roster import Roster, load_roster
from .set_aside import set_aside


@dataclass(frozen=True)
class Taken:
    """A file that was taken in, or was known already."""

    name: str
    hand_in: HandIn


@dataclass(frozen=True)
class Refused:
    """A file that was refused, why, and the folder where it is kept; None if that could not be written."""

    name: str
    problem: Problem
    kept: Path | None


@dataclass(frozen=True)
class TakeIn:
    """What became of files: taken in as new hand-ins, there already, or refused."""

    taken: tuple[Taken, ...]
    known: tuple[Taken, ...]
    refused: tuple[Refused, ...]


def take_in(
    cohort: Cohort, paths: Iterable[Path], sender: str | None = None, received: datetime | None = None
) -> TakeIn:
    """Take in files, folders of files and zips; one that cannot be used never stops the others.

    Args:
        cohort: whose people may have sent them.
        paths: where they are.
        sender: the id of the person who sent them all, if known: answers of somebody else are refused.
        received: when they came; now, if left out. A paper that has closed is taken in and marked as late:
            it is the trainer who takes it in.

    Raises:
        Problem: if the roster cannot be read.
    """
    return _take_in(cohort, parcels_in(paths), sender, received)


def take_in_uploads(
    cohort: Cohort,
    uploads: Sequence[tuple[str, bytes]],
    sender: str | None = None,
    received: datetime | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
) -> TakeIn:
    """As `take_in`, of files that a page was given: the name and the bytes of each.

    `progress` is told how many of how many were looked at; once `stop` is set, nothing more is taken in.
    """
    return _take_in(cohort, _opened(uploads, progress, stop), sender, received)


def _opened(
    uploads: Sequence[tuple[str, bytes]], progress: Callable[[int, int], None] | None, stop: Event | None
) -> Iterator[Parcel]:
    for number, (name, data) in enumerate(uploads):
        if progress is not None:
            progress(number, len(uploads))
        for parcel in opened(name, data):
            if stop is not None and stop.is_set():
                return
            yield parcel


def _take_in(
    cohort: Cohort, parcels: Iterable[Parcel], sender: str | None, received: datetime | None
) -> TakeIn:
    moment = received or datetime.now(UTC)
    roster = load_roster(cohort)
    taken: list[Taken] = []
    known: list[Taken] = []
    refused: list[Refused] = []
    for parcel in parcels:
        try:
            own, is_new = _take(cohort, parcel, roster, sender, moment)
        except Problem as problem:
            kept = set_aside(cohort, parcel.name, parcel.data, problem, moment)
            refused.append(Refused(parcel.name, problem, kept))
        else:
            (taken if is_new else known).append(Taken(parcel.name, own))
    return TakeIn(tuple(taken), tuple(known), tuple(refused))


def _take(
    cohort: Cohort, parcel: Parcel, roster: Roster, sender: str | None, moment: datetime
) -> tuple[HandIn, bool]:
    """The hand-in that a file became, and whether it is new."""
    if parcel.problem is not None:
        raise parcel.problem
    name = parcel.name
    download = parse_json(name, parcel.data, MAXIMUM_BYTES, Download)
    answers = download.answers
    if answers.digest() != download.digest:
        raise Problem("{file} was changed after it was downloaded; ask for it again.", file=name)
    if answers.cohort != cohort.settings.key:
        raise Problem('{file} is of another cohort ("{cohort}").', file=name, cohort=answers.cohort)
    if answers.paper not in {own.paper for own in cohort.settings.papers}:
        raise Problem(
            '{file} is of the paper "{paper}", which is not set for this cohort.',
            file=name,
            paper=answers.paper,
        )
    if answers.trainee not in {person.id for person in roster.people}:
        raise Problem("{file} is of somebody who is not in this cohort.", file=name)
    if sender is not None and answers.trainee != sender:
        raise Problem("{file} is of another person than the one who sent it.", file=name)
    if not answers.answers:
        raise Problem("{file} holds no answers.", file=name)
    asked = {place.question for place in load_paper(answers.paper).places}
    for question in answers.answers:
        if question not in asked:
            raise Problem(
                '{file} has an answer to "{question}", which the paper "{paper}" does not ask.',
                file=name,
                question=question,
                paper=answers.paper,
            )
    for earlier in hand_ins(cohort, answers.trainee, answers.paper):
        if earlier.digest == download.digest:
            return earlier, False
    return keep_hand_in(cohort, answers, "file", moment), True
