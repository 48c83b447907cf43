"""The days of action plans as a calendar file (iCalendar, RFC 5545), for the calendar of a telephone or at work."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from sherpa_sim.content.plan_standing import CalendarPlan, PlanDay
from sherpa_sim.domain.names_in_text import with_initials
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

REMINDER = timedelta(hours=-15)
"""Before midnight at the beginning of the day: nine in the morning of the day before."""
LONGEST_TITLE = 120
"""Characters of a step in the title of its day; the whole step stands in the description."""


def plan_calendar(plans: Iterable[CalendarPlan], words: Words, now: datetime) -> bytes:
    """A calendar file with a whole day for each day of the plans, and a reminder on the morning before it.

    Brought in again, it puts the days where they are now instead of adding them once more. What looks like a full name
    stands there as initials. What is done has no reminder.

    Raises:
        Problem: if no plan has a day.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//SHERPA kit//Action plan//{words.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for plan in plans:
        for day in plan.days:
            calendar.add_component(_event(plan, day, words, now))
    if not calendar.subcomponents:
        raise Problem("There is no step with a day yet, so there is nothing for a calendar.")
    return bytes(calendar.to_ical())


def _event(plan: CalendarPlan, day: PlanDay, words: Words, now: datetime) -> Event:
    event = Event()
    whole = _one_line(day.what)
    title = _short(whole) if whole else words("Look back on the action plan")
    if plan.whose:
        title = words("{initials}: {step}", initials=plan.whose, step=title)
    if day.done:
        title = words("Done: {step}", step=title)
    told = [whole] if len(whole) > LONGEST_TITLE else []
    if helper := _one_line(day.help):
        told.append(words("Who helps: {help}", help=helper))
    told.append(words("From the action plan of a learning mentor."))
    event.add("uid", str(uuid5(UUID(plan.plan_id), f"{plan.whose and 'group '}{day.key}")))
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", plan.changes)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", title)
    event.add("description", "\n".join(told))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    if not day.done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", REMINDER)
        event.add_component(alarm)
    return event


def _one_line(text: str) -> str:
    return " ".join(with_initials(text).split())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1].rstrip()}…"
