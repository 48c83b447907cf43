"""The page of the signals log: hear, pass on, note the answer, tell it back."""

from collections.abc import Mapping
from datetime import date

from ipywidgets import DOMWidget, VBox

from sherpa_sim.cohort import signal_log
from sherpa_sim.cohort.signal_counts import Log
from sherpa_sim.content.signals import Group, Signal, SignalsRecord
from sherpa_sim.reports.signals_table import signals_csv

from ..controls import Download, Downloads, Field, Form, Kind, Panel, Value, box
from ..markup import heading
from ..paper.trainee import sign_in_address
from ..tools.keeping import Keeping
from ..visit import Visit, visit
from .answers import Answers
from .heard import Heard
from .passing_on import PassingOn
from .together import Together
from .told import intro, meanwhile, simulated, summary

WORKPLACE = "workplace"
LONGEST_WORKPLACE = 60


def show_signals() -> VBox:
    """The page for whoever opened it."""
    return SignalsPage(visit(), date.today()).layout


class SignalsPage:
    """One mentor's page."""

    def __init__(self, arrival: Visit, today: date) -> None:
        self._words = words = arrival.words
        self._today = today
        self._keeping: Keeping[SignalsRecord] = Keeping(
            SignalsRecord(), words, self._known, sign_in_at=sign_in_address(words)
        )
        self._heard = Heard(words, today, self._signals)
        self._together = Together(words, self._counts, self._summaries)
        self._passing_on = PassingOn(words, today, self._make)
        self._answers = Answers(words, today, self._becomes, self._saved)
        self._workplace = Form(
            [
                Field(
                    WORKPLACE,
                    Kind.TEXT,
                    words("What is your workplace called?"),
                    help=words("It stands at the head of the page for management."),
                    maximum=LONGEST_WORKPLACE,
                    value="",
                )
            ],
            words,
            words("Your workplace"),
        )
        self._workplace.on_change(self._called)
        table = Downloads(
            [
                Download(
                    "sherpa-signals.csv",
                    "text/csv",
                    words("Save the log as a table (CSV), for yourself"),
                    lambda: signals_csv(self._keeping.record, words),
                )
            ],
            words,
        )
        self._parts: tuple[DOMWidget, ...] = (
            box("card", Panel(heading(words("What you heard"))), self._heard.box, Panel(meanwhile(words))),
            box("card", Panel(summary(words)), self._workplace, self._passing_on.box),
            box("card", self._together.box),
            box("card", self._answers.box),
            box("card", Panel(simulated(words))),
            box("card", Panel(heading(words("Take it with you"))), table, self._keeping.files),
        )
        self._below = box("steps")
        self.layout = box("signals", Panel(intro(words), kind="intro"), self._keeping.top, self._below)

    def _known(self) -> None:
        """It is known what was kept, or another record took the place of the one before."""
        record = self._keeping.record
        self._workplace.show({WORKPLACE: record.workplace})
        self._heard.show(record)
        self._follow()
        self._below.children = self._parts

    def _follow(self) -> None:
        record = self._keeping.record
        self._together.own(record.log)
        self._answers.show(record)
        self._counts()

    def _logs(self) -> tuple[list[SignalsRecord], list[Log]]:
        """Every log, the visitor's own first, and of each what was not passed on yet."""
        brought = self._together.logs
        every = [self._keeping.record, *(one.record for one in brought)]
        apart = [False, *(one.apart for one in brought)]
        waiting = (signal_log.waiting(record, every) for record in every)
        return every, [Log(*one) for one in zip(waiting, apart, strict=True)]

    def _counts(self) -> None:
        """Counts anew what a summary would tell."""
        self._passing_on.show(*self._logs())

    def _signals(self, signals: tuple[Signal, ...]) -> None:
        record = signal_log.begun(self._keeping.record)
        self._keeping.keep(record.model_copy(update={"signals": signals}))
        self._follow()

    def _called(self, values: Mapping[str, Value]) -> None:
        name = " ".join(str(values[WORKPLACE]).split())
        self._keeping.keep(self._keeping.record.model_copy(update={"workplace": name}))
        self._answers.show(self._keeping.record)

    def _summaries(self, other: SignalsRecord) -> None:
        adopted = signal_log.adopted(self._keeping.record, other)
        if adopted != self._keeping.record:
            self._becomes(adopted, self._words("A summary with your signals came with it."))

    def _make(self, groups: tuple[Group, ...]) -> None:
        made = signal_log.with_summary(self._keeping.record, self._logs()[1], groups, self._today)
        self._becomes(made, self._words("The summary is made. Save it below, and give it yourself."))

    def _saved(self, record: SignalsRecord) -> None:
        self._keeping.keep(record)

    def _becomes(self, record: SignalsRecord, sentence: str) -> None:
        self._keeping.keep(record)
        self._heard.show(record)
        self._follow()
        self._keeping.say(sentence)
