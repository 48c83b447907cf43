"""A week in one line: what is in the drawing, for whoever does not see it."""

from collections import Counter

from sherpa_sim.domain.levers import Lever
from sherpa_sim.experiments.floor_weeks import Ending, FloorWeeks, Standing, Weeks
from sherpa_sim.locale.words import Words

from .names import levers


def week_lines(floor: FloorWeeks, words: Words) -> list[str]:
    """A line for the start and for each week."""
    return [_line(floor, week, words) for week in range(floor.changed.weeks + 1)]


def _line(floor: FloorWeeks, week: int, words: Words) -> str:
    side = floor.changed
    took_part = words(
        "Took a course in the last 12 months: {took_part} of {workers}; without the plan {without}.",
        took_part=words.number(side.took_part[week]),
        workers=words.number(len(floor.members)),
        without=words.number(floor.without.took_part[week]),
    )
    if week == 0:
        return f"{words('The start.')} {took_part}"
    counted = words(
        "Applied: {applied}. Waiting for a place: {waiting}. Began a course: {began}. In a course: {busy}. "
        "Finished or stopped: {ended}.",
        applied=words.number(side.applied[week].sum()),
        waiting=words.number((side.standing[week] == Standing.WAITING.code).sum()),
        began=words.number(side.begun[week].sum()),
        busy=words.number((side.standing[week] == Standing.IN_TRAINING.code).sum()),
        ended=words.number((side.ending[week] != Ending.NONE.code).sum()),
    )
    return " ".join(
        (words("Week {week}.", week=words.number(week)), _talks(side, week, words), counted, took_part)
    )


def _talks(side: Weeks, week: int, words: Words) -> str:
    talks = side.talks[week]
    if not talks:
        return words("No talks.")
    named = levers(words)
    pulled = Counter(talk.lever for talk in talks)
    told = ", ".join(f"{named[Lever.of(lever)]} {many}" for lever, many in sorted(pulled.items()))
    return words("Talks with mentors: {talks} ({levers}).", talks=words.number(len(talks)), levers=told)
