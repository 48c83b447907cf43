"""A workforce: who works somewhere, as published or reasoned tables, each share with where it comes from."""

import functools
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from sherpa_sim.domain.category import Category
from sherpa_sim.domain.people import Age, Education, Sex, Shift
from sherpa_sim.domain.problem import Problem

from .places import folder
from .record import Confidence, Record, Text
from .sources import SourceKey
from .yaml_file import load_record

ROUNDING = 0.5
"""How far the shares of one table may add up beside 100 (percentage points): they are published rounded."""

_Word = TypeVar("_Word", bound=Category)
WorkforceKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Percentage(Record):
    """A share in percent, with the year it is of, where it comes from, and how far it can be relied on.

    `evidence` is the number of the row in the project's own register of evidence, where there is one.
    """

    value: Annotated[float, Field(ge=0, le=100)]
    unit: Literal["%"]
    year: Annotated[int, Field(ge=1990, le=2100)]
    source: SourceKey
    evidence: Annotated[str | None, Field(pattern=r"^[A-Z]\d{3}(-[A-Z]\d{3})?$")] = None
    confidence: Confidence


_EducationOrAll = Literal["low", "medium", "high", "all"]
_SexOrAll = Literal["men", "women", "all"]
EducationShares = dict[Education, Percentage]
ShiftShares = dict[Shift, Percentage]


class Part(StrEnum):
    """The tables of a workforce, each of which can be borrowed from another workforce."""

    EDUCATION = "education"
    AGE = "age"
    SEX = "sex"
    SHIFT_BY_SEX = "shift_by_sex"
    PART_TIME = "part_time"
    EDUCATION_BY_AGE = "education_by_age"
    EDUCATION_BY_SEX = "education_by_sex"
    SHIFT_BY_EDUCATION = "shift_by_education"


class Total(StrEnum):
    """What is also published for men and women together, and then has to agree with the tables by sex."""

    ROTATING = "rotating"
    NIGHT = "night"
    PART_TIME = "part_time"


class PublishedRates(Record):
    """Rates (percent) that a survey published by education and sex, from which its composition is inferred.

    `rates` has a table per measure: a row per level of education and one for "all", each with the rate of
    men, of women and of all.
    """

    source: SourceKey
    evidence: str
    year: int
    rates: dict[str, dict[_EducationOrAll, dict[_SexOrAll, Annotated[float, Field(ge=0, le=100)]]]]


class _Described(Record):
    """What every workforce says about itself."""

    key: WorkforceKey
    name: Text
    description: Text
    assumptions: tuple[Text, ...]
    totals: dict[Total, Percentage] = Field(default_factory=dict)
    inferred_from: PublishedRates | None = None


class WorkforceFile(_Described):
    """A workforce as it stands in its file: some of its tables may be borrowed from another workforce.

    In every table of shares one category may be left out: it is the rest up to 100%.
    """

    borrows: dict[Part, WorkforceKey] = Field(default_factory=dict)
    education: EducationShares | None = None
    age: dict[Age, Percentage] | None = None
    sex: dict[Sex, Percentage] | None = None
    shift_by_sex: dict[Sex, ShiftShares] | None = None
    part_time: dict[Sex, Percentage] | None = None
    education_by_age: dict[Age, EducationShares] | None = None
    education_by_sex: dict[Sex, EducationShares] | None = None
    shift_by_education: dict[Education, ShiftShares] | None = None

    @model_validator(mode="after")
    def _has_every_table_once(self) -> Self:
        for part in Part:
            if part in self.borrows and getattr(self, part) is not None:
                raise _refusal(
                    {"sentence": '"{part}" is both given and borrowed; keep one.', "part": str(part)}
                )
            if part not in self.borrows and getattr(self, part) is None and part != Part.SHIFT_BY_EDUCATION:
                raise _refusal(
                    {"sentence": 'the table "{part}" is missing; add it or borrow it.', "part": str(part)}
                )
        return self

    @model_validator(mode="after")
    def _tables_add_up(self) -> Self:
        for part, words in _ONE_WAY:
            if getattr(self, part) is not None:
                _check_shares(str(part), words, getattr(self, part))
        for part, rows, words in _TWO_WAY:
            table = getattr(self, part)
            if table is not None:
                _check_complete(str(part), rows, table)
                for row, line in table.items():
                    _check_shares(f"{part}: {row}", words, line)
        if self.part_time is not None:
            _check_complete(str(Part.PART_TIME), Sex, self.part_time)
        return self


class Workforce(_Described):
    """A workforce with all its tables.

    `education`, `age`, `sex` and `shift_by_sex` (of men and of women, the shares of the shifts) hold exactly.
    `education_by_age` (of each age, the shares of education), `education_by_sex` and `shift_by_education` may
    be of another population: only their odds ratios are used, for who goes with whom. Without
    `shift_by_education` the shift does not depend on education. `part_time`: of men and of women, the share
    who work part-time. `totals` are published shares of men and women together, with which the tables by sex
    have to agree.
    """

    education: EducationShares
    age: dict[Age, Percentage]
    sex: dict[Sex, Percentage]
    shift_by_sex: dict[Sex, ShiftShares]
    part_time: dict[Sex, Percentage]
    education_by_age: dict[Age, EducationShares]
    education_by_sex: dict[Sex, EducationShares]
    shift_by_education: dict[Education, ShiftShares] | None = None


