"""Draws of the free numbers of the model from what the targets leave possible, as `sherpa calibrate` ships them."""

import csv
import functools
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sherpa_sim.domain.problem import Problem

from . import places
from .assumptions import Assumptions, Number, Varied, load_assumptions
from .kit_text import load_kit_text
from .whole_file import write_whole

STAMPED = ("version", "seed", "targets", "assumptions", "simulations", "date")
"""What the heading of the file says: where its draws come from."""

HEADING = (
    "Draws of the free numbers of the model, made by `sherpa calibrate --posterior`; not written by hand."
)
SIGNIFICANT_DIGITS = 6


@dataclass(frozen=True)
class Posterior:
    """Equally likely draws, each as {dotted name: value}, and where they come from ({what: value} of `STAMPED`)."""

    made: Mapping[str, str]
    draws: tuple[dict[str, float], ...]


def posterior_file() -> Path:
    """Where the draws of the kit are kept."""
    return places.folder("simulations") / "assumptions" / "posterior.csv"


@functools.cache
def _kits() -> Posterior:
    return read_posterior(posterior_file(), load_assumptions())


def load_posterior() -> list[dict[str, float]]:
    """The draws of the kit, each as {dotted name: value}.

    Raises:
        Problem: if the file is damaged; the sentence names file, row and what to do.
    """
    return [dict(draw) for draw in _kits().draws]


@functools.cache
def plausible_assumptions() -> Varied:
    """The numbers of the model as the surveys leave them possible: a set for each draw of the kit, in their order.

    Raises:
        Problem: if the file is damaged.
    """
    return Varied.of(load_assumptions(), _kits().draws)


def sets_of(assumptions: Assumptions | Varied | None) -> Varied:
    """Sets of assumptions to take in turn: those given, the one given, or (None) the plausible ones of the kit.

    Raises:
        Problem: if the kit's own are asked and its file is damaged.
    """
    if assumptions is None:
        return plausible_assumptions()
    return Varied(assumptions, {}) if isinstance(assumptions, Assumptions) else assumptions


def read_posterior(path: Path, assumptions: Assumptions) -> Posterior:
    """The draws in a file; every column must be a number of the assumptions, and every value in its range.

    Raises:
        Problem: if the file cannot be read or is damaged; further damage is in the `others` of the first.
    """
    lines = load_kit_text(path).splitlines()
    heading = [line for line in lines if line.startswith("#")]
    made = dict(line[1:].strip().split(": ", 1) for line in heading if ": " in line)
    rows = [
        (number, cells)
        for number, cells in enumerate(csv.reader(lines), 1)
        if cells and not cells[0].startswith("#")
    ]
    problems = list(_problems(path.name, made, rows, assumptions.numbers()))
    if problems:
        first, *others = problems
        raise Problem(first.message, others=tuple(others), **first.details)
    (_, names), *draws = rows
    return Posterior(
        made,
        tuple({name: float(cell) for name, cell in zip(names, cells, strict=True)} for _, cells in draws),
    )


def save_posterior(path: Path, posterior: Posterior) -> None:
    """Write draws and where they come from, whole or not at all.

    Raises:
        OSError: if the file cannot be written.
    """
    target = io.StringIO()
    target.write(f"# {HEADING}\n")
    target.writelines(f"# {what}: {posterior.made[what]}\n" for what in STAMPED)
    table = csv.writer(target, lineterminator="\n")
    table.writerow(posterior.draws[0])
    table.writerows(
        [f"{value:.{SIGNIFICANT_DIGITS}g}" for value in draw.values()] for draw in posterior.draws
    )
    write_whole(path, target.getvalue().encode())


def _problems(
    file: str,
    made: Mapping[str, str],
    rows: Sequence[tuple[int, list[str]]],
    numbers: Mapping[str, Number],
) -> Iterator[Problem]:
    """What is wrong with the rows of a file; the first row has the names."""
    for what in STAMPED:
        if what not in made:
            yield Problem(
                '{file}: the heading does not say "{key}"; run "sherpa calibrate --posterior" again.',
                file=file,
                key=what,
            )
    if len(rows) < 2:
        yield Problem('{file} holds no draws; run "sherpa calibrate --posterior" again.', file=file)
        return
    (row, names), *draws = rows
    for name in names:
        if name not in numbers or names.count(name) > 1:
            yield Problem(
                '{file}, row {row}: "{key}" is no number of the model, or stands there twice; '
                'run "sherpa calibrate --posterior" again.',
                file=file,
                row=row,
                key=name,
            )
    for row, cells in draws:
        if len(cells) != len(names):
            yield Problem(
                "{file}, row {row}: {count} values stand below {names} names; "
                'take the row out, or run "sherpa calibrate --posterior" again.',
                file=file,
                row=row,
                count=len(cells),
                names=len(names),
            )
            continue
        for name, cell in zip(names, cells, strict=True):
            if name in numbers and not _lies_in_range(cell, numbers[name]):
                yield Problem(
                    '{file}, row {row}: "{key}" is {value}; it must be a number from {low} to {high}. '
                    'Take the row out, or run "sherpa calibrate --posterior" again.',
                    file=file,
                    row=row,
                    key=name,
                    value=cell.strip() or "?",
                    low=numbers[name].low,
                    high=numbers[name].high,
                )


def _lies_in_range(cell: str, number: Number) -> bool:
    try:
        value = float(cell)
    except ValueError:
        return False
    return math.isfinite(value) and number.low <= value <= number.high
