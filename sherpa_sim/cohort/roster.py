"""The people of a cohort: taken from a list, added to by later lists, removed one by one."""

import secrets
import shutil
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from sherpa_sim.assessment.answers import Key
from sherpa_sim.content.file_trouble import removing, writing
from sherpa_sim.content.json_file import load_json
from sherpa_sim.content.people_list import Listed, PeopleReading
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.content.workforce_words import plain
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort, folder_name

ROSTER = "roster.json"
MAXIMUM_BYTES = 4_000_000
SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's alphabet: no letter that can be taken for a digit or another letter."""
PERSONAL_FOLDERS = ("answers", "hand-ins", "submitted", "autograded", "feedback")


class Trainee(Record):
    """A person of a cohort. `id` names files and stays the same; `language` None is the cohort's."""

    id: Key
    name: str = Field(min_length=1, max_length=161)
    email: str = ""
    language: Literal["en", "nl"] | None = None
    group: str = ""


class Roster(Record):
    """The people of a cohort, in the order in which they came."""

    schema_version: Literal[1] = 1
    people: tuple[Trainee, ...] = ()

    def person(self, trainee: str) -> Trainee:
        """The person with that id, or with that name or e-mail address if only one has it.

        Raises:
            Problem: if there is nobody like that, or there are several.
        """
        for person in self.people:
            if person.id == trainee:
                return person
        wanted = plain(trainee)
        found = [one for one in self.people if wanted and wanted in (plain(one.name), plain(one.email))]
        if len(found) == 1:
            return found[0]
        if found:
            raise Problem(
                "Several people are called {name}: use one of these ids: {ids}.",
                name=trainee[:80],
                ids=", ".join(one.id for one in found[:20]),
            )
        raise Problem('Nobody in this cohort has the id, name or e-mail address "{name}".', name=trainee[:80])


@dataclass(frozen=True)
class RosterChange:
    """What a list would change, or has changed, in a roster.

    Attributes:
        roster: the roster after it.
        added: who is new.
        changed: who was there, with another name, e-mail address, language or group.
        same: how many were there as the list has them.
        problems: the rows that were not used, a sentence each.
    """

    roster: Roster
    added: tuple[Trainee, ...]
    changed: tuple[Trainee, ...]
    same: int
    problems: tuple[Problem, ...]


def load_roster(cohort: Cohort) -> Roster:
    """The people of a cohort; nobody, if no list was taken in yet.

    Raises:
        Problem: if the roster cannot be read or is damaged.
    """
    return load_json(cohort.folder / ROSTER, MAXIMUM_BYTES, Roster) or Roster()


def plan_roster(roster: Roster, reading: PeopleReading) -> RosterChange:
    """What a list would change: nobody is removed, whoever is known keeps the id.

    A person is known by the id, else by the e-mail address, else by a name that only one person has.
    """
    people = {person.id: person for person in roster.people}
    by_email = {person.email.casefold(): person.id for person in roster.people if person.email}
    names = Counter(plain(person.name) for person in roster.people)
    by_name = {plain(one.name): one.id for one in roster.people if names[plain(one.name)] == 1}
    added: list[Trainee] = []
    changed: list[Trainee] = []
    problems = list(reading.problems)
    same = 0
    for listed in reading.people:
        own = _known(listed, people, by_email, by_name)
        if own is not None and listed.email and by_email.get(listed.email.casefold(), own) != own:
            problems.append(_taken(listed))
        elif own is None:
            person = Trainee(
                id=listed.id or _new_id(people),
                name=listed.name,
                email=listed.email,
                language=listed.language,
                group=listed.group,
            )
            if listed.email and listed.email.casefold() in by_email:
                problems.append(_taken(listed))
                continue
            people[person.id] = person
            added.append(person)
            if person.email:
                by_email[person.email.casefold()] = person.id
        else:
            before = people[own]
            after = before.model_copy(
                update={
                    "name": listed.name,
                    "email": listed.email or before.email,
                    "language": listed.language or before.language,
                    "group": listed.group or before.group,
                }
            )
            people[own] = after
            if after == before:
                same += 1
            else:
                changed.append(after)
    return RosterChange(
        Roster(people=tuple(people.values())), tuple(added), tuple(changed), same, tuple(problems)
    )


def take_in_list(cohort: Cohort, reading: PeopleReading) -> RosterChange:
    """Add the people of a list to the roster; what that changed.

    Raises:
        Problem: if the roster cannot be read or written; then nothing has changed.
    """
    with cohort.locked():
        change = plan_roster(load_roster(cohort), reading)
        _save(cohort, change.roster)
    return change


def remove_person(cohort: Cohort, trainee: str) -> Trainee:
    """Remove a person from the roster, and from the disk all that she answered, handed in and got back.

    The roster goes last, so that what was interrupted can be done again. The gradebook and the access code are
    other modules'.

    Raises:
        Problem: if there is no such person, or a file cannot be removed.
    """
    with cohort.locked():
        roster = load_roster(cohort)
        person = roster.person(trainee)
        with removing():
            for part in PERSONAL_FOLDERS:
                place = cohort.folder / part / folder_name(person.id)
                if place.exists():
                    shutil.rmtree(place)
        _save(cohort, Roster(people=tuple(one for one in roster.people if one.id != person.id)))
    return person


def _save(cohort: Cohort, roster: Roster) -> None:
    place = cohort.folder / ROSTER
    with writing(place):
        write_whole(place, roster.model_dump_json(exclude_defaults=True, indent=1).encode())


def _known(
    listed: Listed, people: dict[str, Trainee], by_email: dict[str, str], by_name: dict[str, str]
) -> str | None:
    """The id of the person whom a row means; None for somebody new."""
    if listed.id:
        return listed.id if listed.id in people else None
    own = by_email.get(listed.email.casefold()) if listed.email else None
    if own is not None:
        return own
    own = by_name.get(plain(listed.name))
    # The same name with another address is another person.
    return own if own is not None and not (listed.email and people[own].email) else None


def _taken(listed: Listed) -> Problem:
    return Problem(
        "Row {row}: {email} is the address of somebody else in this cohort; correct it or the id.",
        row=listed.row,
        email=listed.email,
    )


def _new_id(people: dict[str, Trainee]) -> str:
    """An id that says nothing of the person: it stands in names of files and in exports."""
    while True:
        key = "p" + "".join(secrets.choice(SIGNS) for _ in range(6))
        if key not in people:
            return key
