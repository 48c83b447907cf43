"""The plan of a learning event, its sign-up sheet and how it was, each as a tagged PDF."""

from collections.abc import Sequence
from datetime import date

from sherpa_sim.content.budget import Euro, total
from sherpa_sim.content.event_checklist import checklist
from sherpa_sim.content.event_ideas import EventGuide, EventIdea
from sherpa_sim.content.event_plan import may_be_told, missing, wrong
from sherpa_sim.content.learning_event import FEWEST, Held, LearningEvent
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from .event_words import CONSENTS, PARTIES, STANDS, moment, short_notice
from .printed_sheet import Block, Facts, Grid, Heading, Note, Paragraph, Points, Room, printed_sheet

PLACES = 40
"""Lines on a sign-up sheet, in two columns, which fit on one page."""


def event_plan_pdf(event: LearningEvent, guide: EventGuide, words: Words, today: date) -> bytes:
    """The whole plan, with what is still open and the list of what to do when.

    Raises:
        Problem: if something on it has a letter that the fonts do not have.
    """
    idea = guide.idea(event.idea)
    blocks = [
        *_open(event, idea, words, today),
        *_what(event, idea, words),
        *_who(event, words),
        *_money(event, words),
        *_tasks(event, guide, words, today),
    ]
    return printed_sheet(
        event.name or words("A learning event"),
        blocks,
        words,
        today,
        lead=moment(event, words),
        foot=_made(words, today),
    )


def sign_up_pdf(event: LearningEvent, words: Words, today: date) -> bytes:
    """A sheet to put oneself down on with initials or a first name, and what happens with it.

    Raises:
        Problem: if something on it has a letter that the fonts do not have.
    """
    half, name = PLACES // 2, words("First name or initials")
    rows = tuple((str(number), "", str(number + half), "") for number in range(1, half + 1))
    blocks: list[Block] = [
        Note(
            words(
                "Your first name or initials are enough. This sheet serves only to keep a place for you. Nobody else "
                "gets it, no list is kept of who came, and it is destroyed the day after. Changed your mind? Cross it "
                "out, without saying why. Do you need an interpreter, a ramp or something else? Tell a mentor, and do "
                "not write it here."
            )
        ),
        Grid((words("Nr."), name, words("Nr."), name), rows, (0, 1, 0, 1), tall=True),
    ]
    place = event.place or words("place still to be told")
    lead = f"{moment(event, words)}\n{place}" if moment(event, words) else place
    return printed_sheet(event.name or words("A learning event"), blocks, words, today, lead=lead)


def evaluation_pdf(event: LearningEvent, words: Words, today: date) -> bytes:
    """How it was, to be shown to the floor and the management; without what was said if too few came.

    Raises:
        Problem: if it has not been held, or something has a letter that the fonts do not have.
    """
    if event.held is not Held.HELD:
        raise Problem("Say first that it took place, and how many came.")
    told = may_be_told(event)
    count = words.number(event.came) if told else words("fewer than {fewest}", fewest=FEWEST)
    blocks: list[Block] = [_facts(words, (words("How many came?"), count))]
    if told:
        blocks += [
            _facts(words, (words("Who came, and who did not?"), event.reached)),
            Heading(words("What people said")),
            Points(tuple(one.said for one in event.remarks))
            if event.remarks
            else Paragraph(words("not filled in")),
            _facts(
                words,
                (words("What went well?"), event.well),
                (words("What would you do otherwise?"), event.otherwise),
            ),
        ]
    else:
        blocks.append(
            Note(
                words(
                    "Fewer than {fewest} people came. What they said and who they were is left out: it could be traced "
                    "to somebody.",
                    fewest=FEWEST,
                )
            )
        )
    blocks += [_facts(words, (words("What comes next?"), event.next))]
    return printed_sheet(
        words("How it was: {name}", name=event.name or words("A learning event")),
        blocks,
        words,
        today,
        lead=moment(event, words),
        foot=_made(words, today),
    )


def _made(words: Words, today: date) -> str:
    return words("Made on {day}", day=words.date(today))


def _facts(words: Words, *rows: tuple[str, str]) -> Facts:
    return Facts(tuple((label, value.strip() or words("not filled in")) for label, value in rows))


def _open(event: LearningEvent, idea: EventIdea | None, words: Words, today: date) -> list[Block]:
    points = tuple(words.problem(one) for one in (*wrong(event, idea, today), *missing(event)))
    return [Note(words("Still to be thought of:")), Points(points)] if points else []


def _what(event: LearningEvent, idea: EventIdea | None, words: Words) -> list[Block]:
    kind = idea.name(words.language) if idea else ""
    what = event.what or (idea.what(words.language) if idea else "")
    return [
        Heading(words("What, where and for whom")),
        _facts(
            words,
            *([(words("Idea"), kind)] if kind else []),
            (words("What happens?"), what),
            (words("Where?"), event.place),
            (words("Whom do you want to reach?"), event.who_for),
            (words("How can each shift come?"), event.shifts),
            (words("And part-timers and agency workers?"), event.part_timers),
            (words("Which languages? Who helps with reading?"), event.languages),
            (words("Wheelchair, hearing, sight: how can everybody take part?"), event.access),
        ),
    ]


def _who(event: LearningEvent, words: Words) -> list[Block]:
    blocks: list[Block] = []
    if event.helpers:
        rows = [(one.who, one.task) for one in event.helpers]
        blocks += [Heading(words("Who helps")), _grid((words("Initials"), words("With what")), rows, (0, 1))]
    if event.agreements:
        rows3 = [
            (words(PARTIES[one.party]), one.about, words(CONSENTS[one.answer])) for one in event.agreements
        ]
        blocks += [
            Heading(words("Who must agree")),
            _grid((words("Who"), words("To what"), words("Answer")), rows3, (2, 3, 2)),
        ]
    if event.risks:
        rows = [(one.what, one.plan_b) for one in event.risks]
        blocks += [
            Heading(words("What could go wrong")),
            _grid((words("What could go wrong?"), words("Plan B")), rows, (1, 1)),
        ]
    return blocks


def _money(event: LearningEvent, words: Words) -> list[Block]:
    if not event.lines:
        return []
    rows = [
        *((line.what, line.payer, Euro(line.euro)(words.language)) for line in event.lines),
        (words("In all"), "", Euro(total(event.lines))(words.language)),
    ]
    heads = (words("What"), words("Who pays"), words("Euro"))
    return [Heading(words("Budget")), Grid(heads, tuple(rows), (2, 1, 0), (2,))]


def _tasks(event: LearningEvent, guide: EventGuide, words: Words, today: date) -> list[Block]:
    if event.day is None:
        return [
            Heading(words("What to do when")),
            Paragraph(words("Choose a day; then the list with its dates is here.")),
        ]
    found = checklist(guide.tasks, event.day, event.begun or today, today, event.ticked)
    rows = [
        (
            "☑" if one.task.key in event.ticked else "☐",
            words.short_date(one.day),
            one.task.what(words.language),
            words(STANDS[one.when]),
        )
        for one in found.tasks
    ]
    blocks: list[Block] = [Heading(words("What to do when"))]
    if notice := short_notice(found, words):
        blocks.append(Note(notice))
    heads = (words("Done"), words("Day"), words("Task"), words("Standing"))
    return [*blocks, _grid(heads, rows, (0, 0, 1, 0)), Room(words("Notes"), 4)]


def _grid(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]) -> Grid:
    return Grid(heads, tuple(rows), widths)
