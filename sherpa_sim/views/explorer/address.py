"""The address that holds everything somebody chose, and what to do with a damaged one.

What all plans share has its own keys; so has the first plan. The others' keys begin with their letter and a point. What
does nothing (no events, from the first week, to the last) is left out, so whatever is left out does nothing in every
version. Version 1, which said no version, knew one plan by the same keys.
"""

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from sherpa_sim.content.plan import LETTERS, Measure
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Field, Kind, Value

from .choices import PLAN_START, SHARED_START, Choices
from .fields import price_fields, workplace_fields
from .plan_fields import plan_fields
from .plan_values import LAST, OWN, SAME, from_key, until_key
from .spans import span_fields

VERSION = 2
SHOWN = 30  # characters of a damaged value that are repeated to the visitor
MOST_STEPS = 99

_ABOUT = ("v", "look", "expect", "seen", "story", "step")
_NOTHING: Mapping[str, Value] = MappingProxyType(
    {
        "name": "",
        "programme": OWN,
        "events": 0.0,
        "campaign": 0.0,
        "leave": SAME,
        "voucher": SAME,
        **{from_key(measure): 0.0 for measure in Measure},
        **{until_key(measure): LAST for measure in Measure},
    }
)


@dataclass
class Reading:
    """What an address says: the choices, as far as they can be used, and by key what was wrong with the rest.

    `asked`: whether anything was chosen at all.
    """

    choices: Choices = field(default_factory=Choices)
    problems: dict[str, Problem] = field(default_factory=dict)
    asked: bool = False


def read_address(query: Mapping[str, str], words: Words) -> Reading:
    """The choices in an address; what is damaged stays as it usually is, and is named."""
    shared, own = _known(words)
    reading = Reading(asked=any(key not in ("story", "step") for key in query))
    values: dict[str, Value] = {}
    plans: dict[str, dict[str, Value]] = {LETTERS[0]: dict(PLAN_START)}
    for key, written in query.items():
        letter, _, rest = key.partition(".")
        try:
            if key in shared:
                values[key] = _read(shared[key], written)
            elif key in own:
                plans[LETTERS[0]][key] = _read(own[key], written)
            elif rest in own and letter in LETTERS[1:]:
                plans.setdefault(letter, dict(PLAN_START))[rest] = _read(own[rest], written)
            elif key not in _ABOUT:
                reading.problems[key] = Problem(
                    'The link has "{key}", which this page does not know; it is left out.', key=short(key)
                )
        except ValueError:
            reading.problems[key] = damaged(shared.get(key) or own.get(key) or own[rest], key, written)
    letters = [letter for letter in LETTERS if letter in plans]
    reading.choices = replace(
        Choices().with_values(values),
        plans=tuple(MappingProxyType(plans[letter]) for letter in letters),
        seen=reading.asked,
    )
    _read_about(query, letters, reading)
    return reading


def write_address(choices: Choices, language: str) -> str:
    """The query string that `read_address` reads back."""
    return urlencode(dict(_written(choices, language)))


@functools.cache
def form_fields(words: Words) -> tuple[Field, ...]:
    """The fields of the explorer's form, in order."""
    return (*workplace_fields(words), *plan_fields(words), *price_fields(words))


def field_of(key: str, words: Words) -> Field:
    """The field with this key, of what is shared or of a plan.

    Raises:
        KeyError: if there is none.
    """
    shared, own = _known(words)
    return shared[key] if key in shared else own[key]


@functools.cache
def _known(words: Words) -> tuple[Mapping[str, Field], Mapping[str, Field]]:
    """The fields of what is shared, and those of a plan, by key."""
    fields = {one.key: one for one in (*form_fields(words), *span_fields(words)) if one.holds_value}
    shared = {key: one for key, one in fields.items() if key in SHARED_START}
    return shared, {key: one for key, one in fields.items() if key not in shared}


