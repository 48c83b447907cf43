"""What breaks a rule of a record, as one sentence that says where and what to do."""

import difflib
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from sherpa_sim.domain.problem import Problem

from .yaml_text import Place


def sentence(name: str, details: ErrorDetails, rows: Mapping[Place, int], model: type[BaseModel]) -> Problem:
    """What pydantic found wrong with a record from the file `name`, whose keys stand on `rows`."""
    context = details.get("ctx", {})
    place = _as_written((*details["loc"], *context.get("at", ())), rows)
    known = next((place[:length] for length in range(len(place), -1, -1) if place[:length] in rows), ())
    where: dict[str, Any] = {
        "file": name,
        "row": rows.get(known, 1),
        "key": ".".join(str(part) for part in place) or "?",
        "value": _shown(details["input"]),
    }
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
        case "union_tag_not_found":
            where["key"] = ".".join(map(str, (*place, context["discriminator"].strip("'"))))
            return Problem('{file}, row {row}: "{key}" is missing; add it.', **where)
        case "union_tag_invalid":
            tag = context["discriminator"].strip("'")
            where["row"] = rows.get((*place, tag), where["row"])
            where["key"] = ".".join(map(str, (*place, tag)))
            where["value"] = f'"{context["tag"]}"'
            where["accepted"] = str(context["expected_tags"]).replace("'", "")
            return Problem('{file}, row {row}: "{key}" is {value}; choose one of {accepted}.', **where)
        case "too_short" | "too_long":
            where["count"] = context["actual_length"]
            where["low"] = context.get("min_length", 0)
            where["high"] = context.get("max_length")
            if details["type"] == "too_short":
                return Problem(
                    '{file}, row {row}: "{key}" has {count} entries; it must have at least {low}.', **where
                )
            return Problem(
                '{file}, row {row}: "{key}" has {count} entries; it may have at most {high}.', **where
            )
        case "missing":
            return Problem('{file}, row {row}: "{key}" is missing; add it.', **where)
        case "greater_than_equal":
            where["bound"] = _plain(context["ge"])
            return Problem('{file}, row {row}: "{key}" is {value}; it must be at least {bound}.', **where)
        case "less_than_equal":
            where["bound"] = _plain(context["le"])
            return Problem('{file}, row {row}: "{key}" is {value}; it must be at most {bound}.', **where)
        case "greater_than":
            where["bound"] = _plain(context["gt"])
            return Problem('{file}, row {row}: "{key}" is {value}; it must be more than {bound}.', **where)
        case "less_than":
            where["bound"] = _plain(context["lt"])
            return Problem('{file}, row {row}: "{key}" is {value}; it must be less than {bound}.', **where)
        case "enum" | "literal_error":
            where["accepted"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            return Problem('{file}, row {row}: "{key}" is {value}; choose one of {accepted}.', **where)
        case "dates_reversed":
            return Problem(
                "{file}, row {row}: a change starts on {start} and ends on {end}; let it end after it starts.",
                **(where | context),
            )
        case "date_outside":
            return Problem(
                "{file}, row {row}: a change starts on {day}, outside the horizon {start} to {end}; "
                "correct the date or the weeks.",
                **(where | context),
            )
        case "contradiction":
            what = Problem(str(context["sentence"]), **context)
            return Problem("{file}, row {row}: {what}", **where, what=what)
        case "model_type" | "model_attributes_type" | "dict_type":
            where["accepted"] = ", ".join(_keys(model, place)) or "..."
            return Problem(
                '{file}, row {row}: "{key}" is {value}; give it keys of its own: {accepted}.', **where
            )
        case "tuple_type" | "list_type":
            return Problem(
                '{file}, row {row}: "{key}" is {value}; write a list, such as [first, second].', **where
            )
        case "string_type":
            return Problem('{file}, row {row}: "{key}" is {value}; write a text between quotes.', **where)
        case kind if kind.startswith("bool"):
            return Problem('{file}, row {row}: "{key}" is {value}; write true or false.', **where)
        case kind if kind.startswith("date"):
            return Problem('{file}, row {row}: "{key}" is {value}; write a date as 2026-09-01.', **where)
        case kind if kind.startswith("int"):
            return Problem('{file}, row {row}: "{key}" is {value}; it must be a whole number.', **where)
        case kind if kind.startswith(("float", "finite")):
            return Problem('{file}, row {row}: "{key}" is {value}; it must be a number.', **where)
        case _:
            return Problem(
                '{file}, row {row}: "{key}" is {value}, which cannot be used here; see the example scenarios.',
                **where,
            )


def _as_written(place: Place, rows: Mapping[Place, int]) -> Place:
    """A place without the names of kinds that pydantic puts in, which stand on no row of the file."""
    written: Place = ()
    for number, part in enumerate(place):
        if number == len(place) - 1 or (*written, part) in rows:
            written = (*written, part)
    return written


def _shown(value: object) -> object:
    """What the user wrote, as she would know it again; a word of ours is a Problem, which can be translated."""
    match value:
        case None | "":
            return Problem("empty")
        case dict():
            return Problem("a list of keys")
        case list():
            return Problem("a list")
        case bool():
            return f'"{value}"'.lower()
        case date():
            return value.isoformat()
        case _:
            return f'"{str(value)[:60]}"'


def _plain(bound: object) -> object:
    """A bound without the ".0" of a whole number."""
    return int(bound) if isinstance(bound, float) and bound.is_integer() else bound


def _keys(model: type[BaseModel], place: tuple[str | int, ...]) -> list[str]:
    """The keys that are known at a place in a record; of several kinds of record, the keys of all."""
    current: list[type[BaseModel]] = [model]
    for part in place:
        if isinstance(part, str):
            fields = (kind.model_fields.get(part) for kind in current)
            current = [found for field in fields if field is not None for found in _records(field.annotation)]
    return list(dict.fromkeys(key for kind in current for key in kind.model_fields))


def _records(annotation: Any) -> list[type[BaseModel]]:
    """The records in the type of a field, such as those of a list or a choice."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inner in get_args(annotation) for found in _records(inner)]
