"""Meeting as a group: how it wants to meet, the agenda made of that, and the clock that runs it."""

import re
from collections.abc import Callable, Mapping

from ipywidgets import DOMWidget
from markupsafe import Markup
from pydantic import ValidationError

from sherpa_sim.content.intervision import Intervision
from sherpa_sim.content.intervision_agenda import Agenda, make_agenda
from sherpa_sim.content.intervision_record import MOST_CASES, MOST_MEETINGS, Gathering, read_people
from sherpa_sim.domain.meeting_roles import MOST
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.intervision import agenda_pdf

from ..controls import Button, Buttons, Download, Downloads, Field, Form, Kind, Option, Panel, Value, box
from ..markup import alert_of
from .agenda_told import agenda_told, clock_meetings
from .clock import MeetingClock

MAKE, DRAW = "make", "draw"
_TIME = re.compile(r"([01]?[0-9]|2[0-3])\s*[:.uUhH]\s*([0-5][0-9])?")


class Together:
    """The form, the agenda and the clock; `on_gathering(gathering)` hears how the group meets once it fits."""

    def __init__(self, words: Words, kit: Intervision, on_gathering: Callable[[Gathering], None]) -> None:
        self._words, self._kit, self._on_gathering = words, kit, on_gathering
        self._made: tuple[Gathering, Agenda] | None = None
        self._form = Form(self._fields(), words, words("How do you meet?"))
        self._alarm = Panel(kind="alarm")
        self._told = Panel(kind="agenda")
        self._said = Panel(kind="said", spoken=True)
        self._clock = MeetingClock(words)
        files = Downloads(
            [
                Download(
                    "intervision-agenda.pdf", "application/pdf", words("The agenda to print (PDF)"), self._pdf
                )
            ],
            words,
        )
        self._running = (files, Panel(_clock_told(words)), self._clock)
        self._clock_box = box("running")
        buttons = Buttons(
            [Button(MAKE, words("Make the agenda"), "main"), Button(DRAW, words("Draw the roles again"))],
            self._pressed,
        )
        heading = Panel(
            Markup("<h2>{}</h2><p>{}</p>").format(
                words("The group and its agenda"),
                words(
                    "Who meets, for how long, how often. The page draws the roles and puts the steps in their time."
                ),
            )
        )
        self.box: DOMWidget = box(
            "part",
            heading,
            self._form,
            buttons,
            self._alarm,
            self._said,
            self._told,
            self._clock_box,
        )

    def show(self, gathering: Gathering) -> None:
        """Shows how a group meets, and its agenda if there are people."""
        self._form.show(
            {
                "people": ", ".join(gathering.people),
                "method": gathering.method
                if gathering.method in self._kit.by_key
                else self._kit.methods[0].key,
                "minutes": float(gathering.minutes),
                "cases": float(gathering.cases),
                "start": gathering.start,
                "meetings": float(gathering.meetings),
                "first": gathering.first.isoformat() if gathering.first is not None else "",
                "weeks": float(gathering.weeks),
                "seed": float(gathering.seed),
            }
        )
        self._alarm.show(Markup(""))
        self._said.show(Markup(""))
        self._nothing()
        if gathering.people:
            self._make(gathering)

    def _pressed(self, key: str) -> None:
        words = self._words
        if key == DRAW:
            seed = float(self._form.accepted["seed"])
            self._form.show({"seed": seed % 9999 + 1})
        try:
            gathering = read_gathering(self._form.accepted)
        except Problem as problem:
            self._complain(problem)
            return
        if self._make(gathering):
            self._on_gathering(gathering)
            self._said.show(Markup("<p>{}</p>").format(words("The agenda is made. It stands below.")))

    def _make(self, gathering: Gathering) -> bool:
        words = self._words
        try:
            agenda = make_agenda(gathering, self._kit)
        except Problem as problem:
            self._complain(problem)
            return False
        self._alarm.show(Markup(""))
        self._made = gathering, agenda
        self._told.show(agenda_told(gathering, agenda, self._kit, words))
        self._clock.show(clock_meetings(agenda, self._kit, words))
        self._clock_box.children = self._running  # made with the page, so that a browser knows them
        return True

    def _pdf(self) -> bytes:
        if self._made is None:
            raise Problem("Make the agenda first.")
        return agenda_pdf(*self._made, self._kit, self._words)

    def _complain(self, problem: Problem) -> None:
        self._said.show(Markup(""))
        self._alarm.show(alert_of(problem, self._words))

    def _nothing(self) -> None:
        self._made = None
        self._told.show(Markup(""))
        self._clock_box.children = ()

    def _fields(self) -> list[Field]:
        words, usual = self._words, Gathering()
        methods = tuple(
            Option(
                method.key,
                words(
                    "{method} ({minutes} minutes a case)",
                    method=method.name(words.language),
                    minutes=method.minutes,
                ),
            )
            for method in self._kit.methods
        )
        return [
            Field(
                "people",
                Kind.LONG_TEXT,
                words("Who meets"),
                help=words("First names or initials, with commas between: 3 to {most} people.", most=MOST),
                maximum=600,
                value="",
            ),
            Field(
                "method", Kind.CHOICE, words("How you look at a case"), options=methods, value=usual.method
            ),
            _number("cases", words("Cases in one meeting"), 1, MOST_CASES, usual.cases),
            _number("minutes", words("Minutes for one meeting"), 15, 480, usual.minutes),
            Field(
                "start",
                Kind.TEXT,
                words("Begins at"),
                help=words("Such as 13:30"),
                maximum=8,
                value=usual.start,
            ),
            _number("meetings", words("How many meetings"), 1, MOST_MEETINGS, usual.meetings),
            Field(
                "first",
                Kind.DAY,
                words("Day of the first meeting"),
                help=words("May stay empty: then the meetings have a number only."),
                value="",
            ),
            _number("weeks", words("Weeks from one meeting to the next"), 1, 26, usual.weeks),
            _number(
                "seed",
                words("Number of the draw"),
                1,
                9999,
                usual.seed,
                words(
                    "The same number and the same names give the same roles, so everybody can check the draw."
                ),
            ),
        ]


def _clock_told(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("The clock of the meeting"),
        words(
            "Put it where everybody can see it. It makes no sound, and does not go on to the next step by itself: the "
            "group does."
        ),
    )


def read_gathering(values: Mapping[str, Value]) -> Gathering:
    """How a group wants to meet, out of the form.

    Raises:
        Problem: if the people or the time cannot be read.
    """
    time = _TIME.fullmatch(str(values["start"]).strip())
    if time is None:
        raise Problem("Write the time at which you begin like this: 13:30.")
    try:
        return Gathering.model_validate(
            {
                "people": read_people(str(values["people"])),
                "method": values["method"],
                "start": f"{int(time[1]):02}:{time[2] or '00'}",
                "first": values["first"] or None,
                **{key: int(float(values[key])) for key in ("minutes", "cases", "meetings", "weeks", "seed")},
            }
        )
    except ValidationError:
        raise Problem("This cannot be a plan of meetings; look at the numbers again.") from None


def _number(key: str, label: str, least: int, most: int, usual: int, help_: str = "") -> Field:
    return Field(key, Kind.NUMBER, label, help=help_, minimum=least, maximum=most, value=float(usual))
