"""That a plan is read out of the answers as it was written, also when it is not whole."""

from datetime import date

import pytest

from sherpa_sim.content.action_plan import read_plan
from sherpa_sim.content.bank import load_bank
from sherpa_sim.domain.problem import Problem

ANSWERS: dict[str, object] = {
    "action-plan-01": {"goal": "Vier *gesprekken*", "sign": "Twee komen terug"},
    "action-plan-03": {
        "step_1": "Koffie met K.",
        "day_1": "2030-03-03",
        "help_1": "delegee",
        "day_2": "2030-03-10",
        "help_3": "M.",
        "step_4": "Terugblik",
    },
    "action-plan-05": {"review": "2030-05-01", "review_again": "2030-04-01", "with_whom": "group"},
}


def test_steps_and_review_are_found() -> None:
    plan = read_plan(ANSWERS)
    assert [(step.key, step.what, step.day, step.help) for step in plan.steps] == [
        ("step_1", "Koffie met K.", date(2030, 3, 3), "delegee"),
        ("step_2", "", date(2030, 3, 10), ""),
        ("step_4", "Terugblik", None, ""),
    ]
    assert plan.reviews == (date(2030, 4, 1), date(2030, 5, 1))


def test_all_that_was_written_is_there_with_what_was_asked() -> None:
    plan = read_plan(ANSWERS)
    assert len(plan.parts) == 5
    assert [line.answer for line in plan.parts[0].lines] == ["Vier *gesprekken*", "Twee komen terug"]
    assert plan.parts[1].lines == ()
    assert [part.has_steps for part in plan.parts] == [False, False, True, False, False]
    assert plan.begun
    assert not read_plan({}).begun
    chosen = plan.parts[4].lines[2].answer
    assert callable(chosen)
    assert chosen("nl") == "De groep van deze opleiding"


def test_every_step_of_the_paper_can_have_a_day_and_help() -> None:
    fields = {field.key for field in load_bank()["action-plan-03"].for_trainee().fields}
    assert fields == {f"{what}_{number}" for what in ("step", "day", "help") for number in range(1, 5)}


def test_what_cannot_be_an_answer_is_told() -> None:
    with pytest.raises(Problem, match="date"):
        read_plan({"action-plan-03": {"day_1": "someday"}})
