"""What a form asks for, one field at a time."""

import math
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Value = float | bool | str


class Kind(StrEnum):
    """How a field is shown and what its value is."""

    RANGE = "range"
    NUMBER = "number"
    CHOICE = "choice"
    TOGGLE = "toggle"
    TEXT = "text"
    LONG_TEXT = "long_text"
    DAY = "day"
    MOMENT = "moment"
    FILE = "file"
    BUTTON = "button"


@dataclass(frozen=True)
class Option:
    """One answer of a choice."""

    value: str
    label: str


@dataclass(frozen=True)
class Group:
    """Fields that belong together under a legend; a folded group opens when its legend is pressed."""

    legend: str
    folded: bool = False


@dataclass(frozen=True)
class Field:
    """One field of a form, with everything needed to show it and to judge an answer.

    Numbers need `minimum`, `maximum` and `step`; a choice needs `options`; a text may have a `maximum` of
    characters; a day is a date such as 2027-03-01, or empty, and a moment a date and a time, such as
    2027-03-01T17:00, or empty; a file has `accept` (the endings it takes). A file and a button hold no value: they
    are heard through `Form.on_file` and `Form.on_press`.
    """

    key: str
    kind: Kind
    label: str
    help: str = ""
    unit: str = ""
    minimum: float = 0.0
    maximum: float = 0.0
    step: float = 1.0
    options: tuple[Option, ...] = ()
    accept: str = ""
    value: Value | None = None
    group: Group | None = None

    def __post_init__(self) -> None:
        if self.holds_value:
            if self.value is None:
                raise ValueError(f"field {self.key!r} needs a value")
            self.read(self.value)

    @property
    def holds_value(self) -> bool:
        """Whether this field has a value at all."""
        return self.kind not in (Kind.FILE, Kind.BUTTON)

    def neighbours(self, value: float, many: int) -> tuple[float, ...]:
        """The numbers within so many steps of `value`, nearest first, above and below, if they lie in the range."""
        places = (value + way * steps * self.step for steps in range(1, many + 1) for way in (1, -1))
        return tuple(round(number, 9) for number in places if self.minimum <= number <= self.maximum)

    def read(self, answer: object) -> Value:
        """The answer as a value of this field.

        Raises:
            ValueError: if the answer is of the wrong type, outside the range or not among the options.
        """
        if self.kind in (Kind.RANGE, Kind.NUMBER):
            if isinstance(answer, bool) or not isinstance(answer, int | float) or not math.isfinite(answer):
                raise ValueError(f"{self.key}: not a number")
            if not self.minimum <= answer <= self.maximum:
                raise ValueError(f"{self.key}: outside {self.minimum:g} to {self.maximum:g}")
            return float(answer)
        if self.kind is Kind.TOGGLE:
            if not isinstance(answer, bool):
                raise ValueError(f"{self.key}: neither yes nor no")
            return answer
        if not isinstance(answer, str):
            raise ValueError(f"{self.key}: not a text")
        if self.kind is Kind.CHOICE and answer not in {option.value for option in self.options}:
            raise ValueError(f"{self.key}: not among the options")
        if self.kind is Kind.MOMENT and answer and not _is_moment(answer):
            raise ValueError(f"{self.key}: not a date and a time")
        if self.kind is Kind.DAY and answer and not _is_day(answer):
            raise ValueError(f"{self.key}: not a day")
        if self.kind in (Kind.TEXT, Kind.LONG_TEXT) and self.maximum and len(answer) > self.maximum:
            raise ValueError(f"{self.key}: longer than {self.maximum:g} characters")
        return answer


def day_in(value: Value) -> date | None:
    """The day that a field for a day holds; None if it is empty."""
    return date.fromisoformat(str(value)) if value else None


def _is_moment(answer: str) -> bool:
    """Whether it can be read, in a year that every clock and every zone can handle."""
    try:
        return 1970 < datetime.fromisoformat(answer).year < 3000
    except ValueError:
        return False


def _is_day(answer: str) -> bool:
    try:
        return 1900 < date.fromisoformat(answer).year < 3000
    except ValueError:
        return False
