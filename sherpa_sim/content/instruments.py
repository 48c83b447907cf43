"""Instruments that support training: who may use them, for how much, where, and on which days their rule is known."""

import functools
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.eligibility import Standing, standing_on
from sherpa_sim.domain.problem import Problem

from . import places
from .figures import EvidenceId
from .instrument_conditions import AllOf, AnyCondition, AnyOf, ConditionKey
from .keyed_file import by_key
from .question_parts import contradiction, keys, refuse_twice
from .record import Confidence, Record, Text
from .sources import SourceKey
from .yaml_file import load_record

_FILE = "instruments.yml"


class Country(StrEnum):
    """Where an instrument is."""

    BELGIUM = "belgium"
    NETHERLANDS = "netherlands"
    UNITED_KINGDOM = "united_kingdom"
    SWEDEN = "sweden"
    DENMARK = "denmark"
    FINLAND = "finland"


class User(StrEnum):
    """Who asks for an instrument."""

    WORKER = "worker"
    EMPLOYER = "employer"


class Tier(Record):
    """What an instrument gives to those who also meet further conditions."""

    conditions: Annotated[tuple[ConditionKey, ...], Field(min_length=1)]
    amount: Text


class Instrument(Record):
    """An instrument and the days on which its rule is known to hold.

    Attributes:
        what: what it is.
        amount: how much.
        who: who may use it, in a sentence.
        conditions: what must hold of somebody and her course; those of foreign instruments are not told.
        tiers: what it gives to whom, the best first.
        start: the first day for which the rule is known; None: no day is known.
        begins: whether there was nothing before `start`; if not, another rule may have held.
        known_until: the last day for which the rule is known; None: no day is known.
        ended_on: the day it was abolished, if it was.
        apply: where and how to ask for it.
        ask_at: who can tell whether the rule still holds, fit to follow "ask".
        check: what to check oneself before telling a colleague.
    """

    key: str
    name: Text
    country: Country = Country.BELGIUM
    user: User = User.WORKER
    what: Text
    amount: Text
    who: Text
    conditions: tuple[ConditionKey, ...] = ()
    tiers: tuple[Tier, ...] = ()
    start: date | None = None
    begins: bool = False
    known_until: date | None = None
    ended_on: date | None = None
    apply: Text | None = None
    ask_at: Text | None = None
    check: tuple[Text, ...] = ()
    source: SourceKey
    evidence: EvidenceId | None = None
    confidence: Confidence

    @property
    def cited(self) -> Iterable[str]:
        """The source it leans on."""
        return (self.source,)

    def holds_on(self, day: date, rules_continue: bool) -> bool:
        """Whether the instrument is in force on `day`.

        After the last day for which the rule is known it is in force only if rules are taken to continue, and
        never after it was abolished.
        """
        standing = self.standing_on(day)
        if standing in (Standing.PAST_KNOWN, Standing.UNDATED):
            return rules_continue
        return standing is Standing.KNOWN

    def standing_on(self, day: date) -> Standing:
        """How well its rule is known on `day`."""
        return standing_on(day, self.start, self.known_until, self.ended_on, self.begins)


class InstrumentList(Record):
    """Every instrument of the kit, and the conditions that they name."""

    conditions: tuple[AnyCondition, ...]
    instruments: tuple[Instrument, ...]

    @model_validator(mode="after")
    def _conditions_are_there(self) -> Self:
        known = keys(self.conditions)
        refuse_twice(known, "conditions")
        named = [key for one in self.instruments for key in one.conditions]
        named += [key for one in self.instruments for tier in one.tiers for key in tier.conditions]
        for key in named:
            if key not in known:
                raise _no_such_condition(key)
        before: list[str] = []
        for condition in self.conditions:
            if isinstance(condition, AllOf | AnyOf):
                for key in condition.conditions:
                    if key not in before:
                        raise _no_such_condition(key)
            before.append(condition.key)
        return self


def _no_such_condition(key: str) -> Exception:
    return contradiction(
        Problem('there is no condition "{name}" above the place that names it; add it there.', name=key),
        "conditions",
    )


@functools.cache
def load_instruments() -> dict[str, Instrument]:
    """The instruments of `course/instruments.yml` by key; raises as `read_by_key` does."""
    return by_key(_FILE, _listed().instruments)


@functools.cache
def load_conditions() -> Mapping[str, AnyCondition]:
    """The conditions of the instruments by key; raises Problem if the file is damaged."""
    return MappingProxyType({condition.key: condition for condition in _listed().conditions})


@functools.cache
def _listed() -> InstrumentList:
    return load_record(places.folder("course") / _FILE, InstrumentList)
