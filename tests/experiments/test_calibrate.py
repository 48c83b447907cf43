"""That the model lies where it was calibrated to, and that a calibration finds its way back."""

import shutil
from pathlib import Path

import pytest

from sherpa_sim.content import places
from sherpa_sim.content.assumptions import THEMES, load_assumptions
from sherpa_sim.content.targets import Measure, Target, load_targets
from sherpa_sim.content.yaml_file import load_record
from sherpa_sim.experiments.calibrate import FREE, Fit, calibrate, check, save

TARGETS = load_targets().targets
BY_EDUCATION = [
    target
    for target in TARGETS
    if target.measure is Measure.PARTICIPATED and target.group in ("low", "medium", "high")
]


@pytest.fixture(scope="module")
def fits() -> dict[str, Fit]:
    """Forty workplaces for each population; `sherpa calibrate` checks on many more."""
    return {fit.target.key: fit for fit in check(load_assumptions(), TARGETS, seed=2, floors=40, threads=1)}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.key)
def test_the_baseline_meets_the_target(target: Target, fits: dict[str, Fit]) -> None:
    """Within its tolerance, give or take three standard errors of so few workplaces."""
    fit = fits[target.key]
    assert 0 < fit.standard_error < 0.05
    assert abs(fit.modelled - target.value) <= target.tolerance + 3 * fit.standard_error


def test_a_target_is_met_within_its_tolerance() -> None:
    target = BY_EDUCATION[0]
    for beside, met in ((0.0, True), (0.99, True), (-0.99, True), (1.01, False), (-1.01, False)):
        assert Fit(target, target.value + beside * target.tolerance, 0.001).met == met


def test_what_may_move_are_numbers_that_say_they_were_calibrated() -> None:
    numbers = load_assumptions().numbers()
    names = [name for free in FREE for name in free.names]
    assert len(names) == len(set(names))
    assert set(names) <= set(numbers)
    assert {name for name in numbers if numbers[name].source == "calibrated"} <= set(names)


def test_a_calibration_finds_its_way_back() -> None:
    """From a third too many applications of the low-educated; three workplaces are enough to see it return."""
    kit = load_assumptions()
    names = [f"decision.apply_rate.low.{sex}" for sex in ("men", "women")]
    astray = kit.with_values({name: kit.numbers()[name].value * 1.4 for name in names})
    misfits: list[float] = []
    found = calibrate(astray, BY_EDUCATION, seed=1, floors=3, rounds=2, progress=misfits.append)
    assert min(misfits) < 0.3 * misfits[0]
    for name in names:
        assert found.numbers()[name].value < astray.numbers()[name].value
    fixed = {name for free in FREE for name in free.names}
    assert all(found.numbers()[name] == number for name, number in kit.numbers().items() if name not in fixed)


def test_the_same_seed_gives_the_same_check() -> None:
    one, other, another = (
        [fit.modelled for fit in check(load_assumptions(), BY_EDUCATION, seed, 3, 1)] for seed in (4, 4, 5)
    )
    assert one == other != another


def test_what_is_saved_is_what_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(places.folder("simulations") / "assumptions", tmp_path / "assumptions")
    monkeypatch.setattr(places, "folder", lambda _: tmp_path)
    found = load_assumptions().with_values({"training.need_satisfied": 0.25})
    save(found)
    for theme, model in THEMES.items():
        assert load_record(tmp_path / "assumptions" / f"{theme}.yml", model) == getattr(found, theme)
        assert (
            (tmp_path / "assumptions" / f"{theme}.yml")
            .read_text("utf-8")
            .startswith("# Numbers of the model")
        )
