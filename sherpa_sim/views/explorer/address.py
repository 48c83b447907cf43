"""The address that holds a whole scenario, and what to do with a damaged one."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from sherpa_sim.domain.problem import Problem
from sherpa_sim.views.controls import Field, Kind, Value

SHOWN = 30  # characters of a damaged value that are repeated to the visitor


@dataclass(frozen=True)
class Reading:
    """What an address says: the values that can be used, and by key what was wrong with the others."""

    values: dict[str, Value]
    problems: dict[str, Problem]


def read_address(query: Mapping[str, str], fields: Sequence[Field]) -> Reading:
    """The values in an address; a damaged one is left out and named."""
    known = {field.key: field for field in fields if field.holds_value}
    reading = Reading({}, {})
    for key, written in query.items():
        if key not in known:
            reading.problems[key] = Problem(
                'The link has "{key}", which this page does not know; it is left out.', key=_short(key)
            )
            continue
        try:
            reading.values[key] = _read(known[key], written)
        except ValueError:
            reading.problems[key] = _damaged(known[key], written)
    return reading


def write_address(values: Mapping[str, Value], language: str) -> str:
    """The query string that `read_address` reads back."""
    pairs = {"lang": language}
    for key, value in values.items():
        pairs[key] = f"{value:.10g}" if isinstance(value, float) else str(value)
    return urlencode(pairs)


def _read(field: Field, written: str) -> Value:
    if field.kind not in (Kind.RANGE, Kind.NUMBER):
        return field.read(written)
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return field.read(number)


def _damaged(field: Field, written: str) -> Problem:
    if field.kind is Kind.CHOICE:
        return Problem(
            'The link says {key}="{written}", which is not one of the choices at "{label}"; '
            "the page shows the usual choice instead. Choose another one there.",
            key=field.key,
            written=_short(written),
            label=field.label,
        )
    return Problem(
        'The link says {key}="{written}", which is not a number from {minimum} to {maximum}; '
        'the page uses {value} instead. Change it at "{label}".',
        key=field.key,
        written=_short(written),
        minimum=f"{field.minimum:g}",
        maximum=f"{field.maximum:g}",
        value=f"{field.value:g}",
        label=field.label,
    )


def _short(written: str) -> str:
    return written if len(written) <= SHOWN else written[: SHOWN - 1] + "…"
