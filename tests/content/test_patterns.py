"""That every pattern says what was observed, where, and what is accepted; and that its results are whole."""

from pathlib import Path

import pytest

from sherpa_sim.content.pattern_results import (
    Fitted,
    Made,
    Modelled,
    PatternResults,
    load_results,
    results_file,
    save_results,
)
from sherpa_sim.content.patterns import Accepted, Patterns, Unit, load_patterns
from sherpa_sim.content.record import Text
from sherpa_sim.content.sources import load_sources
from sherpa_sim.content.targets import load_targets
from sherpa_sim.content.yaml_file import load_record, parse_record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

CHECKS = {check.key: check for pattern in load_patterns().patterns for check in pattern.checks}
WHY = Text(en="So", nl="Zo")
GOOD = """\
rule: {en: r, nl: r}
patterns:
- key: one
  name: {en: n, nl: n}
  trial: {en: t, nl: t}
  checks:
  - key: some
    measure: {en: m, nl: m}
    unit: points
    observed: {en: o, nl: o}
    accepted: {low: 0.1, high: 0.2, why: {en: w, nl: w}}
    source: hidalgo_2014
    evidence: E023
    confidence: high
"""


@pytest.mark.parametrize("key", CHECKS)
def test_each_check_is_whole(key: str) -> None:
    check = CHECKS[key]
    assert check.source in load_sources()
    if check.value is not None and check.accepted is not None:
        assert check.accepted(check.value), "what was observed must itself be accepted"
    if check.unit is Unit.SHARE and check.value is not None:
        assert -1 < check.value < 1


def test_each_pattern_judges_something() -> None:
    assert len(load_patterns().patterns) == 10
    for pattern in load_patterns().patterns:
        assert any(check.accepted is not None for check in pattern.checks)


@pytest.mark.parametrize(
    ("accepted", "inside", "outside"),
    [
        (Accepted(low=0.1, high=0.2, why=WHY), (0.1, 0.2), (0.09, 0.21)),
        (Accepted(above=0.0, why=WHY), (1e-9, 5.0), (0.0, -1.0)),
        (Accepted(below=0.0, why=WHY), (-1e-9,), (0.0, 1.0)),
        (Accepted(low=2.0, why=WHY), (2.0, 9.0), (1.99,)),
    ],
)
def test_what_is_accepted(accepted: Accepted, inside: tuple[float, ...], outside: tuple[float, ...]) -> None:
    assert all(accepted(value) for value in inside)
    assert not any(accepted(value) for value in outside)


def test_a_change_of_what_is_accepted_changes_the_stamp_and_a_change_of_words_does_not() -> None:
    good = parse_record("patterns.yml", GOOD.encode(), Patterns)
    assert (
        parse_record("patterns.yml", GOOD.replace("en: w", "en: x").encode(), Patterns).stamp()
        == good.stamp()
    )
    assert parse_record("patterns.yml", GOOD.replace("0.2", "0.3").encode(), Patterns).stamp() != good.stamp()


@pytest.mark.parametrize(
    ("old", "new", "sentence", "dutch"),
    [
        ("low: 0.1, high: 0.2, ", "", "every value is accepted here", "elke waarde wordt hier aanvaard"),
        ("low: 0.1", "low: 0.3", "no value is accepted from 0.3 to 0.2", "geen enkele waarde wordt aanvaard"),
        ("points", "metres", "choose one of share, points", "kies"),
    ],
)
def test_damage_is_told_in_a_sentence(old: str, new: str, sentence: str, dutch: str) -> None:
    with pytest.raises(Problem, match=sentence) as told:
        parse_record("patterns.yml", GOOD.replace(old, new).encode(), Patterns)
    assert dutch in words_for("nl").problem(told.value)


def test_a_key_stands_once() -> None:
    twice = GOOD + GOOD[GOOD.index("- key: one") :]
    with pytest.raises(Problem, match="stands there several times"):
        parse_record("patterns.yml", twice.encode(), Patterns)


def test_what_is_saved_is_what_is_read(tmp_path: Path) -> None:
    made = Made(version="1", commit="c", scenario="s", assumptions="a", seed=1, made_on="2026-11-22")
    judged = Modelled(middle=0.123456789, low=0.1, high=0.2, standard_error=1e-9, accepted_runs=0.5)
    shown = Modelled(middle=-1.0, low=-2.0, high=0.0, standard_error=0.0)
    fit = Fitted(modelled=0.5, standard_error=0.25)
    file = tmp_path / "results.yml"
    save_results(
        file, PatternResults(made=made, modelled={"judged": judged, "shown": shown}, fitted={"one": fit})
    )
    read = load_record(file, PatternResults)
    assert read.made == made
    assert read.modelled["judged"] == judged.model_copy(update={"middle": 0.123457})
    assert read.modelled["shown"] == shown
    assert read.fitted == {"one": fit}


def test_the_kit_has_results_for_every_check() -> None:
    assert set(load_results().modelled) == set(CHECKS), 'run "sherpa validate --save"'
    assert set(load_results().fitted) == {target.key for target in load_targets().targets}
    assert results_file().read_text("utf-8").startswith("# What the model gives")
