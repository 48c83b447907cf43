"""Action plans: what comes next in the group, what has gone by, how it goes, who has no plan, and each plan to read."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from ipywidgets import DOMWidget, VBox
from markupsafe import Markup

from sherpa_sim.cohort.action_plan_words import day_in_words, how_it_went
from sherpa_sim.cohort.plans import DatedStep, OwnPlan, agenda, plans
from sherpa_sim.cohort.plans_table import plans_table
from sherpa_sim.content.action_plan import PLAN_PAPER
from sherpa_sim.content.plan_standing import CalendarPlan
from sherpa_sim.domain.names_in_text import initials
from sherpa_sim.locale.words import Words

from ..action_plan.told import plan_told, reviews_told
from ..controls import Action, Cell, Column, Download, Downloads, Panel, Row, Table
from ..markup import heading, paragraphs_of
from .desk import Desk


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
        _how_it_goes(every, words),
        Downloads(
            [
                Download(
                    "action-plans.csv",
                    "text/csv",
                    words("Save every step as a table (CSV)"),
                    desk.file(lambda: plans_table(plans(desk.cohort), words)),
                ),
                Download(
                    "action-plans.ics",
                    "text/calendar",
                    words("Save everybody's days for my calendar"),
                    desk.file(lambda: _calendar(plans(desk.cohort), words)),
                ),
            ],
            words,
        ),
        Panel(paragraphs_of([words("In the calendar, people are their initials.")])),
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


def _how_it_goes(every: Iterable[OwnPlan], words: Words) -> Table:
    """Each step that somebody looked back on: what is done, and what got in the way."""
    return Table(
        words("How it goes"),
        [
            Column(words("Person")),
            Column(words("Step")),
            Column(words("Day")),
            Column(words("How it went")),
            Column(words("Looked back")),
        ],
        [
            Row(
                f"{own.person.id} {one.step.key}",
                (
                    own.person.name,
                    one.step.what,
                    Cell(day_in_words(one, words), one.day.isoformat() if one.day is not None else ""),
                    Cell(how_it_went(one, words), None, "good" if one.done else "wait"),
                    Cell(words.short_date(one.reviewed), one.reviewed.isoformat()),
                ),
            )
            for own in every
            for one in own.steps()
            if one.reviewed is not None
        ],
        words,
        empty=words("Nobody has looked back on a step yet."),
    )


def _calendar(every: Iterable[OwnPlan], words: Words) -> bytes:
    from sherpa_sim.reports.plan_calendar import plan_calendar

    whole = [
        CalendarPlan(own.plan_id, own.changes, own.days(), initials(own.person.name) or own.person.id)
        for own in every
        if own.plan is not None
    ]
    return plan_calendar(whole, words, datetime.now(UTC))


def _every(every: Iterable[OwnPlan], desk: Desk, read: Callable[[str, str], None]) -> Table:
    words = desk.words
    return Table(
        words("Everybody's plan"),
        [
            Column(words("Person")),
            Column(words("Plan")),
            Column(words("Steps"), number=True),
            Column(words("Done"), number=True),
        ],
        [
            Row(
                own.person.id,
                (
                    own.person.name,
                    _standing(own, words),
                    _count(len(own.steps()), words),
                    _count(sum(one.done for one in own.steps()), words),
                ),
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


def _count(steps: int, words: Words) -> Cell:
    return Cell(words.number(steps), steps)


def _plan(own: OwnPlan, words: Words) -> Markup:
    if own.plan is None:
        return paragraphs_of([words("{name} has not handed in a plan yet.", name=own.person.name)])
    told = heading(words("The plan of {name}", name=own.person.name)) + plan_told(own.plan, words)
    if not own.reviews:
        return told
    return told + Markup("<h3>{}</h3>").format(words("Looked back")) + reviews_told(own.reviews, words, 4)
