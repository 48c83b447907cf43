"""A plan: what somebody decides for one workplace, each measure with the weeks in which it is there."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, Field, ValidationError, model_validator

from sherpa_sim.domain.category import Category
from sherpa_sim.domain.problem import Problem

from .broken_rule import sentence
from .change import Change, SettingsChange
from .instruments import load_instruments
from .record import Record, Text
from .scenario import InstrumentKey, Policy, Scenario, Settings, Workplace

LONGEST_NAME = 40
Letter = Literal["a", "b", "c", "d"]
"""What tells plans beside each other apart."""
LETTERS: tuple[Letter, ...] = get_args(Letter)
MOST_PLANS = len(LETTERS)
MOST_WEEKS = 260


class Measure(Category):
    """What can be there from one week to another: mentors, information events and so on."""

    MENTORS = "mentors"
    EVENTS = "events"
    CAMPAIGN = "campaign"
    SUPPORT = "support"
    SEATS = "seats"
    LEAVE = "leave"
    VOUCHER = "voucher"


MEASURE_NAMES: Mapping[Measure, Text] = {
    Measure.MENTORS: Text(en="Learning mentors", nl="Leermentoren"),
    Measure.EVENTS: Text(en="Information events", nl="Infomomenten"),
    Measure.CAMPAIGN: Text(en="Information campaign", nl="Informatiecampagne"),
    Measure.SUPPORT: Text(en="Support by the employer", nl="Steun van de werkgever"),
    Measure.SEATS: Text(en="Seats in courses", nl="Plaatsen in opleidingen"),
    Measure.LEAVE: Text(en="Training leave", nl="Opleidingsverlof"),
    Measure.VOUCHER: Text(en="Training voucher", nl="Opleidingscheque"),
}

_SETTINGS: Mapping[Measure, tuple[str, ...]] = {
    Measure.MENTORS: (
        "mentors_per_100",
        "mentor_hours",
        "mentor_course_days",
        "mentor_practice_share",
        "coaching_sessions",
        "intervision_sessions",
        "refresher_days",
        "pair_weeks",
        "reach",
        "lever_policy",
    ),
    Measure.EVENTS: ("events_per_year",),
    Measure.CAMPAIGN: ("campaign",),
    Measure.SUPPORT: ("employer_support",),
    Measure.SEATS: ("seats_per_100",),
    Measure.LEAVE: ("training_leave",),
    Measure.VOUCHER: ("training_voucher",),
}


class Ground(Record):
    """What all plans share: the workplace, the horizon, the instruments there are anyway, and one's own prices.

    `instruments` as in a scenario: None for all of them.
    """

    workplace: Workplace = Workplace()
    start: date
    weeks: Annotated[int, Field(ge=4, le=MOST_WEEKS)] = 156
    instruments: tuple[InstrumentKey, ...] | None = None
    prices: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, scenario: Scenario) -> Self:
        """The ground on which a scenario makes its changes."""
        return cls(
            workplace=scenario.workplace,
            start=scenario.start,
            weeks=scenario.weeks,
            instruments=scenario.instruments,
            prices=tuple(scenario.prices.items()),
        )

    @property
    def known_instruments(self) -> tuple[InstrumentKey, ...] | None:
        """The instruments, without those that have no rule in any week of the horizon."""
        if self.instruments is None:
            return None
        days = [self.start + timedelta(weeks=week) for week in range(self.weeks)]
        return tuple(
            key
            for key in self.instruments
            if any(load_instruments()[key].holds_on(day, rules_continue=True) for day in days)
        )

    def idle(self) -> Scenario:
        """The ground as it is: a scenario without any change."""
        return self._scenario("as_it_is", Text(en="As it is", nl="Zoals het is"), ())

    def scenario(self, plan: "Plan", key: str) -> Scenario:
        """A plan on this ground, as `sherpa run` reads it from a file.

        Raises:
            Problem: if the two do not go together, such as an instrument that nobody has a rule for in those years.
        """
        name = Text(en=plan.name or key, nl=plan.name or key)
        try:
            return self._scenario(key, name, plan.changes(self.start, self.weeks))
        except ValidationError as error:
            raise sentence(plan.name or key, error.errors(include_url=False)[0], {}, Scenario) from None

    def _scenario(self, key: str, name: Text, changes: tuple[Change, ...]) -> Scenario:
        return Scenario(
            key=key,
            name=name,
            question=_QUESTION,
            start=self.start,
            weeks=self.weeks,
            workplace=self.workplace,
            changes=changes,
            instruments=self.known_instruments,
            prices=dict(self.prices),
        )


_QUESTION = Text(
    en="How many more workers take a course, who are they, and what does it cost?",
    nl="Hoeveel werknemers meer volgen een opleiding, wie zijn dat, en wat kost het?",
)


class Span(Record):
    """From the beginning of week `start` of the horizon to that of week `end`; None for as long as it lasts."""

    measure: Measure
    start: Annotated[int, Field(ge=0, lt=MOST_WEEKS)] = 0
    end: Annotated[int, Field(ge=1, le=MOST_WEEKS)] | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end is not None and self.end <= self.start:
            raise ValueError("ends before it starts")
        return self


def _on_one_line(name: str) -> str:
    return " ".join(name.split())


class Plan(Record):
    """What is decided, and when.

    `leave` and `voucher`: whether the plan brings the instrument or takes it away (None: as it is anyway).
    `campaign` is the share of workers who are told something from outside each week. A measure without a span is there
    all the time; one that is no other than in the workplace as it is, is not there at all.
    """

    name: Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_on_one_line)] = ""
    settings: Settings = Settings()
    campaign: Annotated[float, Field(ge=0, le=0.2)] = 0.0
    leave: bool | None = None
    voucher: bool | None = None
    spans: tuple[Span, ...] = ()

    def measures(self) -> tuple[Measure, ...]:
        """What this plan does, in the order of `Measure`."""
        return tuple(self._given())

    def span(self, measure: Measure) -> Span:
        """When a measure is there."""
        return next((span for span in self.spans if span.measure is measure), Span(measure=measure))

    def changes(self, start: date, weeks: int) -> tuple[Change, ...]:
        """The plan as changes on a horizon of so many weeks from `start`; what begins after its end is left out."""
        found = []
        for measure, given in self._given().items():
            span = self.span(measure)
            if span.start >= weeks:
                continue
            found.append(
                Change(
                    name=MEASURE_NAMES[measure],
                    start=start + timedelta(weeks=span.start),
                    end=None if span.end is None or span.end >= weeks else start + timedelta(weeks=span.end),
                    settings=SettingsChange(**given),
                )
            )
        return tuple(found)

    def _given(self) -> dict[Measure, dict[str, Any]]:
        """The settings of each measure that the plan has, in the order of `Measure`."""
        values = self.settings.model_dump()
        values |= {"campaign": self.campaign, "training_leave": self.leave, "training_voucher": self.voucher}
        usual = Settings().model_dump() | {"campaign": 0.0, "training_leave": None, "training_voucher": None}
        found = {}
        for measure, names in _SETTINGS.items():
            there = values["mentors_per_100"] > 0 if measure is Measure.MENTORS else True
            if there and any(values[name] != usual[name] for name in names):
                found[measure] = {name: values[name] for name in names}
        return found


def plan_of(scenario: Scenario) -> Plan:
    """A scenario's changes as a plan on its own ground.

    Raises:
        Problem: if it changes one measure more than once.
    """
    values: dict[str, Any] = {}
    spans: list[Span] = []
    for change in scenario.changes:
        given = change.given()
        for measure, names in _SETTINGS.items():
            if not given.keys() & set(names):
                continue
            if any(span.measure is measure for span in spans):
                raise Problem(
                    '"{scenario}" changes "{measure}" more than once; a plan can change it once only.',
                    scenario=scenario.key,
                    measure=str(measure),
                )
            end = None if change.end is None else _week(scenario.start, change.end)
            within = end if end is not None and end < scenario.weeks else None
            spans.append(Span(measure=measure, start=_week(scenario.start, change.start), end=within))
        values |= given
    policy = {name: values.pop(name) for name in Policy.model_fields if name in values}
    return Plan(
        settings=Settings(**values),
        campaign=policy.get("campaign", 0.0),
        leave=policy.get("training_leave"),
        voucher=policy.get("training_voucher"),
        spans=tuple(span for span in spans if span.start or span.end),
    )


def _week(start: date, day: date) -> int:
    """The first week of the horizon that begins on the day or later."""
    return -((start - day).days // 7)
