"""That a question of a released notebook, run in a real kernel, is saved where and as nbgrader's run takes it."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from sherpa_sim.assessment.answers import read_answers
from sherpa_sim.assessment.notebooks import paper_notebook
from sherpa_sim.content.bank import load_bank
from sherpa_sim.content.paper import load_paper
from sherpa_sim.locale.words import words_for


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[BlockingKernelClient]:
    """A kernel beside a notebook of the trainee "an"."""
    path = os.pathsep.join(place for place in sys.path if place)
    environment = {**os.environ, "JUPYTERHUB_USER": "an", "PYTHONPATH": path}
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(tmp_path), env=environment)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client: BlockingKernelClient, code: str) -> dict[str, dict[str, Any]]:
    """The states of the widgets with questions that a cell makes, by comm id."""
    shown: dict[str, dict[str, Any]] = {}

    def hear(message: dict[str, Any]) -> None:
        content = message["content"]
        if message["msg_type"] == "comm_open" and "questions" in content["data"]["state"]:
            shown[content["comm_id"]] = content["data"]["state"]

    reply = client.execute_interactive(code, output_hook=hear, timeout=120)
    assert reply["content"]["status"] == "ok", reply["content"]
    return shown


def answer(client: BlockingKernelClient, comm: str, question: str, value: object) -> dict[str, Any]:
    """What the widget says once an answer was sent as a browser sends it."""
    said = {"kind": "answer", "number": 1, "question": question, "answer": value}
    content = {"comm_id": comm, "data": {"method": "custom", "content": said}}
    client.shell_channel.send(client.session.msg("comm_msg", content))
    while True:
        message = client.get_iopub_msg(timeout=60)
        data = message["content"].get("data", {})
        if message["msg_type"] == "comm_msg" and data.get("method") == "custom":
            told: dict[str, Any] = data["content"]
            return told


def test_a_released_notebook_asks_once_and_saves_as_its_trainee(
    kernel: BlockingKernelClient, tmp_path: Path
) -> None:
    bank = load_bank()
    notebook = json.loads(paper_notebook(load_paper("role").for_trainee(bank), words_for("nl"), "lente"))
    cells = {cell["id"]: cell["source"] for cell in notebook["cells"]}
    run(kernel, cells["start"])
    ((comm, state),) = run(kernel, cells["role-01"]).items()
    assert bank["role-01"].stem("nl") in cells["stem-role-01"]
    assert state["asks"] is False  # it stands above, in the notebook
    assert state["questions"][0]["prompt"] == bank["role-01"].stem("nl")
    assert answer(kernel, comm, "role-01", "draws")["kind"] == "saved"
    assert answer(kernel, comm, "role-01", "nothing of the kind")["kind"] == "not_an_answer"
    saved = read_answers("answers.json", (tmp_path / "answers.json").read_bytes())
    assert (saved.cohort, saved.paper, saved.trainee) == ("lente", "role", "an")
    assert saved.answers == {"role-01": "draws"}
    (again,) = run(kernel, cells["role-01"]).values()
    assert again["answers"] == {"role-01": "draws"}


def test_a_question_by_itself_is_asked_in_the_widget(kernel: BlockingKernelClient, tmp_path: Path) -> None:
    run(kernel, "from sherpa_sim.views.paper.in_notebook import show_question")
    ((comm, state),) = run(kernel, 'show_question("oars-10", "en")').items()
    assert state["asks"] is True
    assert answer(kernel, comm, "oars-10", "You feel left out.")["kind"] == "saved"
    assert list(json.loads((tmp_path / "answers.json").read_bytes())["answers"]) == ["oars-10"]
