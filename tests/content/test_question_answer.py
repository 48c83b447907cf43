"""What may be an answer, and that nothing else gets through."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.content.question_answer import check_answer, missing_fields
from sherpa_sim.content.question_parts import Kind
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from tests.content.made_questions import question


def talk(*said: str, **of_each: Any) -> dict[str, Any]:
    """A talk in which the mentor says this, with whatever else stands beside each line."""
    turns = [{"speaker": "mentor", "text": text} | of_each for text in said]
    return {"kind": "sherpa-talk", "colleague": "marleen", "language": "en", "seed": 7, "turns": turns}


GOOD: list[tuple[str, Any, Any]] = [
    ("one", "fig", "fig"),
    ("many", ["fig", "pear"], ("fig", "pear")),
    ("many", [], None),
    ("classify", {"fig": "west", "pear": None}, {"fig": "west"}),
    ("match", {"fig": "west"}, {"fig": "west"}),
    ("match", {}, None),
    ("order", ["plum", "fig", "pear", "kiwi"], ("plum", "fig", "pear", "kiwi")),
    ("number", 7, 7.0),
    ("number", 7.5, 7.5),
    ("text", " So. ", " So. "),
    ("text", " \n", None),
    ("form", {"why": "So.", "day": "20260901"}, {"why": "So.", "day": "2026-09-01"}),
    ("form", {"why": " ", "day": ""}, None),
    ("plan", {"fig": 1, "pear": 0}, {"fig": 1}),
    ("conversation", talk("Hello?") | {"codes": ["open_question"]}, talk("Hello?")),
    ("conversation", talk("Hello?", code="open_question", also=[]), talk("Hello?")),
    ("conversation", talk("Hello?", at="2026-09-01T10:00:00Z"), talk("Hello?", at="2026-09-01T10:00:00Z")),
    ("conversation", talk(" "), None),
    ("conversation", talk("Hello?") | {"turns": []}, None),
]
BAD: list[Any] = [
    ("one", "grape", "this cannot be an answer"),
    ("one", ["fig"], "this cannot be an answer"),
    ("many", "fig", "this cannot be an answer"),
    ("many", ["fig", "fig"], "this cannot be an answer"),
    ("classify", {"grape": "west"}, "this cannot be an answer"),
    ("classify", {"fig": "up"}, "this cannot be an answer"),
    ("match", {"fig": "west", "pear": "west"}, "an option goes with one item at most"),
    ("order", ["plum", "fig"], "the order lacks an item"),
    ("number", True, "this cannot be an answer"),
    ("number", "7", "this cannot be an answer"),
    ("number", float("nan"), "give a number from 0 to 20"),
    pytest.param("number", 10**400, "give a number from 0 to 20", id="number-huge"),
    ("number", 21, "give a number from 0 to 20"),
    ("text", "x" * 101, "longer than 100 characters"),
    ("text", "\x00", "characters that cannot be kept"),
    ("text", "\ud800", "characters that cannot be kept"),
    ("form", {"when": "So."}, "this cannot be an answer"),
    ("form", {"day": "1 September"}, "give a date as 2026-09-01"),
    ("form", {"day": "0001-01-01"}, "give a date as 2026-09-01"),
    ("form", {"where": "up"}, "this cannot be an answer"),
    ("form", {"why": "x" * 51}, "longer than 50 characters"),
    ("plan", {"fig": -1}, "give whole numbers from 0 up"),
    ("plan", {"fig": 1.5}, "give whole numbers from 0 up"),
    ("plan", {"fig": True}, "give whole numbers from 0 up"),
    ("plan", {"fig": 3, "pear": 2}, "more is handed out than the 4 there are"),
    ("plan", {"grape": 1}, "this cannot be an answer"),
    ("conversation", [], "this cannot be an answer"),
    ("conversation", talk("Hello?") | {"colleague": "danny"}, "this cannot be an answer"),
    ("conversation", talk("Hello?") | {"language": "fr"}, "this cannot be an answer"),
    ("conversation", talk("Hello?") | {"seed": -1}, "this cannot be an answer"),
    ("conversation", talk("Hello?") | {"turns": ["Hello?"]}, "this cannot be an answer"),
    ("conversation", talk("Hello?", speaker="trainer"), "this cannot be an answer"),
    ("conversation", talk("Hello?", at="yesterday"), "this cannot be an answer"),
    ("conversation", talk("x" * 401), "a line of the talk is longer than 400 characters"),
    ("conversation", talk("\x1b[2J"), "characters that cannot be kept"),
    pytest.param(
        "conversation", talk(*["Hello?"] * 31), "more than 14 lines of yours", id="conversation-long"
    ),
    pytest.param(
        "conversation", talk(*["Hello?"] * 20), "this cannot be an answer", id="conversation-mentor-only"
    ),
]


@pytest.mark.parametrize(("kind", "value", "answer"), GOOD)
def test_what_is_an_answer(kind: str, value: object, answer: object) -> None:
    assert check_answer(question(kind).for_trainee(), value) == answer


@pytest.mark.parametrize(("kind", "value", "sentence"), BAD)
def test_what_is_not_an_answer(kind: str, value: object, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence) as found:
        check_answer(question(kind).for_trainee(), value)
    assert words_for("nl").problem(found.value).startswith("Vraag made-01: ")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["fig", "west", "why", "marleen", "en", "mentor", "colleague"]),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text() | st.sampled_from(["fig", "pear", "why", "day"]), inner, max_size=5)
        | st.fixed_dictionaries(dict.fromkeys(("colleague", "language", "seed", "turns"), inner))
        | st.fixed_dictionaries({"speaker": inner, "text": st.text()}, optional={"at": inner})
    ),
    max_leaves=10,
)


@pytest.mark.parametrize("kind", Kind)
@settings(deadline=None)
@given(value=JSON)
def test_whatever_comes_is_an_answer_or_a_sentence(kind: Kind, value: object) -> None:
    """An answer can be written as JSON in UTF-8, and checking it again changes nothing."""
    sheet = question(kind).for_trainee()
    try:
        answer = check_answer(sheet, value)
    except Problem:
        return
    kept = json.loads(json.dumps(answer, ensure_ascii=False).encode())
    assert check_answer(sheet, kept) == answer


def test_required_fields_that_are_open_are_named() -> None:
    sheet = question("form").for_trainee()
    assert [field.key for field in missing_fields(sheet, None)] == ["why", "where"]
    assert [field.key for field in missing_fields(sheet, {"why": "So."})] == ["where"]
    assert missing_fields(question("one").for_trainee(), "fig") == ()
