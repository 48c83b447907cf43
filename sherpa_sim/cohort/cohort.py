"""A cohort: one folder with everything about one group, which is also nbgrader's course folder.

    cohort.yml                               name, language, papers with their dates, where the gradebook is
    roster.json                              the people
    private/codes.json attempts.json         access codes (hashed), and who tried in vain
    private/certificates.json badge-key.json what was issued to whom, and the key that signs badges
    answers/<trainee>/<paper>/               answers.json, journal.jsonl: what is being answered
    hand-ins/<trainee>/<paper>/<n>-<time>.json    everything that was handed in, never changed
    set-aside/<time>-<n>/                    what was refused, with reason.txt
    surveys/<key>/                           a questionnaire on learning at work, and answers of nobody in particular
    comments.json                            what trainers say often to an answer
    talk-reviews.json                        the codes that trainers gave lines of handed-in talks
    source/ release/ submitted/ autograded/ feedback/ gradebook.db     nbgrader's own

Keys and rubrics stay in the kit's bank: nothing here holds a right answer but nbgrader's `source/`, which, like
the rest of the folder, is on no site that a trainee can reach.
"""

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Literal, Self

from filelock import FileLock, Timeout
from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator

from sherpa_sim.assessment.answers import AnswerStore, Key
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.model_address import ModelAddress
from sherpa_sim.content.paper import LateRule, load_paper
from sherpa_sim.content.places import checkout
from sherpa_sim.content.question_parts import contradiction
from sherpa_sim.content.record import Record
from sherpa_sim.content.yaml_file import load_record, save_record
from sherpa_sim.domain.problem import Problem

from .certificate_rule import CertificateRule
from .database_address import database_address

SETTINGS = "cohort.yml"
NBGRADER_FOLDERS = ("source", "release", "submitted", "autograded", "feedback")
OWN_FOLDERS = ("private", "answers", "hand-ins", "set-aside")
PATIENCE = 30.0
"""Seconds to wait for another program that is writing in the cohort."""


