"""That a commit cannot take the results of a notebook with it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import yaml

NOTEBOOK = {
    "cells": [
        {
            "cell_type": "code",
            "execution_count": 3,
            "id": "first",
            "metadata": {},
            "outputs": [{"name": "stdout", "output_type": "stream", "text": ["2\n"]}],
            "source": ["1 + 1\n"],
        }
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def test_a_commit_strips_the_notebook(checkout: Path, tmp_path: Path) -> None:
    # A test run started by a hook of git itself must not touch the repository of that hook.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    surroundings["PRE_COMMIT_HOME"] = str(tmp_path / "hooks")

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, env=surroundings, check=True, capture_output=True)

    hooks = yaml.safe_load((checkout / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repository["repo"] for repository in hooks["repos"]] == ["local"], (
        "another source needs a network"
    )
    git("init", "--quiet")
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(hooks), "utf-8")
    bin_folder = tmp_path / ".venv" / "bin"
    bin_folder.parent.mkdir()
    bin_folder.symlink_to(Path(sys.executable).parent)
    notebook = tmp_path / "page.ipynb"
    notebook.write_text(json.dumps(NOTEBOOK), "utf-8")
    git("add", "page.ipynb", ".pre-commit-config.yaml")

    done = subprocess.run(
        [Path(sys.executable).with_name("pre-commit"), "run", "nbstripout"],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1, done.stdout + done.stderr
    (cell,) = json.loads(notebook.read_text("utf-8"))["cells"]
    assert cell["outputs"] == []
    assert cell["execution_count"] is None
    assert cell["id"] == "first", "a cell keeps the name it was given"
