"""What the planner asks of an event, part by part."""

from functools import partial

from sherpa_sim.content.event_ideas import EventGuide
from sherpa_sim.content.learning_event import LONG, MOST_PEOPLE, SHORT
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.event_words import HELD

from ..controls import Field, Kind, Option
from ..tools.record_form import line_field, text_field

TIMES = tuple(f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(0, 60, 5))


_line, _text = partial(line_field, longest=SHORT), partial(text_field, longest=LONG)


def idea_fields(guide: EventGuide, words: Words) -> list[Field]:
    """Which idea it begins with."""
    ideas = tuple(Option(idea.key, idea.name(words.language)) for idea in guide.ideas)
    options = (Option("", words("Something else, or not chosen yet")), *ideas)
    return [Field("idea", Kind.CHOICE, words("Which idea do you begin with?"), options=options, value="")]


def what_fields(words: Words) -> list[Field]:
    """What it is, when and where."""
    hours = (Option("", words("not chosen yet")), *(Option(hour, hour) for hour in TIMES))
    return [
        _line("name", words("A name for your event")),
        _text("what", words("What happens?"), words("Leave it open to take over what the idea says.")),
        Field("day", Kind.DAY, words("Which day?"), value=""),
        Field("start", Kind.CHOICE, words("From"), options=hours, value=""),
        Field(
            "end",
            Kind.CHOICE,
            words("Until"),
            options=hours,
            help=words("An end before the beginning is of the next day: nights count too."),
            value="",
        ),
        _line("place", words("Where?")),
    ]


def whom_fields(words: Words) -> list[Field]:
    """For whom, and how everybody can come."""
    return [
        _text("who_for", words("Whom do you want to reach?"), words("Groups, no names. Who is never asked?")),
        _text(
            "shifts",
            words("How can each shift come?"),
            words(
                "Twice, at the change of shift, at night? Is a short break long enough to walk there and back?"
            ),
        ),
        _text(
            "part_timers",
            words("And part-timers and agency workers?"),
            words("Is it on one of their days? Are they paid for it too?"),
        ),
        _text(
            "languages",
            words("Which languages? Who helps with reading?"),
            words("A colleague who interprets, pictures, everything also said aloud."),
        ),
        _text(
            "access",
            words("Wheelchair, hearing, sight: how can everybody take part?"),
            words("No steps, a place with little noise, large letters, a seat in front, a toilet nearby."),
        ),
    ]


def poster_fields(words: Words) -> list[Field]:
    """What stands on the poster."""
    help = words("Left open, the poster takes what the idea says, or the name of your event.")
    return [
        _line("title_nl", words("Title in Dutch"), help),
        _line("line_nl", words("One line in Dutch")),
        _line("title_en", words("Title in English")),
        _line("line_en", words("One line in English")),
        Field(
            "registration",
            Kind.TOGGLE,
            words("There are few places: people put themselves down on a sheet"),
            help=words("Without this the poster says that no registration is needed."),
            value=False,
        ),
    ]


def afterwards_fields(words: Words) -> list[Field]:
    """How it was."""
    return [
        Field(
            "held",
            Kind.CHOICE,
            words("Did it take place?"),
            options=tuple(Option(str(key), words(told)) for key, told in HELD.items()),
            value="not_yet",
        ),
        Field(
            "came",
            Kind.NUMBER,
            words("How many came?"),
            maximum=MOST_PEOPLE,
            step=1,
            help=words("Count heads; keep no list."),
            value=0.0,
        ),
        _text("reached", words("Who came, and who did not?"), words("Shifts and groups, no names.")),
        _text("well", words("What went well?")),
        _text("otherwise", words("What would you do otherwise?")),
        _text("next", words("What comes next?")),
    ]
