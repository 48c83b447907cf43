"""That the import contracts would catch what they are there to catch."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

VIOLATIONS = {
    "domain reads content": ("domain/levers.py", "import sherpa_sim.content.record", "layers"),
    "content runs the model": ("content/record.py", "import sherpa_sim.model", "layers"),
    "the model asks an experiment": ("model/__init__.py", "import sherpa_sim.experiments.results", "layers"),
    "a score asks the model": ("assessment/rubric.py", "import sherpa_sim.model", "assessment"),
    "a talk knows what it earns": ("conversation/talk.py", "import sherpa_sim.assessment.rubric", "layers"),
    "a survey runs the model": ("survey/scores.py", "import sherpa_sim.model", "layers"),
    "a survey reads a cohort": ("survey/scores.py", "import sherpa_sim.cohort", "layers"),
    "an experiment draws": ("experiments/results.py", "import sherpa_sim.views", "layers"),
    "a view starts the command": ("views/__init__.py", "import sherpa_sim.cli", "layers"),
    "words know about content": ("locale/words.py", "import sherpa_sim.content.record", "layers"),
    "a room without a place": ("cupboard/__init__.py", "", "layers"),
    "Mesa in an experiment": ("experiments/results.py", "import mesa", "mesa-and-numba"),
    "Numba in a view": ("views/__init__.py", "from numba import njit", "mesa-and-numba"),
    "a widget in a report": ("reports/__init__.py", "import ipywidgets", "widgets"),
    "anywidget in the model": ("model/__init__.py", "import anywidget", "widgets"),
    "nbgrader in a view": ("views/__init__.py", "import nbgrader.api", "nbgrader"),
    "Dask in an experiment": ("experiments/region.py", "from distributed import Client", "dask"),
    "Dask's arrays where its workers are": ("experiments/cluster.py", "import dask.array", "dask"),
}
ALLOWED = {
    "Mesa in the model": ("model/__init__.py", "import mesa"),
    "Mesa deeper in the model": ("model/floor/inner.py", "import mesa.space"),
    "a widget in a view": ("views/__init__.py", "import anywidget"),
    "nbgrader in a room to come": ("cohort/grading.py", "import nbgrader.api"),
    "a score hears a talk": ("assessment/rubric.py", "import sherpa_sim.conversation.talk"),
    "a cohort scores": ("cohort/grading.py", "import sherpa_sim.assessment.rubric"),
}


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to spoil; with rooms that do not exist yet."""
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    shutil.copytree(
        checkout / "sherpa_sim",
        tmp_path / "sherpa_sim",
        ignore=shutil.ignore_patterns("__pycache__", "*.nb[ic]"),
    )
    for file in (
        "model/__init__.py",
        "views/__init__.py",
        "cli/__init__.py",
        "assessment/__init__.py",
        "assessment/rubric.py",
    ):
        add_line(tmp_path, file, "")
    return tmp_path


def add_line(copy: Path, file: str, line: str) -> None:
    """Put `line` at the end of a module, making the module and its packages where they are missing."""
    module = copy / "sherpa_sim" / file
    module.parent.mkdir(parents=True, exist_ok=True)
    for package in module.relative_to(copy).parents[:-1]:
        (copy / package / "__init__.py").touch()
    with module.open("a", encoding="utf-8") as text:
        text.write(f"\n{line}\n")


def broken_contracts(copy: Path) -> str:
    """What lint-imports says of the copy; empty when every contract is kept."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-logo", "--no-cache"], cwd=copy, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("violation", VIOLATIONS)
def test_violation_is_caught(violation: str, copy: Path, contract_names: dict[str, str]) -> None:
    file, line, contract = VIOLATIONS[violation]
    add_line(copy, file, line)
    assert f"{contract_names[contract]} BROKEN" in broken_contracts(copy)


@pytest.mark.parametrize("use", ALLOWED)
def test_proper_use_is_let_through(use: str, copy: Path) -> None:
    file, line = ALLOWED[use]
    add_line(copy, file, line)
    assert broken_contracts(copy) == ""


@pytest.fixture(scope="session")
def contract_names(checkout: Path) -> dict[str, str]:
    """The name of each contract by its id."""
    with (checkout / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return {contract["id"]: contract["name"] for contract in contracts}
