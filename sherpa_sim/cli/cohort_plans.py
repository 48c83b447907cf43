"""`sherpa cohort plans`: which steps come next, which have gone by, and who has no plan yet."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.plans import Agenda, DatedStep, OwnPlan, agenda, plans
from sherpa_sim.cohort.plans_table import plans_table
from sherpa_sim.locale.words import Words

from .results import check_folders, write_result


def plans_to_terminal(name: str, table: Path | None, words: Words) -> None:
    """Print the days of all plans, or write every step as CSV.

    Raises:
        Problem: if there is no such cohort, it has no action plan to make, or the file cannot be written.
    """
    check_folders(table)
    every = plans(Cohort.open(name))
    if table is not None:
        write_result(table, plans_table(every, words), words)
        return
    days = agenda(every, date.today())
    for title, steps in (
        (words("Coming up"), days.coming),
        (words("Day gone by: ask how it went"), days.gone_by),
    ):
        if steps:
            print(title)
            _print_steps(steps, words)
    _print_others(every, days, words)


def _print_steps(steps: Iterable[DatedStep], words: Words) -> None:
    for step in steps:
        helps = f" ({step.help})" if step.help else ""
        what = " ".join(step.what.split()) or words("Looks back on the plan")
        print(f"  {words.date(step.day)}  {step.person.name}: {what}{helps}")


def _print_others(every: Iterable[OwnPlan], days: Agenda, words: Words) -> None:
    for own in every:
        if own.problem is not None:
            print(f"{own.person.name}: {words.problem(own.problem)}")
        elif own.plan is None:
            print(words("{name} has not handed in a plan yet.", name=own.person.name))
    for person in days.nothing_ahead:
        print(words("{name} has nothing planned from today on.", name=person.name))
