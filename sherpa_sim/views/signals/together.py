"""The logs of other mentors of the same place, brought in for one summary; kept in memory only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.content.signals import MOST_LOGS, SignalsRecord
from sherpa_sim.content.tool_record import read_tool_file
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Action, Column, Panel, Row, Table, Upload, box
from ..markup import alert

APART, SHARED, AWAY = "apart", "shared", "away"


@dataclass(frozen=True)
class Brought:
    """A log that was brought in: the name of its file, what it holds, and whether it is surely about other people."""

    file: str
    record: SignalsRecord
    apart: bool = False


class Together:
    """The logs of others; `on_brought()` hears when one came or went, with it `on_summaries(record)` before."""

    def __init__(
        self, words: Words, on_brought: Callable[[], None], on_summaries: Callable[[SignalsRecord], None]
    ) -> None:
        self._words, self._on_brought, self._on_summaries = words, on_brought, on_summaries
        self._own = ""
        self.logs: tuple[Brought, ...] = ()
        self._said = Panel(spoken=True, kind="said")
        self._alarm = Panel(kind="alarm")
        self._table = Table(
            words("Logs that were brought in"),
            [
                Column(words("File")),
                Column(words("Signals"), number=True),
                Column(words("The same colleagues as in yours?")),
            ],
            (),
            words,
            self._pressed,
        )
        self._list = box("list")
        upload = Upload(
            words("Bring in the logs of other mentors"),
            words,
            self._files,
            accept=".json",
            several=True,
            help=words(
                "The file that another mentor of your workplace saved at the end of this page. It stays in memory "
                "until you leave, and is not kept."
            ),
        )
        self.box: DOMWidget = box(
            "together", Panel(_heading(words)), upload, self._said, self._alarm, self._list
        )

    def own(self, log: str) -> None:
        """Which log is the visitor's own, so that it is not brought in as well."""
        self._own = log

    def _files(self, files: Sequence[tuple[str, bytes]]) -> None:
        words, problems, came = self._words, [], 0
        for name, data in files:
            try:
                self._take(name, read_tool_file(name, data, SignalsRecord()))
                came += 1
            except Problem as problem:
                problems.append(words.problem(problem))
        self._alarm.show(alert(problems) if problems else Markup(""))
        self._said.show(
            Markup("<p>{}</p>").format(words("Logs brought in: {count}", count=came)) if came else Markup("")
        )
        self._show()
        self._on_brought()

    def _take(self, name: str, record: SignalsRecord) -> None:
        if record.log == self._own or not record.log:
            raise Problem("{file} is your own log, or an empty one; it is not brought in.", file=name)
        others = tuple(one for one in self.logs if one.record.log != record.log)
        if len(others) >= MOST_LOGS - 1:
            raise Problem("There are {count} logs already, which is the most.", count=len(others) + 1)
        self.logs = (*others, Brought(name, record))
        self._on_summaries(record)

    def _show(self) -> None:
        words = self._words
        rows = [
            Row(
                one.record.log,
                (
                    one.file,
                    words.number(len(one.record.signals)),
                    words("Surely not: added up") if one.apart else words("Maybe: not added up"),
                ),
                (
                    Action(SHARED, words("They may be the same"))
                    if one.apart
                    else Action(APART, words("Surely other colleagues")),
                    Action(AWAY, words("Take it out")),
                ),
            )
            for one in self.logs
        ]
        self._table.show(rows)
        self._list.children = (self._table,) if rows else ()

    def _pressed(self, log: str, action: str) -> None:
        if action == AWAY:
            self.logs = tuple(one for one in self.logs if one.record.log != log)
        else:
            self.logs = tuple(
                replace(one, apart=action == APART) if one.record.log == log else one for one in self.logs
            )
        self._show()
        self._on_brought()


def _heading(words: Words) -> Markup:
    return Markup("<h2>{}</h2><p>{}</p>").format(
        words("Together with other mentors"),
        words(
            "Mentors of one workplace can make one summary. The same colleague may have spoken with two of you. So "
            "numbers are not added up, unless you say that it is surely about others: another site, another shift."
        ),
    )
