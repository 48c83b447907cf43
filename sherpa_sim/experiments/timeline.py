"""A scenario as spans of weeks, each with its own settings and the instruments in force."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions
from sherpa_sim.content.instruments import load_instruments
from sherpa_sim.content.scenario import Scenario, Settings
from sherpa_sim.model.columns import PARAMETERS
from sherpa_sim.model.parameters import assumed, decided

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


def timeline(scenario: Scenario, assumptions: Assumptions, changed: bool = True) -> Timeline:
    """The scenario's settings week by week; without its changes if `changed` is false.

    Later changes in the list win over earlier ones where they set the same thing in the same week.
    """
    days = [scenario.start + timedelta(weeks=week) for week in range(scenario.weeks)]
    settings = [settings_on(scenario, day) if changed else Settings() for day in days]
    return spans_of(scenario, assumptions, settings)


def settings_on(scenario: Scenario, day: date) -> Settings:
    """The settings on a day, after all changes that hold then."""
    settings = Settings()
    for change in scenario.changes:
        if change.start <= day and (change.end is None or day < change.end):
            settings = settings.model_copy(update=change.settings.model_dump(exclude_none=True))
    return settings


def spans_of(
    scenario: Scenario, assumptions: Assumptions, settings: list[Settings], basis: np.record | None = None
) -> Timeline:
    """A timeline from the settings of each week and the instruments of the scenario that hold then.

    `basis` is what the assumptions give (`model.parameters.assumed`), where it was made before.
    """
    basis = assumed(assumptions) if basis is None else basis
    instruments = load_instruments()
    records: list[np.record] = []
    place: dict[tuple[Settings, bool, bool], int] = {}
    spans = np.zeros(len(settings), np.int64)
    for week, now in enumerate(settings):
        day = scenario.start + timedelta(weeks=week)
        leave, voucher = (
            key in scenario.instruments and instruments[key].holds_on(day, scenario.instrument_rules_continue)
            for key in (LEAVE, VOUCHER)
        )
        state = (now, leave, voucher)
        if state not in place:
            place[state] = len(records)
            records.append(decided(basis, now, leave, voucher))
        spans[week] = place[state]
    return Timeline(scenario.start, np.array(records, PARAMETERS).view(np.recarray), spans)
