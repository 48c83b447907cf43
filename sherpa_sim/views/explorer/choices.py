"""What a visitor of the explorer can choose, and how a choice becomes a workplace and its plans."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from sherpa_sim.content.assumptions import Number
from sherpa_sim.content.change import Change
from sherpa_sim.content.plan import LETTERS, LONGEST_NAME, Ground, Plan, plan_of
from sherpa_sim.content.prices import own_prices
from sherpa_sim.content.scenario import InstrumentKey, Scenario, Settings, Workplace, load_scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Value

from .plan_values import plan_from, plan_values

PRICE = "price-"
YEAR = 52

_BASELINE = load_scenario("baseline")
_INSTRUMENTS: Mapping[str, InstrumentKey] = {
    "has-leave": "training_leave",
    "has-voucher": "training_voucher",
}


def price_key(name: str) -> str:
    """The key of the control of a price."""
    return PRICE + name.replace("_", "-")


def shown_price(number: Number) -> float:
    """A price as it stands in its control: a share in hundredths."""
    return number.value * scale(number)


def scale(number: Number) -> float:
    """What a price is multiplied by in its control."""
    return 100.0 if number.unit == "share" else 1.0


# How each control stands at first: two mentors per hundred workers, everything else as in the baseline.
PLAN_START: Mapping[str, Value] = MappingProxyType(plan_values(Plan(settings=Settings(mentors_per_100=2.0))))
SHARED_START: Mapping[str, Value] = MappingProxyType(
    {
        "from": Workplace().workforce,
        "workers": float(Workplace().workers),
        "begin": _BASELINE.start.isoformat(),
        "years": str(_BASELINE.weeks // YEAR),
        "has-leave": True,
        "has-voucher": True,
        **{price_key(name): shown_price(number) for name, number in own_prices().items()},
    }
)


@dataclass(frozen=True)
class Choices:
    """What all plans share, the plans, and which is looked at; by the keys of the controls and of the page's address.

    `expected` is which share of the workers somebody expects to take a course with the plan that is looked at, after
    each year, in hundredths; `seen`: whether the answer of the model was asked for. `story` and `step`: the guided
    story, and how far in it.
    """

    shared: Mapping[str, Value] = field(default_factory=lambda: SHARED_START)
    plans: tuple[Mapping[str, Value], ...] = field(default_factory=lambda: (PLAN_START,))
    look: int = 0
    expected: tuple[float, ...] = ()
    seen: bool = False
    story: str = ""
    step: int = 0

    @property
    def values(self) -> Mapping[str, Value]:
        """What is shared and what the plan decides that is looked at."""
        return MappingProxyType({**self.shared, **self.plans[self.look]})

    def with_values(self, values: Mapping[str, Value]) -> "Choices":
        """These choices with some replaced, in what is shared and in the plan that is looked at."""
        shared = {key: value for key, value in values.items() if key in self.shared}
        own = {key: value for key, value in values.items() if key in PLAN_START}
        plan = MappingProxyType({**self.plans[self.look], **own})
        plans = (*self.plans[: self.look], plan, *self.plans[self.look + 1 :])
        return replace(self, shared=MappingProxyType({**self.shared, **shared}), plans=plans)

    def with_programme(self, key: str, language: str) -> "Choices":
        """These choices with the plan that is looked at made into a programme; alone, on the programme's own ground."""
        scenario = load_scenario(key)
        plan = {**plan_values(plan_of(scenario), key), "name": scenario.name(language)[:LONGEST_NAME]}
        shared = ground_values(scenario) if len(self.plans) == 1 else {}
        return self.with_values({**shared, **plan})

    def with_copy(self) -> "Choices":
        """These choices with one more plan, the same as the one that is looked at, which is looked at then."""
        plan = MappingProxyType({**self.plans[self.look], "name": ""})
        return replace(self, plans=(*self.plans, plan), look=len(self.plans), expected=())

    def without_plan(self) -> "Choices":
        """These choices without the plan that is looked at."""
        plans = (*self.plans[: self.look], *self.plans[self.look + 1 :])
        return replace(self, plans=plans, look=max(0, self.look - 1), expected=())

    @property
    def ground(self) -> Ground:
        """The workplace, its horizon, the instruments there are anyway, and one's own prices."""
        shared = self.shared
        there = tuple(name for key, name in _INSTRUMENTS.items() if shared[key])
        return Ground(
            workplace=Workplace(workforce=str(shared["from"]), workers=round(float(shared["workers"]))),
            start=self.start,
            weeks=self.weeks,
            instruments=there if len(there) < len(_INSTRUMENTS) else None,
            prices=tuple(self.prices.items()),
        )

    @property
    def prices(self) -> Mapping[str, float]:
        """The prices that are not the kit's, by their name."""
        kit = own_prices()
        filled = {name: float(self.shared[price_key(name)]) / scale(number) for name, number in kit.items()}
        return {name: value for name, value in filled.items() if value != kit[name].value}

    def changes(self, place: int) -> tuple[Change, ...]:
        """What the plan at a place changes."""
        return plan_from(self.plans[place]).changes(self.start, self.weeks)

    @property
    def start(self) -> date:
        """The first day of the horizon."""
        return date.fromisoformat(str(self.shared["begin"]))

    @property
    def weeks(self) -> int:
        """The length of the horizon."""
        return YEAR * int(str(self.shared["years"]))

    def name(self, place: int, words: Words) -> str:
        """What a plan is called."""
        return str(self.plans[place]["name"]) or words("Plan {letter}", letter=LETTERS[place].upper())

    def scenario(self, place: int) -> tuple[Scenario, Problem | None]:
        """The plan at a place as a scenario; and, if an instrument has no rule in those years, why it is left out."""
        plan, key = plan_from(self.plans[place]), f"plan_{LETTERS[place]}"
        try:
            return self.ground.scenario(plan, key), None
        except Problem as problem:
            rest = plan.model_copy(update={"leave": None, "voucher": None})
            return self.ground.scenario(rest, key), problem

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Each plan as a scenario."""
        return tuple(self.scenario(place)[0] for place in range(len(self.plans)))

    @property
    def places(self) -> range:
        """The places of the plans."""
        return range(len(self.plans))

    @property
    def many(self) -> bool:
        """Whether there is more than one plan."""
        return len(self.plans) > 1


def ground_values(scenario: Scenario) -> dict[str, Value]:
    """The ground of a scenario as the values of its controls, but for prices."""
    there = scenario.instruments
    return {
        "from": scenario.workplace.workforce,
        "workers": float(scenario.workplace.workers),
        "begin": scenario.start.isoformat(),
        "years": str(scenario.weeks // YEAR),
        **{key: there is None or name in there for key, name in _INSTRUMENTS.items()},
    }
