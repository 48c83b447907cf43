"""Who handed in a plan, what comes next in the group, and what has gone by."""

import csv
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.hand_in import hand_in
from sherpa_sim.cohort.plans import agenda, plans
from sherpa_sim.cohort.plans_table import plans_table
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for

TODAY = date(2030, 3, 5)


@pytest.fixture
def planned(cohort: Cohort) -> Cohort:
    cohort.set_paper(SetPaper(paper="action-plan"))
    give(
        cohort, "an", {"step_1": "Te laat", "day_1": "2030-03-04", "step_2": "=Straks", "day_2": "2030-03-20"}
    )
    give(cohort, "bo", {"step_1": "Vandaag", "day_1": "2030-03-05", "help_1": "K."})
    return cohort


def give(cohort: Cohort, trainee: str, steps: Mapping[str, str], review: str | None = None) -> None:
    store = cohort.answers(trainee, "action-plan")
    store.save("action-plan-03", dict(steps))
    if review:
        store.save("action-plan-05", {"review": review})
    hand_in(cohort, trainee, "action-plan", datetime(2030, 1, 5, tzinfo=UTC))


def test_next_gone_by_and_none_yet(planned: Cohort) -> None:
    every = plans(planned)
    assert [own.plan is None for own in every] == [False, False, True]
    days = agenda(every, TODAY)
    assert [(step.person.id, step.what) for step in days.coming] == [("bo", "Vandaag"), ("an", "=Straks")]
    assert [(step.person.id, step.what) for step in days.gone_by] == [("an", "Te laat")]
    assert days.nothing_ahead == ()


def test_looking_back_counts_as_a_day_ahead(planned: Cohort) -> None:
    give(planned, "cy", {"step_1": "Gedaan", "day_1": "2030-03-01"}, review="2030-04-01")
    later = agenda(plans(planned), date(2030, 3, 31))
    assert [(step.person.id, step.what, step.day) for step in later.coming] == [("cy", "", date(2030, 4, 1))]
    assert [person.id for person in later.nothing_ahead] == ["an", "bo"]


def test_a_damaged_plan_is_told_with_its_person(planned: Cohort) -> None:
    (file,) = (planned.folder / "hand-ins" / "an" / "action-plan").glob("*.json")
    file.write_bytes(b"{")
    every = plans(planned)
    assert every[0].problem is not None
    assert every[1].plan is not None


def test_without_the_paper_it_is_told(cohort: Cohort) -> None:
    with pytest.raises(Problem, match="not set"):
        plans(cohort)


def test_the_table_has_each_step_and_no_formula(planned: Cohort) -> None:
    rows = list(csv.reader(plans_table(plans(planned), words_for("nl")).decode("utf-8-sig").splitlines()))
    assert rows[0][:6] == ["id", "name", "step", "day", "help", "first_day"]
    assert rows[2] == ["an", "An Peeters", "'=Straks", "2030-03-20", "", "2030-03-20", "", "", "", ""]
    assert rows[3][2:5] == ["Vandaag", "2030-03-05", "K."]
