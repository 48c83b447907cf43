"""Grading a paper of a cohort: what was handed in goes through nbgrader's autograde run into nbgrader's gradebook.

What a trainee sent reaches nbgrader as answers only: the notebook beside them is always the released one.
"""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from threading import Event

from traitlets.config import Config

from sherpa_sim.assessment.autograding import autograde, nbgrader_config, release_notebook
from sherpa_sim.assessment.gradebook import one_connection
from sherpa_sim.assessment.nbgrader_import import api
from sherpa_sim.assessment.notebooks import paper_notebook
from sherpa_sim.assessment.plugin import ANSWERS
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

from .cohort import PATIENCE, Cohort
from .database_address import sqlalchemy_url
from .hand_in import HandIn, hand_ins, set_aside_damaged, timestamp
from .roster import Trainee, load_roster

LOG = "grading.log"
CONFIG = "nbgrader_config.py"
CONFIG_TEXT = """# Written by the SHERPA kit, for nbgrader's own commands and formgrader; see cohort.yml.
from pathlib import Path

from sherpa_sim.cohort.grading import cohort_config

c = get_config()  # noqa: F821
c.merge(cohort_config(Path(__file__).parent))
"""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Ungraded:
    """Somebody of whom something could not be graded, and why; an earlier hand-in of hers may stand."""

    trainee: str
    problem: Problem


@dataclass(frozen=True)
class GradingRun:
    """What became of a paper: who was graded, whose marks stand already, who could not be graded.

    `stopped` says that the run was stopped before all were looked at.
    """

    graded: tuple[str, ...]
    unchanged: tuple[str, ...]
    ungraded: tuple[Ungraded, ...]
    stopped: bool


def database_url(cohort: Cohort) -> str:
    """Where the gradebook of a cohort is, as SQLAlchemy names it."""
    if cohort.settings.database is not None:
        return sqlalchemy_url(cohort.settings.database)
    return f"sqlite:///{cohort.folder.absolute() / 'gradebook.db'}?timeout={PATIENCE:g}"


def cohort_config(folder: Path) -> Config:
    """The configuration of nbgrader for the cohort in a folder.

    Raises:
        Problem: if there is no cohort there.
    """
    return _config(Cohort.open(folder))


def prepare_paper(cohort: Cohort, paper: str) -> None:
    """Make nbgrader's source and released notebook of a paper, with its entry in the gradebook; again if it changed.

    Raises:
        Problem: if the paper is not set for this cohort or not in the kit, or was changed after it was handed in.
    """
    with grading_log(cohort) as log, one_connection(database_url(cohort), cohort.settings.key) as gradebook:
        _prepare(cohort, paper, gradebook, log)


def grade_paper(
    cohort: Cohort,
    paper: str,
    progress: Progress | None = None,
    stop: Event | None = None,
    again: bool = False,
) -> GradingRun:
    """Grade what was last handed in on a paper; one hand-in that cannot be graded never stops the others.

    Args:
        cohort: the cohort.
        paper: the key of the paper.
        progress: is told how many of how many people were looked at.
        stop: once set, nobody more is graded; everything graded so far stands.
        again: grade also what was graded before and has not changed since.

    Raises:
        Problem: if the paper cannot be prepared, or the roster cannot be read.
    """
    people = load_roster(cohort).people
    graded: list[str] = []
    unchanged: list[str] = []
    ungraded: list[Ungraded] = []
    with grading_log(cohort) as log, one_connection(database_url(cohort), cohort.settings.key) as gradebook:
        config = _prepare(cohort, paper, gradebook, log)
        for number, person in enumerate(people):
            if progress is not None:
                progress(number, len(people))
            if stop is not None and stop.is_set():
                return GradingRun(tuple(graded), tuple(unchanged), tuple(ungraded), True)
            try:
                for problem in set_aside_damaged(cohort, person.id, paper):
                    ungraded.append(Ungraded(person.id, problem))
                every = hand_ins(cohort, person.id, paper)
                if not every:
                    continue
                if not _submit(cohort, paper, person, every[-1]) and not again:
                    unchanged.append(person.id)
                    continue
                _enter(gradebook, person)
                autograde(config, paper, person.id, log)
                write_whole(_graded(cohort, paper, person), every[-1].digest.encode())
                graded.append(person.id)
            except (Problem, OSError) as error:
                log.error("%s on %s: %s", person.id, paper, error)
                ungraded.append(Ungraded(person.id, _problem(error, cohort)))
        if progress is not None:
            progress(len(people), len(people))
    return GradingRun(tuple(graded), tuple(unchanged), tuple(ungraded), False)


