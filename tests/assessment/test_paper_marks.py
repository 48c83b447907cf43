"""That a paper's points fit the gradebook, and what little blind guessing still earns there."""

import random
from statistics import mean, stdev
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.assessment.paper_marks import mark_paper
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import Paper, load_paper, paper_keys
from tests.assessment.blind import blind_answers, right_answer
from tests.content.made_questions import SCORED, question, text

ROUNDING = 1e-9
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
BANK = {
    f"made-{number:02}": question(kind, id=f"made-{number:02}")
    for number, kind in enumerate((*SCORED, "text"), 1)
}
OWN_WORDS = ("text", "form", "conversation")
GUESSED_AT = [
    key
    for key in paper_keys()
    if any(one.kind not in OWN_WORDS for one, _ in load_paper(key).questions(load_bank()))
]
"""Papers of which a part is answered by choosing."""
BLIND = {key: list(blind_answers(made)) for key, made in BANK.items()}


def paper(points: list[float]) -> Paper:
    """A paper of one question of each kind that is scored by itself, and a text."""
    places = [{"question": key, "points": worth} for key, worth in zip(BANK, points, strict=True)]
    zone = {"key": "all", "name": text("zone"), "introduction": text("zone"), "questions": places}
    return Paper.model_validate(
        {
            "key": "made",
            "name": text("paper"),
            "introduction": text("paper"),
            "minutes": 20,
            "objectives": ["role"],
            "zones": [zone],
        }
    )


def answers(data: st.DataObject) -> dict[str, Any]:
    return {key: data.draw(st.none() | st.sampled_from(BLIND[key])) for key in BANK if BLIND[key]}


POINTS = st.lists(st.floats(0.5, 20), min_size=len(BANK), max_size=len(BANK))


@settings(deadline=None)
@given(POINTS, st.data())
def test_points_fit_the_gradebook_and_add_up_to_what_was_earned(
    points: list[float], data: st.DataObject
) -> None:
    made = paper(points)
    marked = mark_paper(made, BANK, answers(data))
    worth = {place.question: place.points for place in made.places}
    earned = sum(mark.share * worth[key] for key, mark in marked.marks.items())
    assert all(0 <= given_points <= worth[key] for key, given_points in marked.points.items())
    assert all(type(given_points) is float for given_points in marked.points.values())
    assert sum(marked.points.values()) == pytest.approx(max(0, earned), abs=1e-6)
    assert list(marked.points) == list(worth)


@settings(deadline=None)
@given(POINTS, st.data())
def test_a_better_answer_never_lowers_any_points(points: list[float], data: st.DataObject) -> None:
    made, before = paper(points), answers(data)
    better = data.draw(st.sampled_from([key for key in BANK if BLIND[key]]))
    after = before | {better: right_answer(BANK[better])}
    lower, higher = (mark_paper(made, BANK, given_answers).points for given_answers in (before, after))
    assert all(higher[key] >= lower[key] - ROUNDING for key in lower)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(list(BANK)), JSON))
def test_whatever_is_handed_in_is_marked(handed_in: dict[str, Any]) -> None:
    marked = mark_paper(paper([1.0] * len(BANK)), BANK, handed_in)
    assert set(marked.marks) == set(BANK)
    assert all(marked.marks[key].share == 0 for key in marked.refused)
    assert all(0 <= points <= 1 for points in marked.points.values())


def test_a_wrong_form_costs_nothing_and_is_told() -> None:
    marked = mark_paper(paper([1.0] * len(BANK)), BANK, {"made-01": "fig", "made-02": "fig"})
    assert list(marked.refused) == ["made-02"]
    assert marked.points["made-01"] == 1


@pytest.mark.parametrize("key", paper_keys())
def test_all_right_earns_every_point_that_needs_no_trainer(key: str) -> None:
    made, bank = load_paper(key), load_bank()
    right = {one.id: right_answer(one) for one, _ in made.questions(bank) if one.kind not in OWN_WORDS}
    marked = mark_paper(made, bank, right)
    for one, points in made.questions(bank):
        assert marked.points[one.id] == (pytest.approx(points) if one.id in right else 0)


@pytest.mark.parametrize("key", GUESSED_AT)
def test_blind_guessing_at_a_whole_paper(key: str) -> None:
    """Exactly 0 on average before the gradebook's floor at 0; with it, little (1000 guesses, four standard errors)."""
    made, bank = load_paper(key), load_bank()
    scored = [(one, points) for one, points in made.questions(bank) if one.kind not in ("text", "form")]
    possible = {one.id: list(blind_answers(one)) for one, _ in scored}
    most = sum(points for _, points in scored)
    draw = random.Random(20260901)
    before, after, passed = [], [], 0
    for _ in range(1000):
        marked = mark_paper(made, bank, {one: draw.choice(found) for one, found in possible.items()})
        before.append(sum(marked.marks[one.id].share * points for one, points in scored) / most)
        after.append(sum(marked.points.values()) / most)
        passed += after[-1] >= made.pass_share
    assert abs(mean(before)) < 4 * stdev(before) / len(before) ** 0.5
    assert mean(after) < 0.06
    assert passed == 0
