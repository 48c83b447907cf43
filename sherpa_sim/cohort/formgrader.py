"""nbgrader's own formgrader for one cohort: a Jupyter server on this machine only, with a token, and no more."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort
from .grading import CONFIG, CONFIG_TEXT

_SETTINGS = (
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.default_url=/formgrader",
    "--ServerApp.terminals_enabled=False",
    "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}",
)


def open_formgrader(cohort: Cohort, port: int, browser: bool) -> None:
    """Serve formgrader until it is stopped (Ctrl+C, or SIGTERM); it tells its address, with the token, itself.

    Nobody's own settings of Jupyter count, so no other extension is on this server.

    Raises:
        Problem: if its configuration cannot be written, or it cannot be started.
    """
    with writing(cohort.folder / CONFIG):
        write_whole(cohort.folder / CONFIG, CONFIG_TEXT.encode())
    command = [sys.executable, "-m", "jupyter_server", *_SETTINGS, f"--ServerApp.port={port}"]
    command += [f"--ServerApp.root_dir={cohort.folder.absolute()}", f"--ServerApp.open_browser={browser}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    with tempfile.TemporaryDirectory(prefix="sherpa-") as empty:
        kit = str(Path(__file__).resolve().parents[2])
        known = os.pathsep.join(filter(None, (kit, os.environ.get("PYTHONPATH"))))
        environment = os.environ | {
            "JUPYTER_CONFIG_DIR": empty,
            "JUPYTER_NO_CONFIG": "1",
            "PYTHONPATH": known,
        }
        with subprocess.Popen(command, cwd=cohort.folder, env=environment) as server:
            # Whoever stops this program in another way than by Ctrl+C would leave the server behind.
            before = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
            try:
                code = server.wait()
            except KeyboardInterrupt:
                return
            finally:
                server.terminate()
                signal.signal(signal.SIGTERM, before)
    if code > 0:
        raise Problem("Formgrader could not be started; what is above says why.")
