"""That the units are whole: the same in both languages, everything they call is there, and plain to read."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.content.pictures import Talk, load_pictures
from sherpa_sim.content.talk_calls import load_talk_calls
from sherpa_sim.content.units import load_practice, load_units
from tests.notebooks.plain_words import HARDEST_LIX, assert_plain, measured, without_marks

MODULES = Path(__file__).resolve().parents[2] / "modules"
LANGUAGES = ("en", "nl")
UNITS = tuple(load_units())
FEWEST_WORDS = 350


def cells(language: str, unit: str) -> list[dict[str, Any]]:
    document = json.loads((MODULES / language / f"{unit}.ipynb").read_text("utf-8"))
    return document["cells"]


def calls(language: str, unit: str) -> list[str]:
    """The code of a unit, in order."""
    return ["".join(cell["source"]) for cell in cells(language, unit) if cell["cell_type"] == "code"]


def prose(language: str, unit: str) -> str:
    """What is read in a unit, as plain text."""
    written = ["".join(cell["source"]) for cell in cells(language, unit) if cell["cell_type"] == "markdown"]
    return "\n".join(without_marks("\n".join(written)))


def called(unit: str, name: str) -> list[str]:
    """The arguments of every call of `name` in a unit."""
    return [
        argument.value
        for code in calls("en", unit)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]


def test_every_notebook_is_a_unit() -> None:
    for language in LANGUAGES:
        assert sorted(path.stem for path in (MODULES / language).glob("*.ipynb")) == sorted(UNITS)


@pytest.mark.parametrize("unit", UNITS)
def test_both_languages_call_the_same(unit: str) -> None:
    assert calls("en", unit) == calls("nl", unit)
    kinds = [[cell["cell_type"] for cell in cells(language, unit)] for language in LANGUAGES]
    assert kinds[0] == kinds[1], "a piece of prose stands in one language only"


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_begins_and_ends_as_itself(unit: str) -> None:
    assert called(unit, "begin") == called(unit, "finish") == [unit]


@pytest.mark.parametrize("unit", UNITS)
def test_its_practice_tasks_are_those_of_its_record(unit: str) -> None:
    assert sorted(called(unit, "practice")) == sorted(load_units()[unit].practice)


def test_every_practice_task_and_picture_is_shown_once() -> None:
    assert sorted(task for unit in UNITS for task in called(unit, "practice")) == sorted(load_practice())
    assert sorted(key for unit in UNITS for key in called(unit, "picture")) == sorted(load_pictures())


def test_every_short_talk_is_held_once_in_its_own_unit() -> None:
    assert {unit: called(unit, "talk") for unit in UNITS if called(unit, "talk")} == {
        call.unit: [call.key] for call in load_talk_calls().values()
    }
    assert [call.unit for call in load_talk_calls().values() if call.baseline] == ["00-welcome"]


@pytest.mark.parametrize("unit", UNITS)
def test_there_is_something_to_look_at(unit: str) -> None:
    assert len(called(unit, "picture")) >= 2


def test_who_talks_in_a_unit_is_named_in_its_record() -> None:
    pictures = load_pictures()
    for unit in UNITS:
        talking = {
            picture.colleague for key in called(unit, "picture") if isinstance(picture := pictures[key], Talk)
        }
        talking |= {load_talk_calls()[key].colleague for key in called(unit, "talk")}
        assert talking <= set(load_units()[unit].colleagues), unit


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", UNITS)
def test_the_prose_is_plain(unit: str, language: str) -> None:
    text = prose(language, unit)
    assert len(text.split()) >= FEWEST_WORDS
    assert_plain(text, language)


def test_the_measure_tells_plain_from_hard() -> None:
    hard = (
        "The institutionalisation of participatory competence development necessitates comprehensive "
        "organisational prerequisites, notwithstanding considerable socioeconomic differentiation."
    )
    assert measured(hard, "en")["readability grades"]["LIX"] > 2 * HARDEST_LIX
