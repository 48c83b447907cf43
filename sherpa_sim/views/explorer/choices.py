"""What a visitor of the explorer can choose, and how a choice becomes a workplace and its settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sherpa_sim.content.assumptions import Number
from sherpa_sim.content.prices import own_prices
from sherpa_sim.content.scenario import Settings, Workplace
from sherpa_sim.domain.delivery import LeverPolicy, Reach
from sherpa_sim.views.controls import Value

PRICE = "price-"


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
_BASELINE = Settings()
START: Mapping[str, Value] = MappingProxyType(
    {
        "from": Workplace().workforce,
        "workers": float(Workplace().workers),
        "mentors": 2.0,
        "hours": _BASELINE.mentor_hours,
        "course": _BASELINE.mentor_course_days,
        "coaching": _BASELINE.coaching_sessions,
        "intervision": _BASELINE.intervision_sessions,
        "refresher": _BASELINE.refresher_days,
        "reach": str(_BASELINE.reach),
        "lever": str(_BASELINE.lever_policy),
        "support": 100 * _BASELINE.employer_support,
        **{price_key(name): shown_price(number) for name, number in own_prices().items()},
    }
)


@dataclass(frozen=True)
class Choices:
    """The values of all controls, by their key; the same keys stand in the address of the page."""

    values: Mapping[str, Value] = field(default_factory=lambda: START)

    def with_values(self, values: Mapping[str, Value]) -> "Choices":
        """These choices with some replaced."""
        return replace(self, values=MappingProxyType({**self.values, **values}))

    @property
    def plan(self) -> Mapping[str, Value]:
        """What was decided, without the workplace it was decided for."""
        return {key: value for key, value in self.values.items() if key not in ("from", "workers")}

    @property
    def prices(self) -> Mapping[str, float]:
        """The prices that are not the kit's, by their name."""
        kit = own_prices()
        filled = {name: float(self.values[price_key(name)]) / scale(number) for name, number in kit.items()}
        return {name: value for name, value in filled.items() if value != kit[name].value}

    @property
    def workplace(self) -> Workplace:
        """The workplace that was chosen."""
        return Workplace(workforce=str(self.values["from"]), workers=round(float(self.values["workers"])))

    @property
    def settings(self) -> Settings:
        """What was decided about that workplace."""
        return Settings(
            mentors_per_100=float(self.values["mentors"]),
            mentor_hours=float(self.values["hours"]),
            mentor_course_days=float(self.values["course"]),
            coaching_sessions=float(self.values["coaching"]),
            intervision_sessions=float(self.values["intervision"]),
            refresher_days=float(self.values["refresher"]),
            reach=Reach(str(self.values["reach"])),
            lever_policy=LeverPolicy(str(self.values["lever"])),
            employer_support=float(self.values["support"]) / 100,
        )
