"""A change in a scenario: what is delivered, when, to whom and how much."""

from datetime import date, timedelta
from typing import Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from .intervention import Delivered, Delivery, InterventionByKey
from .record import Record, Text

A_WEEK = timedelta(weeks=1)


class SettingsChange(Delivered, Delivery):
    """The settings that a change replaces; the others stay as they were."""


class Change(Record):
    """A named change, from a day until a day (None: to the end of the horizon).

    `delivers` is the intervention that is delivered, a product with settings of its own; `settings` says how much
    of it and to whom, or changes the workplace without any intervention.
    """

    name: Text
    start: date
    end: date | None = None
    delivers: InterventionByKey | None = None
    settings: SettingsChange = SettingsChange()

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end is not None and self.end <= self.start:
            raise PydanticCustomError(
                "dates_reversed",
                "ends on {end}, before it starts on {start}",
                {"start": self.start.isoformat(), "end": self.end.isoformat(), "at": ("end",)},
            )
        if self.end is not None and self.end - self.start < A_WEEK:
            raise PydanticCustomError(
                "contradiction",
                "lasts less than a week",
                {"sentence": "the change lasts less than a week; let it last a week or more."},
            )
        return self

    @model_validator(mode="after")
    def _changes_something_once(self) -> Self:
        if self.delivers is None and "settings" not in self.model_fields_set:
            raise PydanticCustomError(
                "contradiction",
                "changes nothing",
                {
                    "sentence": "the change changes nothing; name what it delivers or the settings it replaces."
                },
            )
        for name in self.settings.given():
            if self.delivers is not None and name in self.delivers.settings.given():
                raise PydanticCustomError(
                    "contradiction",
                    "a delivery that changes what is delivered",
                    {
                        "sentence": '"{setting}" is already settled by the intervention "{intervention}"; '
                        "leave it out here, or change the intervention.",
                        "setting": name,
                        "intervention": self.delivers.key,
                        "at": ("settings", name),
                    },
                )
        return self

    def given(self) -> dict[str, Any]:
        """Every setting that the change replaces, by name: those of what it delivers and its own."""
        product = {} if self.delivers is None else self.delivers.settings.given()
        return product | self.settings.given()

    def holds_on(self, day: date) -> bool:
        """Whether the change holds on a day."""
        return self.start <= day and (self.end is None or day < self.end)
