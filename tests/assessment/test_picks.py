"""That choices are counted as they were made."""

from typing import Any

import pytest

from sherpa_sim.assessment.mark import Verdict
from sherpa_sim.assessment.picks import pick_figures
from sherpa_sim.assessment.scoring import lowest_share
from tests.assessment.blind import right_answer
from tests.content.made_questions import SCORED, question


def test_each_option_is_counted_with_what_its_choosers_earned_elsewhere() -> None:
    one = question("one")  # fig is right, plum half
    found = pick_figures(
        one, ["fig", "fig", "pear", None, "no such", "plum"], [0.8, 0.6, 0.1, 0.5, 0.5, None]
    )
    told = {str(pick.option): (pick.people, pick.rest, pick.verdict) for pick in found}
    assert told["fig in English"] == (2, pytest.approx(0.7), Verdict.RIGHT)
    assert told["pear in English"] == (1, 0.1, Verdict.WRONG)
    assert told["plum in English"] == (1, None, Verdict.PARTLY)
    assert told["kiwi in English"] == (0, None, Verdict.WRONG)


def test_ticks_and_pairs_are_counted_one_by_one() -> None:
    many = question("many")
    assert sum(pick.people for pick in pick_figures(many, [["fig", "plum"], ["fig"], []], [0, 0, 0])) == 3
    for kind in ("classify", "match"):
        made: Any = question(kind)
        right = right_answer(made)
        found = pick_figures(made, [right, right, {}], [0.5, 0.5, 0.5])
        assert all((pick.people == 2) == (pick.verdict is Verdict.RIGHT) for pick in found)
        assert all(pick.item is not None for pick in found)
        assert len(found) == len(made.items) * len(made.categories if kind == "classify" else made.options)


@pytest.mark.parametrize("kind", ["order", "number", "text", "form", "plan", "conversation"])
def test_other_kinds_have_no_options(kind: str) -> None:
    assert pick_figures(question(kind), [None], [None]) == ()


def test_a_written_answer_earns_nothing_at_the_least() -> None:
    assert [lowest_share(question(kind)) for kind in ("text", "form", "conversation")] == [0, 0, 0]
    assert all(-1 <= lowest_share(question(kind)) < 0 for kind in SCORED)
