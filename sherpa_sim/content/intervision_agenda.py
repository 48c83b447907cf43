"""The agenda of a meeting and the plan of several, made from how a group wants to meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sherpa_sim.domain.meeting_roles import FEWEST, Role, roles
from sherpa_sim.domain.meeting_time import Pace, Part, Stretch, cases_that_fit, needed, starts, stretches
from sherpa_sim.domain.problem import Problem

from .intervision import Intervision, Method
from .intervision_record import MOST_CASES, Gathering

_DAY = 24 * 60


@dataclass(frozen=True)
class Item:
    """A line of the agenda: when it begins (such as 13:30), its part, and who opens it (None: everybody)."""

    start: str
    stretch: Stretch
    who: str | None = None


@dataclass(frozen=True)
class Meeting:
    """One meeting: its number from 1, its day if it is known, who does what in each case, and its lines."""

    number: int
    day: date | None
    cases: tuple[Mapping[Role, str], ...]
    items: tuple[Item, ...]
    end: str


@dataclass(frozen=True)
class Agenda:
    """Every meeting, the method of all of them, and the minutes that a meeting leaves over."""

    method: Method
    meetings: tuple[Meeting, ...]
    spare: int


def make_agenda(gathering: Gathering, kit: Intervision) -> Agenda:
    """The meetings of a group.

    Raises:
        Problem: if there are too few people, the method is not known, a meeting would run past midnight, or the time
            is too short; then the others say what would fit.
    """
    if len(gathering.people) < FEWEST:
        raise Problem("Write the first names or initials of at least three people.")
    if gathering.method not in kit.by_key:
        raise Problem('The kit has no method "{method}"; choose another one.', method=gathering.method)
    method = kit.by_key[gathering.method]
    pace = pace_of(kit, method)
    takes = needed(pace, gathering.cases)
    if takes > gathering.minutes:
        raise _too_short(gathering, kit, method)
    if gathering.start_minute + takes > _DAY:
        raise Problem("The meeting would run past midnight; let it start earlier.")
    return Agenda(
        method,
        tuple(_meeting(gathering, method, pace, number) for number in range(gathering.meetings)),
        gathering.minutes - takes,
    )


def pace_of(kit: Intervision, method: Method) -> Pace:
    """The minutes of a meeting in which cases are looked at in this way."""
    return Pace(
        kit.opening.minutes,
        tuple(step.minutes for step in method.steps),
        kit.pause.minutes,
        kit.closing.minutes,
    )


def _meeting(gathering: Gathering, method: Method, pace: Pace, number: int) -> Meeting:
    parts = stretches(pace, gathering.cases)
    cases = tuple(
        roles(gathering.people, gathering.seed, number * gathering.cases + case)
        for case in range(gathering.cases)
    )
    begins = starts(parts, gathering.start_minute)
    items = tuple(
        Item(_clock(start), part, _opens(part, method, cases))
        for start, part in zip(begins, parts, strict=True)
    )
    return Meeting(number + 1, gathering.days[number], cases, items, _clock(begins[-1] + parts[-1].minutes))


def _opens(part: Stretch, method: Method, cases: tuple[Mapping[Role, str], ...]) -> str | None:
    match part.part:
        case Part.OPENING:
            return cases[0][Role.CHAIR]
        case Part.CLOSING:
            return cases[-1][Role.CHAIR]
        case Part.STEP:
            role = method.steps[part.step].role
            return cases[part.case][role] if role is not None else None
        case _:
            return None


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _too_short(gathering: Gathering, kit: Intervision, method: Method) -> Problem:
    """Why it does not fit, and what would: fewer cases, another method, or more time."""
    pace = pace_of(kit, method)
    others = []
    fits = cases_that_fit(pace, gathering.minutes, MOST_CASES)
    if fits:
        others.append(
            Problem(
                "In your time fits, with this method: cases {cases}, minutes {minutes}.",
                cases=fits,
                minutes=needed(pace, fits),
            )
        )
    for other in kit.methods:
        if other != method and needed(pace_of(kit, other), gathering.cases) <= gathering.minutes:
            others.append(
                Problem(
                    "What you ask fits with another method: {method} ({minutes} minutes).",
                    method=other.name,
                    minutes=needed(pace_of(kit, other), gathering.cases),
                )
            )
    shortest = min((needed(pace_of(kit, other), 1), place) for place, other in enumerate(kit.methods))
    if not others:
        others.append(
            Problem(
                "The shortest meeting takes {minutes} minutes: one case with {method}.",
                minutes=shortest[0],
                method=kit.methods[shortest[1]].name,
            )
        )
    return Problem(
        "The time is too short. You ask for {needed} minutes, with welcome, breaks and closing (cases: {cases}; "
        "method: {method}), and you have {minutes}.",
        others=tuple(others),
        cases=gathering.cases,
        method=method.name,
        needed=needed(pace, gathering.cases),
        minutes=gathering.minutes,
    )
