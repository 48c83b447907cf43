"""Validation patterns: what was observed elsewhere, what is asked of the model, and when it counts as met."""

import functools
import hashlib
import json
from collections import Counter
from enum import StrEnum
from math import inf
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from . import places
from .record import Confidence, Record, Text
from .sources import SourceKey
from .yaml_file import load_record

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Unit(StrEnum):
    """How a measure is told. A share and a difference of shares are stored as 0.18, and told as 18% and +18 points."""

    SHARE = "share"
    POINTS = "points"
    TIMES = "times"
    COLLEAGUES = "colleagues"
    BALANCE = "balance"
    DEVIATIONS = "deviations"


class Accepted(Record):
    """Where the middle of the model must lie, decided before the model was asked.

    From `low` to `high`, more than `above`, less than `below`; a bound that is left out does not bind.
    """

    low: float | None = None
    high: float | None = None
    above: float | None = None
    below: float | None = None
    why: Text

    @model_validator(mode="after")
    def _leaves_something_on_either_side(self) -> Self:
        bounds = (self.low, self.high, self.above, self.below)
        if all(bound is None for bound in bounds):
            raise PydanticCustomError(
                "contradiction",
                "accepts everything",
                {"sentence": "every value is accepted here; give low, high, above or below."},
            )
        if self.least > self.most:
            raise PydanticCustomError(
                "contradiction",
                "accepts nothing",
                {
                    "sentence": "no value is accepted from {low} to {high}; correct one of them.",
                    "low": self.least,
                    "high": self.most,
                },
            )
        return self

    @property
    def least(self) -> float:
        """Where what is accepted begins; minus infinity if nowhere."""
        return max((one for one in (self.low, self.above) if one is not None), default=-inf)

    @property
    def most(self) -> float:
        """Where what is accepted ends; infinity if nowhere."""
        return min((one for one in (self.high, self.below) if one is not None), default=inf)

    def __call__(self, value: float) -> bool:
        """Whether a value is accepted."""
        return self.least <= value <= self.most and value not in (self.above, self.below)


class Check(Record):
    """One thing that was observed and is measured in the model under the same key.

    `value` is what was observed, where it is a number. Without `accepted` it is shown for comparison, not judged.
    """

    key: Key
    measure: Text
    unit: Unit
    observed: Text
    value: float | None = None
    accepted: Accepted | None = None
    source: SourceKey
    evidence: Annotated[str, Field(pattern=r"^[ET]\d{3}([,-] ?[ET]\d{3})*$")]
    confidence: Confidence


class Pattern(Record):
    """A pattern that the model is not fitted to.

    `trial` says how the model is asked, `know` what to bear in mind; `resists` is written afterwards where the pattern
    is not met: what in the model stands in the way.
    """

    key: Key
    name: Text
    trial: Text
    know: Text | None = None
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]
    resists: Text | None = None


class Patterns(Record):
    """All validation patterns, each check under its own key; `rule` says how a verdict is reached."""

    rule: Text
    patterns: tuple[Pattern, ...]

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        keys = [pattern.key for pattern in self.patterns]
        checks = [check.key for pattern in self.patterns for check in pattern.checks]
        for key, count in [*Counter(keys).items(), *Counter(checks).items()]:
            if count > 1:
                raise PydanticCustomError(
                    "contradiction",
                    "{name} stands there twice",
                    {
                        "sentence": '"{name}" stands there several times; give each its own key.',
                        "name": key,
                    },
                )
        return self

    def stamp(self) -> str:
        """A short hash of what is judged: the keys and what is accepted."""
        judged = [
            (check.key, check.accepted and check.accepted.model_dump(mode="json", exclude={"why"}))
            for pattern in self.patterns
            for check in pattern.checks
        ]
        return hashlib.sha256(json.dumps(judged).encode()).hexdigest()[:10]


@functools.cache
def load_patterns() -> Patterns:
    """The patterns in `simulations/validation/patterns.yml`; raises Problem if the file is damaged."""
    return load_record(places.folder("simulations") / "validation" / "patterns.yml", Patterns)
