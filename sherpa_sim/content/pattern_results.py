"""What the model gave when it was last held beside the validation patterns, as `sherpa validate --save` keeps it."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from . import places
from .patterns import Key
from .record import Record
from .yaml_file import load_record, save_record

HEADING = "What the model gives beside patterns.yml, made by `sherpa validate --save`; not written by hand."
SIGNIFICANT_DIGITS = 6


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


class PatternResults(Record):
    """Every measure under the key of its check."""

    made: Made
    modelled: dict[Key, Modelled]


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
    rounded = {
        key: Modelled(**{name: _rounded(value) for name, value in one if value is not None})
        for key, one in results.modelled.items()
    }
    save_record(path, results.model_copy(update={"modelled": rounded}), HEADING)


def _rounded(value: float) -> float:
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")
