"""The action plans as a table for another program."""

from collections.abc import Iterable, Iterator

from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.locale.words import Words

from .plans import OwnPlan

COLUMNS = ("id", "name", "step", "day", "help", "first_day", "went", "obstacle", "next", "reviewed")


def plans_table(own_plans: Iterable[OwnPlan], words: Words) -> bytes:
    """A CSV file with a row for each step of each plan, as it stands, and one for looking back next."""
    return csv_table(COLUMNS, _rows(own_plans, words))


def _rows(own_plans: Iterable[OwnPlan], words: Words) -> Iterator[tuple[object, ...]]:
    for own in own_plans:
        who = (own.person.id, own.person.name)
        for one in own.steps():
            first = one.earlier[0] if one.earlier else one.day
            said = (
                (one.said.outcome, one.said.obstacle, one.said.next) if one.said is not None else ("", "", "")
            )
            yield *who, one.step.what, one.day, one.step.help, first, *said, one.reviewed
        for day in own.days():
            if not day.what:
                yield *who, words("Looks back on the plan"), day.day, *[""] * 6
