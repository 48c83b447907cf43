"""Action plans: what comes next in the group, what has gone by, who has no plan yet, and each plan to read."""

from collections.abc import Callable, Iterable
from datetime import date

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.plans import DatedStep, OwnPlan, agenda, plans
from sherpa_sim.cohort.plans_table import plans_table
from sherpa_sim.content.action_plan import PLAN_PAPER, Line, PlanPart
from sherpa_sim.locale.words import Words

from ..controls import Action, Cell, Column, Download, Downloads, Panel, Row, Table
from .desk import Desk
from .markup import facts, heading, paragraphs_of


def plans_section(desk: Desk) -> DOMWidget:
    """The section: tables of days, and below them the plan that was chosen."""
    words, cohort = desk.words, desk.cohort
    if not any(own.paper == PLAN_PAPER for own in cohort.settings.papers):
        return Panel(
            paragraphs_of([words("The paper My action plan is not set for this group. Set it under Papers.")])
        )
    every = plans(cohort)
    days = agenda(every, date.today())
    reader = VBox()

    def read(trainee: str, _action: str) -> None:
        (own,) = [one for one in plans(desk.cohort) if one.person.id == trainee]
        reader.children = (Panel(_plan(own, words), spoken=True, kind="card"),)

    parts: list[DOMWidget] = [
        _steps(words("Coming up"), days.coming, words, words("Nobody has planned anything from today on.")),
        _every(every, desk, read),
        reader,
        Downloads(
            [
                Download(
                    "action-plans.csv",
                    "text/csv",
                    words("Save every step as a table (CSV)"),
                    desk.file(lambda: plans_table(plans(desk.cohort), words)),
                )
            ],
            words,
        ),
    ]
    if days.gone_by:
        parts.insert(1, _steps(words("Day gone by: ask how it went"), days.gone_by, words))
    box = VBox(parts)
    box.add_class("stack")
    return box


def _steps(caption: str, steps: Iterable[DatedStep], words: Words, empty: str = "") -> Table:
    return Table(
        caption,
        [Column(words("Person")), Column(words("Day")), Column(words("Step")), Column(words("Who helps"))],
        [
            Row(
                f"{step.person.id} {number}",
                (
                    step.person.name,
                    Cell(words.date(step.day), step.day.isoformat()),
                    step.what or words("Looks back on the plan"),
                    step.help,
                ),
            )
            for number, step in enumerate(steps)
        ],
        words,
        empty=empty,
    )


def _every(every: Iterable[OwnPlan], desk: Desk, read: Callable[[str, str], None]) -> Table:
    words = desk.words
    return Table(
        words("Everybody's plan"),
        [Column(words("Person")), Column(words("Plan")), Column(words("Steps"), number=True)],
        [
            Row(
                own.person.id,
                (own.person.name, _standing(own, words), _count(own, words)),
                (Action("read", words("Read")),) if own.plan is not None else (),
            )
            for own in every
        ],
        words,
        desk.guarded(read),
        empty=words("There are no people here yet."),
    )


def _standing(own: OwnPlan, words: Words) -> Cell:
    if own.problem is not None:
        return Cell(words.problem(own.problem), "", "bad")
    if own.handed_in is None:
        return Cell(words("not handed in yet"), "", "wait")
    day = own.handed_in.astimezone().date()
    return Cell(words("handed in on {day}", day=words.date(day)), day.isoformat())


def _count(own: OwnPlan, words: Words) -> Cell:
    steps = len(own.plan.steps) if own.plan is not None else 0
    return Cell(words.number(steps), steps)


def _plan(own: OwnPlan, words: Words) -> Markup:
    if own.plan is None:
        return paragraphs_of([words("{name} has not handed in a plan yet.", name=own.person.name)])
    title = words("The plan of {name}", name=own.person.name)
    return heading(title) + Markup("").join(_part(part, words) for part in own.plan.parts)


def _part(part: PlanPart, words: Words) -> Markup:
    lines = [(line.asked(words.language), _answer(line, words)) for line in part.lines]
    return Markup("<h3>{}</h3>").format(part.asked(words.language)) + (
        facts(lines) if lines else paragraphs_of([words("Left open.")])
    )


def _answer(line: Line, words: Words) -> str:
    if isinstance(line.answer, date):
        return words.date(line.answer)
    return line.answer if isinstance(line.answer, str) else line.answer(words.language)
