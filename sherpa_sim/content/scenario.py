"""A scenario: one workplace, and named, dated changes to how it is run."""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sherpa_sim.domain.delivery import LeverPolicy, Reach

from . import places
from .record import Record, Text
from .yaml_file import load_record

MAXIMUM_WORKERS = 5000
A_WEEK = timedelta(weeks=1)
InstrumentKey = Literal["training_leave", "training_voucher"]


class Settings(Record):
    """Everything about a workplace that somebody could decide to change.

    The defaults are the baseline: no mentors, and an employer who supports training as the average one does.
    """

    mentors_per_100: Annotated[float, Field(ge=0, le=10)] = 0.0
    mentor_hours: Annotated[float, Field(ge=0, le=20)] = 3.0
    mentor_skill: Annotated[float, Field(ge=0, le=1)] = 0.7
    coaching_sessions: Annotated[float, Field(ge=0, le=12)] = 3.5
    reach: Reach = Reach.LEAST_REACHED
    lever_policy: LeverPolicy = LeverPolicy.BY_BARRIER
    events_per_year: Annotated[float, Field(ge=0, le=12)] = 0.0
    employer_support: Annotated[float, Field(ge=0, le=1)] = 0.5
    seats_per_100: Annotated[float, Field(ge=0, le=100)] = 30.0


class SettingsChange(Record):
    """The settings that a change replaces; the others stay as they were."""

    mentors_per_100: Annotated[float | None, Field(ge=0, le=10)] = None
    mentor_hours: Annotated[float | None, Field(ge=0, le=20)] = None
    mentor_skill: Annotated[float | None, Field(ge=0, le=1)] = None
    coaching_sessions: Annotated[float | None, Field(ge=0, le=12)] = None
    reach: Reach | None = None
    lever_policy: LeverPolicy | None = None
    events_per_year: Annotated[float | None, Field(ge=0, le=12)] = None
    employer_support: Annotated[float | None, Field(ge=0, le=1)] = None
    seats_per_100: Annotated[float | None, Field(ge=0, le=100)] = None


class Change(Record):
    """A named change to the settings, from a day until a day (None: to the end of the horizon)."""

    name: Text
    start: date
    end: date | None = None
    settings: SettingsChange

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


class Workplace(Record):
    """A workplace: how many workers, and a composition by name (a preset in `simulations/workforces/`)."""

    workforce: str = "flanders"
    workers: Annotated[int, Field(ge=10, le=MAXIMUM_WORKERS)] = 250


class Scenario(Record):
    """A workplace, a horizon, and the changes on it; compared with the same workplace without the changes.

    `instrument_rules_continue`: whether an instrument goes on after the last day for which its rule is known.
    """

    key: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name: Text
    question: Text
    start: Annotated[date, Field(ge=date(1990, 1, 1), le=date(2100, 12, 31))]
    weeks: Annotated[int, Field(ge=4, le=520)] = 156
    workplace: Workplace = Workplace()
    changes: tuple[Change, ...] = ()
    instruments: tuple[InstrumentKey, ...] = ("training_leave", "training_voucher")
    instrument_rules_continue: bool = True
    runs: Annotated[int, Field(ge=1, le=10000)] = 100
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1

    @model_validator(mode="after")
    def _changes_lie_on_the_horizon(self) -> Self:
        end = self.start + timedelta(weeks=self.weeks)
        for number, change in enumerate(self.changes):
            if change.start < self.start or change.start >= end:
                raise PydanticCustomError(
                    "date_outside",
                    "starts on {day}, outside the horizon {start} to {end}",
                    {
                        "day": change.start.isoformat(),
                        "start": self.start.isoformat(),
                        "end": end.isoformat(),
                        "at": ("changes", number, "start"),
                    },
                )
        return self


def load_scenario(key: str) -> Scenario:
    """The scenario `simulations/scenarios/<key>.yml` of the kit.

    Raises:
        Problem: if there is no such scenario or its file is damaged; the sentence names file, row and key.
    """
    return load_record(places.folder("simulations") / "scenarios" / f"{key}.yml", Scenario)


def scenario_keys() -> tuple[str, ...]:
    """The keys of the kit's own scenarios, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in (places.folder("simulations") / "scenarios").glob("*.yml")))
