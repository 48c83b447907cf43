"""Grading for real: nbgrader's own autograde run, gradebook, penalty, feedback and export, without a kernel."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from sherpa_sim.cohort.cohort import Cohort, SetPaper
from sherpa_sim.cohort.grading import grade_paper, prepare_paper
from sherpa_sim.cohort.marking import mark
from sherpa_sim.cohort.marks import forget, marks
from sherpa_sim.cohort.returned_page import returned_page
from sherpa_sim.cohort.returning import export_marks, return_paper
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.content.question_written import Form, ShortText
from sherpa_sim.domain.problem import Problem

from .conftest import CLOSES, PAPERS, TYPED, right_answers

Give = Callable[..., None]


@pytest.mark.parametrize("paper", PAPERS)
def test_all_right_earns_all_that_is_scored_and_written_answers_wait(
    cohort: Cohort, give: Give, paper: str
) -> None:
    give("an", paper, right_answers(paper))
    assert grade_paper(cohort, paper).graded == ("an",)
    (own,) = marks(cohort, paper)
    bank = load_bank()
    for one in own.questions:
        written = isinstance(bank[one.question], ShortText | Form)
        assert one.waits is written
        assert one.points == (0 if written else one.most), one.question
    assert own.most == load_paper(paper).points
    assert own.handed_in is not None


def test_what_was_not_answered_earns_nothing_and_waits_for_nobody(cohort: Cohort, give: Give) -> None:
    give("an", "oars", {"oars-01": {}})
    grade_paper(cohort, "oars")
    (own,) = marks(cohort, "oars")
    assert own.points == 0
    assert not own.waits


def test_one_damaged_hand_in_never_stops_the_others(cohort: Cohort, give: Give) -> None:
    for trainee in ("an", "bo", "cy"):
        give(trainee, "role", right_answers("role"))
    (damaged,) = (cohort.folder / "hand-ins" / "bo" / "role").glob("*.json")
    damaged.write_bytes(damaged.read_bytes()[:100])
    seen: list[tuple[int, int]] = []
    run = grade_paper(cohort, "role", lambda done, of: seen.append((done, of)))
    assert run.graded == ("an", "cy")
    assert [one.trainee for one in run.ungraded] == ["bo"]
    assert not run.stopped
    assert seen == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_stopped_run_keeps_what_was_graded_and_goes_on_where_it_was(cohort: Cohort, give: Give) -> None:
    for trainee in ("an", "bo"):
        give(trainee, "role", right_answers("role"))
    stop = Event()
    run = grade_paper(cohort, "role", lambda done, of: stop.set() if done == 1 else None, stop)
    assert (run.graded, run.stopped) == (("an",), True)
    run = grade_paper(cohort, "role")
    assert (run.unchanged, run.graded, run.stopped) == (("an",), ("bo",), False)


def test_the_last_hand_in_counts_and_a_trainers_mark_stays(cohort: Cohort, give: Give) -> None:
    give("an", "oars", right_answers("oars"))
    grade_paper(cohort, "oars")
    mark(cohort, "an", "oars", "oars-10", 2.5, "Goed <b>zo</b>\nen verder")
    grade_paper(cohort, "oars")
    first = {one.question: one for one in marks(cohort, "oars")[0].questions}
    assert (first["oars-10"].points, first["oars-10"].waits) == (2.5, False)
    assert first["oars-10"].comment == "Goed <b>zo</b>\nen verder"
    give("an", "oars", {"oars-05": None})
    assert grade_paper(cohort, "oars").graded == ("an",)
    again = {one.question: one for one in marks(cohort, "oars")[0].questions}
    assert again["oars-05"].points == 0
    assert (again["oars-10"].points, again["oars-10"].waits) == (2.5, True)  # to be looked at again


def test_a_paper_that_comes_late_loses_its_share_for_each_day_begun(cohort: Cohort, give: Give) -> None:
    share = load_paper("role").late.share_a_day
    give("an", "role", right_answers("role"), days_late=1)
    give("bo", "role", right_answers("role"), days_late=2)
    give("cy", "role", right_answers("role"))
    grade_paper(cohort, "role")
    most = load_paper("role").points
    assert [own.late for own in marks(cohort, "role")] == pytest.approx([share * most, 2 * share * most, 0])


def test_a_late_paper_loses_its_share_of_a_trainers_marks_too(cohort: Cohort, give: Give) -> None:
    give("an", "oars", {"oars-10": "Je wil graag leren."}, days_late=1)
    grade_paper(cohort, "oars")
    mark(cohort, "an", "oars", "oars-10", 3)
    (own,) = marks(cohort, "oars")
    assert own.late == pytest.approx(3 * load_paper("oars").late.share_a_day)


@pytest.mark.parametrize("points", [-1, 3.5, float("nan")])
def test_marks_beyond_the_question_are_refused(cohort: Cohort, give: Give, points: float) -> None:
    give("an", "oars", right_answers("oars"))
    grade_paper(cohort, "oars")
    with pytest.raises(Problem, match="Give marks from 0 to 3"):
        mark(cohort, "an", "oars", "oars-10", points)
    with pytest.raises(Problem, match="nothing of"):
        mark(cohort, "bo", "oars", "oars-10", 1)


def test_no_notebook_and_no_returned_page_holds_a_key_a_rubric_or_feedback_on_what_was_not_chosen(
    cohort: Cohort, give: Give
) -> None:
    bank = load_bank()
    question = bank["role-01"]
    wrong = next(option for option in question.options if option.key != question.right)  # type: ignore[union-attr]
    others = [option for option in question.options if option is not wrong]  # type: ignore[union-attr]
    give("an", "role", {"role-01": wrong.key})
    give("an", "oars", right_answers("oars"))
    for paper in PAPERS:
        grade_paper(cohort, paper)
    for one in marks(cohort, "oars")[0].questions:
        if one.waits:
            mark(cohort, "an", "oars", one.question, one.most, "Mooi <i>gezegd</i>")
    for paper in PAPERS:
        assert return_paper(cohort, paper).returned == ("an",)
    page = (returned_page(cohort, "an", "role") or b"").decode()
    assert wrong.feedback("nl").split("&")[0][:40] in page.replace("&#39;", "'").replace("&#x27;", "'")
    assert not any(option.feedback(language)[:40] in page for option in others for language in ("en", "nl"))
    oars = (returned_page(cohort, "an", "oars") or b"").decode()
    assert "Mooi &lt;i&gt;gezegd&lt;/i&gt;" in oars
    assert "<script" not in oars
    assert "alert(1)" in oars
    for text in (page, oars):
        assert not re.search(r"https?:|//cdn|<link|@import|src=", text)
    rubrics = [one.rubric.good("nl")[:40] for one in bank.values() if isinstance(one, ShortText | Form)]
    feedback = [option.feedback(language)[:40] for option in question.options for language in ("en", "nl")]  # type: ignore[union-attr]
    for place in ("source", "release", "submitted"):
        for file in (cohort.folder / place).rglob("*.ipynb"):
            assert not any(text in file.read_text("utf-8") for text in rubrics + feedback), file
    assert not any(text in oars for text in rubrics)


def test_what_waits_for_a_trainer_is_not_returned(cohort: Cohort, give: Give) -> None:
    give("an", "oars", right_answers("oars"))
    grade_paper(cohort, "oars")
    assert return_paper(cohort, "oars").waiting == ("an",)
    assert returned_page(cohort, "an", "oars") is None


def test_the_export_has_a_row_for_each_with_names_as_they_are(
    cohort: Cohort, give: Give, tmp_path: Path
) -> None:
    give("an", "role", right_answers("role"), days_late=1)
    give("bo", "oars", right_answers("oars"))
    for paper in PAPERS:
        grade_paper(cohort, paper)
    export_marks(cohort, tmp_path / "marks.csv", "role")
    with (tmp_path / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["student_id"], row["last_name"]) for row in rows] == [("an", "An, =1+1"), ("bo", "Bo, =1+1")]
    assert float(rows[0]["score"]) == pytest.approx(0.9 * float(rows[0]["max_score"]))
    assert rows[1]["score"] == ""


def test_a_paper_whose_questions_changed_after_it_was_handed_in_is_refused_whole(
    cohort: Cohort, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    give("an", "role", right_answers("role"))
    grade_paper(cohort, "role")
    before = marks(cohort, "role")
    paper = load_paper("role")
    fewer = paper.model_copy(update={"zones": paper.zones[:1]})
    monkeypatch.setattr("sherpa_sim.cohort.grading.load_paper", lambda _: fewer)
    with pytest.raises(Problem, match="other questions"):
        grade_paper(cohort, "role")
    monkeypatch.undo()
    assert grade_paper(cohort, "role", again=True).graded == ("an",)
    assert marks(cohort, "role") == before


def test_another_deadline_counts_from_the_next_run(cohort: Cohort, give: Give) -> None:
    give("an", "role", right_answers("role"), days_late=1)
    cohort.set_paper(SetPaper(paper="role", closes=CLOSES.replace(day=20)))
    grade_paper(cohort, "role")
    assert marks(cohort, "role")[0].late == 0


def test_preparing_twice_changes_nothing(cohort: Cohort) -> None:
    prepare_paper(cohort, "role")
    files = {path: path.stat().st_mtime_ns for path in cohort.folder.rglob("*.ipynb")}
    prepare_paper(cohort, "role")
    assert files == {path: path.stat().st_mtime_ns for path in cohort.folder.rglob("*.ipynb")}
    with pytest.raises(Problem, match="not set"):
        prepare_paper(cohort, "levers")


def test_somebody_who_is_removed_is_gone_from_the_gradebook(cohort: Cohort, give: Give) -> None:
    give("an", "role", right_answers("role"))
    grade_paper(cohort, "role")
    forget(cohort, "an")
    forget(cohort, "an")
    assert marks(cohort) == ()


def test_written_answers_reach_the_trainer_as_text(cohort: Cohort, give: Give) -> None:
    give("an", "oars", {"oars-10": TYPED})
    grade_paper(cohort, "oars")
    notebook = (cohort.folder / "autograded" / "an" / "oars" / "oars.ipynb").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in notebook
    assert "<script>" not in notebook
