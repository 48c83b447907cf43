"""The planned meetings of a pair and the log of those that were held, as lists that the coach changes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sherpa_sim.content.pair_record import HeldMeeting, PlannedMeeting
from sherpa_sim.domain.problem import Problem
from sherpa_sim.reports.match_words import DAY_PARTS

from ..controls import Cell, Column, Field, Kind, Option, Value, day_in
from ..tools.entries import Entries
from .room import Room

MOST = 60


def planned_list(room: Room, keep: Callable[[Sequence[PlannedMeeting]], None]) -> Entries[PlannedMeeting]:
    """The plan: days, and the part of each."""
    words = room.words
    parts = (
        Option("", words("not fixed")),
        *(Option(part, words(name)) for part, name in DAY_PARTS.items()),
    )

    def fields(one: PlannedMeeting | None) -> Sequence[Field]:
        return (
            Field("day", Kind.DAY, words("Day"), value=one.day.isoformat() if one else ""),
            Field(
                "part", Kind.CHOICE, words("Part of the day"), options=parts, value=one.part if one else ""
            ),
        )

    def read(values: Mapping[str, Value], _one: PlannedMeeting | None) -> PlannedMeeting:
        return PlannedMeeting.model_validate({"day": _day(values), "part": values["part"]})

    return Entries(
        words,
        caption=words("Planned meetings"),
        new=words("Add a planned meeting"),
        columns=(Column(words("Day")), Column(words("Part of the day"))),
        cells=lambda one: (
            Cell(words.date(one.day), one.day.isoformat()),
            words(DAY_PARTS[one.part]) if one.part else "",
        ),
        fields=fields,
        read=read,
        on_entries=keep,
        empty=words("No meeting is planned."),
        most=MOST,
    )


def held_list(room: Room, keep: Callable[[Sequence[HeldMeeting]], None]) -> Entries[HeldMeeting]:
    """The log: day, length, what it was about, and the next step."""
    words = room.words

    def fields(one: HeldMeeting | None) -> Sequence[Field]:
        return (
            Field("day", Kind.DAY, words("Day"), value=(one.day if one else room.today).isoformat()),
            Field(
                "minutes",
                Kind.NUMBER,
                words("Minutes"),
                minimum=5,
                maximum=600,
                step=5,
                value=float(one.minutes) if one else 60.0,
            ),
            Field(
                "about",
                Kind.TEXT,
                words("What it was about, in a few words"),
                help=words("The subject only: what was told stays between the two."),
                maximum=200,
                value=one.about if one else "",
            ),
            Field(
                "next_step", Kind.TEXT, words("Next step"), maximum=200, value=one.next_step if one else ""
            ),
        )

    def read(values: Mapping[str, Value], _one: HeldMeeting | None) -> HeldMeeting:
        day = _day(values)
        if day > room.today:
            raise Problem("This day is still to come; put it under the planned meetings.")
        return HeldMeeting.model_validate(
            {
                "day": day,
                "minutes": int(float(values["minutes"])),
                "about": str(values["about"]).strip(),
                "next_step": str(values["next_step"]).strip(),
            }
        )

    return Entries(
        words,
        caption=words("Meetings that were held"),
        new=words("Add a meeting that was held"),
        columns=(
            Column(words("Day")),
            Column(words("Minutes"), number=True),
            Column(words("About")),
            Column(words("Next step")),
        ),
        cells=lambda one: (
            Cell(words.date(one.day), one.day.isoformat()),
            Cell(words.number(one.minutes), one.minutes),
            one.about,
            one.next_step,
        ),
        fields=fields,
        read=read,
        on_entries=keep,
        empty=words("No meeting is in the log yet."),
        most=MOST,
    )


def _day(values: Mapping[str, Value]) -> date:
    day = day_in(values["day"])
    if day is None:
        raise Problem("Fill in a day.")
    return day
