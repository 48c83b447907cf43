"""The lists of an event that are made by hand: who helps, what it costs, what could go wrong, and more."""

from collections.abc import Callable, Mapping
from datetime import date

from sherpa_sim.content.budget import MOST_EURO, BudgetLine, Euro
from sherpa_sim.content.event_checklist import When, when
from sherpa_sim.content.learning_event import (
    MOST_ROWS,
    SHORT,
    Agreement,
    Assistant,
    Consent,
    FollowUp,
    LearningEvent,
    Party,
    Risk,
)
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.event_words import CONSENTS, PARTIES, STANDS

from ..controls import Cell, Column, Field, Kind, Option, Tone, Value
from ..tools.entries import Entries
from ..tools.record_form import filled, taken

TONES: Mapping[When, Tone] = {
    When.DONE: "good",
    When.GONE_BY: "bad",
    When.TODAY: "wait",
    When.COMING: "",
}
"""The colour of how it stands with something."""
_ANSWERS: Mapping[Consent, Tone] = {
    Consent.YES: "good",
    Consent.NO: "bad",
    Consent.ASKED: "wait",
    Consent.NOT_ASKED: "wait",
}

Change = Callable[[Mapping[str, object]], None]
"""Hears which fields of the event have become what."""


def _text(key: str, label: str, help: str = "", longest: int = SHORT) -> Field:
    return Field(key, Kind.TEXT, label, help=help, maximum=longest, value="")


def helpers(words: Words, on_change: Change) -> Entries[Assistant]:
    """Who helps, by initials."""
    fields = (
        _text("who", words("Initials"), words("Initials only, no names."), 20),
        _text("task", words("With what")),
    )
    blank = Assistant.model_construct(who="", task="")

    def read(values: Mapping[str, Value], _before: Assistant | None) -> Assistant:
        _needs(values["who"], Problem("Write the initials of who helps."))
        return taken(Assistant(who="-"), fields, values)

    return Entries(
        words,
        caption=words("Who helps"),
        new=words("Add somebody who helps"),
        columns=(Column(words("Initials")), Column(words("With what"))),
        cells=lambda one: (one.who, one.task),
        fields=lambda one: filled(one or blank, fields),
        read=read,
        on_entries=lambda all_of: on_change({"helpers": all_of}),
        empty=words("Nobody yet. Alone is hard, and boring."),
        most=MOST_ROWS,
    )


def budget(words: Words, on_change: Change) -> Entries[BudgetLine]:
    """What it costs, and who pays."""
    fields = (
        _text("what", words("For what?")),
        Field(
            "euro",
            Kind.NUMBER,
            words("How much?"),
            unit=words("euro"),
            maximum=MOST_EURO,
            step=0.01,
            value=0.0,
        ),
        _text("payer", words("Who pays")),
    )
    blank = BudgetLine.model_construct(what="", euro=0.0, payer="")

    def read(values: Mapping[str, Value], _before: BudgetLine | None) -> BudgetLine:
        _needs(values["what"], Problem("Say what the money is for."))
        return taken(BudgetLine(what="-", euro=0), fields, values)

    return Entries(
        words,
        caption=words("What it costs"),
        new=words("Add a line to the budget"),
        columns=(Column(words("What")), Column(words("Euro"), number=True), Column(words("Who pays"))),
        cells=lambda one: (one.what, Cell(Euro(one.euro)(words.language), one.euro), one.payer),
        fields=lambda one: filled(one or blank, fields),
        read=read,
        on_entries=lambda all_of: on_change({"lines": all_of}),
        empty=words("Nothing yet. Much is possible without money."),
        most=MOST_ROWS,
    )


def risks(words: Words, on_change: Change) -> Entries[Risk]:
    """What could go wrong, and what then."""
    fields = (
        _text(
            "what",
            words("What could go wrong?"),
            words("Nobody comes, a machine breaks down, the teller is ill."),
        ),
        _text("plan_b", words("Plan B")),
    )
    blank = Risk.model_construct(what="", plan_b="")

    def read(values: Mapping[str, Value], _before: Risk | None) -> Risk:
        _needs(values["what"], Problem("Say what could go wrong."))
        return taken(Risk(what="-"), fields, values)

    return Entries(
        words,
        caption=words("What could go wrong"),
        new=words("Add something that could go wrong"),
        columns=(Column(words("What could go wrong?")), Column(words("Plan B"))),
        cells=lambda one: (one.what, one.plan_b),
        fields=lambda one: filled(one or blank, fields),
        read=read,
        on_entries=lambda all_of: on_change({"risks": all_of}),
        empty=words("Nothing yet. What if nobody comes?"),
        most=MOST_ROWS,
    )


