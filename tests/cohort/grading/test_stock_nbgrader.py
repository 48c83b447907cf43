"""The same hand-ins through stock nbgrader, which starts a kernel for each, and through ours: the same marks."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from sherpa_sim.assessment.gradebook import open_gradebook
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.grading import cohort_config, database_url, grade_paper
from sherpa_sim.cohort.marks import marks

from .conftest import PAPERS, right_answers

Give = Callable[..., None]
PEOPLE = ("an", "bo", "cy", "di")
STOCK = """
c = get_config()  # noqa: F821
c.CourseDirectory.root = {root!r}
c.CourseDirectory.course_id = "stock"
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "sherpa_sim.assessment.plugin.WrittenAnswers",
    "nbgrader.preprocessors.CheckCellMetadata",
]
"""


def command(course: Path, *arguments: str, paper: str = "") -> None:
    """Run nbgrader's own program in a course folder."""
    kit = Path(__file__).resolve().parents[3]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    here = os.pathsep.join((str(kit), str(Path(__file__).parent)))
    environment = os.environ | {"PATH": path, "PYTHONPATH": here, "STOCK_PAPER": paper}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def stock_course(cohort: Cohort, course: Path, paper: str) -> None:
    """A stock course with the same paper and hand-ins, its cells calling the scoring in their kernel."""
    ours = cohort.folder / "source" / paper / f"{paper}.ipynb"
    source = course / "source" / paper / f"{paper}.ipynb"
    source.parent.mkdir(parents=True)
    text = ours.read_text("utf-8").replace("sherpa_sim.views.paper.in_notebook", "stock_marks")
    source.write_text(text, encoding="utf-8")
    (course / "nbgrader_config.py").write_text(STOCK.format(root=str(course)), encoding="utf-8")
    command(course, "generate_assignment", paper, paper=paper)
    for trainee in PEOPLE:
        came = cohort.folder / "submitted" / trainee / paper
        if not came.is_dir():
            continue
        place = course / "submitted" / trainee / paper
        place.mkdir(parents=True)
        for name in ("answers.json", "timestamp.txt"):
            (place / name).write_bytes((came / name).read_bytes())
        released = course / "release" / paper / f"{paper}.ipynb"
        (place / released.name).write_bytes(released.read_bytes())


def gradebook_rows(url: str, course: str, paper: str) -> list[tuple[str, str, float | None, bool]]:
    with open_gradebook(url, course) as gradebook:
        return sorted(
            (submission.student_id, grade.name, grade.auto_score, grade.needs_manual_grade)
            for submission in gradebook.assignment_submissions(paper)
            for grade in submission.notebooks[0].grades
        )


def answers_of_every_quality(paper: str) -> dict[str, dict[str, object]]:
    """All right; some right, wrong and nearly right; of wrong types; hardly any."""
    right = right_answers(paper)
    ids = list(right)
    mixed = {question: right[question] for question in ids[::2]}
    if paper == "role":
        mixed |= {"role-13": 1, "role-12": list(reversed(right["role-12"]))}  # type: ignore[call-overload]
    wrong_types = {
        question: [17, {"a": None}, "x", True, -1.5][number % 5] for number, question in enumerate(ids)
    }
    return {"an": right, "bo": mixed, "cy": wrong_types, "di": {ids[0]: right[ids[0]]}}


@pytest.mark.parametrize("paper", PAPERS)
def test_stock_nbgrader_with_a_kernel_gives_the_same_marks(
    cohort: Cohort, give: Give, paper: str, tmp_path: Path
) -> None:
    for trainee, answers in answers_of_every_quality(paper).items():
        give(trainee, paper, answers)
    assert len(grade_paper(cohort, paper).graded) == len(PEOPLE)
    course = tmp_path / "stock"
    stock_course(cohort, course, paper)
    command(course, "autograde", paper, paper=paper)
    ours = gradebook_rows(database_url(cohort), cohort.settings.key, paper)
    assert len({score for _, _, score, _ in ours}) > 3
    assert ours == gradebook_rows(f"sqlite:///{course / 'gradebook.db'}", "stock", paper)


def test_nbgraders_own_program_grades_with_the_cohorts_configuration(cohort: Cohort, give: Give) -> None:
    give("an", "role", answers_of_every_quality("role")["bo"])
    grade_paper(cohort, "role")
    ours = marks(cohort, "role")
    assert cohort_config(cohort.folder).CourseDirectory.db_url == database_url(cohort)
    command(cohort.folder, "autograde", "role", "--force")
    assert marks(cohort, "role") == ours


def test_a_new_gradebook_is_stamped_as_nbgraders_own_program_would(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    asked = "from nbgrader.api import get_alembic_version; print(get_alembic_version())"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    with open_gradebook(f"sqlite:///{tmp_path / 'new.db'}", "new") as gradebook:
        stamp = gradebook.db.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert stamp == told.stdout.strip() != ""
