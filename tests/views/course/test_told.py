"""What is said of an answer to a practice task."""

import pytest

from sherpa_sim.content.question_parts import Kind
from sherpa_sim.content.units import load_practice
from sherpa_sim.locale.words import words_for
from sherpa_sim.views.course.told import told

WORDS = words_for("nl")


def test_a_right_answer_is_called_right_with_its_reason() -> None:
    said = told(load_practice()["oars-practice-02"], "willing", WORDS)
    assert said["verdict"] == "Juist."
    assert [line["verdict"] for line in said["lines"]] == ["right"]
    assert said["lines"][0]["text"].startswith("Ja. Je zegt wat zij niet zei")


def test_a_wrong_answer_is_told_why_and_what_was_right() -> None:
    said = told(load_practice()["oars-practice-02"], "helpdesk", WORDS)
    assert said["verdict"] == "Nog niet. Lees waarom."
    assert {line["verdict"] for line in said["lines"]} == {"wrong", "missed"}
    assert all(line["about"] and line["sign"] and line["text"] for line in said["lines"])


def test_half_of_it_is_partly_right() -> None:
    said = told(load_practice()["oars-practice-03"], ["stayed"], WORDS)
    assert said["verdict"].startswith("Voor een deel juist")
    assert "Juist, maar je koos het niet:" in [line["sign"] for line in said["lines"]]


def test_a_written_answer_is_put_beside_a_good_one() -> None:
    said = told(load_practice()["oars-practice-04"], "Het steekt.", WORDS)
    assert said["lines"][0]["sign"] == "Goede antwoorden:"
    assert len(said["lines"]) == 3


@pytest.mark.parametrize("value", [None, 3, "nobody", {"a": 1}, ["x"] * 1000])
def test_whatever_comes_is_answered_with_a_sentence(value: object) -> None:
    readable: dict[Kind, type] = {Kind.TEXT: str, Kind.NUMBER: int}
    for task in load_practice().values():
        said = told(task, value, WORDS)
        assert said["verdict"]
        assert said["lines"] == [] or isinstance(value, readable.get(task.kind, ()))
