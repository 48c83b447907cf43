"""When a pair meets, as a form: from when, how long, how often, and when nobody is there."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pydantic import ValidationError

from sherpa_sim.content.pair_record import FEWEST_A_MONTH, FEWEST_MONTHS, MOST_MONTHS, Frame
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words

from ..controls import Field, Group, Kind, Value, day_in

LONGEST_PAST = timedelta(days=1100)
"""A pair that began longer ago is surely a slip of the keyboard."""


def frame_fields(frame: Frame, words: Words) -> Iterator[Field]:
    """The fields, filled with what holds now."""
    group = Group(words("When they meet"), folded=True)
    yield Field("begins", Kind.DAY, words("First day"), value=frame.begins.isoformat(), group=group)
    yield Field(
        "months",
        Kind.NUMBER,
        words("Months"),
        minimum=FEWEST_MONTHS,
        maximum=MOST_MONTHS,
        value=float(frame.months),
        group=group,
    )
    yield Field(
        "a_month",
        Kind.NUMBER,
        words("Meetings a month"),
        minimum=FEWEST_A_MONTH,
        maximum=6,
        value=float(frame.a_month),
        group=group,
    )
    yield Field(
        "minutes",
        Kind.NUMBER,
        words("Length of a meeting"),
        unit=words("minutes"),
        minimum=15,
        maximum=240,
        step=5,
        value=float(frame.minutes),
        group=group,
    )
    yield Field(
        "break_from",
        Kind.DAY,
        words("Summer break from"),
        help=words("Leave it empty if there is none. Legal holidays of Belgium are left out by themselves."),
        value=frame.break_from.isoformat() if frame.break_from else "",
        group=group,
    )
    yield Field(
        "break_to",
        Kind.DAY,
        words("Summer break until"),
        value=frame.break_to.isoformat() if frame.break_to else "",
        group=group,
    )


def read_frame(values: Mapping[str, Value], today: date) -> Frame:
    """The frame that was filled in.

    Raises:
        Problem: if there is no first day, it lies years back, or the break ends before it begins.
    """
    days = {key: day_in(values[key]) for key in ("begins", "break_from", "break_to")}
    if days["begins"] is None:
        raise Problem("Fill in the first day.")
    if days["begins"] < today - LONGEST_PAST or days["begins"] > today + LONGEST_PAST:
        raise Problem("The first day is more than three years away from today; correct the year.")
    first, last = days["break_from"], days["break_to"]
    if (first is None) != (last is None):
        raise Problem("A break needs a first and a last day; fill in both, or neither.")
    if first is not None and last is not None and last < first:
        raise Problem("The break ends before it begins; correct one of the two days.")
    try:
        return Frame.model_validate(
            {**days, **{key: int(float(values[key])) for key in ("months", "a_month", "minutes")}}
        )
    except ValidationError:
        raise Problem("One of these numbers cannot be used; correct it.") from None
