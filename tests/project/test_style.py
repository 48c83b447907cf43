"""The checks of the project's own tools, as tests: one run, one verdict."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKS = {
    "ruff check": ("ruff", "check", "--output-format=concise", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    "import contracts": ("lint-imports", "--no-logo"),
    "pre-commit configuration": ("pre-commit", "validate-config"),
}


@pytest.mark.parametrize("check", CHECKS)
def test_tool_has_nothing_to_say(check: str, checkout: Path) -> None:
    tool, *arguments = CHECKS[check]
    program = Path(sys.executable).with_name(tool)
    done = subprocess.run([program, *arguments], cwd=checkout, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.fail(f"{tool} {' '.join(arguments)}\n{done.stdout}{done.stderr}", pytrace=False)


def test_lock_belongs_to_pyproject(checkout: Path) -> None:
    uv = checkout / ".boot" / "bin" / "uv"
    if not uv.exists():
        pytest.skip("this environment was not made by `make`, so there is no uv to ask")
    done = subprocess.run(
        [uv, "lock", "--check", "--offline", "--python", sys.executable],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        pytest.fail(f"uv.lock is out of date; run `make lock`\n{done.stderr}", pytrace=False)


def test_lock_names_the_public_index_only(checkout: Path) -> None:
    lines = (checkout / "uv.lock").read_text("utf-8").splitlines()
    elsewhere = [
        line
        for line in lines
        if ("registry = " in line and '"https://pypi.org/simple"' not in line)
        or ("url = " in line and '"https://files.pythonhosted.org/' not in line)
    ]
    assert elsewhere == []
