"""What was refused and kept aside, with the reason, for the trainer to look at and to throw away."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, Field

from sherpa_sim.content.file_trouble import removing
from sherpa_sim.content.json_file import as_json, load_json
from sherpa_sim.content.record import Record
from sherpa_sim.content.whole_file import write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort

FOLDER = "set-aside"
REASON = "reason.json"
MAXIMUM_BYTES = 20_000


class Reason(Record):
    """Why a file was refused, so that it can be said in any language.

    `message` and `details` are those of the Problem; what fills a place is kept as text.
    """

    name: str
    at: AwareDatetime
    message: str
    details: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True)
class SetAside:
    """A file that was refused: the folder it is kept in, its name, when, and why."""

    key: str
    name: str
    at: datetime
    problem: Problem


def set_aside(cohort: Cohort, name: str, data: bytes, problem: Problem, moment: datetime) -> Path | None:
    """The folder where a refused file called `name` is kept, under a name of ours; None if it could not be written."""
    place = cohort.folder / FOLDER
    details = {place: str(value) for place, value in problem.details.items()}
    reason = Reason(name=name, at=moment, message=problem.message, details=details)
    told = f"{name}{os.linesep}{problem}{os.linesep}"
    try:
        place.mkdir(exist_ok=True, mode=0o700)
        folder = Path(tempfile.mkdtemp(prefix=f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-", dir=place))
        write_whole(folder / "reason.txt", told.encode("utf-8", "backslashreplace"))
        write_whole(folder / REASON, as_json(reason.model_dump(mode="json")))
        if data:
            write_whole(folder / "refused.bin", data)
    except (OSError, ValueError):
        return None
    return folder


def refused_files(cohort: Cohort) -> tuple[SetAside, ...]:
    """Everything that is kept aside, the newest first; what has lost its reason is listed all the same."""
    found = [_one(folder) for folder in (cohort.folder / FOLDER).glob("*/")]
    return tuple(sorted(found, key=lambda one: (one.at, one.key), reverse=True))


def throw_away(cohort: Cohort, key: str) -> None:
    """Remove a refused file for good.

    Raises:
        Problem: if there is none like that, or it cannot be removed.
    """
    if key not in {one.key for one in refused_files(cohort)}:
        raise Problem("This refused file is no longer there.")
    with removing():
        shutil.rmtree(cohort.folder / FOLDER / key)


def _one(folder: Path) -> SetAside:
    try:
        reason = load_json(folder / REASON, MAXIMUM_BYTES, Reason)
        if reason is not None:
            problem = Problem(reason.message, others=(), **reason.details)
            return SetAside(folder.name, reason.name, reason.at, problem)
    except (Problem, KeyError, IndexError, TypeError, ValueError):
        pass
    kept = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    return SetAside(folder.name, folder.name, kept, Problem("Why this file was refused is no longer known."))
