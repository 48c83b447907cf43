"""What the seed-grant form asks, part by part."""

from functools import partial

from sherpa_sim.content.budget import MOST_EURO
from sherpa_sim.content.seed_grant import LONG, MOST_COLLEAGUES, SHORT
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.event_words import CONSENTS

from ..controls import Field, Kind, Option
from ..tools.record_form import line_field, text_field

_line, _text = partial(line_field, longest=SHORT), partial(text_field, longest=LONG)


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
            options=tuple(Option(str(key), words(told)) for key, told in CONSENTS.items()),
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


def in_kind_fields(words: Words) -> list[Field]:
    """What is given without money."""
    return [_line("what", words("What is given?")), _line("giver", words("By whom?"))]
