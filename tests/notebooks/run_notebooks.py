"""Runs notebooks, each in an IPython of its own, and prints as JSON what went wrong in which.

A kernel for each of them would take minutes: here they are copies of one process that has imported everything.
"""

import asyncio
import io
import json
import os
import sys
import threading
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell

import sherpa_sim.views.course.learn
import sherpa_sim.views.desk
import sherpa_sim.views.explorer
import sherpa_sim.views.home
import sherpa_sim.views.paper
import sherpa_sim.views.sessions
import sherpa_sim.views.validation  # noqa: F401  # so that no copy has to
from sherpa_sim.content.pictures import load_pictures
from sherpa_sim.content.units import load_units

PATIENCE = 5.0
"""Seconds that a thread which a notebook began gets to end."""


def trouble_of(notebook: Path) -> str:
    """What a notebook says went wrong: an error in a cell, or anything on the error stream; empty if all is well."""
    os.chdir(notebook.parent)
    os.environ["JPY_SESSION_NAME"] = str(notebook)
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()):
        failed = asyncio.run(failing_cell(json.loads(notebook.read_text("utf-8"))["cells"]))
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and not thread.daemon:
                thread.join(PATIENCE)
    return failed + said.getvalue()


async def failing_cell(cells: list[dict[str, object]]) -> str:
    """The first cell that fails, with its error; empty if none does."""
    shell = InteractiveShell.instance()
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])  # type: ignore[arg-type]  # a list of lines
        result = await shell.run_cell_async(source, transformed_cell=source)
        if error := result.error_before_exec or result.error_in_exec:
            return f"{source}\n{''.join(traceback.format_exception(error))}"
        await asyncio.sleep(0)
    return ""


def told_by_a_copy(notebook: Path) -> str:
    """The trouble of a notebook that is run in a copy of this process."""
    ear, mouth = os.pipe()
    if (copy := os.fork()) == 0:
        try:
            told = trouble_of(notebook)
        except BaseException:  # a copy may not go on as if it were this process
            told = traceback.format_exc()
        os.write(mouth, told.encode()[-4000:])
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear, "rb") as heard:
        told = heard.read().decode(errors="replace")
    _, status = os.waitpid(copy, 0)
    return told if status == 0 else f"{told}ended with {status}"


if __name__ == "__main__":
    load_units(), load_pictures()
    sys.stdout.write(json.dumps({path: told_by_a_copy(Path(path)) for path in sys.argv[1:]}))
