"""What this page adds to the address of the plans: numbers of one's own, and the limits of a conclusion."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlencode

from sherpa_sim.content.assumptions import Number, load_assumptions
from sherpa_sim.content.prices import THEME
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.problem import Problem
from sherpa_sim.locale.words import Words
from sherpa_sim.views.explorer.address import damaged, finite, short

from .number_field import number_field
from .turning_fields import AT_LEAST, AT_MOST, limit_fields

OWN = "x."


@dataclass(frozen=True)
class Doubts:
    """Numbers of one's own by their dotted name, and the limits by the keys of their fields."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)


def changeable(scenario: Scenario) -> Mapping[str, Number]:
    """The numbers that can be changed, by their dotted name: not those for which the plan has a price of its own."""
    own = {f"{THEME}.{name}" for name in scenario.prices}
    numbers = load_assumptions().numbers()
    return MappingProxyType(
        {name: number for name, number in numbers.items() if number.low < number.high and name not in own}
    )


def split(query: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """What is of the plans, and what is of this page."""
    ours = {key: value for key, value in query.items() if key.startswith(OWN) or key in (AT_MOST, AT_LEAST)}
    return {key: value for key, value in query.items() if key not in ours}, ours


def read_doubts(
    ours: Mapping[str, str], numbers: Mapping[str, Number], words: Words
) -> tuple[Doubts, dict[str, Problem]]:
    """What this page's part of an address says; what is damaged is left out, and named by its key."""
    limits = {one.key: one for one in limit_fields(words)}
    own: dict[str, float] = {}
    chosen: dict[str, float] = {}
    problems: dict[str, Problem] = {}
    for key, written in ours.items():
        name = key.removeprefix(OWN)
        if key not in limits and name not in numbers:
            problems[key] = _unknown(key, name, load_assumptions().numbers())
            continue
        asked = limits.get(key) or number_field(name, numbers[name], words)
        try:
            value = asked.read(finite(written))
        except ValueError:
            problems[key] = damaged(asked, key, written)
            continue
        if key in limits:
            chosen[key] = float(value)
        elif value != numbers[name].value:
            own[name] = float(value)
    return Doubts(own, chosen), problems


def write_doubts(doubts: Doubts, usual: Mapping[str, float]) -> str:
    """The part of a query string that `read_doubts` reads back; limits that are as usual are left out."""
    return urlencode(dict(_written(doubts, usual)))


def _written(doubts: Doubts, usual: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    for key, value in doubts.limits.items():
        if value != usual[key]:
            yield key, f"{value:.10g}"
    for name, value in doubts.numbers.items():
        yield f"{OWN}{name}", f"{value:.10g}"


def _unknown(key: str, name: str, every: Collection[str]) -> Problem:
    if name in every:
        return Problem(
            'The link changes "{key}", but your plan has a price of its own for it; change that in the explorer.',
            key=key,
        )
    return Problem(
        'The link changes "{key}", which is no number of the model; it is left out.', key=short(key)
    )
