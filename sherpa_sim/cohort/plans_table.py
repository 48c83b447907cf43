"""The action plans as a table for another program."""

from collections.abc import Iterable, Iterator

from sherpa_sim.content.csv_table import csv_table
from sherpa_sim.locale.words import Words

from .plans import OwnPlan

COLUMNS = ("id", "name", "step", "day", "help")


def plans_table(own_plans: Iterable[OwnPlan], words: Words) -> bytes:
    """A CSV file with a row for each step of each plan, and one for looking back."""
    return csv_table(COLUMNS, _rows(own_plans, words))


def _rows(own_plans: Iterable[OwnPlan], words: Words) -> Iterator[tuple[object, ...]]:
    for own in own_plans:
        if own.plan is None:
            continue
        for step in own.plan.steps:
            yield own.person.id, own.person.name, step.what, step.day, step.help
        if own.plan.review is not None:
            yield own.person.id, own.person.name, words("Looks back on the plan"), own.plan.review, ""
