"""That units leave to the records what changes, and that the records' levers and colleagues all come up in them."""

import json
import re
from pathlib import Path

import pytest

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.instruments import load_instruments
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.units import load_practice, load_units
from sherpa_sim.locale.words import LANGUAGES

MODULES = Path(__file__).resolve().parents[2] / "modules"
COURSE = MODULES.parent / "course"
MONEY = re.compile(r"(€|\beuro\b)", re.IGNORECASE)
SHARE = re.compile(r"\d\s*(%|percent|procent|points|punten)", re.IGNORECASE)


def prose(unit: str, language: str) -> str:
    """What a unit says itself, outside its calls."""
    cells = json.loads((MODULES / language / f"{unit}.ipynb").read_text("utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def trainers_page(unit: str, language: str) -> str:
    return (COURSE / language / "trainer" / f"{unit}.md").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", load_units())
def test_what_holds_on_some_days_only_comes_from_its_record(unit: str, language: str) -> None:
    """No unit, practice task or trainer's page types an amount or names an instrument: its record knows the days."""
    tasks = "".join(load_practice()[key].model_dump_json() for key in load_units()[unit].practice)
    names = {one.name(language) for one in load_instruments().values()}
    for text in (prose(unit, language), tasks, trainers_page(unit, language)):
        assert MONEY.findall(text) == []
        assert [name for name in names if name.lower() in text.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", ["08-informing", "11-shop-floor"])
def test_no_result_stands_in_prose(unit: str, language: str) -> None:
    assert SHARE.findall(prose(unit, language)) == [], "what the model says today is shown, never typed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_lever_has_a_section_under_its_own_name(language: str) -> None:
    cells = json.loads((MODULES / language / "07-levers.ipynb").read_text("utf-8"))["cells"]
    before = {
        "".join(cell["source"]): "".join(cells[at - 1]["source"]).splitlines()[0]
        for at, cell in enumerate(cells)
        if "".join(cell["source"]).startswith("lever(")
    }
    wanted = {f'lever("{key}")': f"## {guide.name(language)}" for key, guide in load_lever_guide().items()}
    assert list(before.items()) == list(wanted.items())


def test_everybody_and_every_lever_is_met_where_a_lever_is_chosen() -> None:
    unit = load_units()["07-levers"]
    assert set(unit.colleagues) == set(load_colleagues())
    assert set(unit.levers) == set(load_lever_guide())
