"""What was refused is kept aside with the reason: nothing that came is thrown away."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort


def set_aside(cohort: Cohort, name: str, data: bytes, problem: Problem, moment: datetime) -> Path | None:
    """The folder where a refused file called `name` is kept, under a name of ours; None if it could not be written."""
    place = cohort.folder / "set-aside"
    try:
        place.mkdir(exist_ok=True, mode=0o700)
        folder = Path(tempfile.mkdtemp(prefix=f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-", dir=place))
        told = f"{name}{os.linesep}{problem}{os.linesep}"
        write_whole(folder / "reason.txt", told.encode("utf-8", "backslashreplace"))
        if data:
            write_whole(folder / "refused.bin", data)
    except OSError:
        return None
    return folder
