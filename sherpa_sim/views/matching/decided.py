"""What the coach fixed and forbade, with a way back, and a way to fix or forbid any two."""

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.matching import Candidate, Pairing
from sherpa_sim.domain.problem import Problem
from sherpa_sim.matching.decisions import fix, forbid, release

from ..controls import Action, Button, Buttons, Column, Field, Form, Kind, Option, Panel, Row, Table, box
from .room import Room

FIX, FORBID = "fix", "forbid"


class Decided:
    """The section with what the coach decided about pairs."""

    def __init__(self, room: Room) -> None:
        self._room = room
        words = room.words
        self._table = Table(
            words("What you decided"),
            (Column(words("Mentee")), Column(words("Mentor")), Column(words("Decided"))),
            (),
            words,
            self._undone,
            empty=words("You fixed and forbade nothing."),
        )
        self._choosing = box("choosing")
        self._people: tuple[object, object] = (None, None)
        heading = Panel(Markup("<h2>{}</h2>").format(words("What you decide")))
        self.box: DOMWidget = box("decided", heading, self._table, self._choosing)

    def show(self) -> None:
        """Shows the decisions of the record, and the people of both lists to choose from."""
        record, words = self._room.record, self._room.words
        undo = (Action("undo", words("Undo")),)
        names = [
            {one.id: self._room.called(one) for one in people} for people in (record.mentees, record.mentors)
        ]
        self._table.show(
            [
                Row(
                    f"{kind} {number}",
                    (names[0].get(pair.mentee, pair.mentee), names[1].get(pair.mentor, pair.mentor), said),
                    undo,
                )
                for kind, said, pairs in (
                    (FIX, words("fixed"), record.fixed),
                    (FORBID, words("forbidden"), record.forbidden),
                )
                for number, pair in enumerate(pairs)
            ]
        )
        people = (record.mentees, record.mentors)
        if people != self._people:
            self._people = people
            self._choosing.children = self._chooser() if all(people) else ()

    def _chooser(self) -> tuple[DOMWidget, ...]:
        words, record = self._room.words, self._room.record
        form = Form(
            [
                _choice("mentee", words("Mentee"), record.mentees, self._room),
                _choice("mentor", words("Mentor"), record.mentors, self._room),
            ],
            words,
            words("Fix or forbid two people"),
        )

        def pressed(key: str) -> None:
            chosen = form.accepted
            pair = Pairing(mentor=str(chosen["mentor"]), mentee=str(chosen["mentee"]))
            try:
                record = (fix if key == FIX else forbid)(self._room.record, pair)
            except Problem as problem:
                self._room.keeping.complain(problem)
                return
            self._room.change(record, words("Done: the pairs are proposed anew."))

        buttons = Buttons(
            [Button(FIX, words("Fix this pair")), Button(FORBID, words("Forbid this pair"))], pressed
        )
        return form, buttons

    def _undone(self, row: str, _action: str) -> None:
        kind, number = row.split()
        pairs = self._room.record.fixed if kind == FIX else self._room.record.forbidden
        if int(number) < len(pairs):
            self._room.change(
                release(self._room.record, pairs[int(number)]),
                self._room.words("Done: the pairs are proposed anew."),
            )


def _choice(key: str, label: str, people: tuple[Candidate, ...], room: Room) -> Field:
    options = tuple(Option(one.id, room.called(one)) for one in people)
    return Field(key, Kind.CHOICE, label, options=options, value=options[0].value)
