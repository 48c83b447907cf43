"""Marking written answers: what a trainer gets to see, and what becomes of her marks when others are busy too."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sherpa_sim.assessment.gradebook import open_gradebook
from sherpa_sim.assessment.marked import Marked
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.grading import database_url, grade_paper
from sherpa_sim.cohort.marking import MarkedMeanwhile, mark
from sherpa_sim.cohort.marks import forget, marks
from sherpa_sim.cohort.returning import return_paper
from sherpa_sim.cohort.written import WrittenAnswer, WrittenQuestion, written_questions
from sherpa_sim.domain.problem import Problem

from .at_once import QUESTION, mark_at_once
from .conftest import TYPED, cohort_in, give_answers, right_answers

Give = Callable[..., None]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cohort whose paper is graded: once for all tests, which get a copy each."""
    cohort = cohort_in(tmp_path_factory.mktemp("graded"))
    give_answers(cohort, "an", "oars", right_answers("oars"))
    give_answers(cohort, "bo", "oars", right_answers("oars"), days_late=1)
    give_answers(cohort, "cy", "oars", {"oars-01": {}})
    grade_paper(cohort, "oars")
    return cohort.folder


@pytest.fixture(name="cohort")
def graded_copy(once: Path, tmp_path: Path) -> Cohort:
    return Cohort.open(shutil.copytree(once, tmp_path / "spring"))


def question_of(cohort: Cohort) -> WrittenQuestion:
    (found,) = (one for one in written_questions(cohort, "oars") if one.question.id == QUESTION)
    return found


def answer_of(cohort: Cohort, trainee: str) -> WrittenAnswer:
    (found,) = (one for one in question_of(cohort).answers if one.trainee == trainee)
    return found


def formgrader_marks(cohort: Cohort, trainee: str, points: float) -> None:
    """As formgrader does it: without asking what is there."""
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        grade = gradebook.find_grade(QUESTION, "oars", "oars", trainee)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def test_all_answers_to_a_question_stand_together_and_the_next_one_waiting_is_found(cohort: Cohort) -> None:
    asked = question_of(cohort)
    assert {one.trainee: (one.value, one.days_late, one.mark.waits) for one in asked.answers} == {
        "an": (TYPED, 0, True),
        "bo": (TYPED, 1, True),
    }  # who wrote nothing waits for nobody
    assert (asked.waiting, asked.next_waiting(), asked.next_waiting(0)) == (2, 0, 1)
    given = mark(cohort, asked.answers[1].trainee, "oars", QUESTION, 1, trainer="Els", levels={"form": 1})
    assert (given.trainer, given.levels, given.waits) == ("Els", {"form": 1}, False)
    again = question_of(cohort)
    assert (again.waiting, again.next_waiting(0), again.answers[1].mark) == (1, 0, given)
    mark(cohort, asked.answers[0].trainee, "oars", QUESTION, 0)
    assert question_of(cohort).next_waiting(1) is None


def test_a_mark_stands_however_often_the_same_hand_in_is_graded_and_is_told_as_old_after_another(
    cohort: Cohort, give: Give
) -> None:
    mark(cohort, "an", "oars", QUESTION, 2, "Mooi", trainer="Els")
    formgrader_marks(cohort, "bo", 1.5)
    assert grade_paper(cohort, "oars", again=True).graded == ("an", "bo", "cy")
    for trainee, points in (("an", 2), ("bo", 1.5)):
        answer = answer_of(cohort, trainee)
        assert (answer.mark.points, answer.mark.waits, answer.for_earlier) == (points, False, False)
        give(trainee, "oars", {QUESTION: "Je wil vooruit."}, days_late=trainee == "bo")
    assert grade_paper(cohort, "oars").graded == ("an", "bo")
    for trainee, points in (("an", 2), ("bo", 1.5)):
        answer = answer_of(cohort, trainee)
        assert (answer.mark.points, answer.for_earlier) == (points, True)
        assert (answer.value, answer.earlier) == ("Je wil vooruit.", TYPED)
    grade_paper(cohort, "oars", again=True)
    assert answer_of(cohort, "an").for_earlier  # still, until she has looked
    mark(cohort, "an", "oars", QUESTION, 3)
    after = answer_of(cohort, "an")
    assert (after.for_earlier, after.mark.comment, after.mark.marked) == (False, "Mooi", "")


