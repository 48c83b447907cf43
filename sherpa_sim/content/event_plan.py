"""What is still open in the plan of an event, what does not fit in it, and what of it may be told."""

from collections.abc import Iterator
from datetime import date

from sherpa_sim.domain.problem import Problem

from .consent import Consent
from .event_ideas import EventIdea
from .learning_event import FEWEST, Held, LearningEvent, Party
from .record import Text

LONGEST = 6 * 60
"""Minutes beyond which nobody calls it a small event, and an hour was probably mistyped."""


def minutes(event: LearningEvent) -> int | None:
    """How long it lasts, in minutes; None if that is not filled in. An end before the start is of the next day."""
    if not event.start or not event.end:
        return None
    start, end = (60 * int(hour[:2]) + int(hour[3:]) for hour in (event.start, event.end))
    return (end - start) % (24 * 60)


def missing(event: LearningEvent) -> tuple[Problem, ...]:
    """A sentence for everything that is still to be thought of, in the order of the page."""
    return tuple(_missing(event))


def wrong(event: LearningEvent, idea: EventIdea | None, today: date) -> tuple[Problem, ...]:
    """A sentence for everything that does not fit: days, hours, a no."""
    return tuple(_wrong(event, idea, today))


def may_be_told(event: LearningEvent) -> bool:
    """Whether so many came that what was said can be told without anybody being recognised."""
    return event.came >= FEWEST


def poster_texts(event: LearningEvent, idea: EventIdea | None) -> tuple[Text, Text]:
    """The title and the line of the poster: what was written, else the idea's, else the name of the event."""
    named = event.name.strip()
    title = Text(
        en=event.title_en.strip() or (idea.title.en if idea else "") or named,
        nl=event.title_nl.strip() or (idea.title.nl if idea else "") or named,
    )
    line = Text(
        en=event.line_en.strip() or (idea.line.en if idea else ""),
        nl=event.line_nl.strip() or (idea.line.nl if idea else ""),
    )
    return title, line


def _missing(event: LearningEvent) -> Iterator[Problem]:
    asked = (
        (event.name.strip(), Problem("Give the event a name.")),
        (event.what.strip() or event.idea, Problem("Say what will happen, or choose an idea.")),
        (event.who_for.strip(), Problem("Say whom you want to reach.")),
        (event.shifts.strip(), Problem("Say how each shift can come.")),
        (event.part_timers.strip(), Problem("Say how part-timers and agency workers can come.")),
        (event.languages.strip(), Problem("Say in which languages, and who helps with reading.")),
        (event.access.strip(), Problem("Say how somebody in a wheelchair, or who hears or sees badly, can take part.")),
        (event.day, Problem("Choose a day.")),
        (event.start and event.end, Problem("Choose when it begins and when it ends.")),
        (event.place.strip(), Problem("Say where it is.")),
        (event.helpers, Problem("Find at least one person who helps you.")),
        (event.risks, Problem("Think of one thing that could go wrong, and of a plan B.")),
        (
            any(one.party is Party.EMPLOYER for one in event.agreements),
            Problem("Put the employer on the list of who must agree: it is his place and his time."),
        ),
    )  # fmt: skip
    yield from (problem for filled, problem in asked if not filled)


def _wrong(event: LearningEvent, idea: EventIdea | None, today: date) -> Iterator[Problem]:
    if event.day and event.day < today and event.held is Held.NOT_YET:
        yield Problem("That day has gone by. Say below how it was, or choose another day.")
    if event.day and event.day > today and event.held is Held.HELD:
        yield Problem(
            "It cannot have been held: its day is still to come. Change the day, or what you say of it."
        )
    length = minutes(event)
    if length == 0:
        yield Problem("It ends at the moment it begins. Change one of the two hours.")
    elif length is not None and length > LONGEST:
        yield Problem("It lasts {hours} hours. Is one of the two hours a mistake?", hours=round(length / 60))
    elif length is not None and idea is not None and not idea.shortest <= length <= idea.longest:
        yield Problem(
            "You plan {minutes} minutes; for this idea we would take {shortest} to {longest}.",
            minutes=length,
            shortest=idea.shortest,
            longest=idea.longest,
        )
    if any(one.answer is Consent.NO for one in event.agreements):
        yield Problem("Somebody on your list says no. Talk about why before you go on.")


def since_planned(event: LearningEvent, today: date) -> LearningEvent:
    """The same with `today` as the day from which the notice counts, if a day was chosen now for the first time."""
    if event.day is None or event.begun is not None:
        return event
    return event.model_copy(update={"begun": today})


def ticked_off(event: LearningEvent, task: str, done: bool) -> LearningEvent:
    """The same with the task of this key done, or not done after all."""
    others = tuple(key for key in event.ticked if key != task)
    return event.model_copy(update={"ticked": (*others, task) if done else others})
