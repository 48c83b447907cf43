"""Observed patterns that the model is fitted to, each with its source and how near is near enough."""

import hashlib
import json
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sherpa_sim.domain.people import Dimension

from . import places
from .record import Confidence, Record, Text
from .sources import SourceKey
from .yaml_file import load_record


class Measure(StrEnum):
    """What a target is about.

    `participated`, `willing`, `informed` and `neither` are shares of a group; `participated_ratio` is the
    share of a group over the share of everybody; `neither_need_share` is, among those who neither took part
    nor want to, the share for whom need is the weakest condition.
    """

    PARTICIPATED = "participated"
    PARTICIPATED_RATIO = "participated_ratio"
    WILLING = "willing"
    INFORMED = "informed"
    NEITHER = "neither"
    NEITHER_NEED_SHARE = "neither_need_share"


class Target(Record):
    """One observed number: `value` and `tolerance` in its unit (a share in [0, 1], or a ratio)."""

    key: str
    measure: Measure
    workforce: str
    dimension: Dimension
    group: str
    value: Annotated[float, Field(ge=0, le=5)]
    unit: str
    tolerance: Annotated[float, Field(gt=0, le=1)]
    year: int
    source: SourceKey
    evidence: str
    confidence: Confidence
    meaning: Text


class Targets(Record):
    """All targets of one calibration."""

    key: str
    targets: tuple[Target, ...]

    def stamp(self) -> str:
        """A short hash of what is fitted: of every target all but its words and its source."""
        fitted = [
            target.model_dump(
                mode="json", include={"measure", "workforce", "dimension", "group", "value", "tolerance"}
            )
            for target in self.targets
        ]
        return hashlib.sha256(json.dumps(fitted, sort_keys=True).encode()).hexdigest()[:10]


def load_targets(key: str = "baseline") -> Targets:
    """The targets in `simulations/targets/<key>.yml`; raises Problem if the file is damaged."""
    return load_record(places.folder("simulations") / "targets" / f"{key}.yml", Targets)
