"""What a real gradebook and real hand-ins say of a group, of questions, and to a learning record store."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from sherpa_sim.assessment.answers import Answers
from sherpa_sim.assessment.scoring import score
from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.grading import grade_paper
from sherpa_sim.cohort.hand_in import keep_hand_in
from sherpa_sim.cohort.marking import mark
from sherpa_sim.cohort.marks import marks
from sherpa_sim.cohort.progress import Step, progress
from sherpa_sim.cohort.progress_words import progress_csv, step_in_words, stuck_in_words
from sherpa_sim.cohort.question_figures import question_report
from sherpa_sim.cohort.question_words import people_in_words, questions_csv, telling_in_words
from sherpa_sim.cohort.returning import return_paper
from sherpa_sim.cohort.roster import Roster, Trainee
from sherpa_sim.cohort.statements import export_statements, statements
from sherpa_sim.cohort.stuck import Reason
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question_parts import Objective
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import words_for
from tests.assessment.test_xapi import SCHEMA

from .conftest import CLOSES, PAPERS, right_answers

EN = words_for("en")


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def wrong_option(question: str) -> str:
    one = load_bank()[question]
    return next(option.key for option in one.options if option.key not in (one.right, *one.partly))  # type: ignore[union-attr]


def give(
    cohort: Cohort, trainee: str, paper: str, answers: Mapping[str, object], days_late: float = 0
) -> None:
    """Hands answers in for somebody, so many days late."""
    before = len(list((cohort.folder / "hand-ins" / trainee / paper).glob("*.json")))
    own = Answers(
        cohort=cohort.settings.key,
        paper=paper,
        trainee=trainee,
        sequence=before + 1,
        answers={key: value for key, value in answers.items() if value is not None},
    )
    keep_hand_in(cohort, own, "page", CLOSES + timedelta(days=days_late - 0.001))


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Five people and both papers, graded; one of an's written answers is marked, all others wait."""
    made = Cohort.create("Spring", "nl", tmp_path_factory.mktemp("cohorts"))
    for paper in PAPERS:
        made.set_paper(SetPaper(paper=paper, closes=CLOSES))
    people = tuple(
        Trainee(id=name, name=f"{name.title()}, =1+1", group="early" if name < "c" else "late")
        for name in ("an", "bo", "cy", "di", "ed")
    )
    (made.folder / "roster.json").write_text(Roster(people=people).model_dump_json(), encoding="utf-8")
    give(made, "an", "role", right_answers("role"), days_late=1)
    give(made, "bo", "role", right_answers("role") | {"role-03": wrong_option("role-03")})
    give(made, "cy", "role", {"role-01": wrong_option("role-01")})
    give(made, "an", "oars", right_answers("oars"))
    give(made, "bo", "oars", right_answers("oars") | {"oars-05": wrong_option("oars-05")})
    give(made, "cy", "oars", {"oars-05": wrong_option("oars-05")})
    give(made, "an", "oars", right_answers("oars") | {"oars-06": None})
    for paper in PAPERS:
        grade_paper(made, paper)
    mark(made, "an", "oars", "oars-10", 1.5)
    made.answers("di", "oars").save("oars-05", "x")
    (made.folder / "answers" / "ed" / "role").mkdir(parents=True)
    (made.folder / "answers" / "ed" / "role" / "answers.json").write_bytes(b"{")
    return made


def test_shares_of_objectives_are_of_the_questions_own_marks(group: Cohort) -> None:
    found = progress(group, "role", now=CLOSES)
    bank, paper = load_bank(), load_paper("role")
    mine = {one.person.id: one.objectives for one in found.people}
    inform = [
        (one, points) for one, points in paper.questions(bank) if one.objective is Objective.INFORM_NEUTRALLY
    ]
    most = sum(points for _, points in inform)
    lost = next(points for one, points in inform if one.id == "role-03")
    cost = score(bank["role-03"], wrong_option("role-03")).share
    assert mine["an"][Objective.INFORM_NEUTRALLY].share == pytest.approx(1)
    # A wrong choice costs its own objective, no other, and lateness costs none.
    assert mine["bo"][Objective.INFORM_NEUTRALLY].earned == pytest.approx(most - lost + lost * cost)
    assert mine["bo"][Objective.ROLE].share == pytest.approx(1)
    assert mine["cy"][Objective.ROLE].share == 0
    assert mine["di"] == {}
    of_group = {one.objective: one for one in found.objectives}
    assert (of_group[Objective.ROLE].people, of_group[Objective.ROLE].share) == (3, pytest.approx(2 / 3))
    assert of_group[Objective.FIRST_STEP].questions == 1
    assert Objective.CHANGE_TALK not in of_group
    everything = {one.person.id: one.objectives for one in progress(group, now=CLOSES).people}
    assert everything["an"][Objective.CHANGE_TALK].waiting == 1
    assert everything["an"][Objective.CHANGE_TALK].share is None


