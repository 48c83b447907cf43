"""A plan as the values of its controls, by their key, and back."""

from collections.abc import Mapping

from sherpa_sim.content.plan import MOST_WEEKS, Measure, Plan, Span
from sherpa_sim.content.scenario import Settings
from sherpa_sim.domain.delivery import LeverPolicy, Reach
from sherpa_sim.views.controls import Value

OWN = "own"  # a plan that began as no programme
SAME, YES, NO = "same", "yes", "no"
LAST = float(MOST_WEEKS)  # "until the end", however long the horizon is

_SETTINGS: Mapping[str, str] = {
    "mentors": "mentors_per_100",
    "hours": "mentor_hours",
    "course": "mentor_course_days",
    "practice": "mentor_practice_share",
    "coaching": "coaching_sessions",
    "intervision": "intervision_sessions",
    "refresher": "refresher_days",
    "pairs": "pair_weeks",
    "events": "events_per_year",
    "support": "employer_support",
    "seats": "seats_per_100",
}
_IN_HUNDREDTHS = frozenset({"practice", "support"})


def from_key(measure: Measure) -> str:
    """The key of the week in which a measure begins."""
    return f"{measure}-from"


def until_key(measure: Measure) -> str:
    """The key of the week in which a measure ends."""
    return f"{measure}-to"


def plan_values(plan: Plan, began_as: str = OWN) -> dict[str, Value]:
    """A plan as the values of its controls, by their key."""
    given = plan.settings.model_dump()
    values: dict[str, Value] = {"name": plan.name, "programme": began_as}
    for key, name in _SETTINGS.items():
        values[key] = round(float(given[name]) * (100 if key in _IN_HUNDREDTHS else 1), 9)
    values |= {"reach": str(plan.settings.reach), "lever": str(plan.settings.lever_policy)}
    values["campaign"] = round(100 * plan.campaign, 9)
    values |= {"leave": _told(plan.leave), "voucher": _told(plan.voucher)}
    for measure in Measure:
        span = plan.span(measure)
        values[from_key(measure)] = float(span.start)
        values[until_key(measure)] = LAST if span.end is None else float(span.end)
    return values


def plan_from(values: Mapping[str, Value]) -> Plan:
    """The plan that the values of its controls stand for; a measure that would end before it starts lasts a week."""
    settings = {
        name: float(values[key]) / (100 if key in _IN_HUNDREDTHS else 1) for key, name in _SETTINGS.items()
    }
    settings["pair_weeks"] = round(settings["pair_weeks"])
    spans = []
    for measure in Measure:
        start, end = (round(float(values[key])) for key in (from_key(measure), until_key(measure)))
        if start or end < MOST_WEEKS:
            until = None if end >= MOST_WEEKS else max(end, start + 1)
            spans.append(Span(measure=measure, start=start, end=until))
    return Plan(
        name=str(values["name"]),
        settings=Settings(
            **settings,
            reach=Reach(str(values["reach"])),
            lever_policy=LeverPolicy(str(values["lever"])),
        ),
        campaign=float(values["campaign"]) / 100,
        leave=_decided(str(values["leave"])),
        voucher=_decided(str(values["voucher"])),
        spans=tuple(spans),
    )


def _told(decided: bool | None) -> str:
    return SAME if decided is None else YES if decided else NO


def _decided(told: str) -> bool | None:
    return None if told == SAME else told == YES
