"""That every scenario of the kit runs, and that a new intervention takes one file."""

import shutil
from pathlib import Path

import pytest

from sherpa_sim.content import intervention, places
from sherpa_sim.content.scenario import Scenario, Workplace, load_scenario, scenario_keys
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.experiments.explore import Explorer, Pair, run_scenario

LEARNING_DAYS = """\
key: learning_days
name: {en: Learning days, nl: Leerdagen}
what: {en: A day a month on learning., nl: Een dag per maand over leren.}
settings: {events_per_year: 12}
guesses:
- {setting: events_per_year, why: {en: One a month., nl: Een per maand.}, low: 6, high: 12}
"""
OWN = """\
key: own
name: {en: Own, nl: Eigen}
question: {en: "What?", nl: "Wat?"}
start: 2025-09-01
weeks: 30
workplace: {workers: 100}
changes:
- {name: {en: Learning days, nl: Leerdagen}, start: 2025-11-03, delivers: learning_days}
runs: 4
"""


def small(key: str, weeks: int = 52) -> Pair:
    scenario = load_scenario(key)
    scenario = scenario.model_copy(update={"workplace": Workplace(workers=60), "weeks": weeks})
    return Explorer(scenario.workplace, 6, 1, scenario, threads=1).pair()


@pytest.mark.parametrize("key", scenario_keys())
def test_every_scenario_runs_and_moves_only_what_it_delivers(key: str) -> None:
    pair, changes = small(key), load_scenario(key).changes
    given = {name for change in changes for name in change.given()}
    without, changed = pair.without.record, pair.changed.record
    assert not without.week("talks").any()
    assert changed.week("talks").any() == ("mentors_per_100" in given)
    assert changed.week("events").any() == ("events_per_year" in given)
    for change in changes:
        before = (change.start - load_scenario(key).start).days // 7
        assert (changed.series[:, :before] == without.series[:, :before]).all()
    assert (changed.series != without.series).any() == bool(changes)


def test_a_campaign_informs_more_workers() -> None:
    pair = small("information_campaign")
    assert pair.changed.record.week("informed").sum() > 1.2 * pair.without.record.week("informed").sum()


def test_instruments_are_on_one_side_only() -> None:
    voucher, leave = small("training_voucher"), small("training_leave")
    for pair, name in ((voucher, "voucher_starts"), (leave, "leave_weeks")):
        assert not pair.without.record.week(name).any()
        assert pair.changed.record.week(name).any()
    assert not voucher.changed.record.week("leave_weeks").any()
    assert not leave.changed.record.week("voucher_starts").any()


def test_pairs_stop_talking_after_seven_months() -> None:
    talks = small("mentor2work").changed.record.week("talks").sum(axis=0)
    assert talks[:30].any()
    assert not talks[30:].any()


def test_a_new_intervention_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kit = places.folder("simulations")
    shutil.copytree(kit / "interventions", tmp_path / "simulations" / "interventions")
    (tmp_path / "simulations" / "interventions" / "learning_days.yml").write_text(LEARNING_DAYS, "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(places, "folder", lambda name: tmp_path / name)
        assert "learning_days" in intervention.intervention_keys()
        scenario = parse_record("own.yml", OWN.encode(), Scenario)
    told = run_scenario(scenario, threads=1)
    assert {cost.item for cost in told.costs if cost.amount.high} >= {"events"}
    assert told.stamp.scenario != run_scenario(scenario.model_copy(update={"changes": ()})).stamp.scenario