def test_who_is_stuck_is_told_in_words_and_in_the_table(group: Cohort) -> None:
    found = progress(group, now=CLOSES + timedelta(days=30))
    why = {
        (one.person.id, key): [reason.reason for reason in own.stuck]
        for one in found.people
        for key, own in one.papers.items()
    }
    assert why["cy", "role"] == [Reason.LOW, Reason.NOT_RETURNED]
    assert why["bo", "oars"] == [Reason.WAITS]
    assert why["ed", "role"] == [Reason.DAMAGED]
    assert why["di", "oars"] == [Reason.MISSED]
    for language in ("en", "nl"):
        words = words_for(language)
        told = [
            stuck_in_words(why, words)
            for one in found.people
            for own in one.papers.values()
            for why in own.stuck
        ]
        assert all(sentence.endswith(".") for sentence in told)
    rows = table(progress_csv(found, EN))
    assert {row["id"] for row in rows} == {"an", "bo", "cy", "di", "ed"}
    assert all(row["name"].endswith("=1+1") for row in rows)
    assert next(row["stuck"] for row in rows if (row["id"], row["paper"]) == ("bo", "oars")).startswith(
        "Has waited"
    )
    assert [one.person.id for one in progress(group, group="early").people] == ["an", "bo"]
    with pytest.raises(Problem, match="not set"):
        progress(group, "levers")


def test_a_report_counts_what_was_handed_in_and_says_when_that_is_too_little(group: Cohort) -> None:
    report = question_report(group, "oars")
    by_id = {one.question.id: one for one in report.questions}
    five = by_id["oars-05"]
    wrong = score(five.question, wrong_option("oars-05")).share
    assert report.people == 3
    assert five.figures.difficulty == pytest.approx((1 + 2 * wrong) / 3)
    assert sum(pick.people for pick in five.picks) == 3
    assert by_id["oars-06"].figures.empty == 2
    # Written answers: what the trainer gave, nothing where nothing was written, and the others wait.
    assert by_id["oars-10"].figures.people == 2
    assert by_id["oars-10"].figures.difficulty == pytest.approx(1.5 / 3 / 2)
    assert telling_in_words(five.figures, EN) == "Too few people to say"
    assert len(people_in_words(report, EN)) >= 3
    rows = table(questions_csv(report, words_for("nl")))
    picked = [row for row in rows if row["question"] == "oars-05" and row["option"]]
    assert [row["option"] for row in picked] == [pick.option.nl for pick in five.picks]
    assert question_report(group, "oars", "late").people == 1


def test_statements_tell_of_hand_ins_and_of_marks_that_are_whole(group: Cohort, tmp_path: Path) -> None:
    export_statements(group, tmp_path / "statements.json")
    told = json.loads((tmp_path / "statements.json").read_text("utf-8"))
    for statement in told:
        SCHEMA.validate(statement)
    verbs = [(one["actor"]["account"]["name"], one["verb"]["id"].rsplit("/", 1)[1]) for one in told]
    whole = [("submit"), ("scored"), ("completed")]
    assert verbs == [
        *((f"spring/{person}", verb) for person in ("an", "bo", "cy") for verb in whole),
        ("spring/an", "submit"),
        ("spring/an", "submit"),
        ("spring/bo", "submit"),
        *(("spring/cy", verb) for verb in whole),
    ]
    assert told[1]["result"]["score"]["scaled"] == pytest.approx(0.9)
    assert (told[1]["result"]["success"], told[7]["result"]["success"]) == (True, False)
    assert "=1+1" not in json.dumps(told)
    assert statements(group) == tuple(told)
    assert statements(group, "oars", names=True)[0]["actor"]["name"] == "An, =1+1"
    with pytest.raises(Problem, match="no web address"):
        statements(group, home="javascript:alert(1)")


def test_progress_goes_from_begun_to_given_back(group: Cohort) -> None:
    def step(person: str) -> Step:
        return next(
            one.papers["oars"].step for one in progress(group, now=CLOSES).people if one.person.id == person
        )

    assert (step("an"), step("di"), step("ed")) == (Step.HANDED_IN, Step.BEGUN, Step.NOT_BEGUN)
    for own in marks(group, "oars"):
        for one in own.questions:
            if one.waits and own.trainee == "an":
                mark(group, "an", "oars", one.question, one.most)
    assert step("an") is Step.MARKED
    return_paper(group, "oars")
    assert step("an") is Step.RETURNED
    own_paper = progress(group, "oars", now=CLOSES).people[0].papers["oars"]
    assert own_paper.share is not None
    assert step_in_words(own_paper, EN).endswith("of the points")
    give(group, "an", "oars", right_answers("oars"), days_late=0.1)  # what was marked is of the one before
    assert step("an") is Step.HANDED_IN
    (damaged,) = (group.folder / "hand-ins" / "bo" / "oars").glob("*.json")
    damaged.write_bytes(b"{")
    assert (question_report(group, "oars").people, len(question_report(group, "oars").problems)) == (2, 1)


def test_another_cohort_without_papers_or_people_is_told_as_it_is(tmp_path: Path) -> None:
    empty = Cohort.create("Empty", "en", tmp_path)
    assert progress(empty).people == ()
    assert statements(empty) == ()
    empty.set_paper(SetPaper(paper="role"))
    report = question_report(empty, "role")
    assert report.people == 0
    assert report.figures.reliability is None
    assert len(table(questions_csv(report, EN))) > len(report.questions)
