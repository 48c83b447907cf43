"""The answers of one trainee on one paper: a small file, and beside it a journal that outlives a power cut.

A folder holds `answers.json` (the answers as they are now), `journal.jsonl` (each saved answer on a line, in
order) and `.lock`. An answer counts as saved once its line of the journal is on the disk. The journal begins with
all answers of that moment, so either file can be made again from the other.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, JsonValue, ValidationError

from sherpa_sim.content.folder_lock import locked
from sherpa_sim.content.json_file import as_json, depth, parse_json
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import (
    NO_FOLLOWING,
    flush_folder,
    read_plain,
    refuse_special,
    write_whole,
)
from sherpa_sim.domain.problem import Problem

MAXIMUM_BYTES = 64_000
"""Of a file with all answers on one paper: some forty pages of text."""
MAXIMUM_DEPTH = 8
"""Lists within lists in one answer; no question of the kit needs more than three."""
LONGEST_JOURNAL = 256_000
"""Bytes, after which the journal is begun anew; kept small, because it is read at each save."""

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]


class Answers(Record):
    """What a trainee answered on a paper.

    Attributes:
        sequence: how many times an answer was saved; it orders what the clock may not.
        started: when the first answer was saved.
        saved: when the last answer was saved.
        answers: the answer to each question by its id, as its kind of question writes it; a question that was
            not answered is not there.
    """

    schema_version: Literal[1] = 1
    cohort: Key
    paper: Key
    trainee: Key
    sequence: int = Field(0, ge=0)
    started: AwareDatetime | None = None
    saved: AwareDatetime | None = None
    answers: dict[Key, JsonValue] = Field(default_factory=dict)

    def answering(self, question: str, value: JsonValue, at: datetime, sequence: int) -> "Answers":
        """These answers with one more or another one; None takes an answer back."""
        others = {key: answer for key, answer in self.answers.items() if key != question}
        return self.model_copy(
            update={
                "sequence": sequence,
                "started": self.started or at,
                "saved": at,
                "answers": others if value is None else {**others, question: value},
            }
        )

    def as_bytes(self) -> bytes:
        """The text of the answers file."""
        return as_json(self.model_dump(mode="json"))

    def digest(self) -> str:
        """The SHA-256 of these answers, as 64 hexadecimal digits: the same wherever they are kept."""
        return hashlib.sha256(self.as_bytes()).hexdigest()


class _Line(Record):
    """A line of the journal: one answer, or (the first) all answers of that moment."""

    sequence: int
    at: AwareDatetime | None = None
    question: str = ""
    value: JsonValue = None
    whole: Answers | None = None


def read_answers(name: str, data: bytes) -> Answers:
    """The answers in the bytes of a file called `name`, which may come from anywhere.

    Raises:
        Problem: if they are too large, damaged, or not a file of answers.
    """
    return parse_json(name, data, MAXIMUM_BYTES, Answers)


class AnswerStore:
    """The answers of one trainee on one paper, in a folder of their own.

    Any number of stores, in any number of processes, may have the same folder.
    """

    def __init__(
        self,
        folder: Path,
        cohort: str,
        paper: str,
        trainee: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """A store in `folder`, which is made when the first answer is saved."""
        self.folder = folder
        self._empty = Answers(cohort=cohort, paper=paper, trainee=trainee)
        self._file = folder / "answers.json"
        self._journal = folder / "journal.jsonl"
        self._clock = clock

    def load(self) -> Answers:
        """The answers as last saved, also where only the journal has them; none yet, if nothing was saved.

        Raises:
            Problem: if they cannot be read, are damaged beyond the journal, or are those of somebody else.
        """
        try:
            return self._state(self._journal_bytes())
        except OSError as error:
            raise Problem(
                "The saved answers cannot be read ({reason}); ask your trainer.", reason=_reason(error)
            ) from None

    def save(self, question: str, value: JsonValue) -> Answers:
        """Save the answer to one question (None takes it back); all answers, when they are safe on the disk.

        Raises:
            Problem: if the answer is not plain data, too large, or cannot be saved; then nothing has changed.
        """
        _check(value)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with locked(
                self.folder,
                Problem("This answer is not saved yet: another window is saving; try again in a moment."),
            ):
                journal = self._journal_bytes()
                before = self._state(journal)
                after = before.answering(question, value, self._clock(), before.sequence + 1)
                after = Answers.model_validate(after.model_dump())
                data = after.as_bytes()
                if len(data) > MAXIMUM_BYTES:
                    raise Problem(
                        "Your answers on this paper are longer than can be saved; shorten this answer."
                    )
                self._write(journal, before, question, value, after, data)
                return after
        except OSError as error:
            raise Problem(
                "This answer could not be saved ({reason}); keep this page open and tell your trainer.",
                reason=_reason(error),
            ) from None
        except ValidationError:
            raise Problem('There is no question "{question}".', question=str(question)[:60]) from None

    def _write(
        self, journal: bytes, before: Answers, question: str, value: JsonValue, after: Answers, data: bytes
    ) -> None:
        """One line to the journal, then the whole file; if either fails, the journal is as it was."""
        line = _Line(sequence=after.sequence, at=after.saved, question=question, value=value)
        first = b"" if journal else _line(_Line(sequence=before.sequence, whole=before))
        torn = journal and not journal.endswith(b"\n")
        handle = os.open(self._journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT | NO_FOLLOWING, 0o600)
        try:
            refuse_special(handle, self._journal)
            try:
                _write_all(handle, first + (b"\n" if torn else b"") + _line(line))
                os.fsync(handle)
                if not journal:
                    flush_folder(self.folder)
                write_whole(self._file, data)
            except BaseException:
                os.ftruncate(handle, len(journal))
                raise
        finally:
            os.close(handle)
        if len(journal) > LONGEST_JOURNAL:
            self._begin_journal_anew(after)

    def _begin_journal_anew(self, after: Answers) -> None:
        """A journal with all answers on one line; if there is no place for it, the long one stays."""
        for rest in self.folder.glob("*.new"):  # what a killed process had begun to write
            rest.unlink(missing_ok=True)
        try:
            write_whole(self._journal, _line(_Line(sequence=after.sequence, whole=after)))
            flush_folder(self.folder)
        except OSError:
            return

    def _journal_bytes(self) -> bytes:
        try:
            # A line is at most one whole file long, so the journal cannot have grown beyond this.
            return read_plain(self._journal, LONGEST_JOURNAL + 4 * MAXIMUM_BYTES)
        except FileNotFoundError:
            return b""

    def _state(self, journal: bytes) -> Answers:
        """The newest whole answers, with every later line of the journal."""
        lines = sorted(_lines(journal), key=lambda line: line.sequence)
        known = [line.whole for line in lines if line.whole is not None]
        try:
            known.append(read_answers(self._file.name, read_plain(self._file, MAXIMUM_BYTES)))
        except FileNotFoundError:
            known.append(self._empty)
        except Problem:
            if not known:
                raise Problem("The saved answers are damaged; ask your trainer.") from None
        state = max(known, key=lambda answers: answers.sequence)
        own = self._empty
        if (state.cohort, state.paper, state.trainee) != (own.cohort, own.paper, own.trainee):
            raise Problem("The saved answers are those of another paper or person; ask your trainer.")
        for line in lines:
            if line.sequence > state.sequence and line.question and line.at is not None:
                state = state.answering(line.question, line.value, line.at, line.sequence)
        return state


def _lines(journal: bytes) -> Iterator[_Line]:
    """The lines of a journal that can be read; the one that a power cut tore, was never acknowledged."""
    for text in journal.split(b"\n"):
        try:
            yield _Line.model_validate_json(text)
        except ValidationError:
            continue


def _line(line: _Line) -> bytes:
    return as_json(line.model_dump(mode="json", exclude_defaults=True)) + b"\n"


def _write_all(handle: int, data: bytes) -> None:
    while data:  # a disk that is almost full takes a part
        data = data[os.write(handle, data) :]


def _check(value: JsonValue) -> None:
    try:
        size = len(as_json(value))
        deep = depth(value) > MAXIMUM_DEPTH
    except (ValueError, TypeError, RecursionError):
        raise Problem("This answer cannot be saved: it is not plain text, numbers or lists.") from None
    if size > MAXIMUM_BYTES or deep:
        raise Problem("Your answers on this paper are longer than can be saved; shorten this answer.")


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else type(error).__name__
