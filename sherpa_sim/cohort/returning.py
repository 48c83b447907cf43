"""Returning marked papers: a page for each trainee, and a table for another program."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from sherpa_sim.assessment.autograding import write_feedback
from sherpa_sim.assessment.export import MarksExport
from sherpa_sim.assessment.gradebook import one_connection, open_gradebook
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .grading import Ungraded, cohort_config, database_url, grading_log
from .marking import settle_late
from .marks import marks


@dataclass(frozen=True)
class Returned:
    """What became of a paper: to whom it was returned, who waits for the trainer's marks, and what went wrong."""

    returned: tuple[str, ...]
    waiting: tuple[str, ...]
    failed: tuple[Ungraded, ...]


def return_paper(
    cohort: Cohort,
    paper: str,
    progress: Callable[[int, int], None] | None = None,
    stop: Event | None = None,
) -> Returned:
    """Write the page with marks and feedback of everybody whose paper is marked whole; who waits, gets none yet.

    Args:
        cohort: the cohort.
        paper: the key of the paper.
        progress: is told how many of how many papers were looked at.
        stop: once set, no further page is written.

    Raises:
        Problem: if the paper is not set for this cohort.
    """
    cohort.paper(paper)
    settle_late(cohort, paper)
    every = marks(cohort, paper)
    returned: list[str] = []
    waiting: list[str] = []
    failed: list[Ungraded] = []
    config = cohort_config(cohort.folder)
    with grading_log(cohort) as log, one_connection(database_url(cohort), cohort.settings.key):
        for number, own in enumerate(every):
            if progress is not None:
                progress(number, len(every))
            if stop is not None and stop.is_set():
                break
            if own.waits:
                waiting.append(own.trainee)
                continue
            try:
                write_feedback(config, paper, own.trainee, log)
                returned.append(own.trainee)
            except Problem as problem:
                failed.append(Ungraded(own.trainee, problem))
    return Returned(tuple(returned), tuple(waiting), tuple(failed))


def export_marks(cohort: Cohort, path: Path, paper: str | None = None) -> None:
    """Write the marks as CSV with nbgrader's own columns; somebody who handed nothing in has empty marks.

    Raises:
        Problem: if it cannot be written; an older file is then still whole.
    """
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook, writing(path):
        _export(paper, path).export(gradebook)


def marks_table(cohort: Cohort, paper: str | None = None) -> bytes:
    """The same table as `export_marks` writes, as bytes."""
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        return _export(paper).table(gradebook)


def _export(paper: str | None, path: Path | None = None) -> MarksExport:
    return MarksExport(to=str(path or ""), assignment=[paper] if paper is not None else [])
