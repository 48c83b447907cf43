"""`sherpa cohort grade`, `return` and `export`."""

import sys
from collections.abc import Sequence
from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.grading import grade_paper
from sherpa_sim.cohort.returning import export_marks, return_paper
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
        for one in run.ungraded:
            print(f"  {one.trainee}: {words.problem(one.problem)}")
        whole = whole and not run.ungraded
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
        for one in done.failed:
            print(f"  {one.trainee}: {words.problem(one.problem)}")
        whole = whole and not done.failed
    return whole


def export_to_terminal(name: str, path: Path, paper: str | None, words: Words) -> None:
    """Write the marks as CSV and say so.

    Raises:
        Problem: if there is no such cohort, or the file cannot be written.
    """
    check_folders(path)
    export_marks(Cohort.open(name), path, paper)
    print(words("Written: {file}", file=path), file=sys.stderr)
