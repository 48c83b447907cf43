"""What a visitor of the explorer can choose, and how a choice becomes a workplace and its settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sherpa_sim.content.scenario import Settings, Workplace
from sherpa_sim.domain.delivery import LeverPolicy, Reach
from sherpa_sim.views.controls import Value

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
