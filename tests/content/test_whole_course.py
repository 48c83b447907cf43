"""That every lever, barrier, colleague and programme is met in a unit, practised in a task and asked in a paper."""

import ast
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.colleagues import load_colleagues
from sherpa_sim.content.lever_guide import load_lever_guide
from sherpa_sim.content.paper import load_paper, paper_keys
from sherpa_sim.content.pictures import Family, load_pictures
from sherpa_sim.content.programmes import load_programmes
from sherpa_sim.content.question import Question
from sherpa_sim.content.units import load_practice, load_units
from sherpa_sim.domain.states import Barrier
from sherpa_sim.locale.words import LANGUAGES

MODULES = Path(__file__).resolve().parents[2] / "modules"
RECORDS: dict[str, set[str]] = {
    "levers": set(load_lever_guide()),
    "barriers": set(Barrier),
    "colleagues": set(load_colleagues()),
    "programmes": set(load_programmes()),
}
QUESTIONS: Mapping[str, Question] = {**load_practice(), **load_bank()}


def cells(unit: str, language: str, kind: str) -> list[str]:
    """What stands in the cells of a kind in a unit."""
    document = json.loads((MODULES / language / f"{unit}.ipynb").read_text("utf-8"))
    return ["".join(cell["source"]) for cell in document["cells"] if cell["cell_type"] == kind]


def shown(name: str, units: Iterable[str]) -> set[str]:
    """What the calls of `name` in units ask for; both languages call the same."""
    return {
        argument.value
        for unit in units
        for code in cells(unit, "en", "code")
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def met_in_a_unit() -> dict[str, set[str]]:
    """What units show: a lever tells which barriers it answers, a family picture tells its programmes."""
    levers = shown("lever", load_units())
    families = (load_pictures()[key] for key in shown("picture", load_units()))
    return {
        "levers": levers,
        "barriers": {barrier for key in levers for barrier in load_lever_guide()[key].answers},
        "colleagues": {one for unit in load_units().values() for one in unit.colleagues},
        "programmes": {one for family in families if isinstance(family, Family) for one in family.programmes},
    }


def asked_about(questions: Iterable[Question]) -> dict[str, set[str]]:
    about = [question.about for question in questions]
    return {kind: {key for one in about for key in getattr(one, kind)} for kind in RECORDS}


def test_everything_is_met_in_a_unit() -> None:
    assert met_in_a_unit() == RECORDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", load_units())
def test_who_is_met_in_a_unit_is_named_there(unit: str, language: str) -> None:
    """In its prose, its tasks, its pictures or, where all six are met, by a call."""
    tasks = [load_practice()[task] for task in load_units()[unit].practice]
    pictures = [load_pictures()[key] for key in shown("picture", [unit])]
    said = "".join(cells(unit, language, "markdown")) + "".join(
        one.model_dump_json() for one in [*tasks, *pictures]
    )
    absent = [key for key in load_units()[unit].colleagues if load_colleagues()[key].name not in said]
    assert absent == [] or "meet()" in cells(unit, language, "code")


def test_everything_is_practised() -> None:
    tasks = (load_practice()[task] for unit in load_units().values() for task in unit.practice)
    assert asked_about(tasks) == RECORDS


@pytest.mark.parametrize("second_try", [False, True])
def test_everything_is_asked_in_a_paper(second_try: bool) -> None:
    """Once in the papers that everybody gets, and again in those for a second try."""
    papers = [load_paper(key) for key in paper_keys()]
    chosen = [paper for paper in papers if (paper.parallel_of is not None) == second_try]
    assert asked_about(one for paper in chosen for one, _ in paper.questions(load_bank())) == RECORDS


@pytest.mark.parametrize("identity", QUESTIONS)
def test_a_question_is_about_whom_and_which_levers_it_names(identity: str) -> None:
    """So that nothing is said to be asked that is not; a lever is written with a capital."""
    about = QUESTIONS[identity].about
    text = QUESTIONS[identity].model_dump_json(exclude={"about"})
    people = {key for key, one in load_colleagues().items() if re.search(rf"\b{one.name}\b", text)}
    levers = {key for key, one in load_lever_guide().items() if re.search(rf"\b{one.name.en}\b", text)}
    assert (set(about.colleagues), set(about.levers)) == (people, levers)


@pytest.mark.parametrize("identity", [key for key, one in QUESTIONS.items() if one.about.programmes])
def test_a_question_on_programmes_cites_the_sources_of_each(identity: str) -> None:
    question = QUESTIONS[identity]
    uncited = [
        key
        for key in question.about.programmes
        if not set(question.sources) & set(load_programmes()[key].cited)
    ]
    assert uncited == []
