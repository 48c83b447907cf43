"""What management answers: the summaries that were made, what became of each request, and what is told back."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.cohort import signal_log
from sherpa_sim.cohort.signal_log import Asked, State
from sherpa_sim.content.signals import LONGEST_WORDS, Answer, Decision, SignalsRecord
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words, words_for
from sherpa_sim.reports import signal_names
from sherpa_sim.reports.signals_summary import summary_pdf
from sherpa_sim.reports.signals_told import lines, told_pdf

from ..controls import (
    Action,
    Button,
    Buttons,
    Cell,
    Column,
    Download,
    Downloads,
    Field,
    Kind,
    Option,
    Panel,
    Row,
    Table,
    Tone,
    Value,
    box,
    day_in,
)
from ..language import own_name_first
from ..markup import paragraphs_of
from ..tools.asking import asking
from .told import answering, contents, past_their_day

NOTE, TOLD, UNTOLD, BACK = "note", "told", "untold", "back"
_TONES: dict[State, Tone] = {State.PASSED_ON: "wait", State.ANSWERED: "wait", State.TOLD_BACK: "good"}


class Answers:
    """Every request with its answer; `on_record(record, sentence)` hears the log as it becomes, and what was done.

    `on_saved(record)` hears it when a page was saved, while the button that saved it is still at work.
    """

    def __init__(
        self,
        words: Words,
        today: date,
        on_record: Callable[[SignalsRecord, str], None],
        on_saved: Callable[[SignalsRecord], None],
    ) -> None:
        self._words, self._today, self._on_record, self._on_saved = words, today, on_record, on_saved
        self._record = SignalsRecord()
        self._asked: list[Asked] = []
        self._late = Panel(kind="late")
        self._made = box("made")
        self._back = box("back")
        self._table = Table(
            words("What was asked, and what came back"),
            [
                Column(words("Wall")),
                Column(words("What we ask")),
                Column(words("Answer asked by")),
                Column(words("State")),
                Column(words("Answer")),
            ],
            (),
            words,
            self._pressed,
            empty=words("No summary was made yet."),
        )
        self._below = box("below")
        self._tell = box("tell")
        self.box: DOMWidget = box(
            "answers", Panel(answering(words)), self._late, self._made, self._table, self._below, self._tell
        )

    def show(self, record: SignalsRecord) -> None:
        """Shows the requests of a record."""
        words = self._words
        self._record = record
        self._asked = list(signal_log.asked(record))
        self._below.children = ()
        self._late.show(past_their_day(self._asked, self._today, words))
        self._made.children = tuple(
            self._summary(number) for number in reversed(range(len(record.summaries)))
        )
        self._table.show([self._row(number, one) for number, one in enumerate(self._asked)])
        self._show_what_to_tell()

    def _summary(self, number: int) -> DOMWidget:
        words, summary = self._words, self._record.summaries[number]
        title = words("Summary of {day}", day=words.date(summary.made))
        downloads = Downloads(
            [
                Download(
                    f"sherpa-signals-{summary.made.isoformat()}-{number + 1}-{language}.pdf",
                    "application/pdf",
                    words("Save the page for management (PDF, {language})", language=name),
                    partial(self._pdf, number, language),
                )
                for language, name in own_name_first(words.language)
            ],
            words,
        )
        heading = Panel(Markup("<h3>{}</h3>").format(title) + contents(summary, words))
        if number < len(self._record.summaries) - 1:
            return box("summary", heading, downloads)
        back = Button(BACK, words("Take this summary back: nobody has seen it"))
        self._back.children = () if summary.saved else (Buttons([back], lambda _: self._take_back()),)
        return box("summary", heading, downloads, self._back)

    def _pdf(self, number: int, language: str) -> bytes:
        summary = self._record.summaries[number]
        made = summary_pdf(summary, self._record.workplace, words_for(language))
        if not summary.saved:
            self._record = signal_log.saved(self._record, number)
            self._back.children = ()
            self._on_saved(self._record)
        return made

    def _take_back(self) -> None:
        words = self._words
        self._on_record(
            signal_log.without_last_summary(self._record),
            words("The summary is taken back; what is in it waits again."),
        )

    def _row(self, number: int, one: Asked) -> Row:
        words, group = self._words, one.group
        actions = [Action(NOTE, words("Note an answer"))]
        if group.answers:
            actions.append(
                Action(UNTOLD, words("Not told yet"))
                if group.told
                else Action(TOLD, words("I told my colleagues"))
            )
            actions.append(Action(BACK, words("Take the answer back")))
        return Row(
            str(number),
            (
                signal_names.about(group, words),
                group.request,
                Cell(words.short_date(group.by), sort=group.by.isoformat()) if group.by else "",
                Cell(signal_names.states(words)[one.state], tone=_TONES[one.state]),
                signal_names.answer(group.answers[-1], words) if group.answers else "",
            ),
            tuple(actions),
        )

    def _pressed(self, row: str, action: str) -> None:
        words, place = self._words, self._asked[int(row)].place
        if action == NOTE:
            self._ask(self._asked[int(row)])
        elif action == BACK:
            record = signal_log.without_last_answer(self._record, place)
            self._on_record(record, words("The answer is taken back."))
        else:
            day = self._today if action == TOLD else None
            self._on_record(
                signal_log.told_back(self._record, place, day),
                words("Noted: your colleagues know the answer.")
                if day
                else words("Noted: still to be told."),
            )

    def _ask(self, one: Asked) -> None:
        words = self._words
        title = words("The answer about: {wall}", wall=signal_names.about(one.group, words))

        def save(values: Mapping[str, Value]) -> None:
            record = signal_log.answered(self._record, one.place, _answer(values, self._today, one.made))
            self._on_record(record, words("The answer is in the log. Now tell your colleagues."))

        def leave() -> None:
            self._below.children = ()

        self._below.children = (asking(title, self._fields(), words, save, leave),)

    def _fields(self) -> list[Field]:
        words = self._words
        options = tuple(Option(str(key), name) for key, name in signal_names.decisions(words).items())
        return [
            Field("day", Kind.DAY, words("On which day did it come?"), value=self._today.isoformat()),
            Field(
                "decision",
                Kind.CHOICE,
                words("What was decided?"),
                options=options,
                value=options[0].value,
            ),
            Field("words", Kind.LONG_TEXT, words("In their words"), maximum=LONGEST_WORDS, value=""),
            Field("by", Kind.DAY, words("By when, if that was said?"), value=""),
        ]

    def _show_what_to_tell(self) -> None:
        words = self._words
        open_ones = [one.group for one in self._asked if one.state is State.ANSWERED]
        if not open_ones:
            self._tell.children = ()
            return
        items = Markup("").join(
            Markup("<h4>{}</h4>{}").format(
                signal_names.about(group, words),
                paragraphs_of(lines(group, words)),
            )
            for group in open_ones
        )
        heading = Markup("<h3>{}</h3><p>{}</p>").format(
            words("Tell it back"),
            words("Tell it to everybody, not only to those who said it. Then nobody can be known by it."),
        )
        downloads = Downloads(
            [
                Download(
                    f"sherpa-signals-answer-{language}.pdf",
                    "application/pdf",
                    words("Save it to hang up (PDF, {language})", language=name),
                    partial(self._told_pdf, language),
                )
                for language, name in own_name_first(words.language)
            ],
            words,
        )
        self._tell.children = (Panel(heading + items), downloads)

    def _told_pdf(self, language: str) -> bytes:
        groups = [one.group for one in self._asked if one.state is State.ANSWERED]
        return told_pdf(groups, self._record.workplace, self._today, words_for(language))


def _answer(values: Mapping[str, Value], today: date, made: date) -> Answer:
    day, by = day_in(values["day"]), day_in(values["by"])
    if day is None:
        raise Problem("Fill in the day on which the answer came.")
    if not made <= day <= today:
        raise Problem("An answer comes after its summary and not after today; correct the day.")
    if by is not None and by < day:
        raise Problem("What is promised cannot be done before the day of the answer; correct one of the two.")
    said = " ".join(str(values["words"]).split())
    return Answer(day=day, decision=Decision(str(values["decision"])), words=said, by=by)
