"""Forms whose fields are fields of a record: filled from it, and read back into it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sherpa_sim.content.record import Record

from ..controls import Field, Kind, Value, day_in

RecordT = TypeVar("RecordT", bound=Record)


def line_field(key: str, label: str, help: str = "", *, longest: int) -> Field:
    """A field for a line of at most so many characters."""
    return Field(key, Kind.TEXT, label, help=help, maximum=longest, value="")


def text_field(key: str, label: str, help: str = "", *, longest: int) -> Field:
    """A field for a text of at most so many characters."""
    return Field(key, Kind.LONG_TEXT, label, help=help, maximum=longest, value="")


def filled(record: Record, fields: Sequence[Field]) -> list[Field]:
    """The fields, each with the value that the record has under its key."""
    values = shown(record, fields)
    return [replace(field, value=values[field.key]) for field in fields]


def shown(record: Record, fields: Sequence[Field]) -> dict[str, Value]:
    """The values of the record under the keys of the fields.

    What a field does not take, such as a choice that a newer kit no longer has, is shown as the field's own value.
    """
    return {field.key: _taken_by(field, _shown(getattr(record, field.key))) for field in fields}


def taken(record: RecordT, fields: Sequence[Field], values: Mapping[str, Value]) -> RecordT:
    """The record with the values that a form gave for its fields; an empty day is None, a number by ones is whole.

    Raises:
        ValueError: if the record refuses a value that its field takes.
    """
    kept = {field.key: _kept(field, values[field.key]) for field in fields}
    return type(record).model_validate({**record.model_dump(), **kept})


def _shown(value: object) -> Value:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, bool | float | str):
        return value
    raise TypeError(f"no field shows a {type(value).__name__}")


def _taken_by(field: Field, value: Value) -> Value:
    try:
        return field.read(value)
    except ValueError:
        if field.value is None:
            raise
        return field.value


def _kept(field: Field, value: Value) -> object:
    if field.kind is Kind.DAY:
        return day_in(value)
    if field.kind is Kind.NUMBER and field.step == 1:
        return round(float(value))
    return value
