"""That the conda door and pyproject ask for the same packages in the same ranges."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

# conda-forge splits matplotlib (the base has no desktop windows, which a server does not need), spells with _, and
# calls Typst's program typst, and its Python package typst-py.
CONDA_NAMES = {"matplotlib": "matplotlib-base", "jupyter-server": "jupyter_server", "typst": "typst-py"}
# conda knows no extras: what an extra brings stands beside its package, any version.
EXTRAS = {("mesa", "network"): "networkx"}
# These belong to conda itself, not to the kit.
CONDA_ONLY = {"pip"}

ONE_RANGE = re.compile(r"(?P<name>[a-z0-9_-]+)(?P<range>(>=[0-9.]+)?(,<[0-9.]+)?)")


@pytest.fixture(scope="module")
def wanted(checkout: Path) -> dict[str, SpecifierSet]:
    """Range by conda name, from pyproject."""
    with (checkout / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    ranges = {"python": SpecifierSet(project["requires-python"])}
    for line in project["dependencies"]:
        requirement = Requirement(line)
        ranges[CONDA_NAMES.get(requirement.name, requirement.name)] = requirement.specifier
        ranges.update({EXTRAS[requirement.name, extra]: SpecifierSet() for extra in requirement.extras})
    return ranges


@pytest.fixture(scope="module")
def conda_lines(checkout: Path) -> list[str | dict[str, list[str]]]:
    """The dependencies of environment.yml as they are written."""
    dependencies: list[str | dict[str, list[str]]] = yaml.safe_load(
        (checkout / "environment.yml").read_text("utf-8")
    )["dependencies"]
    return dependencies


def test_each_line_is_one_range(conda_lines: list[str | dict[str, list[str]]]) -> None:
    assert [line for line in conda_lines if isinstance(line, str) and not ONE_RANGE.fullmatch(line)] == []


def test_same_packages_in_the_same_ranges(
    wanted: dict[str, SpecifierSet], conda_lines: list[str | dict[str, list[str]]]
) -> None:
    offered = {}
    for line in conda_lines:
        if isinstance(line, str) and line not in CONDA_ONLY:
            found = ONE_RANGE.fullmatch(line)
            assert found is not None
            assert found["name"] not in offered, f"{found['name']} stands in environment.yml twice"
            offered[found["name"]] = SpecifierSet(found["range"])
    assert offered == wanted


def test_pip_brings_the_kit_and_nothing_else(conda_lines: list[str | dict[str, list[str]]]) -> None:
    assert [line for line in conda_lines if not isinstance(line, str)] == [{"pip": ["-e ."]}]
