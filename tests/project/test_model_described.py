"""The description of the model names what there is, and leaves no number out."""

import re
from pathlib import Path

import pytest

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.content.sources import load_sources
from sherpa_sim.model.columns import FLOOR, WORKER

ODD = "simulations/ODD.md"
ELEMENTS = ("Purpose", "Entities", "Process", "Design concepts", "Initialisation", "Input data", "Submodels")
CONCEPTS = (
    "Basic principles",
    "Emergence",
    "Adaptation",
    "Objectives",
    "Learning",
    "Prediction",
    "Sensing",
    "Interaction",
    "Stochasticity",
    "Collectives",
    "Observation",
)
NAME = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
LINK = re.compile(r"\]\(([^)#:]+)\)")
FILE = re.compile(r"`[\w.]+(?:/[\w.]+)+`")


@pytest.fixture(scope="module")
def odd(checkout: Path) -> str:
    return (checkout / ODD).read_text("utf-8")


def test_the_seven_elements_and_eleven_concepts_are_there_in_order(odd: str) -> None:
    headings = re.findall(r"^## (\d)\. (.+)$", odd, re.MULTILINE)
    assert [int(number) for number, _ in headings] == list(range(1, 8))
    assert all(heading.startswith(element) for (_, heading), element in zip(headings, ELEMENTS, strict=True))
    concepts = re.findall(r"^- \*\*(.+?)\.\*\*", odd.split("## 4.")[1].split("## 5.")[0], re.MULTILINE)
    assert tuple(concepts) == CONCEPTS


def test_every_name_in_it_is_one_of_the_model(odd: str) -> None:
    described = odd.split("## 5.")[1].split("## Changes")[0]
    told = set(NAME.findall(FILE.sub("", LINK.sub("", described))))
    numbers = {part for name in load_assumptions().numbers() for part in name.split(".")}
    known = numbers | set(Settings.model_fields) | set(WORKER.names or ()) | set(FLOOR.names or ())
    known |= set(load_sources())
    assert told - known - {"half_life_x"} == set()


def test_no_number_of_the_rules_is_left_out(odd: str) -> None:
    """Those of levers and half-lives are told as a family; prices are in the words of `cost.py`."""
    for name in load_assumptions().numbers():
        theme, first = name.split(".")[:2]
        if theme != "costs" and first != "gains" and not first.startswith("half_life_"):
            assert first in odd, name
