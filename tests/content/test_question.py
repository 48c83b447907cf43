"""That a question says nothing to a trainee that gives its answer away, and that mistakes in one are told."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from sherpa_sim.content.bank import QuestionFile, read_bank
from sherpa_sim.content.question_parts import Kind
from sherpa_sim.content.yaml_file import parse_record
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from tests.content.made_questions import NAMES, QUESTION, SCORED, parts, question, record, rubric, text


def refusal(changed: dict[str, Any]) -> Problem:
    """What the author is told of a question in a file."""
    data = json.dumps({"questions": [record("text"), changed]}, indent=1).encode()
    with pytest.raises(Problem) as found:
        parse_record("theme.yml", data, QuestionFile)
    return found.value


@pytest.mark.parametrize("kind", Kind)
def test_a_trainee_sees_nothing_of_what_only_the_trainer_may_know(kind: Kind) -> None:
    sheet = json.dumps(question(kind).for_trainee().model_dump(mode="json"))
    for secret in ("told about", "told when", "level worth", "criterion", "what good", "sherpa_proposal"):
        assert secret not in sheet
    for field in ('"right"', '"partly"', '"feedback"', '"rubric"', '"gains"', '"tolerance"', '"reach"'):
        assert field not in sheet


def other_keys(kind: str, made: dict[str, Any]) -> list[dict[str, Any]]:
    """The same question with other keys, as far as they make a question."""
    if kind == "one":
        return [made | {"right": right, "partly": []} for right in NAMES[:4]]
    if kind == "many":
        return [made | {"right": [right, "kiwi"]} for right in ("pear", "plum", "apple")]
    if kind in ("classify", "match"):
        places = [item["right"] for item in made["items"]]
        return [
            made
            | {"items": [item | {"right": place} for item, place in zip(made["items"], other, strict=True)]}
            for other in permutations(places)
        ]
    if kind == "order":
        return [made | {"items": list(items)} for items in permutations(made["items"])]
    if kind == "number":
        return [made | {"right": right, "tolerance": 0} for right in (1, 12)]
    if kind == "plan":
        gains = [slot["gains"] for slot in made["slots"]]
        return [
            made
            | {"slots": [slot | {"gains": gain} for slot, gain in zip(made["slots"], other, strict=True)]}
            for other in permutations(gains)
        ]
    if kind == "conversation":
        return [
            made | {"rubric": [one | {"points": points, "good": text("else")} for one in made["rubric"]]}
            for points in (1, 2)
        ]
    return [made | {"rubric": rubric() | {"good": text("something else")}}]


@pytest.mark.parametrize("kind", Kind)
def test_the_key_changes_nothing_in_what_a_trainee_sees(kind: Kind) -> None:
    made = record(kind)
    sheets = []
    for changed in other_keys(kind, made):
        try:
            other = QUESTION.validate_python(changed)
        except ValidationError:  # keys that would give the answer away
            continue
        if kind is Kind.ORDER and other.items == question(kind).items:
            continue
        sheets.append(other.for_trainee().model_dump_json())
    assert sheets
    if kind is Kind.ORDER:
        # One order only is shown otherwise: the one that would have been the right one.
        assert len(set(sheets)) <= 2
        assert min(sheets.count(sheet) for sheet in set(sheets)) == 1
    else:
        assert set(sheets) == {question(kind).for_trainee().model_dump_json()}


@settings(deadline=None)
@given(SCORED["order"])
def test_an_order_is_never_shown_right(made: Any) -> None:
    shown = [item.key for item in made.for_trainee().items]
    assert sorted(shown) == sorted(item.key for item in made.items)
    assert shown != [item.key for item in made.items]


def test_options_are_shuffled_by_the_questions_id() -> None:
    shown = [question("one", id=f"made-{number:02}").for_trainee().options for number in range(40)]
    assert len({tuple(option.key for option in options) for options in shown}) > 10
    places = [[option.key for option in options].index("fig") for options in shown]
    assert set(places) == {0, 1, 2, 3}


def test_a_sheet_is_read_again_as_it_was_written() -> None:
    for kind in Kind:
        sheet = question(kind).for_trainee()
        assert type(sheet).model_validate_json(sheet.model_dump_json()) == sheet


def changed(kind: str, drop: str = "", **changes: Any) -> dict[str, Any]:
    made = record(kind, **changes)
    made.pop(drop, None)
    return made


def falling(criterion: dict[str, Any]) -> dict[str, Any]:
    return criterion | {"levels": criterion["levels"][::-1]}


MISTAKES = {
    "no kind": (changed("one", drop="kind"), '"questions.1.kind" is missing; add it.'),
    "unknown kind": (
        changed("one") | {"kind": "guess"},
        '"questions.1.kind" is "guess"; choose one of one, many, classify',
    ),
    "no stem": (changed("one", drop="stem"), '"questions.1.stem" is missing; add it.'),
    "no Dutch": (changed("one", stem={"en": "What?"}), '"questions.1.stem.nl" is missing; add it.'),
    "misspelt key": (
        changed("one", rihgt="fig"),
        '"questions.1.rihgt" is not a known key; did you mean "right"?',
    ),
    "no feedback": (
        changed("one", options=[*parts(NAMES[:3]), {"key": "plum", "text": text("plum")}]),
        '"questions.1.options.3.feedback" is missing; add it.',
    ),
    "two options": (
        changed("one", options=parts(NAMES[:2]), partly=[]),
        '"questions.1.options" has 2 entries; it must have at least 3.',
    ),
    "too many options": (
        changed("match", options=[{"key": f"o{n}", "text": text("o")} for n in range(11)]),
        '"questions.1.options" has 11 entries; it may have at most 10.',
    ),
    "right is no option": (
        changed("one", right="grape"),
        '"grape" is not in this question; choose from pear, fig',
    ),
    "option twice": (
        changed("one", options=parts([*NAMES[:4], "pear"])),
        '"pear" is there twice; give each its own key.',
    ),
    "all partly right": (
        changed("one", partly=["pear", "kiwi", "plum"]),
        "too many options are partly right",
    ),
    "all right": (changed("many", right=list(NAMES[:5])), "every option is right"),
    "empty category": (
        changed(
            "classify", categories=[{"key": k, "text": text(k)} for k in ("west", "north", "east", "south")]
        ),
        'no item belongs to "south"',
    ),
    "option taken twice": (
        changed("match", items=[item | {"right": "west"} for item in parts(NAMES[:3])]),
        '"west" goes with two items',
    ),
    "left over without a word": (
        changed("match", options=[{"key": k, "text": text(k)} for k in ("west", "north", "east", "south")]),
        '"south" goes with no item; give it feedback',
    ),
    "keys tell the pairs": (
        changed(
            "match",
            items=[
                item | {"right": place}
                for item, place in zip(parts(["a", "b", "c"]), ("east", "north", "west"), strict=True)
            ],
        ),
        "the keys tell which option goes with which item",
    ),
    "keys tell the order": (changed("order", items=parts(["a", "b", "c"])), "tell the right order"),
    "right outside the range": (changed("number", right=30), "the right number lies outside 0.0 to 20.0"),
    "reach within tolerance": (changed("number", reach=1), "the reach must be more than the tolerance"),
    "everything is right": (changed("number", reach=20), "most numbers are nearly right"),
    "too many steps": (changed("number", step=0.0001), "there are more than 10000 steps"),
    "not a number": (changed("number", right="six"), '"questions.1.right" is "six"; it must be a number.'),
    "no plan helps": (
        changed("plan", slots=[slot | {"gains": []} for slot in parts(NAMES[:3])]),
        "no plan is better than doing nothing",
    ),
    "every plan helps": (
        changed("plan", slots=[slot | {"gains": [1, 1, 1, 1]} for slot in parts(NAMES[:3])]),
        "most plans are nearly as good as the best",
    ),
    "harm": (
        changed("plan", slots=[slot | {"gains": [-1]} for slot in parts(NAMES[:3])]),
        '"pear" brings less than nothing',
    ),
    "levels that fall": (
        changed("text", rubric=rubric() | {"criteria": [falling(rubric()["criteria"][0])]}),
        "the levels must rise from 0 points",
    ),
    "criterion twice": (
        changed("form", rubric=rubric() | {"criteria": rubric()["criteria"] * 2}),
        '"depth" is there twice',
    ),
    "choice without choices": (
        changed("form", fields=[{"key": "a", "text": text("a"), "kind": "choice"}]),
        'a field of the kind "choice" has two choices or more',
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_in_one_sentence(mistake: str) -> None:
    made, sentence = MISTAKES[mistake]
    problem = refusal(made)
    assert str(problem).startswith("theme.yml, row ")
    assert sentence in str(problem)
    dutch = words_for("nl").problem(problem)
    assert dutch.startswith("theme.yml, rij ")
    assert "{" not in dutch
    assert dutch != str(problem)


def test_the_row_is_that_of_the_mistake() -> None:
    made = record("one")
    made["options"][2]["feedbak"] = made["options"][2].pop("feedback")
    problem = refusal(made)
    lines = json.dumps({"questions": [record("text"), made]}, indent=1).splitlines()
    told = {str(one) for one in (problem, *problem.others)}
    row = next(number for number, line in enumerate(lines, 1) if "feedbak" in line)
    assert (
        f'theme.yml, row {row}: "questions.1.options.2.feedbak" is not a known key; did you mean "feedback"?'
        in told
    )


def bank_of(tmp_path: Path, **files: list[dict[str, Any]]) -> Path:
    for name, questions in files.items():
        (tmp_path / f"{name}.yml").write_text(yaml.safe_dump({"questions": questions}), "utf-8")
    return tmp_path


def test_one_record_is_a_question(tmp_path: Path) -> None:
    """A new question of any kind needs a record and no code."""
    folder = bank_of(
        tmp_path, new=[record(kind.value, id=f"new-{place:02}") for place, kind in enumerate(Kind)]
    )
    assert [one.kind for one in read_bank(folder).values()] == list(Kind)


def test_an_id_stands_once_in_the_bank(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r'b\.yml: the question "made-01" also stands in a\.yml'):
        read_bank(bank_of(tmp_path, a=[record("one")], b=[record("many")]))


def test_a_source_is_in_the_list_of_sources(tmp_path: Path) -> None:
    with pytest.raises(Problem, match='"made-01" names an unknown source, "hearsay"'):
        read_bank(bank_of(tmp_path, a=[record("one", sources=["hearsay"])]))


@settings(deadline=None)
@given(st.sampled_from(list(Kind)), st.data())
def test_a_damaged_question_is_told_or_read(kind: Kind, data: st.DataObject) -> None:
    made = record(kind)
    field = data.draw(st.sampled_from(list(made)))
    made[field] = data.draw(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=3)
    )
    try:
        parse_record("a.yml", json.dumps({"questions": [made]}).encode(), QuestionFile)
    except Problem as problem:
        words_for("nl").problem(problem)
