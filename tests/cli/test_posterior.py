"""`sherpa calibrate --posterior`: draws are made, kept and told; a check tells of those that are kept."""

import json
import shutil

import pytest

from sherpa_sim.cli.posterior import posterior_to_terminal
from sherpa_sim.content import places
from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.posterior import read_posterior
from sherpa_sim.content.targets import load_targets
from sherpa_sim.experiments.posterior import Round
from sherpa_sim.locale.words import words_for

SMALL = (Round(64, 1), Round(256, 1))


@pytest.fixture
def copied_folder(tmp_path, monkeypatch):
    """The content folder, to write in; what was read of it before stays in memory."""
    for reader in (load_assumptions, load_targets):
        reader()
    folder = tmp_path / "simulations"
    shutil.copytree(places.folder("simulations"), folder)
    monkeypatch.setattr(places, "folder", lambda name: tmp_path / name)
    return folder


def test_draws_are_kept_with_their_stamp_and_told(copied_folder, capsys, tmp_path):
    figure = tmp_path / "posterior.png"
    posterior_to_terminal(False, False, True, figure, 1, words_for("en"), SMALL, 10)
    told = capsys.readouterr()
    tables = json.loads(told.out)
    assert [row["target"] for row in tables["targets"]] == [one.key for one in load_targets().targets]
    assert all(row["fitted"] for row in tables["targets"])
    assert "330 sets of numbers are simulated" in told.err
    assert "10 draws" in told.err
    assert figure.read_bytes().startswith(b"\x89PNG")
    kept = read_posterior(copied_folder / "assumptions" / "posterior.csv", load_assumptions())
    assert len(kept.draws) == 10
    assert kept.made["targets"] == load_targets().stamp()
    assert kept.made["simulations"] == "330"


def test_a_split_keeps_nothing_and_says_what_was_fitted(copied_folder, capsys):
    before = (copied_folder / "assumptions" / "posterior.csv").read_bytes()
    posterior_to_terminal(False, True, False, None, 1, words_for("nl"), SMALL, 10)
    told = capsys.readouterr().out
    assert "doelen waaraan is aangepast" in told
    assert "doelen waaraan niet is aangepast" in told
    assert (copied_folder / "assumptions" / "posterior.csv").read_bytes() == before


def test_a_split_of_what_is_not_fitted_is_refused(sherpa, capsys):
    for rest in (["--split"], ["--posterior", "--check", "--split"]):
        assert sherpa("calibrate", *rest) == 2
        assert "--posterior" in capsys.readouterr().err
