"""`sherpa validate`: every pattern, observed beside modelled, met or not."""

import importlib
import json
import sys
from pathlib import Path

import pytest

from sherpa_sim.cli import main
from sherpa_sim.cli.validate import as_text, report, validate_to_terminal
from sherpa_sim.content.assumptions import Varied, load_assumptions
from sherpa_sim.content.pattern_results import PatternResults
from sherpa_sim.content.patterns import load_patterns
from sherpa_sim.content.posterior import load_posterior
from sherpa_sim.content.yaml_file import load_record
from sherpa_sim.experiments.validate import kept
from sherpa_sim.locale.words import words_for


def test_json_has_every_pattern_with_observed_modelled_and_verdict() -> None:
    found = kept()
    told = json.loads(as_text(found))
    assert [row["pattern"] for row in told["patterns"]] == [one.key for one in load_patterns().patterns]
    assert (told["met"], told["of"]) == (found.met, len(found.verdicts))
    for row in told["patterns"]:
        judged = [check["met"] for check in row["checks"] if check["met"] is not None]
        assert row["met"] == all(judged)
        assert (row["resists"] is None) == row["met"]
        for check in row["checks"]:
            low, high = check["interval"]
            assert low <= high
            assert (check["accepted"] is None) == (check["met"] is None)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_report_says_everything_in_words(language: str) -> None:
    found, words = kept(), words_for(language)
    told = report(found, words)
    flat = " ".join(told.split())
    for verdict in found.verdicts:
        assert verdict.pattern.name(language) in told
        if verdict.pattern.resists is not None:
            assert " ".join(verdict.pattern.resists(language).split()) in flat
        for finding in verdict.findings:
            assert finding.check.measure(language) in told
    assert found.stamp.line() in told


def test_a_run_is_told_kept_and_drawn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kept_in, figure = tmp_path / "results.yml", tmp_path / "patterns.png"
    command = importlib.import_module(
        "sherpa_sim.cli.validate"
    )  # by name, the package has the command itself
    monkeypatch.setattr(command, "results_file", lambda: kept_in)
    few = Varied.of(load_assumptions(), load_posterior()[:2])
    validate_to_terminal(True, True, figure, 1, words_for("en"), few)
    said = capsys.readouterr()
    assert len(json.loads(said.out)["patterns"]) == len(load_patterns().patterns)
    assert "8 of 8 trials" in said.err
    assert set(load_record(kept_in, PatternResults).modelled) == {
        check.key for pattern in load_patterns().patterns for check in pattern.checks
    }
    assert figure.read_bytes().startswith(b"\x89PNG")


def test_a_figure_with_nowhere_to_go_is_refused_before_any_work(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    figure = tmp_path / "absent" / "patterns.png"
    monkeypatch.setattr(sys, "argv", ["sherpa", "validate", "--figure", str(figure), "--language", "en"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "There is no folder" in capsys.readouterr().err
