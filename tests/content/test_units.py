"""Units, their practice tasks and pictures: what a record refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from sherpa_sim.content.pictures import Figure, load_pictures, read_pictures
from sherpa_sim.content.units import load_practice, load_units, read_units
from sherpa_sim.domain.problem import Problem

COURSE = Path(__file__).resolve().parents[2] / "course"


def first_unit() -> dict[str, Any]:
    return yaml.safe_load((COURSE / "units.yml").read_text("utf-8"))["units"][0]


def written(path: Path, units: list[dict[str, Any]]) -> Path:
    path.write_text(json.dumps({"units": units}), "utf-8")
    return path


def test_the_kits_own_units_can_be_read() -> None:
    units = load_units()
    assert [unit.key for unit in units.values()] == sorted(units)
    assert all(unit.number == int(key[:2]) for key, unit in units.items())


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("sources", ["nobody_2020"], "unknown source"),
        (
            "practice",
            ["nothing-practice-01", "nothing-practice-02", "nothing-practice-03"],
            "unknown practice",
        ),
        ("minutes", 200, "minutes"),
        ("key", "four", "key"),
        ("key_points", [], "key_points"),
    ],
)
def test_a_damaged_unit_is_refused(tmp_path: Path, field: str, value: object, told: str) -> None:
    with pytest.raises(Problem, match=told):
        read_units(written(tmp_path / "units.yml", [{**first_unit(), field: value}]))


def test_units_stand_in_order(tmp_path: Path) -> None:
    unit = first_unit()
    with pytest.raises(Problem, match="order of their numbers"):
        read_units(written(tmp_path / "units.yml", [{**unit, "key": "05-b"}, {**unit, "key": "04-a"}]))


def test_every_option_of_a_practice_task_says_something() -> None:
    for task in load_practice().values():
        for part in (*getattr(task, "options", ()), *getattr(task, "items", ())):
            feedback = getattr(part, "feedback", "not asked for")
            assert feedback is None or feedback == "not asked for" or (feedback.en and feedback.nl), task.id


def test_a_figure_says_where_its_values_come_from() -> None:
    figures = [picture for picture in load_pictures().values() if isinstance(picture, Figure)]
    assert all(bar.source for figure in figures for bar in figure.bars)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"most": 10}, "end of the axis"),
        ({"source": "nobody_2020"}, "unknown source"),
        ({"key": "Big Key"}, "key"),
    ],
)
def test_a_damaged_figure_is_refused(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    text = {"en": "a", "nl": "a"}
    bar = {"name": text, "value": 40, "source": change.pop("source", "miti_4"), "confidence": "high"}
    figure = {"key": "one", "caption": text, "unit": text, "most": 100, "says": text, "bars": [bar], **change}
    (tmp_path / "a.yml").write_text(json.dumps({"figures": [figure]}), "utf-8")
    with pytest.raises(Problem, match=told):
        read_pictures(tmp_path)


def test_a_family_with_an_unknown_programme_is_refused(tmp_path: Path) -> None:
    text = {"en": "a", "nl": "b"}
    family = {"key": "one", "caption": text, "programmes": ["sherpa", "nowhere"]}
    (tmp_path / "a.yml").write_text(json.dumps({"families": [family]}), "utf-8")
    with pytest.raises(Problem, match='"one" names an unknown programme, "nowhere"'):
        read_pictures(tmp_path)


def test_two_pictures_with_one_key_are_refused(tmp_path: Path) -> None:
    text = {"en": "a", "nl": "a"}
    scheme = {"key": "one", "kind": "cards", "caption": text, "parts": [{"name": text}, {"name": text}]}
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(json.dumps({"schemes": [scheme]}), "utf-8")
    with pytest.raises(Problem, match="two pictures"):
        read_pictures(tmp_path)