_ONE_WAY: tuple[tuple[Part, type[Category]], ...] = (
    (Part.EDUCATION, Education),
    (Part.AGE, Age),
    (Part.SEX, Sex),
)
_TWO_WAY: tuple[tuple[Part, type[Category], type[Category]], ...] = (
    (Part.SHIFT_BY_SEX, Sex, Shift),
    (Part.EDUCATION_BY_AGE, Age, Education),
    (Part.EDUCATION_BY_SEX, Sex, Education),
    (Part.SHIFT_BY_EDUCATION, Education, Shift),
)


def shares(words: type[_Word], table: Mapping[_Word, Percentage]) -> tuple[float, ...]:
    """The shares in a table, in the order of the words; they add up to 1. A word left out is the rest.

    Raises:
        ZeroDivisionError: if every share is zero; `WorkforceFile` lets no such table through.
    """
    given = [table[word].value if word in table else None for word in words]
    rest = max(0.0, 100.0 - sum(value for value in given if value is not None))
    full = [rest if value is None else value for value in given]
    return tuple(value / sum(full) for value in full)


def workforce_keys(directory: Path | None = None) -> tuple[str, ...]:
    """The names of the workforces in a folder (None: `simulations/workforces`), in alphabetical order."""
    return tuple(sorted(file.stem for file in (directory or _own_folder()).glob("*.yml")))


def read_workforce(key: str, directory: Path | None = None) -> Workforce:
    """The workforce `key` in a folder (None: `simulations/workforces`), borrowed tables filled in.

    Raises:
        Problem: if there is no such workforce, its file cannot be read, one of its tables does not add up,
            or its tables by sex contradict a published total.
    """
    return _own(key) if directory is None else _checked(key, directory)


@functools.cache
def _own(key: str) -> Workforce:
    return _checked(key, _own_folder())


def _checked(key: str, directory: Path) -> Workforce:
    workforce = _read(key, directory, ())
    _check_totals(workforce)
    return workforce


def _read(key: str, directory: Path, borrowers: tuple[str, ...]) -> Workforce:
    known = workforce_keys(directory)
    if key not in known:
        raise Problem(
            'There is no workforce "{key}"; choose one of {accepted}.', key=key, accepted=", ".join(known)
        )
    if key in borrowers:
        raise Problem('The workforce "{key}" borrows from itself; give it tables of its own.', key=key)
    file = load_record(directory / f"{key}.yml", WorkforceFile)
    lenders = {lender: _read(lender, directory, (*borrowers, key)) for lender in set(file.borrows.values())}
    tables: dict[str, Any] = {name: getattr(file, name) for name in Workforce.model_fields}
    tables |= {str(part): getattr(lenders[lender], part) for part, lender in file.borrows.items()}
    return Workforce(**tables)


def _own_folder() -> Path:
    return folder("simulations") / "workforces"


def _refusal(context: dict[str, Any]) -> PydanticCustomError:
    """A broken rule of the record; the context holds the sentence to say and what fills its places."""
    return PydanticCustomError("contradiction", "", context)


def _check_complete(name: str, words: type[Category], table: Mapping[Any, object]) -> None:
    for word in words:
        if word not in table:
            raise _refusal(
                {
                    "sentence": 'the table "{part}" has no share for "{word}"; add it.',
                    "part": name,
                    "word": str(word),
                }
            )


def _check_shares(name: str, words: type[Category], table: Mapping[Any, Percentage]) -> None:
    left_out = [str(word) for word in words if word not in table]
    total = sum(share.value for share in table.values())
    if len(left_out) > 1:
        raise _refusal(
            {
                "sentence": 'the table "{part}" leaves out {words}; at most one may be left out.',
                "part": name,
                "words": ", ".join(left_out),
            }
        )
    if total > 100 + ROUNDING or (not left_out and total < 100 - ROUNDING):
        raise _refusal(
            {
                "sentence": 'the table "{part}" adds up to {total}%, not to 100%; correct a share.',
                "part": name,
                "total": round(total, 2),
            }
        )


def _check_totals(workforce: Workforce) -> None:
    """Refuse tables by sex that mix to something else than the published total of men and women."""
    of_sex = shares(Sex, workforce.sex)
    for total, published in workforce.totals.items():
        if total == Total.PART_TIME:
            by_sex = [workforce.part_time[sex].value for sex in Sex]
        else:
            place = Shift(total.value).code
            by_sex = [100 * shares(Shift, workforce.shift_by_sex[sex])[place] for sex in Sex]
        mixed = sum(share * value for share, value in zip(of_sex, by_sex, strict=True))
        if abs(mixed - published.value) > ROUNDING:
            raise Problem(
                'The workforce "{key}" contradicts itself: "{total}" of men and of women mix to {mixed}%, '
                "but the total is given as {published}%; correct one of them.",
                key=workforce.key,
                total=str(total),
                mixed=round(mixed, 2),
                published=published.value,
            )
