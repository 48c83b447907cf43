"""That units leave to the records what changes, and that the records' levers and colleagues all come up in them."""

import json
import re
from pathlib import Path

import pytest

from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.units import load_practice, load_units

MODULES = Path(__file__).resolve().parents[2] / "modules"
MONEY = re.compile(r"(€|\beuro\b)", re.IGNORECASE)
SHARE = re.compile(r"\d\s*(%|percent|procent|points|punten)", re.IGNORECASE)


def prose(unit: str, language: str) -> str:
    """What a unit says itself, outside its calls."""
    cells = json.loads((MODULES / language / f"{unit}.ipynb").read_text("utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("unit", ["08-informing", "11-shop-floor"])
def test_no_amount_and_no_result_stands_in_prose(unit: str, language: str) -> None:
    text = prose(unit, language)
    assert MONEY.findall(text) == []
    assert SHARE.findall(text) == [], "what the record or the model says today is shown, never typed"


def test_no_practice_task_of_informing_holds_a_rule() -> None:
    for key in load_units()["08-informing"].practice:
        assert MONEY.findall(load_practice()[key].model_dump_json()) == [], key


@pytest.mark.parametrize("language", ["en", "nl"])
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
