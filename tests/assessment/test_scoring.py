"""That a blind guess earns nothing on average, exactly, and that a better answer never earns less."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sherpa_sim.assessment.mark import Verdict
from sherpa_sim.assessment.scoring import lowest_share, rubric_mark, score
from sherpa_sim.content.bank import load_bank
from sherpa_sim.domain.problem import Problem
from tests.assessment.blind import blind_answers, right_answer
from tests.content.made_questions import NAMES, SCORED, parts, question

EXACT = 1e-9
"""What adding up thousands of fractions may lose."""
COUNTED_OUT = settings(deadline=None, max_examples=40)
"""Each example is counted out over every blind answer there is."""
WRITTEN = ("text", "form")
OF_THE_KIT = [identity for identity, one in load_bank().items() if one.kind not in (*WRITTEN, "conversation")]
"""A blind talk is a matter of its own (test_talk_scoring.py)."""


def shares(made: Any) -> list[float]:
    return [score(made, answer).share for answer in blind_answers(made)]


def assert_fair(made: Any) -> list[float]:
    """What holds for every question that is scored by itself; the shares of all blind answers."""
    earned = shares(made)
    assert sum(earned) / len(earned) == pytest.approx(0, abs=EXACT)
    assert min(earned) >= -1 - EXACT
    assert max(earned) == pytest.approx(1)
    assert score(made, right_answer(made)).share == pytest.approx(1)
    return earned


@pytest.mark.parametrize(
    ("kind", "nothing"),
    [
        *((kind, None) for kind in (*SCORED, *WRITTEN, "conversation")),
        ("many", []),
        ("classify", {}),
        ("match", {}),
        ("order", []),
        ("text", " \n"),
        ("form", {"why": ""}),
        ("plan", {}),
        ("plan", {"pear": 0}),
    ],
)
def test_no_answer_earns_nothing_and_costs_nothing(kind: str, nothing: object) -> None:
    mark = score(question(kind), nothing)
    assert (mark.share, mark.answered, mark.needs_trainer, mark.remarks) == (0, False, False, ())


@pytest.mark.parametrize("identity", OF_THE_KIT)
def test_a_blind_guess_at_a_question_of_the_kit_earns_nothing_on_average(identity: str) -> None:
    one = load_bank()[identity]
    lowest = min(assert_fair(one))
    assert lowest >= lowest_share(one) - EXACT
    if one.kind in ("one", "many", "order", "classify"):
        assert lowest == pytest.approx(lowest_share(one))


@pytest.mark.parametrize("kind", SCORED)
@COUNTED_OUT
@given(data=st.data())
def test_a_blind_guess_earns_nothing_on_average(kind: str, data: st.DataObject) -> None:
    assert_fair(data.draw(SCORED[kind]))


@COUNTED_OUT
@given(SCORED["many"])
def test_any_number_of_ticks_drawn_at_random_earns_nothing_on_average(made: Any) -> None:
    names = [option.key for option in made.options]
    for size in range(len(names) + 1):
        earned = [score(made, list(ticked)).share for ticked in combinations(names, size)]
        assert sum(earned) / len(earned) == pytest.approx(0, abs=EXACT)


@COUNTED_OUT
@given(SCORED["classify"])
def test_the_same_category_everywhere_earns_nothing(made: Any) -> None:
    for category in made.categories:
        everywhere = {item.key: category.key for item in made.items}
        assert score(made, everywhere).share == pytest.approx(0, abs=EXACT)


@pytest.mark.parametrize("kind", ["classify", "match"])
@COUNTED_OUT
@given(data=st.data())
def test_leaving_items_open_neither_costs_nor_brings(kind: str, data: st.DataObject) -> None:
    made = data.draw(SCORED[kind])
    kept = data.draw(st.sets(st.sampled_from([item.key for item in made.items])))
    earned = [
        score(made, {item: place for item, place in answer.items() if item in kept}).share
        for answer in blind_answers(made)
    ]
    assert sum(earned) / len(earned) == pytest.approx(0, abs=EXACT)


@pytest.mark.parametrize("kind", ["classify", "match"])
@COUNTED_OUT
@given(data=st.data())
def test_each_item_put_right_earns_more(kind: str, data: st.DataObject) -> None:
    """Wrong earns less than open, and open less than right, whatever the other items got."""
    made = data.draw(SCORED[kind])
    answer = data.draw(st.sampled_from(list(blind_answers(made))))
    item = data.draw(st.sampled_from(made.items))
    others = {
        key: place
        for key, place in answer.items()
        if key != item.key and (kind == "classify" or place != item.right)
    }
    left_open = score(made, others).share
    assert score(made, others | {item.key: item.right}).share > left_open
    if answer[item.key] != item.right:
        assert score(made, others | {item.key: answer[item.key]}).share < left_open


@COUNTED_OUT
@given(SCORED["many"], st.data())
def test_each_right_tick_earns_and_each_wrong_one_costs(made: Any, data: st.DataObject) -> None:
    option, *others = data.draw(st.permutations([option.key for option in made.options]))
    ticked = data.draw(st.lists(st.sampled_from(others), unique=True))
    more = score(made, [*ticked, option]).share - score(made, ticked).share
    assert (more > 0) == (option in made.right)
    assert more != 0


@COUNTED_OUT
@given(SCORED["order"], st.data())
def test_each_pair_of_neighbours_put_right_earns_more(made: Any, data: st.DataObject) -> None:
    right = [item.key for item in made.items]
    given_order = data.draw(st.permutations(right))
    place = data.draw(st.integers(0, len(right) - 2))
    swapped = list(given_order)
    swapped[place : place + 2] = swapped[place + 1], swapped[place]
    better = right.index(swapped[place]) < right.index(swapped[place + 1])
    assert (score(made, swapped).share > score(made, given_order).share) == better


@COUNTED_OUT
@given(SCORED["number"], st.data())
def test_a_nearer_number_never_earns_less(made: Any, data: st.DataObject) -> None:
    within = st.floats(made.low, made.high)
    near, far = sorted((data.draw(within), data.draw(within)), key=lambda answer: abs(answer - made.right))
    assert score(made, near).share >= score(made, far).share - EXACT


@COUNTED_OUT
@given(SCORED["plan"], st.data())
def test_a_plan_that_brings_more_never_earns_less(made: Any, data: st.DataObject) -> None:
    plans = st.sampled_from(list(blind_answers(made)))
    less, more = sorted((data.draw(plans), data.draw(plans)), key=made.gain)
    assert score(made, more).share >= score(made, less).share - EXACT


def test_partial_credit_of_each_kind() -> None:
    """Worked by hand, as docs/scoring.md tells it."""
    three = parts(NAMES[:3])
    assert score(question("one", options=three, right="fig", partly=[]), "kiwi").share == pytest.approx(
        -1 / 2
    )
    assert score(question("one", partly=["plum"]), "plum").share == pytest.approx((0.5 - 0.375) / (1 - 0.375))
    assert score(question("many"), ["fig", "kiwi"]).share == pytest.approx(1 / 2 - 1 / 3)
    # Two of four belong to the east: each counts half of a third.
    assert score(question("classify"), {"pear": "east"}).share == pytest.approx(1 / 6)
    assert score(question("classify"), {"fig": "north", "plum": "east"}).share == pytest.approx(1 / 3 - 1 / 6)
    assert score(question("order"), ["fig", "pear", "kiwi", "plum"]).share == pytest.approx(4 / 6)
    number = question("number")
    assert number.worth(8.5) == 0.5
    assert [number.worth(answer) for answer in (5, 7, 10, 2, 20)] == [1, 1, 0, 0, 0]
    plan = question("plan")
    assert plan.best_gain == 4 + 4 + 3 + 1
    assert plan.worth({"pear": 1}) == pytest.approx(4 / 12)


@pytest.mark.parametrize("kind", SCORED)
def test_each_part_of_an_answer_is_told_about(kind: str) -> None:
    made = question(kind)
    for answer in blind_answers(made):
        mark = score(made, answer)
        if mark.answered:
            assert mark.remarks
        assert all(remark.text.en and remark.text.nl for remark in mark.remarks)


def test_what_was_missed_is_told_as_missed() -> None:
    told = {remark.part: remark.verdict for remark in score(question("many"), ["fig", "kiwi"]).remarks}
    assert told == {"fig": Verdict.RIGHT, "kiwi": Verdict.WRONG, "plum": Verdict.MISSED}
    told = {remark.part: remark.verdict for remark in score(question("one"), "plum").remarks}
    assert told == {"plum": Verdict.PARTLY, "fig": Verdict.MISSED}
    told = {remark.part: remark.verdict for remark in score(question("one"), "fig").remarks}
    assert told == {"fig": Verdict.RIGHT}


@pytest.mark.parametrize(("kind", "answer"), [("text", "Because."), ("form", {"why": "Because."})])
def test_what_is_written_waits_for_a_trainer(kind: str, answer: Any) -> None:
    mark = score(question(kind), answer)
    assert (mark.needs_trainer, mark.share) == (True, 0)


def test_a_rubric_gives_its_points_as_a_share() -> None:
    made = question("text")
    assert [rubric_mark(made, {"depth": level}).share for level in range(3)] == [0, 1 / 3, 1]
    for levels in ({}, {"depth": 3}, {"depth": -1}):
        with pytest.raises(Problem, match="choose a level"):
            rubric_mark(made, levels)
