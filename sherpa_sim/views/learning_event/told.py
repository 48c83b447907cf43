"""What the planner says: an idea, what is still open, and the list of what to do when."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from sherpa_sim.content.budget import Euro, total
from sherpa_sim.content.event_checklist import Checklist, When
from sherpa_sim.content.event_ideas import EventIdea
from sherpa_sim.content.event_plan import may_be_told, missing, wrong
from sherpa_sim.content.learning_event import FEWEST, Held, LearningEvent
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.sources import load_sources
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.event_words import STANDS, short_notice

from ..controls import Action, Cell, Row
from ..markup import listed
from .rows import TONES

DONE, UNDONE = "done", "undone"


def intro(words: Words) -> Markup:
    """The heading of the page."""
    return Markup('<h1>{}</h1><p class="lead">{}</p><p>{}</p>').format(
        words("Plan a learning event"),
        words("Something small on the floor: twenty minutes, one colleague who tells, coffee."),
        words(
            "In England the project Workplace Learning Advocates had this as one of the tasks of its mentors. What "
            "each kind of event brings about was not measured, so take what suits your floor."
        ),
    )


def way(parts: Sequence[tuple[str, str]], words: Words) -> Markup:
    """Links to the parts of the page, each a key and a title."""
    items = Markup("").join(Markup('<li><a href="#part-{}">{}</a></li>').format(*part) for part in parts)
    return Markup('<nav class="way" aria-label="{}"><ul>{}</ul></nav>').format(words("On this page"), items)


def agreeing(words: Words) -> Markup:
    """To whom one belongs: to nobody."""
    return Markup("<p>{}</p>").format(
        words(
            "You belong to nobody: say the same to the employer, the union and the works council, and on the same day."
        )
    )


def grant_door(words: Words) -> Markup:
    """The way to the form for a seed grant."""
    return Markup('<p><a href="seed-grant?lang={}">{}</a></p>').format(
        words.language, words("Ask for a seed grant")
    )


def about_sheet(words: Words) -> Markup:
    """What to mind with lists of names."""
    return Markup("<p>{}</p>").format(
        words(
            "On the sign-up sheet a first name or initials are enough. Hang it up only if places are few, and destroy "
            "it the day after. A list at the door of who came is a control: do not make one."
        )
    )


def idea_told(idea: EventIdea | None, words: Words) -> Markup:
    """An idea: what it is, what it needs and costs, which levers it pulls, and what it cannot do."""
    if idea is None:
        return Markup("<p>{}</p>").format(
            words("Choose an idea to see what it needs, or plan something of your own.")
        )
    language, guide = words.language, load_lever_guide()
    rows = (
        (words("For whom"), idea.for_whom(language)),
        (
            words("How long"),
            words("{shortest} to {longest} minutes", shortest=idea.shortest, longest=idea.longest),
        ),
        (
            words("What it costs"),
            words("{costs}. No source of ours names amounts.", costs=idea.costs(language)),
        ),
        (words("Levers"), ", ".join(guide[str(lever)].name(language) for lever in idea.levers)),
        (words("What it cannot do"), idea.cannot(language)),
    )
    facts = Markup("").join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*row) for row in rows)
    sources = "; ".join(load_sources()[key].citation(language) for key in idea.sources)
    return Markup(
        '<h3>{}</h3><p>{}</p><p><strong>{}</strong></p>{}<dl class="facts">{}</dl>'
        "<details><summary>{}</summary><p>{}</p></details>"
    ).format(
        idea.name(language),
        idea.what(language),
        words("What you need"),
        listed([need(language) for need in idea.needs]),
        facts,
        words("Where this comes from"),
        sources,
    )


def costs_told(event: LearningEvent, words: Words) -> Markup:
    """What it comes to."""
    if not event.lines:
        return Markup("")
    return Markup("<p><strong>{}</strong></p>").format(
        words("In all: {sum}", sum=Euro(total(event.lines))(words.language))
    )


def open_told(event: LearningEvent, idea: EventIdea | None, words: Words, today: date) -> Markup:
    """What does not fit, and what is still to be thought of."""
    clashes = [words.problem(one) for one in wrong(event, idea, today)]
    gaps = [words.problem(one) for one in missing(event)]
    told = Markup("")
    if clashes:
        told += Markup('<div class="note"><p><strong>{}</strong></p>{}</div>').format(
            words("Look at this first:"), listed(clashes)
        )
    if gaps:
        told += Markup("<p>{}</p>{}").format(words("Still to be thought of:"), listed(gaps))
    if not clashes and not gaps:
        told += Markup("<p>{}</p>").format(words("You thought of everything that this page asks."))
    return told


def list_told(found: Checklist | None, words: Words) -> Markup:
    """How far she is with the list."""
    if found is None:
        return Markup("<p>{}</p>").format(words("Choose a day; then the list with its dates is here."))
    told = Markup("<p>{}</p>").format(
        words("{done} of {count} tasks are done.", done=found.done, count=len(found.tasks))
    )
    if found.gone_by:
        told += Markup("<p><strong>{}</strong></p>").format(
            words("Not done though the day has gone by: {count}. Do these first.", count=found.gone_by)
        )
    if notice := short_notice(found, words):
        told += Markup('<div class="note"><p>{}</p></div>').format(notice)
    return told


def list_rows(found: Checklist | None, words: Words) -> list[Row]:
    """A row for each task, by day."""
    return [
        Row(
            one.task.key,
            (
                one.task.what(words.language),
                Cell(words.short_date(one.day), one.day.isoformat()),
                Cell(words(STANDS[one.when]), list(When).index(one.when), TONES[one.when]),
            ),
            (
                Action(UNDONE, words("Not done after all"))
                if one.when is When.DONE
                else Action(DONE, words("Done")),
            ),
        )
        for one in (found.tasks if found else ())
    ]


def after_told(event: LearningEvent, words: Words) -> Markup:
    """What is to be minded with how it was."""
    if event.held is not Held.HELD:
        return Markup("<p>{}</p>").format(words("Fill this in when it is over."))
    if not may_be_told(event):
        return Markup('<div class="note"><p>{}</p></div>').format(
            words(
                "Fewer than {fewest} people came. What they said stays on this page: it is left out of what you "
                "print, because it could be traced to somebody. Few is no failure: ask them what would "
                "make it easier to come.",
                fewest=FEWEST,
            )
        )
    return Markup("<p>{}</p>").format(
        words(
            "What you print says how many came and what was said, without names. Read it again before you show it."
        )
    )
