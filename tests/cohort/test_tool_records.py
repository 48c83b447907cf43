"""That what a person keeps with a tool is there again, and never written over by a window that had not seen it."""

from pathlib import Path
from typing import Literal

import pytest

from sherpa_sim.cohort.cohort import Cohort
from sherpa_sim.cohort.tool_records import ToolFolder
from sherpa_sim.content.tool_record import ToolRecord, read_tool_file, tool_file
from sherpa_sim.domain.problem import Problem


class Notes(ToolRecord):
    tool: Literal["notes"] = "notes"
    version: Literal[1] = 1
    lines: tuple[str, ...] = ()


class Others(ToolRecord):
    tool: Literal["others"] = "others"
    version: Literal[1] = 1


@pytest.fixture
def folder(tmp_path: Path) -> ToolFolder:
    return ToolFolder(Cohort.create("Night shift", "nl", tmp_path), "an")


def test_what_was_saved_is_there_again(folder: ToolFolder) -> None:
    assert folder.load(Notes()).record == Notes()
    kept = folder.save(Notes(lines=("één",)), "")
    assert folder.load(Notes()) == kept
    folder.save(Notes(lines=("één", "twee")), kept.mark)
    assert folder.load(Notes()).record.lines == ("één", "twee")
    assert folder.load(Others()).record == Others()
    folder.forget(Notes())
    assert folder.load(Notes()).record == Notes()


def test_a_window_that_has_not_seen_what_is_there_writes_nothing(folder: ToolFolder) -> None:
    first = folder.save(Notes(lines=("a",)), "")
    folder.save(Notes(lines=("a", "b")), first.mark)
    with pytest.raises(Problem, match="Another window has saved here"):
        folder.save(Notes(lines=("a", "c")), first.mark)
    assert folder.load(Notes()).record.lines == ("a", "b")
    assert folder.save(Notes(lines=("a", "b")), first.mark).record.lines == (
        "a",
        "b",
    )  # the same: nothing is lost


def test_a_damaged_record_is_told_and_not_written_over(folder: ToolFolder) -> None:
    folder.save(Notes(lines=("a",)), "")
    (folder.folder / "notes.json").write_bytes(b"{")
    with pytest.raises(Problem, match="damaged or not whole"):
        folder.load(Notes())
    with pytest.raises(Problem, match="Another window has saved here"):
        folder.save(Notes(), "")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (tool_file(Others()), "a file of another tool"),
        (b'{"tool": "notes", "version": 2}', "a newer version of the kit"),
        (b'{"tool": "notes", "version": 1, "lines": 3}', "does not hold what the kit writes"),
        (b'{"version": 1}', "does not hold what the kit writes"),
        (b"[]", "does not hold what the kit writes"),
        (b"\xff", "damaged or not whole"),
        (b" " * 2_000_001, "larger than 2000 kB"),
    ],
)
def test_a_file_that_is_not_of_the_tool_is_told(data: bytes, sentence: str) -> None:
    with pytest.raises(Problem, match=sentence):
        read_tool_file("my.json", data, Notes())


def test_a_file_gives_the_same_record_back() -> None:
    record = Notes(lines=("é", "=1+1", '"'))
    assert read_tool_file("my.json", tool_file(record), Notes()) == record
