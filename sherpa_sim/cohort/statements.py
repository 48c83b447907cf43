"""What happened in a cohort as a file of xAPI statements."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from sherpa_sim.assessment.xapi import HOME, Score, Somebody, Statement, Work, completed, handed_in, scored
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .hand_in import HandIn, hand_ins
from .marks import PaperMarks, marks
from .own_marks import own_marks
from .roster import load_roster


def statements(
    cohort: Cohort, paper: str | None = None, home: str = HOME, *, names: bool = False
) -> tuple[Statement, ...]:
    """Every hand-in, and of each paper that is marked whole its score and that it is completed, by paper and person.

    Args:
        cohort: the cohort.
        paper: the key of a paper; all that are set, if left out.
        home: the web address of the system in which people have their ids.
        names: tell the names of people too.

    Raises:
        Problem: if the paper is not set, `home` is no web address, or the roster or a hand-in cannot be read.
    """
    _check_home(home)
    chosen = cohort.settings.papers if paper is None else (cohort.paper(paper),)
    book = marks(cohort, paper)
    people = load_roster(cohort).people
    found: list[Statement] = []
    for own in chosen:
        work = Work(cohort.settings.key, cohort.settings.name, own.paper, load_paper(own.paper).name)
        for person in people:
            who = Somebody(cohort.settings.key, person.id, person.name if names else None)
            every = hand_ins(cohort, person.id, own.paper)
            found += [handed_in(who, work, one.at, home) for one in every]
            if every:
                found += _marked(who, work, every[-1], book, home)
    return tuple(found)


def statements_json(found: tuple[Statement, ...]) -> bytes:
    """The statements as one JSON list, which a learning record store takes in as it is."""
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def export_statements(
    cohort: Cohort, path: Path, paper: str | None = None, home: str = HOME, *, names: bool = False
) -> int:
    """Write the statements to a file; how many there are.

    Raises:
        Problem: as `statements` does, or if it cannot be written; an older file is then still whole.
    """
    found = statements(cohort, paper, home, names=names)
    with writing(path):
        write_whole(path, statements_json(found))
    return len(found)


def _marked(
    who: Somebody, work: Work, last: HandIn, book: tuple[PaperMarks, ...], home: str
) -> Iterator[Statement]:
    own = own_marks(work.paper, last, book)
    if own.book is None or own.waits:
        return
    bound = load_paper(work.paper).pass_share
    passed = own.book.points >= bound * own.book.most if bound is not None else None
    yield scored(who, work, Score(own.book.points, own.book.most, passed), home)
    yield completed(who, work, last.at, home)


def _check_home(home: str) -> None:
    try:
        parts = urlsplit(home)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or not home.isprintable() or " " in home:
        raise Problem(
            '"{address}" is no web address; give one such as https://example.org/.', address=home[:80]
        )
