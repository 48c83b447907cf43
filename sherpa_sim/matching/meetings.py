"""When a pair meets: days proposed from when both can, and what was held beside at least two a month."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sherpa_sim.content.matching import DAYS, Candidate
from sherpa_sim.content.pair_record import FEWEST_A_MONTH, BegunPair, Frame, PlannedMeeting

from .holidays import holidays


@dataclass(frozen=True)
class Month:
    """A month of a pair: its number from 1, its first day and the day after its last."""

    number: int
    first: date
    end: date


@dataclass(frozen=True)
class MeetingPlan:
    """Meetings in order, and what does not come out.

    Attributes:
        short: months in which there are fewer than were asked, each with how many days could be found.
        no_common_time: whether both told when they can, and that never coincides.
        hours_needed: a month; None if each has as many hours as that.
    """

    meetings: tuple[PlannedMeeting, ...]
    short: tuple[tuple[Month, int], ...] = ()
    no_common_time: bool = False
    hours_needed: float | None = None


@dataclass(frozen=True)
class MonthHeld:
    """A month of a pair with how many meetings were held; `short` if it is over with fewer than two."""

    month: Month
    held: int
    over: bool

    @property
    def short(self) -> bool:
        """Whether the month is over with fewer than two meetings."""
        return self.over and self.held < FEWEST_A_MONTH


def months_of(frame: Frame) -> tuple[Month, ...]:
    """The months of a pair, each from the day of the month on which it began."""
    edges = [_months_later(frame.begins, number) for number in range(frame.months + 1)]
    return tuple(Month(number + 1, edges[number], edges[number + 1]) for number in range(frame.months))


def plan_meetings(frame: Frame, mentor: Candidate | None, mentee: Candidate | None) -> MeetingPlan:
    """Days on which both can, spread over each month, without legal holidays and without the break.

    Who does not tell when she can is taken to follow the other; if neither does, working days are taken and no part.
    """
    told = [set(one.available) for one in (mentor, mentee) if one is not None and one.available]
    slots = set.intersection(*told) if told else {f"{day}-" for day in DAYS[:5]}
    if told and not slots:
        return MeetingPlan((), no_common_time=True)
    starts = [one.first_day for one in (mentor, mentee) if one is not None and one.first_day is not None]
    earliest = max([frame.begins, *starts])
    meetings: list[PlannedMeeting] = []
    short = []
    for month in months_of(frame):
        found = _spread(_possible(month, slots, frame, earliest), month, frame.a_month)
        meetings += found
        if len(found) < frame.a_month:
            short.append((month, len(found)))
    needed = frame.a_month * frame.minutes / 60
    scarce = any(
        one is not None and one.hours is not None and one.hours / one.capacity < needed
        for one in (mentor, mentee)
    )
    return MeetingPlan(tuple(meetings), tuple(short), hours_needed=needed if scarce else None)


def held_by_month(pair: BegunPair, today: date) -> tuple[MonthHeld, ...]:
    """The months of a pair that have begun, up to its end, each with how many meetings were held."""
    until = today if pair.ended is None else min(pair.ended, today)
    return tuple(
        MonthHeld(month, sum(month.first <= one.day < month.end for one in pair.held), month.end <= until)
        for month in months_of(pair.frame)
        if month.first <= until
    )


def _possible(month: Month, slots: set[str], frame: Frame, earliest: date) -> list[PlannedMeeting]:
    """A meeting for each day of the month on which both can, at the first part of the day that both have."""
    found = []
    day = max(month.first, earliest)
    while day < month.end:
        parts = [part for part in ("am", "pm", "eve", "") if f"{DAYS[day.weekday()]}-{part}" in slots]
        away = (
            frame.break_from is not None
            and frame.break_to is not None
            and frame.break_from <= day <= frame.break_to
        )
        if parts and not away and day not in holidays(day.year):
            found.append(PlannedMeeting.model_validate({"day": day, "part": parts[-1]}))
        day += timedelta(days=1)
    return found


def _spread(possible: Sequence[PlannedMeeting], month: Month, many: int) -> list[PlannedMeeting]:
    """So many of the days, as near as can be to equal distances over the month."""
    length = (month.end - month.first).days
    left = list(possible)
    found: list[PlannedMeeting] = []
    for number in range(min(many, len(left))):
        wanted = month.first + timedelta(days=round(length * (number + 0.25) / many))
        nearest = min(left, key=lambda one: (abs(one.day - wanted), one.day))
        left.remove(nearest)
        found.append(nearest)
    return sorted(found, key=lambda one: one.day)


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
