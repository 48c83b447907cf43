"""`sherpa cohort new`, `list`, `people`, `delete-person` and `delete`."""

from pathlib import Path
from typing import Literal

import typer

from sherpa_sim.cohort.cohort import Cohort, all_cohorts, cohorts_folder
from sherpa_sim.cohort.new_cohort import new_cohort
from sherpa_sim.cohort.roster import Roster, RosterChange, load_roster, plan_roster, take_in_list
from sherpa_sim.content.file_trouble import reading
from sherpa_sim.content.people_list import PeopleReading, read_people_list
from sherpa_sim.content.spreadsheet import MAXIMUM_BYTES
from sherpa_sim.content.whole_file import read_plain
from sherpa_sim.locale.words import Words

from .cohort_codes import print_secret


def new_to_terminal(
    name: str, roster: Path | None, database: str | None, dry_run: bool, words: Words
) -> None:
    """Make a cohort, with the people of a list if there is one.

    Raises:
        Problem: if the list cannot be used or the cohort cannot be made; then there is no cohort.
    """
    reading = _read(roster) if roster is not None else None
    if not dry_run:
        language: Literal["en", "nl"] = "nl" if words.language == "nl" else "en"
        cohort = new_cohort(name, language, database)
        print(words("Made: {folder}", folder=cohort.folder))
        print_secret(cohort, words)
    if reading is not None:
        _tell(plan_roster(Roster(), reading) if dry_run else take_in_list(cohort, reading), reading, words)
    if dry_run:
        print(words("Nothing was changed: this was a trial."))


def list_to_terminal(words: Words) -> None:
    """Print the name of each cohort, or that there is none."""
    keys = all_cohorts()
    print("\n".join(keys) if keys else words("There are no cohorts in {folder}.", folder=cohorts_folder()))


def people_to_terminal(name: str, roster: Path | None, dry_run: bool, words: Words) -> None:
    """Print the people, or add those of a list.

    Raises:
        Problem: if there is no such cohort, or the list cannot be used.
    """
    cohort = Cohort.open(name)
    if roster is None:
        people = load_roster(cohort).people
        for person in people:
            print(f"{person.id:<12} {person.name:<30} {person.email:<30} {person.group}".rstrip())
        print(words("People: {count}", count=len(people)))
        return
    reading = _read(roster)
    _tell(
        plan_roster(load_roster(cohort), reading) if dry_run else take_in_list(cohort, reading),
        reading,
        words,
    )
    if dry_run:
        print(words("Nothing was changed: this was a trial."))


def delete_person_to_terminal(name: str, person: str, yes: bool, words: Words) -> bool:
    """Delete a person, if it is sure; false if it is not.

    Raises:
        Problem: if there is nobody like that, or a file cannot be removed.
    """
    from sherpa_sim.cohort.deletion import delete_person  # brings nbgrader, which takes seconds

    cohort = Cohort.open(name)
    found = load_roster(cohort).person(person)
    question = words(
        "Delete {name} ({id}) with all answers and marks? This cannot be undone.",
        name=found.name,
        id=found.id,
    )
    if not yes and not typer.confirm(question):
        return False
    delete_person(cohort, found.id)
    print(words("Deleted: {name}", name=found.name))
    return True


def delete_to_terminal(name: str, yes: bool, words: Words) -> bool:
    """Delete a cohort, if it is sure; false if it is not.

    Raises:
        Problem: if there is no such cohort, or a file cannot be removed.
    """
    from sherpa_sim.cohort.deletion import delete_cohort

    cohort = Cohort.open(name)
    question = words(
        'Delete "{name}" with its {count} people, all their answers and marks? This cannot be undone.',
        name=cohort.settings.name,
        count=len(load_roster(cohort).people),
    )
    if not yes and not typer.confirm(question):
        return False
    delete_cohort(cohort)
    print(words("Deleted: {name}", name=cohort.settings.name))
    return True


def _read(path: Path) -> PeopleReading:
    with reading(path):
        data = read_plain(path, MAXIMUM_BYTES)
    return read_people_list(path.name, data)


def _tell(change: RosterChange, reading: PeopleReading, words: Words) -> None:
    """Every row that was not used and why, then what changed."""
    for sentence in (*reading.remarks, *change.problems):
        print(words.problem(sentence))
    print(
        words(
            "{added} added, {changed} changed, {same} as they were, {refused} problems",
            added=len(change.added),
            changed=len(change.changed),
            same=change.same,
            refused=len(change.problems),
        )
    )
