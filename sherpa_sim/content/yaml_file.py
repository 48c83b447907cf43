"""YAML files into typed records, and every mistake in them into one sentence that says where and what to do."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from sherpa_sim.domain.problem import Problem

from .broken_rule import sentence
from .kit_text import kit_text, load_kit_text
from .whole_file import write_whole
from .yaml_text import read_yaml

_Model = TypeVar("_Model", bound=BaseModel)
MAXIMUM_PROBLEMS = 50
"""Further mistakes in one file are not told: nobody reads on."""


def load_record(path: Path, model: type[_Model]) -> _Model:
    """The record in a YAML file.

    Raises:
        Problem: if the file cannot be read, is not YAML, or breaks a rule of the record; the first mistake
            is the sentence, all further ones are its `others`.
    """
    return _record(path.name, load_kit_text(path), model)


def parse_record(name: str, data: bytes, model: type[_Model]) -> _Model:
    """The record in the bytes of a YAML file called `name`; raises Problem as `load_record` does."""
    return _record(name, kit_text(name, data), model)


def _record(name: str, text: str, model: type[_Model]) -> _Model:
    content, rows = read_yaml(name, text)
    if content is None:
        raise Problem("{file} is empty.", file=name)
    if not isinstance(content, dict):
        raise Problem('{file} must be a list of keys with values, such as "weeks: 156".', file=name)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        found = error.errors(include_url=False)[:MAXIMUM_PROBLEMS]
        first, *others = [sentence(name, details, rows, model) for details in found]
        raise Problem(first.message, others=tuple(others), **first.details) from None


def record_as_yaml(record: BaseModel, heading: str) -> bytes:
    """A record as YAML below a comment, as `parse_record` reads it back."""
    body = yaml.safe_dump(
        record.model_dump(mode="json", exclude_none=True), sort_keys=False, allow_unicode=True, width=110
    )
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    return (comment + body).encode()


def save_record(path: Path, record: BaseModel, heading: str) -> None:
    """Write a record as YAML below a comment: beside the file first, then in its place, so it is never half there."""
    write_whole(path, record_as_yaml(record, heading))
