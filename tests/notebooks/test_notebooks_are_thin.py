"""That notebooks stay what they are meant to be: prose and one-line calls, without results."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDERS = ("course", "modules", "assignments", "simulations")
NOTEBOOKS = sorted(
    str(path.relative_to(CHECKOUT))
    for folder in FOLDERS
    for path in (CHECKOUT / folder).rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
LOGIC = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.comprehension,
)

pytestmark = pytest.mark.parametrize("notebook", NOTEBOOKS)


def code_cells(notebook: str) -> list[dict[str, Any]]:
    """The code cells of a notebook, as stored."""
    document = json.loads((CHECKOUT / notebook).read_text("utf-8"))
    return [cell for cell in document["cells"] if cell["cell_type"] == "code"]


def trees(notebook: str) -> list[ast.Module]:
    """What each code cell says to Python; a cell with `%` or `!` in it is not Python, and not allowed."""
    return [ast.parse("".join(cell["source"])) for cell in code_cells(notebook)]


def test_no_results_are_stored(notebook: str) -> None:
    assert [cell["source"] for cell in code_cells(notebook) if cell["outputs"]] == []
    assert [cell["source"] for cell in code_cells(notebook) if cell["execution_count"] is not None] == []


def test_no_widget_state_is_stored(notebook: str) -> None:
    metadata = json.loads((CHECKOUT / notebook).read_text("utf-8"))["metadata"]
    assert "widgets" not in metadata


def test_no_logic(notebook: str) -> None:
    found = [
        f"{type(node).__name__}: {ast.unparse(node)}"
        for tree in trees(notebook)
        for node in ast.walk(tree)
        if isinstance(node, LOGIC)
    ]
    assert found == [], "logic belongs in sherpa_sim, where it is tested"


def test_at_most_one_import_cell(notebook: str) -> None:
    importing = [
        tree
        for tree in trees(notebook)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))
    ]
    assert len(importing) <= 1
