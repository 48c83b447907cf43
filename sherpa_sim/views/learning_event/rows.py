"""The lists of an event that are made by hand: who helps, what it costs, what could go wrong, and more."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from sherpa_sim.content.budget import BudgetLine
from sherpa_sim.content.consent import Consent
from sherpa_sim.content.event_checklist import When, when
from sherpa_sim.content.learning_event import (
    LONGEST_INITIALS,
    LONGEST_REMARK,
    MOST_ROWS,
    SHORT,
    Agreement,
    Assistant,
    FollowUp,
    LearningEvent,
    Party,
    Remark,
    Risk,
)
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.event_words import CONSENTS, PARTIES, STANDS

from ..controls import Cell, Column, Field, Kind, Option, Tone
from ..tools.budget_list import budget_list
from ..tools.entries import Entries
from ..tools.record_form import line_field
from ..tools.record_list import record_list

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


_text = partial(line_field, longest=SHORT)
_initials = partial(line_field, longest=LONGEST_INITIALS)


def helpers(words: Words, on_change: Change) -> Entries[Assistant]:
    """Who helps, by initials."""
    return record_list(
        words,
        Assistant.model_construct(who="", task=""),
        (
            _initials("who", words("Initials"), words("Initials only, no names.")),
            _text("task", words("With what")),
        ),
        {"who": Problem("Write the initials of who helps.")},
        lambda all_of: on_change({"helpers": all_of}),
        caption=words("Who helps"),
        new=words("Add somebody who helps"),
        columns=(Column(words("Initials")), Column(words("With what"))),
        cells=lambda one: (one.who, one.task),
        empty=words("Nobody yet. Alone is hard, and boring."),
        most=MOST_ROWS,
    )


def budget(words: Words, on_change: Change) -> Entries[BudgetLine]:
    """What it costs, and who pays."""
    return budget_list(
        words,
        lambda all_of: on_change({"lines": all_of}),
        most=MOST_ROWS,
        payers=True,
        empty=words("Nothing yet. Much is possible without money."),
    )


def risks(words: Words, on_change: Change) -> Entries[Risk]:
    """What could go wrong, and what then."""
    wrong = _text(
        "what",
        words("What could go wrong?"),
        words("Nobody comes, a machine breaks down, the teller is ill."),
    )
    return record_list(
        words,
        Risk.model_construct(what="", plan_b=""),
        (wrong, _text("plan_b", words("Plan B"))),
        {"what": Problem("Say what could go wrong.")},
        lambda all_of: on_change({"risks": all_of}),
        caption=words("What could go wrong"),
        new=words("Add something that could go wrong"),
        columns=(Column(words("What could go wrong?")), Column(words("Plan B"))),
        cells=lambda one: (one.what, one.plan_b),
        empty=words("Nothing yet. What if nobody comes?"),
        most=MOST_ROWS,
    )


def agreements(words: Words, on_change: Change) -> Entries[Agreement]:
    """Who must agree."""
    parties, answers = _options(PARTIES, words), _options(CONSENTS, words)
    return record_list(
        words,
        Agreement(party=Party.EMPLOYER),
        (
            Field("party", Kind.CHOICE, words("Who"), options=parties, value=str(Party.EMPLOYER)),
            _text("about", words("To what"), words("For instance: working time, the room, an interpreter.")),
            Field("answer", Kind.CHOICE, words("Answer"), options=answers, value=str(Consent.NOT_ASKED)),
        ),
        {},
        lambda all_of: on_change({"agreements": all_of}),
        caption=words("Who must agree"),
        new=words("Add who must agree"),
        columns=(Column(words("Who")), Column(words("To what")), Column(words("Answer"))),
        cells=lambda one: (
            words(PARTIES[one.party]),
            one.about,
            Cell(words(CONSENTS[one.answer]), tone=_ANSWERS[one.answer]),
        ),
        empty=words(
            "Nobody yet. Begin with the employer, and do not forget the union and the works council."
        ),
        most=MOST_ROWS,
    )


def remarks(words: Words, on_change: Change) -> Entries[Remark]:
    """What people said."""
    said = line_field(
        "said",
        words("What was said?"),
        words("Without names, and without anything from which somebody can be recognised."),
        longest=LONGEST_REMARK,
    )
    return record_list(
        words,
        Remark.model_construct(said=""),
        (said,),
        {"said": Problem("Write what was said.")},
        lambda all_of: on_change({"remarks": all_of}),
        caption=words("What people said"),
        new=words("Add what somebody said"),
        columns=(Column(words("What people said")),),
        cells=lambda one: (one.said,),
        empty=words("Nothing yet. Ask two or three people how it was."),
        most=MOST_ROWS,
    )


def follow_ups(words: Words, on_change: Change) -> Entries[FollowUp]:
    """What to come back to."""

    def cells(one: FollowUp) -> tuple[Cell | str, ...]:
        day = Cell(words.date(one.day), one.day.isoformat()) if one.day else Cell("", "9999")
        stands = when(one.day or date.max, date.today(), one.done)
        return one.what, one.who, day, Cell(words(STANDS[stands]), tone=TONES[stands])

    return record_list(
        words,
        FollowUp.model_construct(what="", who="", day=None, done=False),
        (
            _text("what", words("What was asked or promised?")),
            _initials(
                "who", words("Initials"), words("Initials only, no names. This list is never printed.")
            ),
            Field("day", Kind.DAY, words("By which day?"), value=""),
            Field("done", Kind.TOGGLE, words("It is done"), value=False),
        ),
        {"what": Problem("Say what was asked or promised.")},
        lambda all_of: on_change({"follow_ups": all_of}),
        caption=words("What to come back to"),
        new=words("Add something to come back to"),
        columns=(
            Column(words("What")),
            Column(words("Initials")),
            Column(words("Day")),
            Column(words("Standing")),
        ),
        cells=cells,
        empty=words("Nothing yet."),
        most=MOST_ROWS,
    )


def show_lists(lists: Mapping[str, Entries], event: LearningEvent) -> None:  # type: ignore[type-arg]
    """Shows in each list, named by its field, what the event has there."""
    for key, entries in lists.items():
        entries.show(getattr(event, key))


def _options(told: Mapping[Party, str] | Mapping[Consent, str], words: Words) -> tuple[Option, ...]:
    return tuple(Option(str(key), words(sentence)) for key, sentence in told.items())
