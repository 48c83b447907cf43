"""That every notebook of the kit runs from top to bottom, in its own language, without a word of complaint."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.notebooks.test_notebooks_are_thin import CHECKOUT, NOTEBOOKS

RUNNER = Path(__file__).with_name("run_notebooks.py")
BROKEN = {
    "fails": "1 / 0",
    "does not parse": "if",
    "complains": "import warnings; warnings.warn('old')",
    "fails beside": "import threading; threading.Thread(target=lambda: 1 / 0).start()",
    "leaves": "import os; os._exit(3)",
}
TOLD = {
    "fails": "ZeroDivisionError",
    "does not parse": "SyntaxError",
    "complains": "UserWarning: old",
    "fails beside": "ZeroDivisionError",
    "leaves": "ended with",
}


@pytest.fixture(scope="module")
def trouble(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What went wrong in each notebook of the kit and in each broken one, where nobody has been before."""
    home = tmp_path_factory.mktemp("home")
    for name, source in BROKEN.items():
        cells = [{"cell_type": "code", "source": [source]}]
        (home / f"{name}.ipynb").write_text(json.dumps({"cells": cells}), "utf-8")
    paths = {name: CHECKOUT / name for name in NOTEBOOKS} | {name: home / f"{name}.ipynb" for name in BROKEN}
    told = subprocess.run(
        [sys.executable, RUNNER, *paths.values()],
        env={**os.environ, "IPYTHONDIR": str(home), "SHERPA_COHORTS": str(home)},
        capture_output=True,
        check=True,
        timeout=300,
    )
    by_path = json.loads(told.stdout)
    return {name: by_path[str(path)] for name, path in paths.items()}


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_notebook_runs(notebook: str, trouble: Mapping[str, str]) -> None:
    assert trouble[notebook] == ""


@pytest.mark.parametrize("name", BROKEN)
def test_what_goes_wrong_is_told(name: str, trouble: Mapping[str, str]) -> None:
    assert TOLD[name] in trouble[name]
