"""JSON that may come from anywhere into typed records, and back as the same bytes for the same data."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from sherpa_sim.domain.problem import Problem

from .file_trouble import reading
from .whole_file import read_plain

_Model = TypeVar("_Model", bound=BaseModel)
MAXIMUM_DEPTH = 16
"""Lists within lists beyond this are no file of the kit."""


def parse_json(name: str, data: bytes, maximum_bytes: int, model: type[_Model]) -> _Model:
    """The record in the bytes of a JSON file called `name`.

    Raises:
        Problem: if it is too large, damaged, nested too deeply, or of another kind.
    """
    if len(data) > maximum_bytes:
        raise Problem(
            "{file} is larger than {maximum} kB; this is not a file of the kit.",
            file=name,
            maximum=maximum_bytes // 1000,
        )
    try:
        content = json.loads(data.decode("utf-8"), parse_constant=_refuse)
        as_json(content)  # what can be read but not be written again: 1e999, half a character
    except (ValueError, RecursionError):
        raise Problem("{file} is damaged or not whole; use another copy of it.", file=name) from None
    if isinstance(content, dict) and depth(content) <= MAXIMUM_DEPTH:
        try:
            return model.model_validate(content)
        except ValidationError:
            pass
    raise Problem("{file} does not hold what the kit writes in such a file; use another one.", file=name)


def load_json(path: Path, maximum_bytes: int, model: type[_Model]) -> _Model | None:
    """The record in a JSON file; None if there is no such file.

    Raises:
        Problem: if it cannot be read, or as `parse_json` does.
    """
    with reading(path):
        try:
            data = read_plain(path, maximum_bytes)
        except FileNotFoundError:
            return None
    return parse_json(str(path), data, maximum_bytes, model)


def as_json(content: object) -> bytes:
    """The JSON of plain data, the same for the same data.

    Raises:
        ValueError: if a number is not finite or a text is not Unicode.
        TypeError: if it is other than plain data.
    """
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def depth(value: object) -> int:
    """How many lists within lists a value has; a plain text has none."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max((depth(item) for item in inner), default=0)


def _refuse(constant: str) -> object:
    raise ValueError(constant)
