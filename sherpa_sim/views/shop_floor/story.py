"""One person's story: what happened to her, week by week, with the plan and without it, and what differs."""

from collections.abc import Iterator

import numpy as np
from markupsafe import Markup

from sherpa_sim.domain.levers import Lever
from sherpa_sim.domain.states import Barrier
from sherpa_sim.experiments.floor_weeks import Ending, FloorWeeks, Standing, Telling, Weeks
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import barriers

from .names import department, levers, number_of, standings, who

Event = tuple[int, str]


def about(floor: FloorWeeks, worker: int, words: Words) -> Markup:
    """Who somebody is, and what the plan changed for her."""
    member = floor.members[worker]
    return Markup('<h2>{}</h2><p>{}</p><p class="answer">{}</p>').format(
        words("Number {number}", number=number_of(worker, words)),
        f"{department(member.department, words)}: {who(member, words)}",
        difference(floor, worker, words),
    )


def story(floor: FloorWeeks, worker: int, words: Words) -> Markup:
    """Both her stories beside each other."""
    return Markup(
        '<div class="sides"><section><h3>{}</h3>{}</section><section><h3>{}</h3>{}</section></div>'
    ).format(
        words("With the plan"),
        _told(floor, floor.changed, worker, words),
        words("Without the plan"),
        _told(floor, floor.without, worker, words),
    )


def difference(floor: FloorWeeks, worker: int, words: Words) -> str:
    """What differs between the two sides, in a sentence: the first course that was begun."""
    with_plan, without = (_first(side, worker) for side in (floor.changed, floor.without))
    if with_plan is None and without is None:
        return words("With the plan and without it, this person began no course in these weeks.")
    if with_plan is None:
        return words(
            "Without the plan this person began a course in week {without}; with the plan in no week.",
            without=without,
        )
    if without is None:
        return words(
            "With the plan this person began a course in week {with_plan}; without it in no week.",
            with_plan=with_plan,
        )
    if with_plan == without:
        return words(
            "With the plan and without it, this person began a first course in week {week}.", week=without
        )
    return words(
        "With the plan this person began a first course in week {with_plan}; without it in week {without}.",
        with_plan=with_plan,
        without=without,
    )


def events(side: Weeks, worker: int, words: Words) -> list[Event]:
    """What happened to somebody, with its week (0 is the start), in order."""
    reasons = barriers(words)
    stood = standings(words)[Standing.of(side.standing[0, worker])]
    held = reasons[Barrier.of(side.barrier[0, worker])]
    found: list[Event] = [
        (0, words("At the start: {stands}. What holds back most: “{reason}”.", stands=stood, reason=held))
    ]
    for week in range(1, side.weeks + 1):
        found += [(week, sentence) for sentence in _in_week(side, worker, week, words)]
    last = reasons[Barrier.of(side.barrier[-1, worker])]
    found.append((side.weeks, words("At the end, what holds back most: “{reason}”.", reason=last)))
    return found


def _in_week(side: Weeks, worker: int, week: int, words: Words) -> Iterator[str]:
    yield from _role(side, worker, week, words)
    yield from _talked(side, worker, week, words)
    telling = Telling.of(side.telling[week, worker])
    if telling is Telling.EVENT:
        yield words("Came to an information event.")
    if telling is Telling.OUTSIDE:
        yield words("Was told about training from outside: a letter, a fair or a training provider.")
    if side.begun[week, worker]:
        yield words("Began a course.")
    match Ending.of(side.ending[week, worker]):
        case Ending.STOPPED:
            yield words("Stopped the course early.")
        case Ending.BAD:
            yield words("Finished the course; it was not a good experience.")
        case Ending.GOOD:
            yield words("Finished the course; it was a good experience.")
    if side.applied[week, worker]:
        yield words("Applied for a course.")


def _role(side: Weeks, worker: int, week: int, words: Words) -> Iterator[str]:
    before, now = side.in_post[week - 1, worker], side.in_post[week, worker]
    if now and not before:
        yield words("Began as a learning mentor.")
    if before and not now:
        yield words("Stopped as a learning mentor.")


def _talked(side: Weeks, worker: int, week: int, words: Words) -> Iterator[str]:
    named, reasons = levers(words), barriers(words)
    met = [talk.colleague for talk in side.talks[week] if talk.mentor == worker]
    if met:
        yield words(
            "Talked, as a mentor, with number {numbers}.",
            numbers=", ".join(number_of(one, words) for one in met),
        )
    for talk in side.talks[week]:
        if talk.colleague == worker:
            yield words(
                "Mentor number {mentor} talked with this person: {lever}. What held back most: “{reason}”.",
                mentor=number_of(talk.mentor, words),
                lever=named[Lever.of(talk.lever)],
                reason=reasons[Barrier.of(talk.barrier)],
            )


def _hearsay(floor: FloorWeeks, side: Weeks, worker: int, words: Words) -> str:
    """What colleagues told of their courses, each in the week after it ended; too often to list."""
    told = side.ending[:-1, list(floor.ties[worker])]
    well = int((told == Ending.GOOD.code).sum())
    badly = int(((told == Ending.BAD.code) | (told == Ending.STOPPED.code)).sum())
    return words(
        "Over all weeks, colleagues told this person about a course that went well {well} times, and about one that "
        "did not {badly} times.",
        well=words.number(well),
        badly=words.number(badly),
    )


def _first(side: Weeks, worker: int) -> int | None:
    """The first week in which somebody began a course."""
    weeks = np.flatnonzero(side.begun[:, worker])
    return int(weeks[0]) if len(weeks) else None


def _told(floor: FloorWeeks, side: Weeks, worker: int, words: Words) -> Markup:
    lines = Markup("").join(
        Markup("<li><b>{}</b> {}</li>").format(words("Week {week}.", week=words.number(week)), sentence)
        for week, sentence in events(side, worker, words)
    )
    return Markup('<ol class="weeks">{}</ol><p>{}</p>').format(lines, _hearsay(floor, side, worker, words))
