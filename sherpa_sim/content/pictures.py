"""What the units show besides prose: schemes of ideas, talks to read, figures from surveys, and programmes."""

import functools
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from . import places
from .programmes import ProgrammeKey, load_programmes
from .question_parts import PartKey, contradiction
from .record import Confidence, Record, Text
from .sources import SourceKey, load_sources
from .yaml_file import load_record


class Part(Record):
    """A box of a scheme: a sign of at most three characters, a name, what it means, and an example."""

    sign: Annotated[str, Field(max_length=3)] = ""
    name: Text
    text: Text | None = None
    example: Text | None = None


class Scheme(Record):
    """An idea as boxes.

    `cards` stand beside each other, `steps` follow one another, `against` are two sides, `scale` runs from low to
    high.
    """

    key: PartKey
    kind: Literal["cards", "steps", "against", "scale"]
    caption: Text
    parts: Annotated[tuple[Part, ...], Field(min_length=2, max_length=12)]

    @model_validator(mode="after")
    def _two_sides(self) -> Self:
        if self.kind == "against" and len(self.parts) % 2:
            raise contradiction(
                Problem('a scheme of the kind "against" has pairs of parts: an even number.'), "parts"
            )
        return self


class Line(Record):
    """What somebody says, and what a reader may notice about it."""

    who: Literal["mentor", "colleague"]
    says: Text
    note: Text | None = None


class Talk(Record):
    """A piece of a talk between a mentor and a colleague (the key of one in colleagues.yml)."""

    key: PartKey
    colleague: str
    caption: Text
    lines: Annotated[tuple[Line, ...], Field(min_length=2, max_length=16)]


class Bar(Record):
    """A value of a figure, with where it comes from."""

    name: Text
    value: float
    source: SourceKey
    evidence: str | None = None
    confidence: Confidence


class Figure(Record):
    """A few values to compare; `most` is where the axis ends, `says` what a reader should see in it.

    Drawn as bars, or as people: ten in a row, of whom a value between 0 and 100 fills its share.
    """

    key: PartKey
    drawn: Literal["bars", "people"] = "bars"
    caption: Text
    unit: Text
    most: Annotated[float, Field(gt=0)]
    says: Text
    bars: Annotated[tuple[Bar, ...], Field(min_length=1, max_length=12)]

    @model_validator(mode="after")
    def _bars_fit(self) -> Self:
        if any(not 0 <= bar.value <= self.most for bar in self.bars):
            raise contradiction(Problem("a value lies below 0 or beyond the end of the axis."), "bars")
        return self


class Family(Record):
    """Programmes beside each other, each as its record in programmes.yml tells it."""

    key: PartKey
    caption: Text
    programmes: Annotated[tuple[ProgrammeKey, ...], Field(min_length=2, max_length=12)]


class PictureFile(Record):
    """A file of `course/pictures/`."""

    schemes: tuple[Scheme, ...] = ()
    talks: tuple[Talk, ...] = ()
    figures: tuple[Figure, ...] = ()
    families: tuple[Family, ...] = ()


Picture = Scheme | Talk | Figure | Family


@functools.cache
def load_pictures() -> Mapping[str, Picture]:
    """Every picture of `course/pictures/` by key; raises as `read_pictures` does."""
    return MappingProxyType(read_pictures(places.folder("course") / "pictures"))


def read_pictures(folder: Path) -> dict[str, Picture]:
    """The pictures in the YAML files of a folder by key, in the order of the files.

    Raises:
        Problem: if a file cannot be read or breaks a rule of the record, names an unknown source or programme, or two
            pictures have one key.
    """
    found: dict[str, Picture] = {}
    for path in sorted(folder.glob("*.yml")):
        own = load_record(path, PictureFile)
        for figure in own.figures:
            for bar in figure.bars:
                if bar.source not in load_sources():
                    raise Problem(
                        '{file}: the figure "{figure}" names an unknown source, "{source}"; add it to sources.yml.',
                        file=path.name,
                        figure=figure.key,
                        source=bar.source,
                    )
        for family in own.families:
            for programme in family.programmes:
                if programme not in load_programmes():
                    raise Problem(
                        '{file}: the picture "{picture}" names an unknown programme, "{programme}"; '
                        "add it to programmes.yml.",
                        file=path.name,
                        picture=family.key,
                        programme=programme,
                    )
        pictures: tuple[Picture, ...] = (*own.schemes, *own.talks, *own.figures, *own.families)
        for picture in pictures:
            if picture.key in found:
                raise Problem(
                    '{file}: there are two pictures "{picture}"; give one of them another key.',
                    file=path.name,
                    picture=picture.key,
                )
            found[picture.key] = picture
    return found
