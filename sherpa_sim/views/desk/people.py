"""People: who is in the group, their codes, and lists that add to them."""

from collections.abc import Sequence
from datetime import datetime

from ipywidgets import DOMWidget, VBox

from sherpa_sim.cohort.codes import with_code
from sherpa_sim.cohort.roster import Trainee, load_roster, plan_roster, take_in_list
from sherpa_sim.content.people_list import PeopleReading, example_people, read_people_list
from sherpa_sim.content.spreadsheet import MAXIMUM_BYTES
from sherpa_sim.locale.words import Words

from ..controls import Action, Button, Buttons, Cell, Column, Download, Downloads, Panel, Row, Table, Upload
from ..markup import heading, listed, paragraphs_of
from .codes import codes_part
from .conduct import conduct_part
from .desk import Desk
from .person import person_card


def people(desk: Desk) -> DOMWidget:
    """The section."""
    words, cohort = desk.words, desk.cohort
    listed_people = load_roster(cohort).people
    since = with_code(cohort)
    opened = VBox()
    opened.add_class("opened")

    def look_after(trainee: str, _action: str) -> None:
        opened.children = (person_card(desk, trainee, lambda: setattr(opened, "children", ())),)
        desk.look()

    table = Table(
        words("The people of this group: {count}", count=len(listed_people)),
        (
            Column(words("Name")),
            Column(words("E-mail")),
            Column(words("Team")),
            Column(words("Code since")),
        ),
        [_row(person, since.get(person.id), words) for person in listed_people],
        words,
        desk.guarded(look_after),
        empty=words("There is nobody in this group yet."),
    )
    parts = [opened, table, *([codes_part(desk)] if listed_people else []), _Adding(desk).box]
    if listed_people:
        parts.append(conduct_part(desk))
    return VBox(parts)


def _row(person: Trainee, since: datetime | None, words: Words) -> Row:
    code = (
        Cell(words.date(since.astimezone().date()), since.timestamp())
        if since is not None
        else Cell(words("no code"), 0, "wait")
    )
    return Row(
        person.id,
        (person.name, person.email, person.group, code),
        (Action("open", words("Look after")),),
    )


class _Adding:
    """A list of people is first tried, and taken in when the trainer says so."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        words = desk.words
        self._found = VBox()
        self.box = VBox(
            [
                Panel(
                    heading(
                        words("Add people from a list"),
                        words(
                            "A table from your spreadsheet (.xlsx or .csv) whose first row names the columns. A column "
                            "for the name is enough; first name, e-mail, team, language and id are read too."
                        ),
                        words("First you see what would change. Nobody is removed by a list."),
                    )
                ),
                Upload(
                    words("Choose a list"),
                    words,
                    desk.guarded(self._try),
                    accept=".csv,.xlsx",
                    largest=MAXIMUM_BYTES,
                ),
                Downloads(
                    [
                        Download(
                            "sherpa-people.csv",
                            "text/csv",
                            words("Save an example list to fill in"),
                            lambda: example_people(words.language),
                        )
                    ],
                    words,
                ),
                self._found,
            ]
        )

    def _try(self, files: Sequence[tuple[str, bytes]]) -> None:
        self._found.children = ()
        words = self._desk.words
        (name, data), *_ = files
        reading = read_people_list(name, data)
        change = plan_roster(load_roster(self._desk.cohort), reading)
        new = [
            Row(f"new-{one.id}", (one.name, one.email, Cell(words("new"), tone="good")))
            for one in change.added
        ]
        other = [Row(f"other-{one.id}", (one.name, one.email, words("changed"))) for one in change.changed]
        told = [words.problem(one) for one in (*reading.remarks, *change.problems)]
        parts: list[DOMWidget] = [
            Panel(
                heading(
                    words("What {file} would change", file=name),
                    words(
                        "{added} new, {changed} changed, {same} as they were, {refused} rows that cannot be used",
                        added=len(change.added),
                        changed=len(change.changed),
                        same=change.same,
                        refused=len(change.problems),
                    ),
                )
            )
        ]
        if told:
            parts.append(Panel(paragraphs_of([words("Look at this:")]) + listed(told), kind="refused"))
        if new or other:
            columns = (Column(words("Name")), Column(words("E-mail")), Column(words("What happens")))
            parts.append(Table(words("Who would be added or changed"), columns, [*new, *other], words))
            buttons = (
                Button("take", words("Take these people in"), "main"),
                Button("leave", words("Leave it")),
            )
            parts.append(Buttons(buttons, self._desk.guarded(lambda key: self._decide(key, reading))))
        self._found.children = tuple(parts)
        self._desk.say(words("The list was looked at; nothing was changed yet."))

    def _decide(self, key: str, reading: PeopleReading) -> None:
        self._found.children = ()
        if key == "take":
            change = take_in_list(self._desk.cohort, reading)
            self._desk.go("people")
            self._desk.say(
                self._desk.words(
                    "Added: {added}. Changed: {changed}.",
                    added=len(change.added),
                    changed=len(change.changed),
                )
            )
