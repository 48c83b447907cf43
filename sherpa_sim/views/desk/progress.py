"""Progress: who may need the trainer, how far everybody is with the papers, and how the group does on objectives."""

from ipywidgets import DOMWidget

from sherpa_sim.cohort.progress import PaperProgress, PersonProgress, Progress, Step, progress
from sherpa_sim.cohort.progress_words import (
    OBJECTIVES,
    few_data,
    progress_csv,
    step_in_words,
    stuck_in_words,
)
from sherpa_sim.locale.words import Words

from ..controls import Cell, Column, Row, Table
from .desk import Desk
from .selection import About, selected_section

_UNKNOWN = -1.0
"""What a cell without a number is sorted by: below all numbers."""


def progress_section(desk: Desk) -> DOMWidget:
    """The section: a choice of paper and group, and the tables on them."""
    words = desk.words

    def draw(found: Progress) -> tuple[DOMWidget, ...]:
        return (
            *_stuck(found, words),
            _papers(found, words),
            _objectives(found, words),
            _people_on_objectives(found, words),
        )

    return selected_section(
        desk,
        About(
            lambda cohort, chosen: progress(cohort, chosen.paper, chosen.group),
            draw,
            lambda found: progress_csv(found, words),
            "progress.csv",
            all_papers=True,
        ),
    )


def _stuck(found: Progress, words: Words) -> tuple[Table, ...]:
    """Two tables: who may need the trainer, and whom she lets wait; the second only if there is somebody."""
    names = {paper.key: paper.name(words.language) for paper in found.papers}
    told = [
        (why.reason.is_trainers, Row(f"{one.person.id} {own.paper} {why.reason}", cells))
        for one in found.people
        for own in one.papers.values()
        for why in own.stuck
        for cells in [(one.person.name, names[own.paper], stuck_in_words(why, words))]
    ]
    columns = (Column(words("Person")), Column(words("Paper")), Column(words("Why"), sortable=False))
    mine = [row for trainers, row in told if trainers]
    need = Table(
        words("Who may need you"),
        columns,
        [row for trainers, row in told if not trainers],
        words,
        empty=words("Nobody seems to be stuck."),
    )
    return (need, Table(words("Who waits for you"), columns, mine, words)) if mine else (need,)


def _papers(found: Progress, words: Words) -> Table:
    return Table(
        words("How far everybody is"),
        [Column(words("Person")), *(Column(paper.name(words.language)) for paper in found.papers)],
        [Row(one.person.id, (one.person.name, *_steps(found, one, words))) for one in found.people],
        words,
        empty=words("There are no people here yet."),
    )


def _steps(found: Progress, one: PersonProgress, words: Words) -> list[Cell]:
    return [_step(one.papers[paper.key], words) for paper in found.papers]


def _step(own: PaperProgress, words: Words) -> Cell:
    """How far, sorted by the step and then by the share."""
    order = list(Step).index(own.step) + (own.share or 0.0) / 2
    if any(not why.reason.is_trainers for why in own.stuck):
        return Cell(step_in_words(own, words), order, "bad")
    if own.step in (Step.UNKNOWN, Step.HANDED_IN, Step.MARKED):
        return Cell(step_in_words(own, words), order, "wait")
    return Cell(step_in_words(own, words), order, "good" if own.step is Step.RETURNED else "")


def _objectives(found: Progress, words: Words) -> Table:
    return Table(
        words("How the group does on each objective"),
        (
            Column(words("Objective")),
            Column(words("Points earned, on average"), number=True),
            Column(words("People"), number=True),
            Column(words("Questions"), number=True),
            Column(words("Bear in mind"), sortable=False),
        ),
        [
            Row(
                one.objective,
                (
                    words(OBJECTIVES[one.objective]),
                    _share(one.share, words),
                    Cell(words.number(one.people), one.people),
                    Cell(words.number(one.questions), one.questions),
                    few_data(one, words),
                ),
            )
            for one in found.objectives
        ],
        words,
    )


def _people_on_objectives(found: Progress, words: Words) -> Table:
    shown = [one.objective for one in found.objectives if one.share is not None]
    handed_in = [one for one in found.people if one.objectives]
    return Table(
        words("What each person earned on each objective"),
        [Column(words("Person")), *(Column(words(OBJECTIVES[one]), number=True) for one in shown)],
        [
            Row(
                one.person.id,
                (
                    one.person.name,
                    *(
                        _share(own.share if (own := one.objectives.get(each)) else None, words)
                        for each in shown
                    ),
                ),
            )
            for one in handed_in
        ],
        words,
        empty=words("Nobody has handed in yet."),
    )


def _share(share: float | None, words: Words) -> Cell:
    return Cell(words.percent(share), share) if share is not None else Cell("–", _UNKNOWN)
