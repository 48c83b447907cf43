"""The overview: the cohort in a few numbers, and what asks for the trainer now."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from ipywidgets import DOMWidget, VBox

from sherpa_sim.cohort.codes import with_code
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.handling import PaperHandling, Stage, handling
from sherpa_sim.cohort.roster import load_roster
from sherpa_sim.cohort.set_aside import refused_files
from sherpa_sim.content.paper import load_paper
from sherpa_sim.locale.words import Words

from ..controls import Action, Cell, Column, Panel, Row, Table
from ..markup import figures, heading, paragraphs_of
from ..paper.standing import at
from ..sessions import door
from ..tools.doors import COACHS_TOOLS, doors
from .desk import Desk

SOON = timedelta(days=7)
"""A paper that closes within this is named."""


def overview(desk: Desk) -> DOMWidget:
    """The section; what the gradebook has to say follows when nbgrader is there."""
    box = VBox([Panel(paragraphs_of([desk.words("Looking at what was handed in ...")]))])
    cohort = desk.cohort
    desk.later(lambda: handling(cohort), lambda handled: _show(box, desk, cohort, handled))
    return box


def _show(box: VBox, desk: Desk, cohort: Cohort, handled: Sequence[PaperHandling]) -> None:
    words = desk.words
    people = load_roster(cohort).people
    asking = tuple(_asking(cohort, handled, words))

    def go(row: str, _action: str) -> None:
        desk.go(row.split("/")[0])

    box.children = (
        Panel(
            figures(
                (
                    (words("people"), words.number(len(people))),
                    (words("papers set"), words.number(len(handled))),
                    (words("papers handed in"), words.number(sum(len(one.handed_in) for one in handled))),
                )
            )
        ),
        Table(
            words("What asks for you now"),
            (Column(words("What"), sortable=False), Column(words("Paper"), sortable=False)),
            asking,
            words,
            desk.guarded(go),
            empty=words("Nothing: you are up to date."),
        ),
        _papers(cohort, handled, words),
        Panel(door(words)),
        Panel(heading(words("After the course")) + doors(COACHS_TOOLS, words)),
    )


def _asking(cohort: Cohort, handled: Sequence[PaperHandling], words: Words) -> Iterator[Row]:
    """A row for everything that waits for the trainer; its key begins with the section where it is done."""
    people = load_roster(cohort).people
    without = len(people) - len(with_code(cohort).keys() & {person.id for person in people})
    if not people:
        yield _row("people/none", words("There is nobody in this group yet."), "", words("Add people"))
    elif without:
        yield _row(
            "people/codes", words("People without a code: {count}", count=without), "", words("Make codes")
        )
    if not handled:
        yield _row("papers/none", words("No paper is set yet."), "", words("Set a paper"))
    for one in handled:
        name = load_paper(one.paper).name(words.language)
        for stage, told, action in _stages(one, words):
            if one.count(stage):
                section = "marking" if stage is Stage.TO_MARK else "papers"
                yield _row(f"{section}/{one.paper}/{stage}", told, name, action)
        closes = cohort.paper(one.paper).closes
        if closes is not None and timedelta() < closes - datetime.now(UTC) < SOON:
            told = words("Closes on {moment}", moment=at(closes, words))
            yield _row(f"papers/{one.paper}/closes", told, name, words("Look"))
    refused = refused_files(cohort)
    if refused:
        yield _row(
            "papers/refused", words("Files that were refused: {count}", count=len(refused)), "", words("Look")
        )


def _stages(one: PaperHandling, words: Words) -> Iterator[tuple[Stage, str, str]]:
    """Each stage at which the trainer has something to do: in words, and what the button says."""
    count = one.count
    yield (
        Stage.TO_GRADE,
        words("Handed in and not graded: {count}", count=count(Stage.TO_GRADE)),
        words("Grade"),
    )
    yield (
        Stage.TO_MARK,
        words("Papers with answers that wait for your marks: {count}", count=count(Stage.TO_MARK)),
        words("Mark"),
    )
    yield (
        Stage.TO_RETURN,
        words("Marked and not returned: {count}", count=count(Stage.TO_RETURN)),
        words("Return"),
    )
    yield (
        Stage.DAMAGED,
        words("Hand-ins that cannot be read: {count}", count=count(Stage.DAMAGED)),
        words("Look"),
    )


def _row(key: str, told: str, paper: str, action: str) -> Row:
    return Row(key, (told, paper), (Action("go", action),))


def _papers(cohort: Cohort, handled: Sequence[PaperHandling], words: Words) -> Table:
    def line(one: PaperHandling) -> Row:
        closes = cohort.paper(one.paper).closes
        counts = [
            Cell(
                words.number(one.count(stage)), one.count(stage), "wait" if one.count(stage) and waits else ""
            )
            for stage, waits in (
                (Stage.TO_GRADE, True),
                (Stage.TO_MARK, True),
                (Stage.TO_RETURN, True),
                (Stage.RETURNED, False),
            )
        ]
        return Row(
            one.paper,
            (
                load_paper(one.paper).name(words.language),
                Cell(
                    at(closes, words) if closes else words("stays open"), closes.timestamp() if closes else 0
                ),
                Cell(words("{done} of {of}", done=len(one.handed_in), of=one.people), len(one.handed_in)),
                *counts,
            ),
        )

    return Table(
        words("How far each paper is"),
        (
            Column(words("Paper")),
            Column(words("Closes")),
            Column(words("Handed in"), number=True),
            Column(words("To grade"), number=True),
            Column(words("To mark"), number=True),
            Column(words("To return"), number=True),
            Column(words("Returned"), number=True),
        ),
        [line(one) for one in handled],
        words,
        empty=words("No paper is set yet."),
    )
