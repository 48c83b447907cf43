"""One person: her code, her data, and deleting all of it."""

from collections.abc import Callable
from datetime import datetime

from ipywidgets import DOMWidget, VBox

from sherpa_sim.cohort.codes import revoke_codes, with_code
from sherpa_sim.cohort.roster import Trainee, load_roster
from sherpa_sim.content.workforce_words import plain
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Button, Buttons, Download, Downloads, Field, Form, Kind, Panel
from ..markup import facts, heading, paragraphs_of
from .codes import address_form, new_sheet
from .desk import Desk


def person_card(desk: Desk, trainee: str, on_close: Callable[[], None]) -> DOMWidget:
    """What can be done for one person; `on_close` is called when the trainer is ready with her.

    Raises:
        Problem: if there is no such person any more.
    """
    person = load_roster(desk.cohort).person(trainee)
    return _Card(desk, person, on_close).box


class _Card:
    """A person whom the trainer looks after."""

    def __init__(self, desk: Desk, person: Trainee, on_close: Callable[[], None]) -> None:
        self._desk = desk
        self._person = person
        self._on_close = on_close
        words = desk.words
        since = with_code(desk.cohort).get(person.id)
        self._below = VBox()
        self._downloads = Downloads(
            (
                Download(
                    f"{person.id}.zip",
                    "application/zip",
                    words("Save all that is kept of this person"),
                    desk.file(self._data),
                ),
            ),
            words,
        )
        self.box = VBox(
            [
                Panel(heading(person.name) + facts(_about(person, since, words))),
                Buttons(
                    [
                        Button("code", words("Make a new code")),
                        *([Button("revoke", words("Make the code void"))] if since is not None else []),
                        Button("delete", words("Delete this person ..."), "grave"),
                        Button("close", words("Ready")),
                    ],
                    desk.guarded(self._press),
                ),
                self._downloads,
                self._below,
            ]
        )
        self.box.add_class("card")
        self.box.add_class("stack")

    def _press(self, key: str) -> None:
        words, desk, person = self._desk.words, self._desk, self._person
        self._below.children = ()
        if key == "close":
            self._on_close()
        elif key == "revoke":
            revoke_codes(desk.cohort, [person.id])
            desk.go("people")
            desk.say(words("The code of {name} no longer works.", name=person.name))
        elif key == "code":
            address = address_form(desk)
            sheet = VBox()

            def make(_key: str) -> None:
                sheet.children = new_sheet(desk, desk.cohort, [person], str(address.accepted["address"]))

            told = words("A code that this person has now no longer works when you make a new one.")
            button = Button("make", words("Make the code and show the sheet"), "main")
            self._below.children = (
                Panel(paragraphs_of([told])),
                address,
                Buttons((button,), desk.guarded(make)),
                sheet,
            )
        elif key == "delete":
            self._below.children = self._deleting()

    def _deleting(self) -> tuple[DOMWidget, ...]:
        """First what goes, and the name typed as a sign that it is meant; then a button that does it."""
        words, person = self._desk.words, self._person
        field = Field(
            "name",
            Kind.TEXT,
            words("Type the name of this person: {name}", name=person.name),
            maximum=200,
            value="",
        )
        form = Form([field], words, words("Delete this person"))
        buttons = Buttons(
            (Button("delete", words("Delete for good"), "grave"), Button("keep", words("Keep this person"))),
            self._desk.guarded(lambda key: self._delete(key, str(form.accepted["name"]))),
        )
        told = (
            words(
                "Answers, hand-ins, marks, code and what was returned go for good, from the folder of the group and "
                "from the gradebook. Files that you saved elsewhere are yours to delete."
            ),
            words("Does this person want to have what is kept? Save it first."),
        )
        return (Panel(heading(words("Delete {name}", name=person.name), *told)), form, buttons)

    def _delete(self, key: str, typed: str) -> None:
        from sherpa_sim.cohort.deletion import delete_person  # brings nbgrader, which takes seconds

        if key != "delete":
            self._below.children = ()
            return
        if plain(typed) != plain(self._person.name):
            raise Problem("This is not the name; nobody was deleted.")
        delete_person(self._desk.cohort, self._person.id)
        self._desk.go("people")
        self._desk.say(self._desk.words("Deleted: {name}", name=self._person.name))

    def _data(self) -> bytes:
        from sherpa_sim.cohort.own_data import data_of  # brings nbgrader, which takes seconds

        return data_of(self._desk.cohort, self._person.id)


def _about(person: Trainee, since: datetime | None, words: Words) -> tuple[tuple[str, str], ...]:
    languages = {"en": "English", "nl": "Nederlands", None: ""}
    return (
        (words("E-mail"), person.email),
        (words("Team"), person.group),
        (words("Language"), languages[person.language]),
        (words("Number in files"), person.id),
        (words("Code since"), words.date(since.astimezone().date()) if since else words("no code")),
    )