def _written(choices: Choices, language: str) -> Iterator[tuple[str, str]]:
    yield "lang", language
    yield "v", str(VERSION)
    for key in SHARED_START:
        yield key, _shown(choices.shared[key])
    for place, plan in enumerate(choices.plans):
        for key, value in plan.items():
            if value != _NOTHING.get(key):
                yield key if place == 0 else f"{LETTERS[place]}.{key}", _shown(value)
    if choices.look:
        yield "look", LETTERS[choices.look]
    if choices.expected:
        yield "expect", ",".join(f"{share:g}" for share in choices.expected)
    if not choices.seen:
        yield "seen", "no"
    if choices.story:
        yield "story", choices.story
        yield "step", str(choices.step)


def _read_about(query: Mapping[str, str], letters: Sequence[str], reading: Reading) -> None:
    """Reads what an address says beside the values of controls."""
    version = query.get("v", "1")
    if not (version.isascii() and version.isdigit()) or int(version[:9]) > VERSION:
        reading.problems["v"] = Problem(
            'The link is of version "{version}" and this page knows {known}; it shows what it knows of it. '
            "Open the link with a newer version of the kit for the rest.",
            version=short(version),
            known=VERSION,
        )
    look = query.get("look", letters[0])
    if look in letters:
        reading.choices = replace(reading.choices, look=letters.index(look))
    else:
        reading.problems["look"] = Problem(
            'The link asks for plan "{plan}", which it does not have; the page shows the first.',
            plan=short(look),
        )
    if "expect" in query:
        try:
            shares = tuple(float(share) for share in query["expect"].split(","))
            if not (1 <= len(shares) <= 5 and all(0 <= share <= 100 for share in shares)):
                raise ValueError(query["expect"])
            reading.choices = replace(reading.choices, expected=shares)
        except ValueError:
            reading.problems["expect"] = Problem(
                'The link says expect="{written}", which is no list of shares from 0 to 100; it is left out.',
                written=short(query["expect"]),
            )
    step = query.get("step", "0")
    reading.choices = replace(
        reading.choices,
        seen=reading.choices.seen and query.get("seen") != "no",
        story=query.get("story", ""),
        step=min(int(step[:9]), MOST_STEPS) if step.isascii() and step.isdigit() else 0,
    )


def _shown(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _read(asked: Field, written: str) -> Value:
    if asked.kind is Kind.TOGGLE:
        if written not in ("yes", "no"):
            raise ValueError(written)
        return written == "yes"
    if asked.kind not in (Kind.RANGE, Kind.NUMBER):
        return asked.read(written)
    return asked.read(finite(written))


def finite(written: str) -> float:
    """The number that is written; raises ValueError if it is none, or has no end."""
    number = float(written)
    if not math.isfinite(number):
        raise ValueError(written)
    return number


def damaged(asked: Field, key: str, written: str) -> Problem:
    """What is said of a value that its field refuses."""
    told: dict[str, Any] = {"key": key, "written": short(written), "label": asked.label}
    if asked.kind is Kind.TEXT:
        return Problem(
            'The link says {key}="{written}", which is too long; it is left out. Type it at "{label}".',
            **told,
        )
    if asked.kind in (Kind.CHOICE, Kind.TOGGLE):
        return Problem(
            'The link says {key}="{written}", which is not one of the choices at "{label}"; '
            "the page shows the usual choice instead. Choose another one there.",
            **told,
        )
    return Problem(
        'The link says {key}="{written}", which is not a number from {minimum} to {maximum}; '
        'the page uses {value} instead. Change it at "{label}".',
        minimum=f"{asked.minimum:g}",
        maximum=f"{asked.maximum:g}",
        value=f"{asked.value:g}",
        **told,
    )


def short(written: str) -> str:
    """What is written, as far as it is repeated to the visitor."""
    return written if len(written) <= SHOWN else written[: SHOWN - 1] + "…"
