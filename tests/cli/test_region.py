"""`sherpa region` from a terminal: what is printed, what is written, and what is kept when it is interrupted."""

import csv
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.experiments import cluster
from tests.experiments.small_region import small_region

region = import_module("sherpa_sim.cli.region")  # the package has a command of that name
SCENARIO = """\
key: small
name: {en: Small, nl: Klein}
question: {en: What happens?, nl: Wat gebeurt er?}
start: 2025-09-01
weeks: 52
changes:
- name: {en: Mentors, nl: Mentoren}
  start: 2025-10-06
  settings: {mentors_per_100: 5, mentor_hours: 4}
seed: 5
"""


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(region, "load_region", lambda: small_region(4))
    file = tmp_path / "small.yml"
    file.write_text(SCENARIO, "utf-8")
    return file


def test_prints_tables_and_writes_every_number(scenario, tmp_path, sherpa, capsys):
    out = tmp_path / "numbers.csv"
    assert sherpa("region", scenario, "--out", out, "--threads", 1, "--language", "en") == 0
    told = capsys.readouterr().out
    assert "A small region: took part in the last 12 months" in told
    assert "All else" in told
    assert "seed 5" in told
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert "sherpa-sim" in file.readline()
        rows = list(csv.DictReader(file))
    weekly = [row for row in rows if row["week"]]
    assert len(weekly) == 52 * 2 * 3
    assert all(0 <= float(row["middle"]) <= 1 for row in weekly)
    workers = {row["item"]: int(row["middle"]) for row in rows if row["group"] == "workers"}
    assert workers["few"] + workers["many"] == workers["care"] + workers["rest"] == workers["all"]


def test_speaks_dutch(scenario, sherpa, capsys):
    assert sherpa("region", scenario, "--language", "nl") == 0
    told = capsys.readouterr()
    assert "Een kleine regio: nam deel" in told.out
    assert "Wat gebeurt er?" in told.err


def interrupt_after_two(monkeypatch: pytest.MonkeyPatch) -> None:
    run_all = region.run_region

    def run_some(*arguments: Any, progress: Any, **named: Any) -> Any:
        told = []

        def interrupt(workers: int) -> None:
            progress(workers)
            told.append(workers)
            if len(told) == 2:
                raise KeyboardInterrupt

        return run_all(*arguments, progress=interrupt, **named)

    monkeypatch.setattr(region, "run_region", run_some)


def test_what_is_finished_is_kept_when_it_is_interrupted(scenario, tmp_path, sherpa, monkeypatch, capsys):
    store, out, whole = tmp_path / "kept", tmp_path / "out.csv", tmp_path / "whole.csv"
    assert sherpa("region", scenario, "--out", whole) == 0
    with monkeypatch.context() as interrupted:
        interrupt_after_two(interrupted)
        assert sherpa("region", scenario, "--store", store, "--language", "en") == 130
    told = capsys.readouterr()
    assert "is kept in" in told.err
    assert "Traceback" not in told.err
    assert len(list(store.glob("*.npz"))) == 2
    assert sherpa("region", scenario, "--store", store, "--out", out) == 0
    assert out.read_bytes() == whole.read_bytes()


def test_interrupted_without_a_store_says_how_to_keep(scenario, sherpa, monkeypatch, capsys):
    interrupt_after_two(monkeypatch)
    assert sherpa("region", scenario, "--language", "nl") == 130
    assert "er is niets bewaard" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "sentence"), [("en", "No scheduler"), ("nl", "geen planner")])
def test_a_scheduler_that_does_not_answer(language, sentence, scenario, sherpa, monkeypatch, capsys):
    pytest.importorskip(
        "distributed", reason='distributed is not installed: pip install "sherpa-sim[cluster]"'
    )
    monkeypatch.setattr(cluster, "ANSWERS_WITHIN", 0.5)
    assert sherpa("region", scenario, "--scheduler", "tcp://127.0.0.1:9", "--language", language) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_nothing_runs_when_the_result_has_nowhere_to_go(scenario, tmp_path, sherpa, capsys):
    assert sherpa("region", scenario, "--out", tmp_path / "absent" / "o.csv", "--language", "en") == 2
    assert "There is no folder" in capsys.readouterr().err


def test_an_unknown_scenario_names_those_there_are(sherpa, capsys):
    assert sherpa("region", "nothing", "--language", "en") == 2
    assert "sherpa_flanders" in capsys.readouterr().err
