"""A scenario as spans of weeks, each with its own settings and the instruments in force."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.instruments import load_instruments
from sherpa_sim.content.scenario import Policy, Scenario, Settings
from sherpa_sim.model.columns import PARAMETERS
from sherpa_sim.model.parameters import decided

LEAVE, VOUCHER = "training_leave", "training_voucher"


class Timeline:
    """What holds in each week: `pars[spans[t]]` for week t; `weeks` long, starting on `start`."""

    def __init__(self, start: date, pars: np.recarray, spans: NDArray[np.int64]) -> None:
        self.start = start
        self.pars = pars
        self.spans = spans

    @property
    def weeks(self) -> int:
        """The length in weeks."""
        return len(self.spans)


def timeline(scenario: Scenario, basis: np.record | np.recarray, changed: bool = True) -> Timeline:
    """The scenario's settings week by week; without its changes if `changed` is false; `basis` as in `spans_of`."""
    if not changed:
        return spans_of(scenario, basis, [Settings()] * scenario.weeks)
    decided_then: dict[tuple[int, ...], tuple[Settings, Policy]] = {}
    weekly: list[tuple[Settings, Policy]] = []
    for week in range(scenario.weeks):
        day = scenario.start + timedelta(weeks=week)
        held = tuple(number for number, change in enumerate(scenario.changes) if change.holds_on(day))
        if held not in decided_then:
            decided_then[held] = settings_on(scenario, day), policy_on(scenario, day)
        weekly.append(decided_then[held])
    settings, policies = zip(*weekly, strict=True)
    return spans_of(scenario, basis, list(settings), list(policies))


def settings_on(scenario: Scenario, day: date) -> Settings:
    """What is decided in the workplace on a day, after all changes that hold then."""
    return Settings().model_copy(update=_changed_on(scenario, day, Settings))


def policy_on(scenario: Scenario, day: date) -> Policy:
    """What is decided outside the workplace on a day, after all changes that hold then."""
    return usual_policy(scenario).model_copy(update=_changed_on(scenario, day, Policy))


def usual_policy(scenario: Scenario) -> Policy:
    """What is decided outside the workplace, apart from the changes: the scenario's instruments, no campaign."""
    asked = scenario.instruments
    return Policy(
        training_leave=asked is None or LEAVE in asked, training_voucher=asked is None or VOUCHER in asked
    )


def _changed_on(scenario: Scenario, day: date, kind: type[Settings] | type[Policy]) -> dict[str, Any]:
    """The settings of one kind that changes replace on a day; a scenario sees to it that they agree."""
    return {
        name: value
        for change in scenario.changes
        if change.holds_on(day)
        for name, value in change.given().items()
        if name in kind.model_fields
    }


def spans_of(
    scenario: Scenario,
    basis: np.record | np.recarray,
    settings: list[Settings],
    policies: list[Policy] | None = None,
) -> Timeline:
    """A timeline from the settings and the policy of each week; an instrument is there on the days of its rule only.

    `basis` is what the assumptions give (`model.parameters.assumed`), or what several sets of them give (`assumed_by`):
    then `pars` is [sets, spans]. `policies` are those of the scenario without its changes if None.
    """
    policies = [usual_policy(scenario)] * len(settings) if policies is None else policies
    records: list[np.record | np.recarray] = []
    place: dict[tuple[Settings, bool, bool, float], int] = {}
    spans = np.zeros(len(settings), np.int64)
    before, number = None, 0
    for week, (now, policy) in enumerate(zip(settings, policies, strict=True)):
        leave, voucher = _in_force(scenario, policy, scenario.start + timedelta(weeks=week))
        state = (now, leave, voucher, policy.campaign)
        if state != before:  # settings take long to look up, and most weeks are alike
            if state not in place:
                place[state] = len(records)
                records.append(decided(basis, *state))
            before, number = state, place[state]
        spans[week] = number
    pars = np.ascontiguousarray(np.array(records, PARAMETERS).T)  # [sets, spans] where there are several sets
    return Timeline(scenario.start, pars.view(np.recarray), spans)


def vary_settings(
    line: Timeline,
    scenario: Scenario,
    basis: np.recarray,
    values: Mapping[str, NDArray[np.float64]],
) -> None:
    """Give some settings another value for each set of assumptions, wherever the changes of the scenario give them one.

    `line` is that of the changed scenario under several sets, `basis` what they give (`assumed_by`), and `values` holds
    one value for each set, by the name of the setting.
    """
    for span in np.unique(line.spans):
        day = scenario.start + timedelta(weeks=int(np.argmax(line.spans == span)))
        given = {name for change in scenario.changes if change.holds_on(day) for name in change.given()}
        named = {name: column for name, column in values.items() if name in given}
        if not named:
            continue
        settings, policy = settings_on(scenario, day), policy_on(scenario, day)
        leave, voucher = _in_force(scenario, policy, day)
        for place in range(len(basis)):
            own = {name: float(column[place]) for name, column in named.items()}
            campaign = own.pop("campaign", policy.campaign)
            chosen = settings.model_copy(update=own)
            line.pars[place, span] = decided(basis[place], chosen, leave, voucher, campaign)


def _in_force(scenario: Scenario, policy: Policy, day: date) -> tuple[bool, bool]:
    """Whether there is training leave, and whether there are vouchers, on a day."""
    leave, voucher = (
        asked and _holds_on(key, day, scenario.instrument_rules_continue)
        for key, asked in ((LEAVE, policy.training_leave), (VOUCHER, policy.training_voucher))
    )
    return leave, voucher


@lru_cache(4096)
def _holds_on(key: str, day: date, rules_continue: bool) -> bool:
    return load_instruments()[key].holds_on(day, rules_continue)
