"""That the papers around the code say the same as the code."""

import re
import tomllib
from pathlib import Path

import yaml

from sherpa_sim import __version__


def test_citation_belongs_to_this_version(checkout: Path) -> None:
    citation = yaml.safe_load((checkout / "CITATION.cff").read_text("utf-8"))
    with (checkout / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert {"cff-version", "message", "title", "authors"} <= set(citation), "the format asks for these"
    assert citation["version"] == __version__
    assert citation["license"] == project["license"]
    assert [author["name"] for author in citation["authors"]] == [
        author["name"] for author in project["authors"]
    ]
    assert citation["keywords"] == project["keywords"]


def test_licence_is_the_one_that_is_named(checkout: Path) -> None:
    text = (checkout / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [number for number in range(1, 16) if not re.search(rf"^{number}\.", text, re.MULTILINE)] == []


def test_changelog_has_a_place_for_what_comes_next(checkout: Path) -> None:
    headings = re.findall(r"^## \[(.+?)\]", (checkout / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert len(headings) == len(set(headings))
