"""The pairs that began: a table with what asks for the coach, and one pair opened."""

from datetime import date

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.pair_record import BegunPair
from sherpa_sim.locale.words import Words
from sherpa_sim.matching.meetings import held_by_month
from sherpa_sim.matching.programme import end_of, ended_early

from ..controls import Action, Cell, Column, Panel, Row, Table, box
from .opened_pair import OpenedPair
from .room import Room

OPEN, REMOVE = "open", "remove"


class Begun:
    """The section with pairs that began."""

    def __init__(self, room: Room) -> None:
        self._room = room
        words = room.words
        self._table = Table(
            words("Pairs that began"),
            (
                Column(words("Mentee")),
                Column(words("Mentor")),
                Column(words("From")),
                Column(words("Meetings held"), number=True),
                Column(words("Standing")),
            ),
            (),
            words,
            self._pressed,
            empty=words("No pair has begun yet."),
        )
        self._below = box("pair-below")
        self._opened: OpenedPair | None = None
        heading = Panel(Markup("<h2>{}</h2>").format(words("Pairs that began")))
        self.box: DOMWidget = box("begun", heading, self._table, self._below)

    def show(self) -> None:
        """Shows the pairs of the record, and the one that is open."""
        room, words = self._room, self._room.words
        actions = (Action(OPEN, words("Open")), Action(REMOVE, words("It does not begin after all")))
        self._table.show(
            [
                Row(
                    str(number),
                    (
                        pair.mentee_name,
                        pair.mentor_name,
                        Cell(words.short_date(pair.frame.begins), pair.frame.begins.isoformat()),
                        Cell(words.number(len(pair.held)), len(pair.held)),
                        _standing(pair, room.today, words),
                    ),
                    actions if not pair.held and pair.ended is None else actions[:1],
                )
                for number, pair in enumerate(room.record.pairs)
            ]
        )
        if self._opened is not None and not self._opened.show():
            self._opened = None
            self._below.children = ()

    def close(self) -> None:
        """Closes the pair that is open: another record is here."""
        self._opened = None
        self._below.children = ()

    def _pressed(self, row: str, action: str) -> None:
        room, place = self._room, int(row)
        if place >= len(room.record.pairs):
            return
        if action == OPEN:
            self._opened = OpenedPair(room, place)
            self._below.children = (self._opened.box,)
            return
        pairs = room.record.pairs
        self.close()
        room.change(
            room.record.model_copy(update={"pairs": (*pairs[:place], *pairs[place + 1 :])}),
            room.words(
                "{mentee} and {mentor} do not begin.",
                mentee=pairs[place].mentee_name,
                mentor=pairs[place].mentor_name,
            ),
        )


def _standing(pair: BegunPair, today: date, words: Words) -> Cell:
    """Where a pair stands, and what asks for the coach."""
    if ended_early(pair):
        return Cell(words("ended early"))
    if pair.ended is not None or end_of(pair) <= today:
        return Cell(words("finished"), tone="good")
    if pair.frame.begins > today:
        return Cell(words("begins later"))
    short = sum(month.short for month in held_by_month(pair, today))
    if short:
        return Cell(words("months with fewer than two meetings: {count}", count=short), tone="wait")
    return Cell(words("goes on"), tone="good")
