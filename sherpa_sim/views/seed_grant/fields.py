"""What the seed-grant form asks, part by part."""

from collections.abc import Mapping

from sherpa_sim.content.budget import MOST_EURO, BudgetLine
from sherpa_sim.content.seed_grant import LONG, MOST_COLLEAGUES, SHORT, InKind
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.seed_grant import ANSWERS

from ..controls import Field, Kind, Option, Value


def _line(key: str, label: str, help: str = "") -> Field:
    return Field(key, Kind.TEXT, label, help=help, maximum=SHORT, value="")


def _text(key: str, label: str, help: str = "") -> Field:
    return Field(key, Kind.LONG_TEXT, label, help=help, maximum=LONG, value="")


def who_fields(words: Words) -> list[Field]:
    """Who gives and who asks."""
    return [
        _line("programme", words("Which programme gives the grant?")),
        Field(
            "maximum",
            Kind.NUMBER,
            words("The most that it gives"),
            unit=words("euro"),
            maximum=MOST_EURO,
            step=0.01,
            help=words("As the programme says; leave 0 if you do not know yet."),
            value=0.0,
        ),
        _line("mentor", words("Your name")),
        _line("contact", words("How you can be reached")),
        _line("workplace", words("Where you work")),
    ]


def what_fields(words: Words) -> list[Field]:
    """What it is for, and for whom."""
    return [
        _line("title", words("A short name for your plan")),
        _text(
            "purpose",
            words("What do you want to do?"),
            words("In a few sentences, as you would tell a colleague."),
        ),
        Field("begins", Kind.DAY, words("It begins on"), value=""),
        Field("ends", Kind.DAY, words("It ends on"), value=""),
        Field(
            "colleagues",
            Kind.NUMBER,
            words("For how many colleagues?"),
            maximum=MOST_COLLEAGUES,
            step=1,
            help=words("A guess will do; leave 0 if you do not know yet."),
            value=0.0,
        ),
        _text(
            "reached",
            words("Which of them otherwise do not learn?"),
            words("Think of nights, part-timers, agency workers, who left school early. Groups, no names."),
        ),
        _text(
            "way",
            words("How do you reach them?"),
            words("A poster is seldom enough. Who asks whom, where and when?"),
        ),
    ]


def afterwards_fields(words: Words) -> list[Field]:
    """What is left of it, and how one will know."""
    return [
        _text(
            "stays",
            words("What stays when the money is spent?"),
            words("Books, a habit, people who can go on."),
        ),
        _text(
            "works",
            words("How will you know that it worked?"),
            words("Something you can see or count, without counting who enrols."),
        ),
    ]


def openness_fields(words: Words) -> list[Field]:
    """What the employer says, and who gains by it."""
    return [
        Field(
            "employer",
            Kind.CHOICE,
            words("What does your employer say?"),
            options=tuple(Option(str(key), words(told)) for key, told in ANSWERS.items()),
            value="not_asked",
        ),
        _line("signer", words("Who signs for the employer, and in which function?")),
        _text(
            "interest",
            words("Do you or somebody close to you gain by it?"),
            words(
                "For instance: the speaker is your sister. That need not be wrong, if it is said. Write none if not."
            ),
        ),
    ]


def line_fields(line: BudgetLine | None, words: Words) -> list[Field]:
    """A line of the budget."""
    return [
        Field("what", Kind.TEXT, words("For what?"), maximum=SHORT, value=line.what if line else ""),
        Field(
            "euro",
            Kind.NUMBER,
            words("How much?"),
            unit=words("euro"),
            maximum=MOST_EURO,
            step=0.01,
            value=line.euro if line else 0.0,
        ),
    ]


def read_line(values: Mapping[str, Value], _before: BudgetLine | None) -> BudgetLine:
    """The line that was filled in; raises Problem if it says for nothing."""
    return BudgetLine(
        what=_said(values["what"], Problem("Say what the money is for.")), euro=float(values["euro"])
    )


def in_kind_fields(given: InKind | None, words: Words) -> list[Field]:
    """What is given without money."""
    return [
        Field("what", Kind.TEXT, words("What is given?"), maximum=SHORT, value=given.what if given else ""),
        Field("giver", Kind.TEXT, words("By whom?"), maximum=SHORT, value=given.giver if given else ""),
    ]


def read_in_kind(values: Mapping[str, Value], _before: InKind | None) -> InKind:
    """What was filled in; raises Problem if it says nothing."""
    return InKind(
        what=_said(values["what"], Problem("Say what is given.")), giver=str(values["giver"]).strip()
    )


def _said(value: Value, otherwise: Problem) -> str:
    if not (text := str(value).strip()):
        raise otherwise
    return text
