"""`sherpa cohort grade`, `return` and `export`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.grading import Ungraded, grade_paper
from sherpa_sim.cohort.returning import export_marks, return_paper
from sherpa_sim.cohort.statements import export_statements
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from .results import check_folders


def grade_to_terminal(name: str, papers: Sequence[str], again: bool, words: Words) -> bool:
    """Grade papers (all that are set, if none is named) and say what became of them; true if all could be graded.

    Raises:
        Problem: if there is no such cohort, or a paper cannot be prepared.
    """
    cohort = Cohort.open(name)
    whole = True
    for paper in papers or [own.paper for own in cohort.settings.papers]:

        def progress(done: int, people: int, paper: str = paper) -> None:
            if sys.stderr.isatty():
                line = words("{paper}: {done} of {people}", paper=paper, done=done, people=people)
                print(line, end="\r" if done < people else "\n", file=sys.stderr, flush=True)

        run = grade_paper(cohort, paper, progress, again=again)
        print(
            words(
                "{paper}: {graded} graded, {unchanged} unchanged, {ungraded} not graded",
                paper=paper,
                graded=len(run.graded),
                unchanged=len(run.unchanged),
                ungraded=len(run.ungraded),
            )
        )
        whole = _told(run.ungraded, words) and whole
    return whole


def return_to_terminal(name: str, papers: Sequence[str], words: Words) -> bool:
    """Return marked papers (all that are set, if none is named) and say to how many; true if none failed.

    Raises:
        Problem: if there is no such cohort, or a paper is not set for it.
    """
    cohort = Cohort.open(name)
    whole = True
    for paper in papers or [own.paper for own in cohort.settings.papers]:
        done = return_paper(cohort, paper)
        print(
            words(
                "{paper}: {returned} returned, {waiting} wait for your marks",
                paper=paper,
                returned=len(done.returned),
                waiting=len(done.waiting),
            )
        )
        whole = _told(done.failed, words) and whole
    return whole


def _told(failed: Sequence[Ungraded], words: Words) -> bool:
    """Says whose paper failed and why; whether there was none."""
    for one in failed:
        print(f"  {one.trainee}: {words.problem(one.problem)}")
    return not failed


@dataclass(frozen=True)
class ExportWish:
    """What to write: marks as a table, xAPI statements, or both; of one paper or of all."""

    table: Path | None
    xapi: Path | None
    paper: str | None
    home: str
    names: bool


def export_to_terminal(name: str, wish: ExportWish, words: Words) -> None:
    """Write the files that are wished for, and say so.

    Raises:
        Problem: if there is no such cohort, no file is wished for, or one cannot be written.
    """
    if wish.table is None and wish.xapi is None:
        raise Problem("Name the file to write: marks.csv, or --xapi statements.json, or both.")
    check_folders(wish.table, wish.xapi)
    cohort = Cohort.open(name)
    if wish.table is not None:
        export_marks(cohort, wish.table, wish.paper)
        print(words("Written: {file}", file=wish.table), file=sys.stderr)
    if wish.xapi is not None:
        export_statements(cohort, wish.xapi, wish.paper, wish.home, names=wish.names)
        print(words("Written: {file}", file=wish.xapi), file=sys.stderr)
