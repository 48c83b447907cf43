"""`sherpa cohort progress` and `questions`."""

from collections.abc import Iterator
from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.progress import Progress, progress
from sherpa_sim.cohort.progress_words import (
    OBJECTIVES,
    few_data,
    progress_csv,
    step_in_words,
    stuck_in_words,
)
from sherpa_sim.cohort.question_figures import PaperReport, question_report
from sherpa_sim.cohort.question_words import (
    difficulty_in_words,
    people_in_words,
    questions_csv,
    trust_in_words,
    verdicts_in_words,
)
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from .results import check_folders, write_result


def progress_to_terminal(
    name: str, paper: str | None, group: str | None, csv: Path | None, words: Words
) -> None:
    """Print how everybody is doing, by paper and by objective, and who may be stuck.

    Raises:
        Problem: if there is no such cohort or paper, or the file cannot be written.
    """
    check_folders(csv)
    cohort = Cohort.open(name)
    found = progress(cohort, paper, group)
    print(cohort.settings.name)
    for line in (*_people(found, words), *_objectives(found, words), *_stuck(found, words)):
        print(line)
    if csv is not None:
        write_result(csv, progress_csv(found, words), words)


def questions_to_terminal(
    name: str, paper: str | None, group: str | None, csv: Path | None, words: Words
) -> None:
    """Print what the hand-ins say about the questions of a paper, or of all papers that are set.

    Raises:
        Problem: if there is no such cohort or paper, a file is asked for of several papers, or it cannot be written.
    """
    check_folders(csv)
    cohort = Cohort.open(name)
    papers = [paper] if paper is not None else [own.paper for own in cohort.settings.papers]
    if csv is not None and len(papers) != 1:
        raise Problem("A file holds the questions of one paper; name it with --paper.")
    for key in papers:
        report = question_report(cohort, key, group)
        for line in _questions(report, words):
            print(line)
        if csv is not None:
            write_result(csv, questions_csv(report, words), words)


def _people(found: Progress, words: Words) -> Iterator[str]:
    yield f"{'':<31}" + "".join(f"{paper.name(words.language)[:31]:<32}" for paper in found.papers).rstrip()
    for one in found.people:
        cells = "".join(f"{step_in_words(own, words):<32}" for own in one.papers.values())
        yield f"{one.person.name:<30} {cells}".rstrip()


def _objectives(found: Progress, words: Words) -> Iterator[str]:
    yield ""
    for one in found.objectives:
        share = words.percent(one.share) if one.share is not None else "-"
        yield f"{words(OBJECTIVES[one.objective]):<45} {share:>5}  {few_data(one, words)}".rstrip()


def _stuck(found: Progress, words: Words) -> Iterator[str]:
    told = [
        (own.paper, one.person.name, reason)
        for one in found.people
        for own in one.papers.values()
        for reason in own.stuck
    ]
    for title, trainers in ((words("Who may need you"), False), (words("Who waits for you"), True)):
        mine = [line for line in told if line[2].reason.is_trainers is trainers]
        if mine:
            yield ""
            yield title
            for paper, person, reason in mine:
                yield f"  {person}, {paper}: {stuck_in_words(reason, words)}"


def _questions(report: PaperReport, words: Words) -> Iterator[str]:
    yield report.paper.name(words.language)
    yield from people_in_words(report, words)
    yield from (words.problem(problem) for problem in report.problems)
    for one in report.questions:
        empty = one.figures.empty
        left = " " + words("Left empty by {people}.", people=empty) if empty else ""
        yield f"{one.place:>3} {one.question.id:<12} {difficulty_in_words(one.figures, words)}{left}"
        yield from (f"{'':<17}{verdict}" for verdict in verdicts_in_words(one.figures, words))
    yield from trust_in_words(report, words)
    yield ""
