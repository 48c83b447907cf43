"""`sherpa calibrate --check`: every target, observed beside modelled."""

import json
import sys

import pytest

from sherpa_sim.cli import main
from sherpa_sim.content.targets import load_targets


def test_check_prints_every_target_as_json(monkeypatch, capsys, tmp_path):
    figure = tmp_path / "fit.png"
    command = ["sherpa", "calibrate", "--check", "--json", "--floors", "8", "--figure", str(figure)]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit):
        main()
    told = json.loads(capsys.readouterr().out)
    assert [row["target"] for row in told["targets"]] == [target.key for target in load_targets().targets]
    for row in told["targets"]:
        assert set(row) == {"target", "observed", "modelled", "standard_error", "tolerance", "met"}
        assert row["met"] == (abs(row["observed"] - row["modelled"]) <= row["tolerance"])
    assert told["all_met"] == all(row["met"] for row in told["targets"])
    assert figure.read_bytes().startswith(b"\x89PNG")


def test_a_figure_with_nowhere_to_go_is_refused_before_any_work(monkeypatch, capsys, tmp_path):
    figure = tmp_path / "absent" / "fit.png"
    monkeypatch.setattr(sys, "argv", ["sherpa", "calibrate", "--figure", str(figure), "--language", "en"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "There is no folder" in capsys.readouterr().err
