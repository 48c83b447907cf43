"""That the draws of the kit are whole and belong to its targets, and that a damaged file is told in a sentence."""

from pathlib import Path

import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.posterior import (
    STAMPED,
    Posterior,
    load_posterior,
    plausible_assumptions,
    posterior_file,
    read_posterior,
    save_posterior,
    sets_of,
)
from sherpa_sim.content.targets import load_targets
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.calibrate import FREE
from sherpa_sim.locale.words import words_for

KIT = load_assumptions()
GOOD = "".join(f"# {what}: 1\n" for what in STAMPED) + "levels.need.low,levels.need.high\n0.2,0.5\n0.3,0.6\n"


def read(folder: Path, text: str) -> Posterior:
    file = folder / "posterior.csv"
    file.write_text(text, "utf-8")
    return read_posterior(file, KIT)


def test_the_draws_of_the_kit_are_within_their_ranges() -> None:
    numbers = KIT.numbers()
    draws = load_posterior()
    assert len(draws) >= 200
    for draw in draws:
        assert list(draw) == [name for free in FREE for name in free.names]
        assert all(numbers[name].low <= value <= numbers[name].high for name, value in draw.items())


def test_the_draws_say_what_they_came_from() -> None:
    made = read_posterior(posterior_file(), KIT).made
    assert set(STAMPED) <= set(made)
    assert made["targets"] == load_targets().stamp(), 'run "sherpa calibrate --posterior" again'


def test_the_plausible_assumptions_are_the_draws_in_their_order() -> None:
    sets = plausible_assumptions()
    assert len(sets) == len(load_posterior())
    for one, draw in zip(sets[:4], load_posterior(), strict=False):
        assert {name: one.numbers()[name].value for name in draw} == draw
    assert sets.stamp() != KIT.stamp()
    assert sets[:4].stamp() != sets[1:5].stamp()


def test_assumptions_given_are_the_sets() -> None:
    assert sets_of(None) is plausible_assumptions()
    assert list(sets_of(KIT)) == [KIT]
    assert sets_of(KIT).stamp() == KIT.stamp()
    some = plausible_assumptions()[:2]
    assert sets_of(some) is some


def test_what_is_saved_is_what_is_read(tmp_path: Path) -> None:
    posterior = read(tmp_path, GOOD)
    assert posterior.draws == (
        {"levels.need.low": 0.2, "levels.need.high": 0.5},
        {"levels.need.low": 0.3, "levels.need.high": 0.6},
    )
    file = tmp_path / "again.csv"
    save_posterior(file, posterior)
    assert read_posterior(file, KIT) == Posterior({**posterior.made}, posterior.draws)
    assert file.read_text("utf-8").startswith("# Draws of the free numbers")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("0.3,0.6", "0.3,1.6", 'row 9: "levels.need.high" is 1.6; it must be a number from 0.0 to 1.0'),
        ("0.3,0.6", "0.3,much", 'row 9: "levels.need.high" is much; it must be a number'),
        ("0.3,0.6", "0.3,nan", 'row 9: "levels.need.high" is nan; it must be a number'),
        ("0.3,0.6", "0.3,", r'row 9: "levels.need.high" is \?; it must be a number'),
        ("0.3,0.6", "0.3", "row 9: 1 values stand below 2 names; take the row out"),
        ("need.high\n", "nead.high\n", 'row 7: "levels.nead.high" is no number of the model'),
        (
            "need.high\n",
            "need.low\n",
            'row 7: "levels.need.low" is no number of the model, or stands there twice',
        ),
        ("# seed: 1\n", "", 'the heading does not say "seed"'),
        ("0.2,0.5\n0.3,0.6\n", "", "holds no draws"),
    ],
)
def test_damage_is_told_in_a_sentence_with_a_remedy(
    old: str, new: str, sentence: str, tmp_path: Path
) -> None:
    assert old in GOOD
    with pytest.raises(Problem, match=sentence) as told:
        read(tmp_path, GOOD.replace(old, new))
    assert "posterior.csv" in str(told.value)
    assert "sherpa calibrate --posterior" in str(told.value)
    dutch = words_for("nl").problem(told.value)
    assert "posterior.csv" in dutch
    assert "opnieuw" in dutch


def test_all_damage_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Problem) as told:
        read(tmp_path, GOOD.replace("0.2,0.5", "2,5"))
    assert len(told.value.others) == 1


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is no file"):
        read_posterior(tmp_path / "absent.csv", KIT)
    with pytest.raises(Problem, match="cannot be read"):
        read_posterior(tmp_path, KIT)
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Problem, match="not UTF-8"):
        read_posterior(tmp_path / "bytes.csv", KIT)
