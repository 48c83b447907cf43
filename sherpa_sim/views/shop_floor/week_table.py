"""Everybody in one week, as a table."""

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier
from sherpa_sim.experiments.floor_weeks import FloorWeeks, Standing
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import barriers

from ..controls import Cell, Column, Row, Table
from .names import department, levers, number_of, standings, who

PAGE = 10


def week_table(words: Words) -> Table:
    """The table, still empty."""
    table = Table(
        words("Everybody in the week that is shown"),
        (
            Column(words("Number"), number=True),
            Column(words("Who")),
            Column(words("With the plan")),
            Column(words("Held back most by")),
            Column(words("Talk this week")),
            Column(words("Without the plan")),
        ),
        (),
        words,
    )
    table.page = PAGE
    return table


def week_rows(floor: FloorWeeks, week: int, words: Words) -> list[Row]:
    """Everybody as `week` ends (0 is the start), a row a person."""
    stands, reasons, pulled = standings(words), barriers(words), levers(words)
    talks: dict[int, list[str]] = {}
    for talk in floor.changed.talks[week]:
        told = words(
            "{lever}, by number {mentor}",
            lever=pulled[Lever.of(talk.lever)],
            mentor=number_of(talk.mentor, words),
        )
        talks.setdefault(talk.colleague, []).append(told)
    rows = []
    for worker, member in enumerate(floor.members):
        described = f"{department(member.department, words)}: {who(member, words)}"
        if floor.changed.in_post[week, worker]:
            described = f"{described} ({words('learning mentor')})"
        rows.append(
            Row(
                str(worker),
                (
                    Cell(number_of(worker, words), sort=worker),
                    described,
                    stands[Standing.of(floor.changed.standing[week, worker])],
                    reasons[Barrier.of(floor.changed.barrier[week, worker])],
                    "; ".join(talks.get(worker, ())),
                    stands[Standing.of(floor.without.standing[week, worker])],
                ),
            )
        )
    return rows
