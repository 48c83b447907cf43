"""What was heard: the list of signals, and the form that adds one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ipywidgets import DOMWidget
from pydantic import ValidationError

from sherpa_sim.cohort.signal_log import State, states
from sherpa_sim.cohort.signal_words import pointing
from sherpa_sim.content.signal_walls import load_kinds, load_walls
from sherpa_sim.content.signals import (
    LONGEST_PLACE,
    LONGEST_REQUEST,
    LONGEST_WORDS,
    MOST_PEOPLE,
    MOST_SIGNALS,
    Signal,
    SignalsRecord,
    new_key,
)
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import signal_names

from ..controls import Cell, Column, Field, Group, Kind, Option, Tone, Value, day_in
from ..tools.entries import Entries

SHOWN = 70
"""Characters of somebody's words in the list."""
_TONES: dict[State, Tone] = {
    State.HEARD: "",
    State.PASSED_ON: "wait",
    State.ANSWERED: "wait",
    State.TOLD_BACK: "good",
}


class Heard:
    """The signals of a log; `on_signals(signals)` hears all of them after each change."""

    def __init__(self, words: Words, today: date, on_signals: Callable[[tuple[Signal, ...]], None]) -> None:
        self._words, self._today = words, today
        self._states: Mapping[str, State] = {}
        self._entries: Entries[Signal] = Entries(
            words,
            caption=words("Signals"),
            new=words("Write down what you heard"),
            columns=[
                Column(words("What was said")),
                Column(words("Kind of wall")),
                Column(words("Day")),
                Column(words("Colleagues"), number=True),
                Column(words("State")),
            ],
            cells=self._cells,
            fields=self._fields,
            read=self._read,
            on_entries=on_signals,
            empty=words("Nothing is written down yet."),
            most=MOST_SIGNALS,
        )
        self.box: DOMWidget = self._entries.box

    def show(self, record: SignalsRecord) -> None:
        """Shows the signals of a record."""
        self._states = states(record)
        self._entries.show(record.signals)

    def _cells(self, signal: Signal) -> tuple[Cell | str, ...]:
        words, state = self._words, self._states.get(signal.key, State.HEARD)
        said = signal.words if len(signal.words) <= SHOWN else signal.words[: SHOWN - 1].rstrip() + "…"
        return (
            said,
            load_kinds()[signal.kind].name(words.language),
            Cell(words.short_date(signal.day), sort=signal.day.isoformat()),
            Cell(words.number(signal.people), sort=signal.people),
            Cell(signal_names.states(words)[state], tone=_TONES[state]),
        )

    def _fields(self, signal: Signal | None) -> Sequence[Field]:
        words = self._words
        choose = () if signal else (Option("", words("Choose ...")),)
        options = choose + tuple(
            Option(kind.key, f"{wall.name(words.language)}: {kind.name(words.language)}")
            for wall in load_walls().values()
            for kind in wall.kinds
        )
        before = Group(
            words("Did you count some of them before?"), folded=signal is None or not _before(signal)
        )
        return (
            Field(
                "words",
                Kind.LONG_TEXT,
                words("What did they say?"),
                help=words(
                    "No names, and nothing by which somebody can be known. Nothing about health, debts or family."
                ),
                maximum=LONGEST_WORDS,
                value=signal.words if signal else "",
            ),
            Field(
                "kind",
                Kind.CHOICE,
                words("Kind of wall"),
                options=options,
                value=signal.kind if signal else options[0].value,
            ),
            _number(
                "people", words("How many different colleagues said it?"), 1, signal.people if signal else 1
            ),
            Field("day", Kind.DAY, words("Day"), value=(signal.day if signal else self._today).isoformat()),
            Field(
                "want",
                Kind.LONG_TEXT,
                words("What would they want themselves?"),
                help=words("You may leave this open."),
                maximum=LONGEST_REQUEST,
                value=signal.want if signal else "",
            ),
            Field(
                "place",
                Kind.TEXT,
                words("In which team?"),
                help=words("Leave it open if it is about the whole workplace, or if the team is small."),
                maximum=LONGEST_PLACE,
                value=signal.place if signal else "",
            ),
            _number(
                "same",
                words("How many of them are in this log already, with the same kind of wall?"),
                0,
                signal.same if signal else 0,
                before,
            ),
            _number(
                "elsewhere",
                words("And how many of the others, with another kind of wall?"),
                0,
                signal.elsewhere if signal else 0,
                before,
            ),
            Field(
                "looked",
                Kind.TOGGLE,
                words("I read it again: nobody can be known by it"),
                help=words("Needed only if the page asks you to look again."),
                value=False,
            ),
        )

    def _read(self, values: Mapping[str, Value], before: Signal | None) -> Signal:
        said, want, place = (" ".join(str(values[key]).split()) for key in ("words", "want", "place"))
        if not said:
            raise Problem("Write what they said, in a few words.")
        if not values["kind"]:
            raise Problem("Choose the kind of wall.")
        day = day_in(values["day"])
        if day is None:
            raise Problem("Fill in the day on which you heard it.")
        if day > self._today:
            raise Problem("The day you heard it is still to come; correct it.")
        _look_again(f"{said}\n{want}\n{place}", bool(values["looked"]))
        people, same, elsewhere = (int(float(values[key])) for key in ("people", "same", "elsewhere"))
        if same + elsewhere > people:
            raise Problem("More colleagues are counted already than said this; correct one of the numbers.")
        try:
            return Signal(
                key=before.key if before else new_key(),
                day=day,
                kind=str(values["kind"]),
                words=said,
                want=want,
                people=people,
                same=same,
                elsewhere=elsewhere,
                place=place,
            )
        except ValidationError:
            raise Problem("This day is no day of this time; correct it.") from None


def _before(signal: Signal) -> bool:
    return signal.same + signal.elsewhere > 0


def _number(key: str, label: str, least: int, value: int, group: Group | None = None) -> Field:
    return Field(
        key, Kind.NUMBER, label, minimum=least, maximum=MOST_PEOPLE, step=1, value=float(value), group=group
    )


def _look_again(text: str, looked: bool) -> None:
    """Refuses what must not be kept, and what must be looked at as long as it was not."""
    found = pointing(text)
    graver = [one.problem for one in found if one.graver]
    if graver:
        raise Problem(graver[0].message, others=tuple(graver[1:]), **graver[0].details)
    if found and not looked:
        raise Problem(
            "Look again before this is kept. Change it, or tick that nobody can be known by it.",
            others=tuple(one.problem for one in found),
        )
