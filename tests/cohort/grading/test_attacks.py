"""Hand-ins made to cheat: the right mark, and nothing of them is ever executed."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sherpa_sim.assessment.autograding import autograde
from sherpa_sim.assessment.gradebook import one_connection
from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.grading import cohort_config, database_url, grade_paper, grading_log
from sherpa_sim.cohort.marks import marks
from sherpa_sim.domain.problem import Problem

from .conftest import right_answers

Give = Callable[..., None]
Notebook = dict[str, Any]


def changed(place: Path, change: Callable[[Notebook], None]) -> None:
    path = place / "role.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def graded_cells(notebook: Notebook) -> list[Notebook]:
    return [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


def replaced_text(place: Path) -> None:
    def change(notebook: Notebook) -> None:
        for cell in graded_cells(notebook):
            cell["source"] = "39.0"

    changed(place, change)


def raised_points(place: Path) -> None:
    def change(notebook: Notebook) -> None:
        for cell in graded_cells(notebook):
            cell["metadata"]["nbgrader"]["points"] = 100

    changed(place, change)


def deleted_cells(place: Path) -> None:
    def change(notebook: Notebook) -> None:
        notebook["cells"] = notebook["cells"][:2]

    changed(place, change)


def cell_that_acts(place: Path) -> None:
    def change(notebook: Notebook) -> None:
        notebook["cells"].insert(
            0,
            {
                "cell_type": "code",
                "id": "evil",
                "metadata": {},
                "execution_count": None,
                "outputs": [],
                "source": f"open({str(place.parents[3] / 'ran')!r}, 'w')",
            },
        )

    changed(place, change)


def own_outputs(place: Path) -> None:
    def change(notebook: Notebook) -> None:
        for cell in graded_cells(notebook):
            output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}}
            cell["outputs"] = [output | {"data": {"text/plain": "2.0"}}]

    changed(place, change)


def own_package(place: Path) -> None:
    for name in ("sherpa_sim", "nbgrader"):
        (place / name).mkdir()
        (place / name / "__init__.py").write_text(f"open({str(place.parents[3] / 'ran')!r}, 'w')")
    (place / "json.py").write_text(f"open({str(place.parents[3] / 'ran')!r}, 'w')")


TAMPERED = (replaced_text, raised_points, deleted_cells, cell_that_acts, own_outputs, own_package)


@pytest.fixture
def submitted(cohort: Cohort, give: Give) -> Path:
    """Where nbgrader takes a hand-in from: one with a single right answer, worth 2 points."""
    give("an", "role", {"role-01": right_answers("role")["role-01"]})
    grade_paper(cohort, "role")
    assert marks(cohort, "role")[0].points == 2
    return cohort.folder / "submitted" / "an" / "role"


def grade_as_it_lies(cohort: Cohort) -> float:
    """The marks of what lies in the folder now, as if it had been collected by another program."""
    with grading_log(cohort) as log, one_connection(database_url(cohort), cohort.settings.key):
        autograde(cohort_config(cohort.folder), "role", "an", log)
    (own,) = marks(cohort, "role")
    assert own.most == 39
    return own.points


@pytest.mark.parametrize("attack", TAMPERED)
def test_a_tampered_notebook_earns_what_its_answers_earn_and_nothing_runs(
    cohort: Cohort, submitted: Path, attack: Callable[[Path], None]
) -> None:
    attack(submitted)
    assert grade_as_it_lies(cohort) == 2
    assert not (cohort.folder / "ran").exists()
    assert not (cohort.folder.parent / "ran").exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe\x00", b"[" * 200_000, b'{"answers": NaN}', b"null", b"x" * 70_000],
    ids=["empty", "cut", "binary", "nested", "nan", "null", "oversized"],
)
def test_answers_that_are_no_answers_earn_nothing(cohort: Cohort, submitted: Path, data: bytes) -> None:
    (submitted / "answers.json").write_bytes(data)
    assert grade_as_it_lies(cohort) == 0


def test_numbers_that_are_none_and_answers_of_somebody_else_earn_nothing(
    cohort: Cohort, submitted: Path
) -> None:
    path = submitted / "answers.json"
    own = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(own | {"answers": {"role-13": float("nan")}}), encoding="utf-8")
    assert grade_as_it_lies(cohort) == 0
    path.write_text(json.dumps(own | {"trainee": "bo"}), encoding="utf-8")
    assert grade_as_it_lies(cohort) == 0


def test_missing_answers_earn_nothing(cohort: Cohort, submitted: Path) -> None:
    (submitted / "answers.json").unlink()
    assert grade_as_it_lies(cohort) == 0


def test_a_link_to_somebody_elses_answers_earns_nothing(cohort: Cohort, submitted: Path) -> None:
    (submitted / "answers.json").rename(cohort.folder / "elsewhere.json")
    (submitted / "answers.json").symlink_to(cohort.folder / "elsewhere.json")
    assert grade_as_it_lies(cohort) == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_refused_and_does_not_hang(cohort: Cohort, submitted: Path) -> None:
    (submitted / "answers.json").unlink()
    os.mkfifo(submitted / "answers.json")
    with pytest.raises(Problem, match="could not be graded"):
        grade_as_it_lies(cohort)


def test_the_kit_itself_puts_back_what_was_handed_in(cohort: Cohort, submitted: Path) -> None:
    replaced_text(submitted)
    own_package(submitted)
    (submitted / "answers.json").unlink()
    (submitted / "answers.json").symlink_to("/etc/passwd")
    assert grade_paper(cohort, "role").graded == ("an",)
    assert marks(cohort, "role")[0].points == 2
    shutil.rmtree(submitted)
    submitted.symlink_to(cohort.folder / "private")
    assert grade_paper(cohort, "role").graded == ("an",)
    assert not submitted.is_symlink()
    assert list((cohort.folder / "private").iterdir()) == []
