"""That an installed kit has everything a checkout has, and nothing that belongs to one machine."""

import subprocess
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from hatchling.builders.wheel import WheelBuilder

CONTENT = ("course", "modules", "assignments", "simulations")


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The file names in a wheel built from this checkout; built here, so without a network."""
    (built,) = WheelBuilder(str(checkout)).build(
        directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]
    )
    with zipfile.ZipFile(built) as archive:
        return archive.namelist()


def tracked(checkout: Path, *folders: str) -> list[str]:
    """The files under `folders` that git knows and that are still there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *folders], cwd=checkout, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("this is not a git checkout, so there is no list to compare with")
    return [name for name in listed.stdout.split("\0") if name and (checkout / name).is_file()]


def test_wheel_has_the_package(checkout: Path, wheel: list[str]) -> None:
    assert sorted(set(tracked(checkout, "sherpa_sim")) - set(wheel)) == []


def test_wheel_has_the_content(checkout: Path, wheel: list[str]) -> None:
    wanted = {f"sherpa_sim/_kit/{name}" for name in tracked(checkout, *CONTENT)}
    assert wanted
    assert sorted(wanted - set(wheel)) == []


def test_wheel_has_the_licence_and_the_command(wheel: list[str]) -> None:
    endings = {PurePosixPath(name).name for name in wheel if ".dist-info/" in name}
    assert {"LICENSE", "entry_points.txt", "METADATA"} <= endings


def test_wheel_has_nothing_of_this_machine(wheel: list[str]) -> None:
    assert [
        name
        for name in wheel
        if {"__pycache__", ".ipynb_checkpoints"} & set(PurePosixPath(name).parts)
        or PurePosixPath(name).suffix in {".pyc", ".nbi", ".nbc", ".new", ".swp"}
    ] == []