class SetPaper(Record):
    """A paper of the kit as it is set for a cohort.

    Attributes:
        opens: from when it can be answered; always, if left out.
        closes: until when it can be handed in on time; always, if left out; a day without a time counts whole.
        late: what goes for this cohort instead of the paper's own rule for handing in late.
    """

    paper: Key
    opens: datetime | None = None
    closes: datetime | None = None
    late: LateRule | None = None

    @field_validator("opens", "closes")
    @classmethod
    def _here(cls, moment: datetime | None, field: ValidationInfo) -> datetime | None:
        """A time without a zone is the time on the trainer's own clock; a paper closes when its day ends."""
        if moment is None or moment.tzinfo is not None:
            return moment
        whole_day = field.field_name == "closes" and moment.time() == time.min
        return (datetime.combine(moment.date(), time(23, 59, 59)) if whole_day else moment).astimezone()

    @classmethod
    def checked(
        cls, paper: str, opens: datetime | None, closes: datetime | None, late: LateRule | None
    ) -> Self:
        """A paper of the kit with these dates.

        Raises:
            Problem: if there is no such paper, or it would close before it opens.
        """
        load_paper(paper)
        try:
            return cls(paper=paper, opens=opens, closes=closes, late=late)
        except ValidationError:
            raise Problem("The paper would close before it opens; let it close later.") from None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.opens is not None and self.closes is not None and self.closes <= self.opens:
            raise contradiction(Problem("a paper closes before it opens; let it close later."), "closes")
        return self

    def days_late(self, moment: datetime) -> int:
        """Days, each begun one whole, from closing to a moment; 0 in time."""
        if self.closes is None or moment <= self.closes:
            return 0
        return -int(-(moment - self.closes).total_seconds() // 86400)


class Settings(Record):
    """What cohort.yml says; `demo` stands there when the kit invented its people."""

    key: Key
    name: str = Field(min_length=1, max_length=80)
    language: Literal["en", "nl"]
    demo: Literal[True] | None = None
    papers: tuple[SetPaper, ...] = ()
    certificate: CertificateRule = CertificateRule()
    database: str | None = None
    language_model: ModelAddress | None = None

    @field_validator("database")
    @classmethod
    def _an_address(cls, address: str | None) -> str | None:
        """The address of a gradebook on a server, in one form and without a password."""
        try:
            return database_address(address) if address is not None else None
        except Problem as problem:
            raise contradiction(problem, "database") from None

    @model_validator(mode="after")
    def _each_paper_once(self) -> Self:
        if len({own.paper for own in self.papers}) < len(self.papers):
            raise contradiction(Problem("a paper is set twice; keep one."), "papers")
        return self


class Cohort:
    """One cohort, by its folder."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings

    @classmethod
    def create(
        cls,
        name: str,
        language: Literal["en", "nl"],
        place: Path | None = None,
        *,
        demo: bool = False,
        database: str | None = None,
    ) -> Self:
        """Make the folder of a new cohort in `place` (`cohorts_folder()` if left out); it has no people yet.

        `database` is the address of its gradebook; left out, it is a file in the folder.

        Raises:
            Problem: if the name cannot be used, there is such a cohort, or the folder cannot be made.
        """
        key = key_of(name)
        if not key or len(name) > 80 or not name.isprintable():
            raise Problem(
                '"{name}" cannot be the name of a cohort; use letters and digits, at most 80.', name=name[:80]
            )
        folder = (place or cohorts_folder()) / key
        settings = Settings(
            key=key, name=name.strip(), language=language, demo=demo or None, database=database
        )
        with writing(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:
                raise Problem('There is a cohort "{name}"; choose another name.', name=key) from None
            for part in (*NBGRADER_FOLDERS, *OWN_FOLDERS):
                (folder / part).mkdir(mode=0o700)
            cohort = cls(folder, settings)
            cohort._save()
        return cohort

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """The cohort in a folder, or of that name among the cohorts.

        Raises:
            Problem: if there is none, or its cohort.yml cannot be used.
        """
        folder = Path(path)
        if not (folder / SETTINGS).is_file():
            folder = cohorts_folder() / (key_of(str(path)) or "-")
        if not (folder / SETTINGS).is_file():
            raise Problem('There is no cohort "{name}"; make it with "sherpa cohort new".', name=str(path))
        return cls(folder, load_record(folder / SETTINGS, Settings))

    def set_paper(self, own: SetPaper) -> None:
        """Set a paper, or give it other dates; raises Problem if cohort.yml cannot be written."""
        with self.locked():
            before = load_record(self.folder / SETTINGS, Settings).papers
            self._change(papers=(*(paper for paper in before if paper.paper != own.paper), own))

    def set_certificate(self, rule: CertificateRule) -> None:
        """Set when the certificate is earned, and what stands on it; raises Problem if cohort.yml cannot be written."""
        with self.locked():
            self._change(certificate=rule)

    def set_language_model(self, address: ModelAddress | None) -> None:
        """Set what may word the lines of practice talks; raises Problem if cohort.yml cannot be written."""
        with self.locked():
            self._change(language_model=address)

    def paper(self, key: str) -> SetPaper:
        """How a paper is set.

        Raises:
            Problem: if it is not.
        """
        for own in self.settings.papers:
            if own.paper == key:
                return own
        raise Problem('The paper "{paper}" is not set for this cohort.', paper=key[:60])

    def late_rule(self, key: str) -> LateRule:
        """What goes for handing in a paper late; raises Problem if the paper is not set."""
        own = self.paper(key)
        return own.late if own.late is not None else load_paper(key).late

    def is_open(self, key: str, moment: datetime) -> bool:
        """Whether a paper may be answered and handed in at a moment, late too; raises Problem if it is not set."""
        own = self.paper(key)
        days = self.late_rule(key).days
        return (own.opens is None or moment >= own.opens) and (days is None or own.days_late(moment) <= days)

    def answers(
        self, trainee: str, paper: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> AnswerStore:
        """Where a trainee's answers on a paper are saved, at the time that `clock` tells."""
        return AnswerStore(
            self.folder / "answers" / folder_name(trainee) / folder_name(paper),
            self.settings.key,
            paper,
            trainee,
            clock,
        )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """While this lasts, nobody else changes the cohort's own files.

        Raises:
            Problem: if another program holds it for half a minute.
        """
        lock = FileLock(self.folder / ".lock", timeout=PATIENCE, poll_interval=0.01)
        try:
            with writing(self.folder):
                lock.acquire()
        except Timeout:
            raise Problem("Another program is writing in this cohort; try again in a moment.") from None
        try:
            yield
        finally:
            lock.release()

    def _change(self, **changed: object) -> None:
        """Change settings as the file has them now, which another program may have changed."""
        self.settings = load_record(self.folder / SETTINGS, Settings).model_copy(update=changed)
        self._save()

    def _save(self) -> None:
        place = self.folder / SETTINGS
        with writing(place):
            save_record(
                place,
                self.settings,
                'A cohort of the SHERPA kit; "sherpa cohort --help" says what it can do.',
            )


def cohorts_folder() -> Path:
    """Where cohorts are: SHERPA_COHORTS, else `cohorts` in a checkout, else `sherpa-cohorts` of the user."""
    named = os.environ.get("SHERPA_COHORTS")
    if named:
        return Path(named)
    own = checkout()
    return own / "cohorts" if own is not None else Path.home() / "sherpa-cohorts"


def all_cohorts() -> tuple[str, ...]:
    """The keys of the cohorts that there are, in order."""
    return tuple(sorted(place.parent.name for place in cohorts_folder().glob(f"*/{SETTINGS}")))


def key_of(name: str) -> str:
    """A name as a folder's: small letters, digits and hyphens; empty if nothing of it is left."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")


def folder_name(key: str) -> str:
    """A key that may be part of a path.

    Raises:
        Problem: if it is none, such as "..".
    """
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", key) is None:
        raise Problem('"{key}" is not a key of the kit.', key=key[:60])
    return key
