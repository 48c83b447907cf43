"""`sherpa sensitivity` from a terminal: what is told and written, what is kept, and what is refused."""

import csv
import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.cli import main
from sherpa_sim.experiments import ensemble

SCENARIO = """\
key: small
name: {en: Small, nl: Klein}
question: {en: What happens?, nl: Wat gebeurt er?}
start: 2025-09-01
weeks: 20
workplace: {workforce: cleaning, workers: 20}
changes:
- name: {en: Mentors, nl: Mentoren}
  start: 2025-09-08
  settings: {mentors_per_100: 10, mentor_hours: 4}
seed: 5
"""


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "sherpa" / "sweeps"


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    file = tmp_path / "small.yml"
    file.write_text(SCENARIO, "utf-8")
    return file


def sherpa(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["sherpa", "sensitivity", *map(str, arguments)])
    with pytest.raises(SystemExit) as stopped:
        main()
    return int(stopped.value.code or 0)


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as source:
        assert "sherpa-sim" in source.readline()
        return list(csv.DictReader(source))


def test_tells_what_matters_and_writes_both_files(scenario, tmp_path, monkeypatch, capsys):
    out, figure = tmp_path / "numbers.csv", tmp_path / "picture.png"
    asked = ("--runs", 64, "--at-most", 3000, "--out", out, "--figure", figure, "--language", "en")
    assert sherpa(monkeypatch, scenario, *asked) == 0
    told = capsys.readouterr().out
    assert "Screening of" in told
    assert "Where the differences between 64 cases come from" in told
    assert "With the change more workers are in training: holds in" in told
    assert "costs € 3,000 or less: holds in" in told
    assert "would contradict the surveys" in told
    assert "No trial has measured" in told
    rows = rows_of(out)
    totals = [row for row in rows if row["part"] == "share in all" and row["measure"] == "extra"]
    assert len(totals) == 14
    assert {"luck", "fitted", "number"} == {row["kind"] for row in totals}
    assert figure.read_bytes().startswith(b"\x89PNG")


def test_speaks_dutch(scenario, monkeypatch, capsys):
    assert sherpa(monkeypatch, scenario, "--runs", 64, "--guesses", "--language", "nl") == 0
    told = capsys.readouterr()
    assert "factoren afgetast in" in told.out
    assert "Met de verandering zijn meer werknemers in opleiding" in told.out
    assert "Tijd van de mentor per gesprek" in told.out
    assert "Wat gebeurt er?" in told.err


def test_screening_only_draws_its_own_figure(scenario, tmp_path, monkeypatch, capsys):
    figure = tmp_path / "picture.png"
    assert sherpa(monkeypatch, scenario, "--screen-only", "--figure", figure, "--language", "en") == 0
    told = capsys.readouterr().out
    assert "Screening of" in told
    assert "holds in" not in told
    assert figure.read_bytes().startswith(b"\x89PNG")


def test_json_holds_every_row_of_the_table(scenario, tmp_path, monkeypatch, capsys):
    out = tmp_path / "numbers.csv"
    assert sherpa(monkeypatch, scenario, "--runs", 64, "--json", "--out", out) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["scenario"] == "small"
    assert found["runs"]["decomposition"] == 64
    assert len(found["rows"]) == len(rows_of(out))
    shares = [row["value"] for row in found["rows"] if row["part"] == "holds in"]
    assert all(0 <= share <= 1 for share in shares)


def interrupt_after(monkeypatch: pytest.MonkeyPatch, slices: int) -> None:
    run_slice = ensemble.run_slice
    told: list[int] = []

    def run_some(*arguments: Any) -> Any:
        if len(told) == slices:
            raise KeyboardInterrupt
        told.append(1)
        return run_slice(*arguments)

    monkeypatch.setattr(ensemble, "run_slice", run_some)


def test_what_is_finished_is_used_when_it_is_asked_again(scenario, tmp_path, own_store, monkeypatch, capsys):
    monkeypatch.setattr(ensemble, "A_SLICE", 400)
    out, whole = tmp_path / "out.csv", tmp_path / "whole.csv"
    assert sherpa(monkeypatch, scenario, "--runs", 64, "--store", tmp_path / "else", "--out", whole) == 0
    capsys.readouterr()
    with monkeypatch.context() as interrupted:
        interrupt_after(interrupted, 2)
        assert sherpa(interrupted, scenario, "--runs", 64, "--language", "en") == 130
    told = capsys.readouterr()
    assert f"is kept in {own_store}. The same command goes on" in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
    assert len(list(own_store.glob("*.npz"))) == 2
    assert sherpa(monkeypatch, scenario, "--runs", 64, "--out", out, "--language", "en") == 0
    told = capsys.readouterr().err
    assert "800 of 1," in told
    assert f"runs were finished before and kept in {own_store}" in told
    assert out.read_bytes() == whole.read_bytes()


def test_a_scenario_that_changes_nothing_is_refused(monkeypatch, capsys):
    assert sherpa(monkeypatch, "baseline", "--language", "nl") == 2
    told = capsys.readouterr()
    assert '"baseline" verandert niets' in told.err
    assert told.out == ""


def test_too_few_runs_are_refused_in_one_sentence(scenario, monkeypatch, capsys):
    assert sherpa(monkeypatch, scenario, "--runs", 20, "--language", "en") == 2
    told = capsys.readouterr()
    assert "20 runs are too few for 14 factors; ask for 32 or more." in told.err
    assert "Traceback" not in told.err


def test_nothing_runs_when_the_result_has_nowhere_to_go(scenario, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(importlib.import_module("sherpa_sim.cli.sensitivity"), "ask", None)
    assert sherpa(monkeypatch, scenario, "--out", tmp_path / "absent" / "o.csv", "--language", "en") == 2
    assert "There is no folder" in capsys.readouterr().err


def test_a_store_that_cannot_be_written_is_one_sentence(scenario, tmp_path, monkeypatch, capsys):
    taken = tmp_path / "file"
    taken.write_text("no folder", "utf-8")
    assert sherpa(monkeypatch, scenario, "--screen-only", "--store", taken, "--language", "en") == 2
    told = capsys.readouterr().err
    assert "cannot be written" in told
    assert "Traceback" not in told
