"""Who handed in a plan, how it goes, what comes next in the group, and what has gone by."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.deletion import delete_person
from sherpa_sim.cohort.hand_in import hand_in
from sherpa_sim.cohort.own_data import data_of
from sherpa_sim.cohort.plan_identity import plan_id
from sherpa_sim.cohort.plans import agenda, plans
from sherpa_sim.cohort.plans_table import plans_table
from sherpa_sim.cohort.tool_records import ToolFolder
from sherpa_sim.content.plan_record import Outcome, PlanRecord, PlanReview, StepReview
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


LATE = StepReview(
    key="step_1",
    what="Te laat",
    day=date(2030, 3, 4),
    outcome=Outcome.PARTLY,
    obstacle="=Ploegen",
    moved_to=date(2030, 3, 12),
)


def look_back(cohort: Cohort, trainee: str, *reviews: PlanReview) -> None:
    ToolFolder(cohort, trainee).save(PlanRecord().reviewed(*reviews), "")


def test_what_was_said_at_a_review_counts_from_then_on(planned: Cohort) -> None:
    look_back(planned, "an", PlanReview(day=TODAY, steps=(LATE,)))
    own = plans(planned)[0]
    assert own.plan is not None
    assert own.plan.steps[0].day == date(2030, 3, 4)
    days = agenda([own], TODAY)
    assert [(step.what, step.day) for step in days.coming] == [("Te laat", date(2030, 3, 12))]
    assert days.gone_by == ()
    done = LATE.model_copy(update={"outcome": Outcome.DONE, "moved_to": None})
    look_back(planned, "bo", PlanReview(day=TODAY, steps=(done.model_copy(update={"what": "Vandaag"}),)))
    assert [person.id for person in agenda([plans(planned)[1]], TODAY).nothing_ahead] == ["bo"]


def test_the_table_tells_how_it_went_and_from_when_a_step_was_moved(planned: Cohort) -> None:
    look_back(planned, "an", PlanReview(day=TODAY, steps=(LATE,), next_review=date(2030, 4, 1)))
    rows = list(csv.reader(plans_table(plans(planned), words_for("nl")).decode("utf-8-sig").splitlines()))
    moved = ["Te laat", "2030-03-12", "", "2030-03-04", "partly", "'=Ploegen", "", "2030-03-05"]
    assert rows[1][2:] == moved
    assert rows[3][2:4] == ["Kijkt terug op het plan", "2030-04-01"]


def test_damaged_reviews_are_told_and_the_plan_is_still_there(planned: Cohort) -> None:
    look_back(planned, "an")
    (planned.folder / "answers" / "an" / "tools" / "action-plan.json").write_bytes(b"{")
    own = plans(planned)[0]
    assert own.plan is not None
    assert own.problem is not None


def test_reviews_without_a_plan_that_was_handed_in_are_the_mentors_own(planned: Cohort) -> None:
    look_back(planned, "cy", PlanReview(day=TODAY, learned="Voor mij alleen"))
    (own,) = [one for one in plans(planned) if one.person.id == "cy"]
    assert (own.plan, own.reviews) == (None, ())


def test_a_calendar_knows_each_plan_again_wherever_it_began(planned: Cohort) -> None:
    first, second = (plan_id(planned, trainee, PlanRecord()) for trainee in ("an", "bo"))
    assert first != second
    assert plan_id(planned, "an", PlanRecord()) == first
    assert plan_id(planned, "an", PlanRecord(plan_id="f" * 32)) == "f" * 32
    before = plans(planned)[0]
    look_back(planned, "an", PlanReview(day=TODAY, steps=(LATE,)))
    after = plans(planned)[0]
    assert before.plan_id == after.plan_id == first
    assert after.changes > before.changes


def test_reviews_are_given_to_who_asks_for_her_data_and_go_when_she_is_deleted(planned: Cohort) -> None:
    look_back(planned, "an", PlanReview(day=TODAY, steps=(LATE,)))
    with zipfile.ZipFile(io.BytesIO(data_of(planned, "an"))) as archive:
        assert "=Ploegen" in archive.read("answers/tools/action-plan.json").decode()
    delete_person(planned, "an")
    left = [place for place in planned.folder.rglob("*") if place.is_file()]
    assert left
    assert not any(b"Ploegen" in place.read_bytes() for place in left)
