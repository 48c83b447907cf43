"""What the model gave when it was last held beside the validation patterns, as `sherpa validate --save` keeps it."""

from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from . import places
from .patterns import Key
from .record import Record
from .yaml_file import load_record, save_record

HEADING = "What the model gives beside patterns.yml, made by `sherpa validate --save`; not written by hand."
SIGNIFICANT_DIGITS = 6

_Numbers = TypeVar("_Numbers", "Modelled", "Fitted")


class Modelled(Record):
    """One measure over all runs: the mean with its standard error, the 10th and 90th percentile of runs.

    `accepted_runs`: the share of runs that by themselves lie within what is accepted; None if nothing is judged.
    """

    middle: float
    low: float
    high: float
    standard_error: Annotated[float, Field(ge=0)]
    accepted_runs: Annotated[float | None, Field(ge=0, le=1)] = None


class Made(Record):
    """Where results come from; `scenario` is a hash of what was asked, `assumptions` of the numbers of the model."""

    version: str
    commit: str
    scenario: str
    assumptions: str
    seed: int
    made_on: str


class Fitted(Record):
    """What the model gives for a target it was fitted to, in the unit of the target."""

    modelled: float
    standard_error: Annotated[float, Field(ge=0)]


class PatternResults(Record):
    """Every measure under the key of its check; and what it was fitted to, under the keys of the targets."""

    made: Made
    modelled: dict[Key, Modelled]
    fitted: dict[Key, Fitted]


def results_file() -> Path:
    """Where the results of the kit are kept."""
    return places.folder("simulations") / "validation" / "results.yml"


def load_results() -> PatternResults:
    """The results of the kit; raises Problem if the file is missing or damaged."""
    return load_record(results_file(), PatternResults)


def save_results(path: Path, results: PatternResults) -> None:
    """Write results, whole or not at all; numbers are rounded to six digits.

    Raises:
        OSError: if the file cannot be written.
    """
    modelled = {key: _rounded(one) for key, one in results.modelled.items()}
    fitted = {key: _rounded(one) for key, one in results.fitted.items()}
    save_record(path, results.model_copy(update={"modelled": modelled, "fitted": fitted}), HEADING)


def _rounded(numbers: _Numbers) -> _Numbers:
    given = {name: value for name, value in numbers if value is not None}
    return numbers.model_copy(
        update={name: float(f"{value:.{SIGNIFICANT_DIGITS}g}") for name, value in given.items()}
    )
