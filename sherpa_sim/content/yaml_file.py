"""YAML files into typed records, and every mistake in them into one sentence that says where and what to do."""

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from sherpa_sim.domain.problem import Problem

from .broken_rule import sentence
from .file_trouble import reading
from .whole_file import write_whole
from .yaml_text import read_yaml

_Model = TypeVar("_Model", bound=BaseModel)
MAXIMUM_BYTES = 1_000_000
MAXIMUM_PROBLEMS = 50
"""Further mistakes in one file are not told: nobody reads on."""


def load_record(path: Path, model: type[_Model]) -> _Model:
    """The record in a YAML file.

    Raises:
        Problem: if the file cannot be read, is not YAML, or breaks a rule of the record; the first mistake
            is the sentence, all further ones are its `others`.
    """
    with reading(path), path.open("rb") as file:
        data = file.read(MAXIMUM_BYTES + 1)
    return parse_record(path.name, data, model)


def parse_record(name: str, data: bytes, model: type[_Model]) -> _Model:
    """The record in the bytes of a YAML file called `name`; raises Problem as `load_record` does."""
    if len(data) > MAXIMUM_BYTES:
        raise Problem("{file} is larger than 1 MB; this is not a file of the kit.", file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("{file} is not UTF-8 text; save it again as UTF-8.", file=name) from None
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
    body = yaml.dump(
        record.model_dump(mode="json", exclude_none=True),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=110,
    )
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    return (comment + body).encode()


def save_record(path: Path, record: BaseModel, heading: str) -> None:
    """Write a record as YAML below a comment: beside the file first, then in its place, so it is never half there."""
    write_whole(path, record_as_yaml(record, heading))


class _Dumper(yaml.SafeDumper):
    """The safe dumper; what is there twice is written twice, for a file of the kit points to no other place."""

    def ignore_aliases(self, data: object) -> bool:
        return True
