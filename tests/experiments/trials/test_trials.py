"""That the trials measure what they say they do, by the rules of the model."""

from types import SimpleNamespace

import numpy as np
import pytest

from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.patterns import load_patterns
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.domain.levers import Lever
from sherpa_sim.experiments.trials import mentors, offers, talks
from sherpa_sim.experiments.trials.ground import Ground, trained_within
from sherpa_sim.experiments.validate import TRIALS
from sherpa_sim.model import rules
from sherpa_sim.model.batch import BURN_IN_WEEKS
from sherpa_sim.model.rules import YEAR

RUNS = 6
STATES = ("need", "awareness", "confidence", "time_room", "money_room", "balance", "trust")


def ground_with(**values: float) -> Ground:
    named = {name.replace("__", "."): value for name, value in values.items()}
    return Ground(Varied.of(load_assumptions().with_values(named), load_posterior()[:RUNS]), 2, 3, threads=1)


@pytest.fixture(scope="module")
def ground() -> Ground:
    return ground_with()


def test_the_trials_measure_every_check_and_nothing_else(ground: Ground) -> None:
    given = [key for trial in TRIALS for key in trial(ground)]
    assert sorted(given) == sorted(
        check.key for pattern in load_patterns().patterns for check in pattern.checks
    )


def test_each_run_lives_under_its_own_draw(ground: Ground) -> None:
    needs = [draw["levels.need.low"] for draw in load_posterior()[:RUNS]]
    assert len(set(needs)) == RUNS
    own = [
        ground.start.workers.own_need[(ground.run_of == run) & ground.low_educated].mean()
        for run in range(RUNS)
    ]
    assert np.corrcoef(needs, own)[0, 1] > 0.9


def test_going_on_in_parts_comes_to_the_same(ground: Ground) -> None:
    floors = ground.start.copy()
    ground.go_on(floors, 13)
    ground.go_on(floors, YEAR - 13, first_week=13)
    assert np.array_equal(floors.workers, ground.untouched(YEAR).workers)


def test_a_talk_goes_by_the_rule_and_touches_nobody_else(ground: Ground) -> None:
    floors = ground.start.copy()
    some = ground.low_educated
    talks.hold_talks(ground, floors, some, np.full(RUNS, 0.7), 0)
    assert (floors.workers.talks == some).all()
    assert np.array_equal(floors.workers[~some], ground.start.workers[~some])
    par = ground.pars()
    for i in np.flatnonzero(some)[::7]:
        before, after = (
            {name: float(workers[name][i]) for name in (*STATES, "peer_weight", "follow_up")}
            for workers in (ground.start.workers, floors.workers)
        )
        possible = []
        for lever in Lever:
            w = SimpleNamespace(**before, talks=0, last_information=0)
            rules.converse(w, par[ground.run_of[i]], 0.7, lever.code, BURN_IN_WEEKS)
            possible.append({name: float(getattr(w, name)) for name in before})
        assert after in possible


def test_nobody_gains_from_what_is_not_given(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everyone is compared with herself on the same draws: without the brochure nothing is left of a difference."""
    monkeypatch.setattr(rules, "be_informed", lambda w, par, week: None)
    given = offers.brochure(ground)
    assert (given["brochure_known"] == 1.0).all()
    assert (given["brochure_training"] == 0.0).all()


def test_the_deadweight_of_a_voucher_is_a_share_of_its_users(ground: Ground) -> None:
    given = offers.voucher_for_low_skilled(ground)
    users = given["voucher_base"] + given["voucher_gain"]
    assert (given["voucher_deadweight"] <= 1.0).all()
    # who would have trained anyway is at most everybody who would have trained without a voucher
    assert (given["voucher_deadweight"] * users <= given["voucher_base"] + 1e-12).all()


def test_a_voucher_does_nothing_when_money_weighs_nothing() -> None:
    given = offers.voucher_for_low_skilled(ground_with(decision__weight_money=0.0))
    assert abs(given["voucher_gain"]).max() < 0.02  # at most a colleague who hears of a colleague


def test_a_pushy_talk_that_pleases_is_found_out(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    """Turn the rule around, and the pattern falls."""
    accepted = {
        check.key: check.accepted for pattern in load_patterns().patterns for check in pattern.checks
    }["pushy_balance"]
    assert accepted is not None
    assert accepted(talks.pushy_talk(ground)["pushy_balance"].mean())
    converse = rules.converse
    monkeypatch.setattr(
        rules, "converse", lambda w, par, skill, lever, week: converse(w, par, 1.0 - skill, lever, week)
    )
    assert not accepted(talks.pushy_talk(ground)["pushy_balance"].mean())


def test_without_hours_nothing_changes(ground: Ground) -> None:
    assert (mentors.representatives(ground)["no_hours"] == 0.0).all()


@pytest.mark.parametrize(("half_life", "left"), [(26.0, 0.5), (13.0, 0.25)])
def test_skill_is_lost_by_its_half_life_and_held_by_sessions_that_are_attended(
    half_life: float, left: float
) -> None:
    given = mentors.skill_kept(ground_with(mentors__skill_half_life=half_life))
    assert given["skill_uncoached"] == pytest.approx(-(1.0 - left) * given["skill_gained"], abs=0.01)
    assert given["skill_unattended"] == pytest.approx(given["skill_uncoached"])
    assert given["skill_coached"] == pytest.approx(np.zeros(RUNS), abs=1e-9)


def test_who_is_helped_had_a_talk_and_trained(ground: Ground) -> None:
    given = mentors.reach(ground)
    assert (given["colleagues_extra"] <= given["colleagues_helped"]).all()
    assert (given["colleagues_helped"] <= given["colleagues_talked_with"]).all()
    assert (given["colleagues_talked_with"] > 10).all()


def test_trained_within_a_year_holds_who_started_in_it(ground: Ground) -> None:
    after = ground.untouched(YEAR).workers
    assert trained_within(after, YEAR)[after.starts > 0].all()
