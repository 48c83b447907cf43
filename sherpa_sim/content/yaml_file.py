"""YAML files into typed records, and every mistake in them into one sentence that says where and what to do."""

import difflib
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sherpa_sim.domain.problem import Problem

_Model = TypeVar("_Model", bound=BaseModel)
_Place = tuple[str | int, ...]
MAXIMUM_BYTES = 1_000_000


def load_record(path: Path, model: type[_Model]) -> _Model:
    """The record in a YAML file.

    Raises:
        Problem: if the file cannot be read, is not YAML, or breaks a rule of the record; the first mistake
            is the sentence, all further ones are its `others`.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Problem("There is no file {file}; check the name and the folder.", file=path) from None
    except OSError as error:
        raise Problem("{file} cannot be read ({reason}).", file=path, reason=error.strerror or "") from None
    return parse_record(path.name, data, model)


def parse_record(name: str, data: bytes, model: type[_Model]) -> _Model:
    """The record in the bytes of a YAML file called `name`; raises Problem as `load_record` does."""
    if len(data) > MAXIMUM_BYTES:
        raise Problem("{file} is larger than 1 MB; this is not a file of the kit.", file=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("{file} is not UTF-8 text; save it again as UTF-8.", file=name) from None
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        content = yaml.load(text, Loader=yaml.CSafeLoader)
        rows = {} if node is None else _rows(node, ())
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Problem(
            "{file}, row {row}: this is not readable as YAML; check the indents and colons there.",
            file=name,
            row=row,
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise Problem("{file} is not readable as YAML.", file=name) from None
    if content is None:
        raise Problem("{file} is empty.", file=name)
    if not isinstance(content, dict):
        raise Problem('{file} must be a list of keys with values, such as "weeks: 156".', file=name)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        problems = tuple(_problem(name, details, rows, model) for details in error.errors(include_url=False))
        first = problems[0]
        raise Problem(first.message, others=problems[1:], **first.details) from None


def save_record(path: Path, record: BaseModel, heading: str) -> None:
    """Write a record as YAML below a comment: beside the file first, then in its place, so it is never half there."""
    body = yaml.safe_dump(
        record.model_dump(mode="json", exclude_none=True), sort_keys=False, allow_unicode=True, width=110
    )
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(comment + body)
        out.flush()
        os.fsync(out.fileno())
    Path(beside).chmod(0o644)
    Path(beside).replace(path)


def _rows(node: yaml.Node, place: _Place) -> dict[_Place, int]:
    """The row on which each key or list item stands."""
    rows = {place: node.start_mark.line + 1}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            rows |= _rows(value, (*place, key.value))
            rows[(*place, key.value)] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            rows |= _rows(value, (*place, index))
    return rows


def _problem(name: str, details: ErrorDetails, rows: dict[_Place, int], model: type[BaseModel]) -> Problem:
    place = details["loc"]
    known = next((place[:length] for length in range(len(place), -1, -1) if place[:length] in rows), ())
    where: dict[str, Any] = {
        "file": name,
        "row": rows.get(known, 1),
        "key": ".".join(str(part) for part in place) or "?",
        "value": _shown(details["input"]),
    }
    context = details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden":
            near = difflib.get_close_matches(str(place[-1]), _keys(model, place[:-1]), 1)
            if near:
                return Problem(
                    '{file}, row {row}: "{key}" is not a known key; did you mean "{near}"?',
                    **where,
                    near=near[0],
                )
            return Problem('{file}, row {row}: "{key}" is not a known key; remove it.', **where)
        case "missing":
            return Problem('{file}, row {row}: "{key}" is missing; add it.', **where)
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            bound = next(iter(context.values()))
            if details["type"].startswith("greater"):
                return Problem(
                    '{file}, row {row}: "{key}" is {value}; it must be at least {bound}.',
                    **where,
                    bound=bound,
                )
            return Problem(
                '{file}, row {row}: "{key}" is {value}; it must be at most {bound}.', **where, bound=bound
            )
        case "enum":
            accepted = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            return Problem(
                '{file}, row {row}: "{key}" is {value}; choose one of {accepted}.', **where, accepted=accepted
            )
        case "dates_reversed":
            return Problem(
                '{file}, row {row}: "{key}" ends on {end}, before it starts on {start}; swap or correct the dates.',
                **(where | context),
            )
        case "date_outside":
            return Problem(
                "{file}, row {row}: a change starts on {day}, outside the horizon {start} to {end}; "
                "correct the date or the weeks.",
                **(where | context),
            )
        case "contradiction":
            return Problem(
                "{file}, row {row}: {what}", **where, what=Problem(str(context["sentence"]), **context)
            )
        case kind if kind.startswith("date"):
            return Problem('{file}, row {row}: "{key}" is {value}; write a date as 2026-09-01.', **where)
        case kind if kind.startswith(("int", "float", "finite", "decimal")):
            return Problem('{file}, row {row}: "{key}" is {value}; it must be a number.', **where)
        case _:
            return Problem(
                '{file}, row {row}: "{key}" is {value}, which cannot be used here; see the example scenarios.',
                **where,
            )


def _shown(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = "a list of keys" if isinstance(value, dict) else str(value)
    return f'"{text[:60]}"'


def _keys(model: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    """The keys that are known at a place in a record."""
    current: Any = model
    for part in place:
        if isinstance(part, int):
            continue
        field = getattr(current, "model_fields", {}).get(part)
        if field is None:
            return []
        kinds = [field.annotation, *getattr(field.annotation, "__args__", ())]
        current = next(
            (kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None
        )
    return list(getattr(current, "model_fields", {}))