def agreements(words: Words, on_change: Change) -> Entries[Agreement]:
    """Who must agree."""
    fields = (
        Field(
            "party", Kind.CHOICE, words("Who"), options=_options(PARTIES, words), value=str(Party.EMPLOYER)
        ),
        _text("about", words("To what"), words("For instance: working time, the room, an interpreter.")),
        Field(
            "answer",
            Kind.CHOICE,
            words("Answer"),
            options=_options(CONSENTS, words),
            value=str(Consent.NOT_ASKED),
        ),
    )

    def cells(one: Agreement) -> tuple[Cell | str, ...]:
        return (
            words(PARTIES[one.party]),
            one.about,
            Cell(words(CONSENTS[one.answer]), tone=_ANSWERS[one.answer]),
        )

    return Entries(
        words,
        caption=words("Who must agree"),
        new=words("Add who must agree"),
        columns=(Column(words("Who")), Column(words("To what")), Column(words("Answer"))),
        cells=cells,
        fields=lambda one: filled(one or Agreement(party=Party.EMPLOYER), fields),
        read=lambda values, _before: taken(Agreement(party=Party.EMPLOYER), fields, values),
        on_entries=lambda all_of: on_change({"agreements": all_of}),
        empty=words(
            "Nobody yet. Begin with the employer, and do not forget the union and the works council."
        ),
        most=MOST_ROWS,
    )


def remarks(words: Words, on_change: Change) -> Entries[str]:
    """What people said."""

    def read(values: Mapping[str, Value], _before: str | None) -> str:
        return _needs(values["said"], Problem("Write what was said."))

    return Entries(
        words,
        caption=words("What people said"),
        new=words("Add what somebody said"),
        columns=(Column(words("What people said")),),
        cells=lambda one: (one,),
        fields=lambda one: [
            Field(
                "said",
                Kind.TEXT,
                words("What was said?"),
                help=words("Without names, and without anything from which somebody can be recognised."),
                maximum=300,
                value=one or "",
            )
        ],
        read=read,
        on_entries=lambda all_of: on_change({"said": all_of}),
        most=MOST_ROWS,
    )


def follow_ups(words: Words, on_change: Change) -> Entries[FollowUp]:
    """What to come back to."""
    fields = (
        _text("what", words("What was asked or promised?")),
        _text("who", words("Initials"), words("Initials only, no names. This list is never printed."), 20),
        Field("day", Kind.DAY, words("By which day?"), value=""),
        Field("done", Kind.TOGGLE, words("It is done"), value=False),
    )
    blank = FollowUp.model_construct(what="", who="", day=None, done=False)

    def read(values: Mapping[str, Value], _before: FollowUp | None) -> FollowUp:
        _needs(values["what"], Problem("Say what was asked or promised."))
        return taken(FollowUp(what="-"), fields, values)

    def cells(one: FollowUp) -> tuple[Cell | str, ...]:
        day = Cell(words.date(one.day), one.day.isoformat()) if one.day else Cell("", "9999")
        stands = when(one.day or date.max, date.today(), one.done)
        return one.what, one.who, day, Cell(words(STANDS[stands]), tone=TONES[stands])

    return Entries(
        words,
        caption=words("What to come back to"),
        new=words("Add something to come back to"),
        columns=(
            Column(words("What")),
            Column(words("Initials")),
            Column(words("Day")),
            Column(words("Standing")),
        ),
        cells=cells,
        fields=lambda one: filled(one or blank, fields),
        read=read,
        on_entries=lambda all_of: on_change({"follow_ups": all_of}),
        empty=words("Nothing yet."),
        most=MOST_ROWS,
    )


def show_lists(lists: Mapping[str, Entries], event: LearningEvent) -> None:  # type: ignore[type-arg]
    """Shows in each list, named by its field, what the event has there."""
    for key, entries in lists.items():
        entries.show(getattr(event, key))


def _options(told: Mapping[Party, str] | Mapping[Consent, str], words: Words) -> tuple[Option, ...]:
    return tuple(Option(str(key), words(sentence)) for key, sentence in told.items())


def _needs(value: Value, otherwise: Problem) -> str:
    if not (text := str(value).strip()):
        raise otherwise
    return text
