"""The summary for management before it is made: what it will tell, what is asked, and whether it may be made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from ipywidgets import DOMWidget
from markupsafe import Markup

from sherpa_sim.cohort.signal_counts import Log, Told
from sherpa_sim.cohort.signal_log import may_be_made
from sherpa_sim.cohort.signal_words import passing_on
from sherpa_sim.content.signal_walls import load_kinds
from sherpa_sim.content.signals import LONGEST_REQUEST, MOST_QUOTES, Group, Level, Signal, SignalsRecord
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports import signal_names

from ..controls import Button, Buttons, Field, Form, Kind, Panel, Value, box
from ..controls import Group as Legend
from ..markup import alert_of

MAKE, LEAVE = "make", "leave"
ONCE, LOOKED = "once", "looked"
THREE_WEEKS = timedelta(weeks=3)


class PassingOn:
    """The form from which a summary is made; `on_make(groups)` hears its groups as they will be told."""

    def __init__(self, words: Words, today: date, on_make: Callable[[tuple[Group, ...]], None]) -> None:
        self._words, self._today, self._on_make = words, today, on_make
        self._told: tuple[Told, ...] = ()
        self._signals: Mapping[str, Signal] = {}
        self._drafts: dict[tuple[str, ...], Value] = {}
        self._form: Form | None = None
        self._alarm = Panel(kind="alarm")
        self._inside = box("passing-on")
        self.box: DOMWidget = self._inside

    def show(self, records: Sequence[SignalsRecord], logs: Sequence[Log]) -> None:
        """Shows what a summary of these logs would tell, or why none can be made yet."""
        words = self._words
        self._signals = {signal.key: signal for log in logs for signal in log.signals}
        self._alarm.show(Markup(""))
        try:
            self._told = may_be_made(records, logs)
        except Problem as problem:
            self._told, self._form = (), None
            said = Markup('<p class="not-yet">{}</p>').format(words.problem(problem))
            self._inside.children = (Panel(said, spoken=True),)
            return
        self._form = Form(list(self._fields()), words, words("What management will read"))
        self._form.on_change(self._changed)
        make = Buttons([Button(MAKE, words("Make the summary"), "main")], lambda _: self._make())
        self._inside.children = (
            Panel(_stands(self._told, words), spoken=True),
            self._form,
            self._alarm,
            make,
        )

    def _fields(self) -> Iterator[Field]:
        words = self._words
        for number, told in enumerate(self._told):
            group = Legend(signal_names.about(_group(told), words))
            draft = self._draft(told)
            yield Field(
                f"{LEAVE}-{number}",
                Kind.TOGGLE,
                words("Leave this one waiting"),
                value=draft.get(LEAVE, told.level is Level.OTHER and len(self._told) > 1),
                group=group,
            )
            wants = "; ".join(_wants(told, self._signals))
            yield Field(
                f"suggestion-{number}",
                Kind.LONG_TEXT,
                words("What do colleagues suggest?"),
                help=words("What you wrote down: {wants}", wants=wants) if wants else "",
                maximum=LONGEST_REQUEST,
                value=draft.get("suggestion", ""),
                group=group,
            )
            yield Field(
                f"request-{number}",
                Kind.LONG_TEXT,
                words("What do you ask of management? One thing."),
                help=_example(told, words),
                maximum=LONGEST_REQUEST,
                value=draft.get("request", ""),
                group=group,
            )
            yield Field(
                f"by-{number}",
                Kind.DAY,
                words("By when do you ask for an answer?"),
                value=draft.get("by", (self._today + THREE_WEEKS).isoformat()),
                group=group,
            )
            for signal in self._quotable(told):
                yield Field(
                    f"quote-{number}-{signal.key}",
                    Kind.TOGGLE,
                    words("Quote: “{words}”", words=signal.words),
                    help=self._doubt(signal),
                    value=draft.get(f"quote-{signal.key}", False),
                    group=group,
                )
        last = Legend(words("Before you make it"))
        yield Field(ONCE, Kind.TOGGLE, words("I counted nobody twice"), value=False, group=last)
        yield Field(
            LOOKED,
            Kind.TOGGLE,
            words("I read each sentence once more: nobody who reads it can know who said it"),
            value=False,
            group=last,
        )

    def _quotable(self, told: Told) -> Iterator[Signal]:
        if told.level is Level.OTHER:
            return
        for key in told.signals:
            signal = self._signals[key]
            if len(signal.words) <= LONGEST_REQUEST and not any(
                one.graver for one in passing_on(signal.words)
            ):
                yield signal

    def _doubt(self, signal: Signal) -> str:
        words = self._words
        asked = words("Could your boss know who said this? If you are not sure, leave it out.")
        return " ".join([asked, *(words.problem(one.problem) for one in passing_on(signal.words))])

    def _draft(self, told: Told) -> dict[str, Value]:
        return {
            name: value
            for (level, key, name), value in self._drafts.items()
            if (level, key) == (told.level, told.key)
        }

    def _changed(self, values: Mapping[str, Value]) -> None:
        """Keeps what was filled in for when the list changes."""
        for name, value in values.items():
            part, _, rest = name.partition("-")
            if rest:
                number, _, signal = rest.partition("-")
                told = self._told[int(number)]
                self._drafts[told.level, told.key, f"{part}-{signal}" if signal else part] = value

    def _make(self) -> None:
        if self._form is None:
            return
        words = self._words
        try:
            self._on_make(tuple(self._read(self._form.accepted)))
        except Problem as problem:
            self._alarm.show(alert_of(problem, words))
            return
        self._drafts.clear()

    def _read(self, values: Mapping[str, Value]) -> Iterator[Group]:
        words = self._words
        groups, found = [], []
        for number, told in enumerate(self._told):
            if values[f"{LEAVE}-{number}"] is True:
                continue
            name = signal_names.about(_group(told), words)
            suggestion, request = (
                " ".join(str(values[f"{part}-{number}"]).split()) for part in ("suggestion", "request")
            )
            if not request:
                raise Problem('Write what you ask of management about "{wall}": one thing.', wall=name)
            by = str(values[f"by-{number}"])
            if not by or date.fromisoformat(by) <= self._today:
                raise Problem(
                    'Choose a day still to come for an answer about "{wall}".',
                    wall=name,
                )
            quotes = tuple(
                signal.words
                for signal in self._quotable(told)
                if values.get(f"quote-{number}-{signal.key}") is True
            )
            if len(quotes) > MOST_QUOTES:
                raise Problem(
                    'At most {most} quotes about "{wall}"; choose the strongest.', most=MOST_QUOTES, wall=name
                )
            found += [
                one for text in (suggestion, request, *told.places, *quotes) for one in passing_on(text)
            ]
            groups.append(
                _group(told).model_copy(
                    update={
                        "suggestion": suggestion,
                        "request": request,
                        "by": date.fromisoformat(by),
                        "quotes": quotes,
                    }
                )
            )
        if not groups:
            raise Problem("You left every wall waiting, so there is nothing to pass on.")
        _refuse([one.problem for one in found if one.graver])
        if values[ONCE] is not True:
            raise Problem("Tick that you counted nobody twice. If you did, correct the numbers above first.")
        if values[LOOKED] is not True:
            _refuse([one.problem for one in found])
            raise Problem("Read each sentence once more, and tick that nobody can be known by it.")
        yield from groups


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise Problem(
            "Look again at what management will read. Change it, or tick that nobody can be known by it.",
            others=tuple(problems),
        )


def _group(told: Told) -> Group:
    return Group(
        level=told.level,
        key=told.key,
        least=told.least,
        most=told.most,
        places=told.places,
        signals=told.signals,
    )


def _wants(told: Told, signals: Mapping[str, Signal]) -> Iterator[str]:
    return (signals[key].want for key in told.signals if signals[key].want)


def _example(told: Told, words: Words) -> str:
    if told.level is not Level.KIND:
        return ""
    return words("For instance: {example}", example=load_kinds()[told.key].ask(words.language))


def _stands(told: Sequence[Told], words: Words) -> Markup:
    lines = Markup("").join(
        Markup("<li><strong>{}</strong><br>{}</li>").format(
            signal_names.about(_group(one), words),
            " ".join(
                part
                for part in (
                    signal_names.people(one.least, one.most, words),
                    words("Heard in: {places}.", places="; ".join(one.places)) if one.places else "",
                )
                if part
            ),
        )
        for one in told
    )
    return Markup("<p>{}</p><ul>{}</ul>").format(words("This will be in it:"), lines)
