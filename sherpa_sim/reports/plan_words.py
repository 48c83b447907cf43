"""What plans decide for a workplace, beside each other, in words: how much of what, from when to when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sherpa_sim.content.scenario import Scenario, Settings
from sherpa_sim.experiments.timeline import usual_policy
from sherpa_sim.locale.words import Words

from . import names

_MENTORS = "mentors_per_100"
_MENTORS_WORK = (  # told of every plan with mentors, whatever it is
    "mentor_hours",
    "mentor_course_days",
    "coaching_sessions",
)
_MENTORS_WORK_ELSE = (  # told where it is not as usual
    "mentor_practice_share",
    "intervision_sessions",
    "refresher_days",
    "pair_weeks",
    "reach",
    "lever_policy",
)
_BESIDE = (
    "events_per_year",
    "campaign",
    "employer_support",
    "seats_per_100",
    "training_leave",
    "training_voucher",
)
_SHARES = frozenset({"mentor_practice_share", "campaign", "employer_support"})

_Days = tuple[date, date | None]


@dataclass(frozen=True)
class Decision:
    """One thing that is decided, and what each plan decides about it."""

    name: str
    told: tuple[str, ...]


def decisions(scenarios: Sequence[Scenario], words: Words) -> tuple[Decision, ...]:
    """When each plan holds and then what it does, the finer points last; what no plan changes is left out.

    A value is told with days of its own where they are not those of most of what the plan does.
    """
    plans = [_Plan(scenario) for scenario in scenarios]
    called = names.settings(words)
    told = [
        name
        for name in (_MENTORS, *_MENTORS_WORK, *_BESIDE, *_MENTORS_WORK_ELSE)
        if any(plan.tells(name) for plan in plans)
    ]
    when = Decision(words("When"), tuple(plan.when(words) for plan in plans))
    return (when, *(Decision(called[name], tuple(plan.told(name, words) for plan in plans)) for name in told))


def horizon(scenario: Scenario, words: Words) -> str:
    """From which day until which day is looked."""
    end = scenario.start + timedelta(weeks=scenario.weeks)
    return words("{start} to {end}", start=words.date(scenario.start), end=words.date(end))


class _Plan:
    """One plan, its decisions by the name of the setting."""

    def __init__(self, scenario: Scenario) -> None:
        self._start, self._end = scenario.start, scenario.start + timedelta(weeks=scenario.weeks)
        self._usual = Settings().model_dump() | usual_policy(scenario).model_dump()
        self._given: dict[str, dict[_Days, Any]] = {}
        for change in scenario.changes:
            end = None if change.end is None or change.end >= self._end else change.end
            for name, value in change.given().items():
                if name == _MENTORS or value != self._usual[name] or name in _MENTORS_WORK:
                    self._given.setdefault(name, {})[change.start, end] = value
        days = Counter(held for spans in self._given.values() for held in spans)
        self._most: _Days = days.most_common(1)[0][0] if days else (self._start, None)
        self._has_mentors = any(value > 0 for value in self._given.get(_MENTORS, {}).values())

    def when(self, words: Words) -> str:
        """The days on which most of the plan holds."""
        return self._days(self._most, words) if self._given else words("nothing changes")

    def tells(self, name: str) -> bool:
        """Whether something is to be told of this setting."""
        if name == _MENTORS or name in _MENTORS_WORK:
            return self._has_mentors
        if name in _MENTORS_WORK_ELSE:
            return self._has_mentors and name in self._given
        return name in self._given

    def told(self, name: str, words: Words) -> str:
        """What the plan decides about it; the usual where it decides nothing."""
        if name in (*_MENTORS_WORK, *_MENTORS_WORK_ELSE) and not self._has_mentors:
            return "–"
        spans = self._given.get(name)
        if not spans:
            return _value(name, self._usual[name], words)
        return "; ".join(
            _value(name, value, words)
            if days == self._most
            else words("{value} ({days})", value=_value(name, value, words), days=self._days(days, words))
            for days, value in sorted(spans.items(), key=lambda item: item[0][0])
        )

    def _days(self, days: _Days, words: Words) -> str:
        start, end = days
        if end is not None:
            return words("from {start} until {end}", start=_date(start, words), end=_date(end, words))
        if start == self._start:
            return words("the whole time")
        return words("from {start} on", start=_date(start, words))


def _date(day: date, words: Words) -> str:
    return words.short_date(day).replace(" ", "\u00a0")


def _value(name: str, value: Any, words: Words) -> str:
    if name == "reach":
        return names.reaches(words)[value]
    if name == "lever_policy":
        return names.lever_policies(words)[value]
    if isinstance(value, bool):
        return words("there is") if value else words("there is none")
    if name in _SHARES:
        return words.percent(value, 0 if round(100 * value, 1) == round(100 * value) else 1)
    return words.number(value, 0 if value == round(value) else 1 if round(value, 1) == value else 2)
