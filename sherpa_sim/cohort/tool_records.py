"""What one person keeps with the tools for after the course, in her folder of the cohort: a file for each tool."""

import hashlib
from dataclasses import dataclass
from typing import Generic

from sherpa_sim.content.file_trouble import reading, removing, writing
from sherpa_sim.content.folder_lock import locked
from sherpa_sim.content.tool_record import MAXIMUM_BYTES, ToolRecordT, read_tool_file, tool_file
from sherpa_sim.content.whole_file import read_plain, write_whole
from sherpa_sim.domain.problem import Problem

from .cohort import Cohort, folder_name

FOLDER = "tools"


@dataclass(frozen=True)
class KeptRecord(Generic[ToolRecordT]):
    """A record as its file has it, and the mark by which it is known that nobody wrote there since."""

    record: ToolRecordT
    mark: str


class ToolFolder:
    """The records of one trainee, a file for each tool, beside her answers."""

    def __init__(self, cohort: Cohort, trainee: str) -> None:
        """A folder that is made when the first record is saved.

        Raises:
            Problem: if the trainee's id is no key of the kit.
        """
        self.folder = cohort.folder / "answers" / folder_name(trainee) / FOLDER

    def load(self, empty: ToolRecordT) -> KeptRecord[ToolRecordT]:
        """The record of the tool of `empty`, which is the record if nothing was kept yet.

        Raises:
            Problem: if it cannot be read.
        """
        data = self._data(empty)
        if data is None:
            return KeptRecord(empty, "")
        return KeptRecord(read_tool_file(self._name(empty), data, empty), _mark(data))

    def save(self, record: ToolRecordT, mark: str) -> KeptRecord[ToolRecordT]:
        """Save a record in the place of the one with this mark; what was saved, with its own.

        Raises:
            Problem: if another window saved there since, or it cannot be saved; what was there is still there.
        """
        data = tool_file(record)
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with locked(self.folder, Problem("Another window is saving; try again in a moment.")):
                there = self._data(record)
                if there is not None and there != data and _mark(there) != mark:
                    raise Problem(
                        "Another window has saved here in the meantime, so this is not saved. Save it as a file "
                        "below, and load the page again."
                    )
                write_whole(self.folder / self._name(record), data, 0o600)
        return KeptRecord(record, _mark(data))

    def forget(self, record: ToolRecordT) -> None:
        """Remove the record of this tool, if there is one; raises Problem if it cannot be removed."""
        with removing():
            (self.folder / self._name(record)).unlink(missing_ok=True)

    def _name(self, record: ToolRecordT) -> str:
        return f"{folder_name(record.tool)}.json"

    def _data(self, record: ToolRecordT) -> bytes | None:
        place = self.folder / self._name(record)
        with reading(place):
            try:
                return read_plain(place, MAXIMUM_BYTES)
            except FileNotFoundError:
                return None


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
