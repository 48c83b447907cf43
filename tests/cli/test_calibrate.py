"""`sherpa calibrate --check`: every target, observed beside modelled."""

import json

from sherpa_sim.content.targets import load_targets


def test_check_prints_every_target_as_json(sherpa, capsys, tmp_path):
    figure = tmp_path / "fit.png"
    sherpa("calibrate", "--check", "--json", "--floors", 8, "--figure", figure)
    told = json.loads(capsys.readouterr().out)
    assert [row["target"] for row in told["targets"]] == [target.key for target in load_targets().targets]
    for row in told["targets"]:
        assert set(row) == {"target", "observed", "modelled", "standard_error", "tolerance", "met"}
        assert row["met"] == (abs(row["observed"] - row["modelled"]) <= row["tolerance"])
    assert told["all_met"] == all(row["met"] for row in told["targets"])
    assert figure.read_bytes().startswith(b"\x89PNG")


def test_a_figure_with_nowhere_to_go_is_refused_before_any_work(sherpa, capsys, tmp_path):
    figure = tmp_path / "absent" / "fit.png"
    assert sherpa("calibrate", "--figure", figure, "--language", "en") == 2
    assert "There is no folder" in capsys.readouterr().err
