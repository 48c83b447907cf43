"""A scenario: one workplace, and named, dated changes to how it is run."""

from datetime import date, timedelta
from itertools import combinations
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sherpa_sim.domain.delivery import LeverPolicy, Reach
from sherpa_sim.domain.problem import Problem

from . import places
from .change import A_WEEK, Change
from .instruments import load_instruments
from .intervention import Fact, Guess, refuse_unfounded, shown
from .prices import check_price
from .record import Record, Text
from .yaml_file import load_record

MAXIMUM_WORKERS = 5000
InstrumentKey = Literal["training_leave", "training_voucher"]


class Settings(Record):
    """Everything about a workplace that somebody could decide to change.

    The defaults are the baseline: no mentors, and an employer who supports training as the average one does.
    A mentor's training: days of course before she takes the post, and the share of them that practises talks;
    then coaching and intervision (mentors among themselves), sessions offered in half a year, and refresher days
    in a year. With `pair_weeks` a mentor stays that long with the colleague she chose; with 0 she chooses anew for
    every talk.
    """

    mentors_per_100: Annotated[float, Field(ge=0, le=10)] = 0.0
    mentor_hours: Annotated[float, Field(ge=0, le=20)] = 3.0
    mentor_course_days: Annotated[float, Field(ge=0, le=20)] = 2.0
    mentor_practice_share: Annotated[float, Field(ge=0, le=1)] = 1.0
    coaching_sessions: Annotated[float, Field(ge=0, le=12)] = 3.5
    intervision_sessions: Annotated[float, Field(ge=0, le=12)] = 0.0
    refresher_days: Annotated[float, Field(ge=0, le=10)] = 0.0
    pair_weeks: Annotated[int, Field(ge=0, le=520)] = 0
    reach: Reach = Reach.LEAST_REACHED
    lever_policy: LeverPolicy = LeverPolicy.BY_BARRIER
    events_per_year: Annotated[float, Field(ge=0, le=12)] = 0.0
    employer_support: Annotated[float, Field(ge=0, le=1)] = 0.5
    seats_per_100: Annotated[float, Field(ge=0, le=100)] = 30.0


class Policy(Record):
    """What is decided outside the workplace: which instruments there are in the years of their rules, and a campaign.

    `campaign` is the share of workers who are told something from outside each week, on top of the usual.
    """

    training_leave: bool = True
    training_voucher: bool = True
    campaign: Annotated[float, Field(ge=0, le=0.2)] = 0.0


class Workplace(Record):
    """A workplace: how many workers, and a composition by name (a preset in `simulations/workforces/`)."""

    workforce: str = "flanders"
    workers: Annotated[int, Field(ge=10, le=MAXIMUM_WORKERS)] = 250


class Scenario(Record):
    """A workplace, a horizon, and the changes on it; compared with the same workplace without the changes.

    `note` is for who leads the talk about it; `facts` and `guesses` are about how the changes are delivered.
    `instruments` are those there are apart from the changes, each in the years of its rule (None: all of them);
    `instrument_rules_continue`: whether an instrument goes on after the last day for which its rule is known.
    `prices` are one's own instead of the kit's, by their name in `assumptions/costs.yml`.
    """

    key: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name: Text
    question: Text
    note: Text | None = None
    start: Annotated[date, Field(ge=date(1990, 1, 1), le=date(2100, 12, 31))]
    weeks: Annotated[int, Field(ge=4, le=520)] = 156
    workplace: Workplace = Workplace()
    changes: tuple[Change, ...] = ()
    facts: tuple[Fact, ...] = ()
    guesses: tuple[Guess, ...] = ()
    instruments: tuple[InstrumentKey, ...] | None = None
    instrument_rules_continue: bool = True
    prices: dict[str, float] = Field(default_factory=dict)
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

    @model_validator(mode="after")
    def _changes_agree(self) -> Self:
        for (_, first), (number, second) in combinations(enumerate(self.changes), 2):
            if not (first.holds_on(second.start) or second.holds_on(first.start)):
                continue
            before, after = first.given(), second.given()
            for name in before:
                if name in after and before[name] != after[name]:
                    raise PydanticCustomError(
                        "contradiction",
                        "changes contradict each other",
                        {
                            "sentence": 'the changes "{first}" and "{second}" hold on the same days but set '
                            '"{setting}" to {one} and to {other}; let one end before the other starts, or keep '
                            "the setting in one of them.",
                            "first": first.name,
                            "second": second.name,
                            "setting": name,
                            "one": shown(before[name]),
                            "other": shown(after[name]),
                            "at": ("changes", number),
                        },
                    )
        return self

    @model_validator(mode="after")
    def _instruments_have_a_rule(self) -> Self:
        weeks = [self.start + timedelta(weeks=week) for week in range(self.weeks)]
        asked: list[tuple[str, tuple[str | int, ...], list[date]]] = [
            (key, ("instruments", number), weeks) for number, key in enumerate(self.instruments or ())
        ]
        for number, change in enumerate(self.changes):
            held = [day for day in weeks if change.holds_on(day)]
            asked += [
                (key, ("changes", number), held)
                for key, value in change.given().items()
                if key in get_args(InstrumentKey) and value and held
            ]
        for key, at, days in asked:
            instrument = load_instruments()[key]
            if not any(instrument.holds_on(day, self.instrument_rules_continue) for day in days):
                raise PydanticCustomError(
                    "contradiction",
                    "an instrument outside the years of its rule",
                    {
                        "sentence": 'the instrument "{instrument}" is asked for from {first} to {last}, but its '
                        "rule is known from {start} to {until} only; change the dates or leave the instrument out.",
                        "instrument": key,
                        "first": days[0].isoformat(),
                        "last": (days[-1] + A_WEEK).isoformat(),
                        "start": str(instrument.start),
                        "until": str(instrument.known_until),
                        "at": at,
                    },
                )
        return self

    @model_validator(mode="after")
    def _prices_are_to_be_filled_in(self) -> Self:
        for name, value in self.prices.items():
            try:
                check_price(name, value)
            except Problem as problem:
                told = {"sentence": problem.message, **problem.details, "at": ("prices", name)}
                raise PydanticCustomError("contradiction", "", told) from None
        return self

    @model_validator(mode="after")
    def _facts_and_guesses_are_about_changes(self) -> Self:
        values: dict[str, list[Any]] = {}
        for change in self.changes:
            for name, value in change.settings.given().items():
                values.setdefault(name, []).append(value)
        refuse_unfounded(values, self.facts, self.guesses)
        return self


def instrument_days() -> tuple[str, ...]:
    """The days of each instrument that a scenario can name: all that a simulation takes from them."""
    days = {"key", "start", "begins", "known_until", "ended_on"}
    return tuple(load_instruments()[key].model_dump_json(include=days) for key in get_args(InstrumentKey))


def load_scenario(key: str) -> Scenario:
    """The scenario `simulations/scenarios/<key>.yml` of the kit.

    Raises:
        Problem: if there is no such scenario or its file is damaged; the sentence names file, row and key.
    """
    return load_record(places.folder("simulations") / "scenarios" / f"{key}.yml", Scenario)


def scenario_keys() -> tuple[str, ...]:
    """The keys of the kit's own scenarios, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in (places.folder("simulations") / "scenarios").glob("*.yml")))
