"""That verdicts follow from numbers, that the kept results are those of the model, and that not met is explained."""

import pytest

from sherpa_sim.content import pattern_results
from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.pattern_results import Modelled, load_results
from sherpa_sim.content.patterns import Check, Unit, load_patterns
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments import validate as module
from sherpa_sim.experiments.validate import Finding, Validation, kept, to_keep, validate

CHECKS = {check.key: check for pattern in load_patterns().patterns for check in pattern.checks}
AGAIN = 'run "sherpa validate --save"'


def found(check: Check, middle: float, error: float = 0.0) -> Finding:
    return Finding(check, Modelled(middle=middle, low=middle, high=middle, standard_error=error))


@pytest.fixture(scope="module")
def again() -> Validation:
    """The whole validation, run anew."""
    return validate(load_patterns())


def test_what_is_kept_is_what_the_model_gives_now(again: Validation) -> None:
    """As the golden outcomes of the scenarios: any change to a rule or a number must be kept anew, and said."""
    results, stored = to_keep(again), load_results()
    now, before = results.modelled | results.fitted, stored.modelled | stored.fitted
    assert set(now) == set(before), AGAIN
    changed = {
        f"{key} {name}": (value, then)
        for key, one in now.items()
        for name, value in one
        if (then := getattr(before[key], name)) != value
        and (then is None or value != pytest.approx(then, rel=1e-4, abs=1e-9))
    }
    assert changed == {}, AGAIN


def test_what_is_kept_belongs_to_the_kit() -> None:
    assert kept().current, AGAIN


def test_chance_is_small_beside_what_is_accepted(again: Validation) -> None:
    """The verdicts are the model's, not the dice's."""
    for verdict in again.verdicts:
        for finding in verdict.findings:
            if finding.check.unit in (Unit.SHARE, Unit.POINTS):
                assert finding.modelled.standard_error < 0.005, finding.check.key


def test_every_pattern_that_is_not_met_says_what_resists_and_no_other_does() -> None:
    for verdict in kept().verdicts:
        assert (verdict.pattern.resists is None) == verdict.met, verdict.pattern.key


def test_a_verdict_follows_the_middle() -> None:
    gain = CHECKS["voucher_gain"]
    assert found(gain, 0.15).met
    assert not found(gain, 0.149).met
    assert found(CHECKS["voucher_base"], 0.1).met is None
    assert not found(CHECKS["voucher_base"], 0.1).close


def test_a_close_call_is_within_two_standard_errors_and_not_met() -> None:
    gain = CHECKS["voucher_gain"]
    assert found(gain, 0.16, 0.006).close
    assert not found(gain, 0.16, 0.006).met
    assert not found(gain, 0.16, 0.004).close
    assert found(gain, 0.16, 0.004).met
    assert found(gain, 0.14, 0.006).close
    assert not found(gain, 0.14, 0.006).met


def test_the_model_agrees_with_what_it_was_fitted_to() -> None:
    assert all(fit.met for fit in kept().fits)


def test_a_pattern_is_met_when_all_its_checks_are() -> None:
    for verdict in kept().verdicts:
        judged = [finding.met for finding in verdict.findings if finding.met is not None]
        assert verdict.met == all(judged)


def test_a_broken_number_of_the_model_is_found_out() -> None:
    """Skill that is lost within weeks is not what was observed."""
    broken = load_assumptions().with_values({"mentors.skill_half_life": 4.0})
    verdicts = validate(
        load_patterns(), Varied.of(broken, load_posterior()[:4]), floors=1, threads=1
    ).verdicts
    met = {verdict.pattern.key: verdict.met for verdict in verdicts}
    assert not met["mentor_training"]
    assert next(one for one in kept().verdicts if one.pattern.key == "mentor_training").met


def test_results_of_other_numbers_are_not_current(monkeypatch: pytest.MonkeyPatch) -> None:
    draws = Varied.of(load_assumptions().with_values({"levels.trust": 0.5}), load_posterior()[: module.RUNS])
    monkeypatch.setattr(module, "plausible_assumptions", lambda: draws)
    assert not kept().current


def test_results_that_miss_a_check_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    results = load_results()
    fewer = {key: value for key, value in results.modelled.items() if key != "one_talk"}
    monkeypatch.setattr(module, "load_results", lambda: results.model_copy(update={"modelled": fewer}))
    with pytest.raises(Problem, match='nothing for "one_talk"'):
        kept()


def test_results_that_are_not_there_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(pattern_results, "results_file", lambda: tmp_path / "results.yml")
    with pytest.raises(Problem, match="There is no file"):
        kept()
