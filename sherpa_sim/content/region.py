"""A region: how many workplaces of which size and sector it has, each number with where it comes from."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from . import places
from .record import Confidence, Record, Text
from .sources import SourceKey
from .workforce import ROUNDING, Percentage, WorkforceKey
from .yaml_file import load_record

FLANDERS = "flanders"
LARGEST = 20_000
"""Workers in one workplace at most."""

AGREES = 0.02
"""How far the workers of a class by its sizes may lie beside those by its share of the jobs (a share of them)."""

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Count(Record):
    """A number of workers or workplaces, with its year, where it comes from, and how far it can be relied on."""

    value: Annotated[int, Field(ge=1, le=20_000_000)]
    unit: Literal["workers", "workplaces"]
    year: Annotated[int, Field(ge=1990, le=2100)]
    source: SourceKey
    evidence: Annotated[str | None, Field(pattern=r"^[A-Z]\d{3}(-[A-Z]\d{3})?$")] = None
    confidence: Confidence


class Sector(Record):
    """A sector: its share of all workers (None: the rest up to 100%), and the workforce that stands for it."""

    name: Text
    workforce: WorkforceKey
    share: Percentage | None = None


class Size(Record):
    """One size of workplace in workers, and which share of the workplaces of its class has it."""

    workers: Annotated[int, Field(ge=1, le=LARGEST)]
    share: Percentage


class SizeClass(Record):
    """The workplaces of one size class.

    `jobs` is the class's share of the workers of its sectors; `sizes` are the sizes that stand for it.
    """

    name: Text
    sectors: Annotated[tuple[Key, ...], Field(min_length=1)]
    workplaces: Count
    jobs: Percentage
    sizes: Annotated[tuple[Size, ...], Field(min_length=1)]

    @property
    def mean_size(self) -> float:
        """Workers in a workplace, averaged over the class."""
        return sum(size.workers * size.share.value for size in self.sizes) / sum(
            size.share.value for size in self.sizes
        )


class Region(Record):
    """All workplaces of a region, by size class and sector."""

    key: Key
    name: Text
    description: Text
    assumptions: tuple[Text, ...]
    workers: Count
    sectors: Annotated[dict[Key, Sector], Field(min_length=1)]
    size_classes: Annotated[dict[Key, SizeClass], Field(min_length=1)]

    @model_validator(mode="after")
    def _sectors_are_known(self) -> Self:
        for name, one in self.size_classes.items():
            for sector in one.sectors:
                if sector not in self.sectors:
                    raise _refusal(
                        {
                            "sentence": 'the size class "{size_class}" has a sector "{sector}" that is not in the '
                            "list of sectors; add it there or leave it out.",
                            "size_class": name,
                            "sector": sector,
                            "at": ("size_classes", name, "sectors"),
                        }
                    )
        return self

    @model_validator(mode="after")
    def _shares_add_up(self) -> Self:
        given = [one.share.value for one in self.sectors.values() if one.share is not None]
        left_out = len(self.sectors) - len(given)
        total = sum(given)
        if left_out > 1 or total > 100 + ROUNDING or (not left_out and total < 100 - ROUNDING):
            raise _refusal(
                {
                    "sentence": "the sectors add up to {total}% and {left_out} of them have no share; let them come "
                    "to 100%, with one left out at most.",
                    "total": round(total, 2),
                    "left_out": left_out,
                    "at": ("sectors",),
                }
            )
        for name, one in self.size_classes.items():
            shares = sum(size.share.value for size in one.sizes)
            if abs(shares - 100) > ROUNDING:
                raise _refusal(
                    {
                        "sentence": 'the sizes of the class "{size_class}" add up to {total}%, not to 100%; correct '
                        "a share.",
                        "size_class": name,
                        "total": round(shares, 2),
                        "at": ("size_classes", name, "sizes"),
                    }
                )
        return self

    @model_validator(mode="after")
    def _workers_agree(self) -> Self:
        for name, one in self.size_classes.items():
            by_sizes = one.workplaces.value * one.mean_size
            share = sum(self.sector_share(sector) for sector in one.sectors)
            by_jobs = self.workers.value * share * one.jobs.value / 100
            if abs(by_sizes - by_jobs) > AGREES * by_jobs:
                raise _refusal(
                    {
                        "sentence": 'the sizes of the class "{size_class}" come to {by_sizes} workers, but its share '
                        "of the jobs to {by_jobs}; correct one of them.",
                        "size_class": name,
                        "by_sizes": round(by_sizes),
                        "by_jobs": round(by_jobs),
                        "at": ("size_classes", name),
                    }
                )
        return self

    def sector_share(self, key: str) -> float:
        """The share of all workers who work in a sector, in [0, 1]."""
        own = self.sectors[key].share
        if own is not None:
            return own.value / 100
        return max(0.0, 1 - sum(one.share.value for one in self.sectors.values() if one.share) / 100)


def load_region(key: str = FLANDERS) -> Region:
    """The region in `simulations/regions/<key>.yml`.

    Raises:
        Problem: if there is no such region or its file is damaged; the sentence names file, row and key.
    """
    return load_record(places.folder("simulations") / "regions" / f"{key}.yml", Region)


def _refusal(context: dict[str, Any]) -> PydanticCustomError:
    """A broken rule of the record; the context holds the sentence to say and what fills its places."""
    return PydanticCustomError("contradiction", "", context)