def test_nobody_overwrites_what_she_has_not_seen(cohort: Cohort, give: Give) -> None:
    seen = answer_of(cohort, "an").mark.version
    mark(cohort, "an", "oars", QUESTION, 2, "Mooi", seen=seen, trainer="Els")
    with pytest.raises(MarkedMeanwhile, match="Els gave 2 points meanwhile") as refused:
        mark(cohort, "an", "oars", QUESTION, 0, "Niet goed", seen=seen, trainer="Jan")
    assert (answer_of(cohort, "an").mark.comment, refused.value.now.points) == ("Mooi", 2)
    mark(cohort, "an", "oars", QUESTION, 0, "Niet goed", seen=refused.value.now.version)  # she decided
    assert answer_of(cohort, "an").mark.points == 0
    seen = answer_of(cohort, "an").mark.version
    formgrader_marks(cohort, "an", 3)
    with pytest.raises(MarkedMeanwhile, match="Another trainer gave 3 points"):
        mark(cohort, "an", "oars", QUESTION, 1, seen=seen)
    seen = answer_of(cohort, "bo").mark.version
    give("bo", "oars", {QUESTION: "Iets anders."}, days_late=1)
    grade_paper(cohort, "oars")
    with pytest.raises(MarkedMeanwhile, match="Another hand-in was graded meanwhile"):
        mark(cohort, "bo", "oars", QUESTION, 1, seen=seen)


def test_two_trainers_at_once_lose_no_mark(cohort: Cohort, tmp_path: Path) -> None:
    assert mark_at_once(cohort, 20, tmp_path) > 0


def test_what_coming_late_costs_is_reckoned_anew_before_papers_are_returned(cohort: Cohort) -> None:
    late = {own.trainee: own.late for own in marks(cohort, "oars")}
    formgrader_marks(cohort, "bo", 3)
    return_paper(cohort, "oars")
    after = {own.trainee: own.late for own in marks(cohort, "oars")}
    assert after["bo"] > late["bo"]
    assert (after["an"], after["cy"]) == (0, 0)


def test_a_comment_can_be_taken_away_and_a_wrong_level_is_refused(cohort: Cohort) -> None:
    mark(cohort, "an", "oars", QUESTION, 1, "Oei")
    mark(cohort, "an", "oars", QUESTION, 1, " ")
    assert answer_of(cohort, "an").mark.comment == ""
    with pytest.raises(Problem, match="no level of 9 points"):
        mark(cohort, "an", "oars", QUESTION, 1, levels={"form": 9})


def test_a_hand_in_that_is_gone_is_told_with_its_answer(cohort: Cohort) -> None:
    (place,) = (cohort.folder / "hand-ins" / "an" / "oars").glob("*.json")
    place.unlink()
    assert "grade the paper again" in str(answer_of(cohort, "an").trouble)
    assert answer_of(cohort, "bo").trouble is None


def test_what_is_known_of_marks_goes_with_the_person(cohort: Cohort) -> None:
    mark(cohort, "an", "oars", QUESTION, 1, trainer="Els")
    forget(cohort, "an")
    with open_gradebook(database_url(cohort), cohort.settings.key) as gradebook:
        kept = gradebook.db.query(Marked).all()
        assert kept
        assert not any(row.trainer for row in kept)


def test_a_run_that_was_cut_off_is_done_again(cohort: Cohort) -> None:
    (cohort.folder / "autograded" / "an" / "oars" / "graded.txt").unlink()
    run = grade_paper(cohort, "oars")
    assert (run.graded, run.unchanged) == (("an",), ("bo", "cy"))
