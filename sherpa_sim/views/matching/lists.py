"""The two lists: brought in from a file, every bad row told, who takes part now, and what somebody's row says."""

from collections.abc import Sequence

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.matching import Candidate
from sherpa_sim.content.matching_columns import Side, example_list
from sherpa_sim.content.matching_list import CandidateReading, read_candidates
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.match_words import languages_words

from ..controls import (
    Action,
    Button,
    Buttons,
    Cell,
    Column,
    Download,
    Downloads,
    Panel,
    Row,
    Table,
    Upload,
    box,
)
from ..markup import paragraphs_of
from .person_told import person_told
from .room import Room
from .take_away import list_csv

AWAY, BACK, LOOK, SHOW, HIDE = "away", "back", "look", "show", "hide"
_AWAY_FIELD = {Side.MENTORS: "away_mentors", Side.MENTEES: "away_mentees"}
MOST_TOLD = 60
"""Sentences about rows that are shown; nobody reads on."""


class PeopleList:
    """One of the two lists: a file in, an example, and who is on it."""

    def __init__(self, room: Room, side: Side) -> None:
        self._room, self._side = room, side
        words = room.words
        self._told = Panel(spoken=True, kind="reading")
        self._person = box("person")
        brings = Upload(
            words("List of mentors (CSV or XLSX)")
            if side is Side.MENTORS
            else words("List of mentees (CSV or XLSX)"),
            words,
            self._file,
            accept=".csv,.tsv,.txt,.xlsx",
            help=words("It takes the place of the list that is here; what you decided about people stays."),
        )
        name = f"{side}-{'voorbeeld' if words.language == 'nl' else 'example'}.csv"
        example = Downloads(
            [
                Download(
                    name,
                    "text/csv",
                    words("Example of a list of mentors")
                    if side is Side.MENTORS
                    else words("Example of a list of mentees"),
                    lambda: example_list(side, words.language),
                )
            ],
            words,
        )
        self._shown = box("shown")
        self._saves = box("saves")
        self._save = Downloads(
            [
                Download(
                    f"sherpa-{side}.csv",
                    "text/csv",
                    words("Save this list (CSV)"),
                    lambda: list_csv(self._people(), side, words),
                )
            ],
            words,
        )
        columns = (
            Column(words("Name")),
            Column(words("Sector")),
            Column(words("Languages"), sortable=False),
            Column(words("Takes part")),
        )
        self._table = Table(
            words("Mentors") if side is Side.MENTORS else words("Mentees"),
            columns,
            (),
            words,
            self._pressed,
            empty=words("There is no list yet."),
        )
        heading = Panel(
            Markup("<h3>{}</h3>").format(words("Mentors") if side is Side.MENTORS else words("Mentees"))
        )
        self._folded = Panel(kind="count")
        self.box: DOMWidget = box(
            "people",
            heading,
            brings,
            example,
            self._told,
            self._folded,
            self._shown,
            self._saves,
        )

    def show(self) -> None:
        """Shows who is on the list now."""
        words, people = self._room.words, self._people()
        away = getattr(self._room.record, _AWAY_FIELD[self._side])
        count = sum(one.id not in away for one in people)
        self._folded.show(
            Markup("<p>{}</p>").format(
                words("{count} of {all} take part now.", count=count, all=len(people))
                if people
                else words("Only the name is required; the more a list tells, the more can be compared.")
            )
        )
        self._table.show([self._row(number, one, one.id in away) for number, one in enumerate(people)])
        self._person.children = ()
        self._saves.children = (self._save,) if people else ()
        if not people:
            self._shown.children = ()
        elif not self._shown.children:
            self._fold(HIDE)

    def _fold(self, key: str) -> None:
        """Shows or hides the people: of hundreds, nobody wants to scroll past all."""
        words = self._room.words
        if key == SHOW:
            hide = Buttons([Button(HIDE, words("Hide the list"))], self._fold)
            self._shown.children = (hide, self._table, self._person)
        else:
            self._shown.children = (Buttons([Button(SHOW, words("Show who is on the list"))], self._fold),)

    def _people(self) -> tuple[Candidate, ...]:
        record = self._room.record
        return record.mentors if self._side is Side.MENTORS else record.mentees

    def _row(self, number: int, one: Candidate, away: bool) -> Row:
        words = self._room.words
        change = Action(BACK, words("Takes part again")) if away else Action(AWAY, words("Leave out"))
        return Row(
            str(number),
            (
                self._room.called(one),
                ", ".join(one.sectors),
                languages_words(one, words),
                Cell(words("no"), tone="wait") if away else Cell(words("yes")),
            ),
            (Action(LOOK, words("What the list says")), change),
        )

    def _pressed(self, row: str, action: str) -> None:
        people = self._people()
        if int(row) >= len(people):
            return
        one, words = people[int(row)], self._room.words
        if action == LOOK:
            self._person.children = (Panel(person_told(one, self._side, words), kind="card", reached=True),)
            return
        record, field = self._room.record, _AWAY_FIELD[self._side]
        away = tuple(key for key in getattr(record, field) if key != one.id)
        if action == AWAY:
            self._room.change(
                record.model_copy(update={field: (*away, one.id)}),
                words("{name} is left out.", name=one.name),
            )
        else:
            self._room.change(
                record.model_copy(update={field: away}), words("{name} takes part again.", name=one.name)
            )

    def _file(self, files: Sequence[tuple[str, bytes]]) -> None:
        name, data = files[0]
        words = self._room.words
        try:
            reading = read_candidates(name, data, self._side)
        except Problem as problem:
            self._told.show(_problems((problem, *problem.others), words))
            return
        self._told.show(_told(name, reading, words))
        field = "mentors" if self._side is Side.MENTORS else "mentees"
        self._room.change(self._room.record.model_copy(update={field: reading.people}))


def _told(name: str, reading: CandidateReading, words: Words) -> Markup:
    """What was read, and each row that was not."""
    done = Markup("<p><strong>{}</strong></p>").format(
        words(
            "{file}: {used} of {rows} rows are used.", file=name, used=len(reading.people), rows=reading.rows
        )
    )
    notes = paragraphs_of(map(words.problem, reading.remarks))
    return done + (_problems(reading.problems, words) if reading.problems else Markup("")) + notes


def _problems(problems: Sequence[Problem], words: Words) -> Markup:
    told = [words.problem(one) for one in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        told.append(words("And {count} more.", count=len(problems) - MOST_TOLD))
    return Markup('<div class="trouble">{}</div>').format(paragraphs_of(told))