def grade_again(cohort: Cohort, paper: str, trainee: str) -> bool:
    """Grade anew what a person last handed in, if it was graded before; whether it was.

    Raises:
        Problem: if it cannot be graded, or the roster cannot be read.
    """
    person = load_roster(cohort).person(trainee)
    if not _graded(cohort, paper, person).is_file():
        return False
    with grading_log(cohort) as log, one_connection(database_url(cohort), cohort.settings.key) as gradebook:
        config = _prepare(cohort, paper, gradebook, log)
        last = hand_ins(cohort, person.id, paper)[-1]
        _submit(cohort, paper, person, last)
        autograde(config, paper, person.id, log)
        write_whole(_graded(cohort, paper, person), last.digest.encode())
    return True


def _problem(error: Problem | OSError, cohort: Cohort) -> Problem:
    if isinstance(error, Problem):
        return error
    return Problem(
        "{file} cannot be written ({reason}).",
        file=error.filename or cohort.folder,
        reason=error.strerror or "",
    )


def _config(cohort: Cohort) -> Config:
    settings = cohort.settings
    late = {own.paper: cohort.late_rule(own.paper).share_a_day for own in settings.papers}
    languages = {one.id: one.language for one in load_roster(cohort).people if one.language}
    return nbgrader_config(
        cohort.folder, settings.key, settings.language, late, database_url(cohort), languages
    )


def _prepare(cohort: Cohort, paper: str, gradebook: api.Gradebook, log: logging.Logger) -> Config:
    """The released notebook and the deadline in the gradebook, as paper and cohort.yml have them now."""
    own = cohort.paper(paper)
    config = _config(cohort)
    sheet = load_paper(paper).for_trainee(load_bank())
    notebook = paper_notebook(sheet, words_for(cohort.settings.language), cohort.settings.key)
    source = cohort.folder / "source" / paper / f"{paper}.ipynb"
    released = cohort.folder / "release" / paper / source.name
    if not released.is_file() or not source.is_file() or source.read_bytes() != notebook:
        source.parent.mkdir(parents=True, exist_ok=True)
        write_whole(cohort.folder / CONFIG, CONFIG_TEXT.encode())
        before = source.read_bytes() if source.is_file() else None
        write_whole(source, notebook)
        try:
            release_notebook(config, paper, log)
        except Problem:
            if before is not None:
                write_whole(source, before)
            raise
    closes = own.closes.astimezone(UTC).replace(tzinfo=None) if own.closes is not None else None
    gradebook.update_or_create_assignment(paper, duedate=closes)
    return config


def _enter(gradebook: api.Gradebook, person: Trainee) -> None:
    """The person's name in the gradebook, where formgrader and the export find it."""
    gradebook.update_or_create_student(person.id, first_name="", last_name=person.name, email=person.email)


def _submit(cohort: Cohort, paper: str, person: Trainee, own: HandIn) -> bool:
    """Put a hand-in where nbgrader takes it from; whether it is another one than was graded."""
    place = cohort.folder / "submitted" / person.id / paper
    files = {
        ANSWERS: own.answers.as_bytes(),
        "timestamp.txt": timestamp(own.at).encode(),
        f"{paper}.ipynb": (cohort.folder / "release" / paper / f"{paper}.ipynb").read_bytes(),
    }
    done = _holds(_graded(cohort, paper, person), own.digest.encode())
    if done and all(_holds(place / name, data) for name, data in files.items()):
        return False
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = Path(tempfile.mkdtemp(prefix=".new-", dir=place.parent))
    for name, data in files.items():
        (beside / name).write_bytes(data)
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)
    beside.rename(place)
    return True


def _graded(cohort: Cohort, paper: str, person: Trainee) -> Path:
    """What says which hand-in was graded: nbgrader clears its folder first, and leaves it half if cut off."""
    return cohort.folder / "autograded" / person.id / paper / "graded.txt"


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data


@contextmanager
def grading_log(cohort: Cohort) -> Iterator[logging.Logger]:
    """Where nbgrader's own words go: a file in the cohort's folder, not to the trainer."""
    log = logging.Logger("nbgrader", logging.ERROR)
    handler = logging.FileHandler(cohort.folder / LOG, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    try:
        yield log
    finally:
        handler.close()
