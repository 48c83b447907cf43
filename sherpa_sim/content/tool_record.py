"""What a mentor or a coach makes with a tool of the kit, as a file that she can keep, pass on and bring back."""

import json
from typing import ClassVar, TypeVar

from pydantic import ConfigDict

from sherpa_sim.domain.problem import Problem

from .json_file import parse_json
from .record import Record

MAXIMUM_BYTES = 2_000_000


class ToolRecord(Record):
    """The whole of what a tool keeps; each tool has its own, with a `tool` of one `Literal` and a `version`.

    Attributes:
        tool: the key of the tool, which is also the beginning of the names of its files.
        version: of the form of the record; raised when a field changes its meaning.
        largest_bytes: of its file; a tool that keeps many people sets its own.
    """

    largest_bytes: ClassVar[int] = MAXIMUM_BYTES

    tool: str
    version: int


class _AnyTool(Record):
    model_config = ConfigDict(frozen=True, extra="ignore")

    tool: str
    version: int


ToolRecordT = TypeVar("ToolRecordT", bound=ToolRecord)


def tool_file(record: ToolRecord) -> bytes:
    """The record as a file (JSON), which `read_tool_file` reads back to the same record."""
    return json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def read_tool_file(name: str, data: bytes, empty: ToolRecordT) -> ToolRecordT:
    """The record in a file called `name`, of the same kind as `empty`.

    Raises:
        Problem: if it is too large, damaged, of another tool, or of a version that this kit does not know.
    """
    found = parse_json(name, data, empty.largest_bytes, _AnyTool)
    if found.tool != empty.tool:
        raise Problem("{file} is a file of another tool of the kit; open it there.", file=name)
    if found.version > empty.version:
        raise Problem("{file} was made by a newer version of the kit; use that version.", file=name)
    return parse_json(name, data, empty.largest_bytes, type(empty))
