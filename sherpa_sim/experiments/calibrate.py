"""Fit the free numbers of the model to what was observed, and hold the model beside it."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from sherpa_sim.content import places
from sherpa_sim.content.assumptions import THEMES, Assumptions
from sherpa_sim.content.scenario import Settings
from sherpa_sim.content.targets import Measure, Target
from sherpa_sim.content.yaml_file import save_record
from sherpa_sim.domain.people import GROUPS, Education, Sex
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, burn_in, run
from sherpa_sim.model.columns import MEASURES
from sherpa_sim.model.parameters import parameters
from sherpa_sim.model.population import Composition
from sherpa_sim.model.rules import YEAR
from sherpa_sim.model.workforce import composition

from .workplace import floors_of

WORKERS = 250
FLOORS = 160
YEARS = 2
PULL = 0.05
"""How hard a free number is pulled back to where it started: breaks ties between numbers the targets cannot
tell apart, and is small beside one tolerance."""

SIGNIFICANT_DIGITS = 4
HEADING = (
    'Numbers of the model; written by hand, except those whose source is "calibrated" (`sherpa calibrate`).'
)


@dataclass(frozen=True)
class Free:
    """A number, or several kept in proportion, that the calibration may move; on a log scale if `log`."""

    names: tuple[str, ...]
    log: bool


FREE: tuple[Free, ...] = (
    *(Free((f"decision.apply_rate.{education}.{sex}",), True) for education in Education for sex in Sex),
    *(Free((f"decision.age_factor.from_{band}",), True) for band in (35, 45, 55)),
    *(Free((f"levels.need.{education}",), False) for education in Education),
    Free(("decision.threshold_motivation",), False),
    Free(("training.need_satisfied",), False),
    Free(tuple(f"information.inform_rate.{education}" for education in Education), True),
)


@dataclass(frozen=True)
class Fit:
    """One target beside the model: observed, modelled with its standard error, and whether it is met."""

    target: Target
    modelled: float
    standard_error: float

    @property
    def met(self) -> bool:
        """Whether the modelled value lies within the tolerance of the observed one."""
        return abs(self.modelled - self.target.value) <= self.target.tolerance


def check(
    assumptions: Assumptions,
    targets: Sequence[Target],
    seed: int = 2,
    floors: int = FLOORS,
    threads: int | None = None,
) -> tuple[Fit, ...]:
    """The model beside every target, without mentors, on `floors` workplaces of 250 workers per population."""
    records = {
        key: _survey(assumptions, key, seed, floors, threads)
        for key in dict.fromkeys(t.workforce for t in targets)
    }
    return tuple(Fit(target, *_modelled(records[target.workforce], target)) for target in targets)


def calibrate(
    assumptions: Assumptions,
    targets: Sequence[Target],
    seed: int = 1,
    floors: int = FLOORS,
    rounds: int = 8,
    progress: Callable[[float], None] | None = None,
) -> Assumptions:
    """The assumptions with their free numbers moved so that the targets are met as nearly as can be.

    Gauss-Newton least squares (SciPy) on (modelled - observed) / tolerance, every trial on the same draws, with a
    weak pull back to the start. `progress` is told the sum of squares after each trial.
    """
    start = _to_search(assumptions)
    numbers = assumptions.numbers()
    bounds = np.array(
        [
            [_scale(free, numbers[free.names[0]].low), _scale(free, numbers[free.names[0]].high)]
            for free in FREE
        ]
    ).T

    def misfit(at: NDArray[np.float64]) -> NDArray[np.float64]:
        fits = check(assumptions.with_values(_values(assumptions, at)), targets, seed, floors)
        gaps = np.array([(fit.modelled - fit.target.value) / fit.target.tolerance for fit in fits])
        if progress is not None:
            progress(float((gaps**2).sum()))
        return np.concatenate([gaps, PULL * (at - start) / np.maximum(np.abs(start), 0.1)])

    found = least_squares(misfit, start, bounds=bounds, diff_step=0.04, max_nfev=rounds, xtol=1e-3, ftol=1e-3)
    return assumptions.with_values(
        {name: _rounded(value) for name, value in _values(assumptions, found.x).items()}
    )


def save(assumptions: Assumptions) -> None:
    """Write the assumptions back to `simulations/assumptions/`, each file whole or not at all."""
    place = places.folder("simulations") / "assumptions"
    for theme in THEMES:
        save_record(place / f"{theme}.yml", getattr(assumptions, theme), HEADING)


@functools.cache
def _who(workforce: str) -> Composition:
    return composition(workforce)


def _survey(assumptions: Assumptions, workforce: str, seed: int, floors: int, threads: int | None) -> Record:
    """What a survey of the last 12 months would find, in each of `YEARS` years without mentors."""
    built = floors_of(_who(workforce), WORKERS, floors, assumptions, seed)
    par = parameters(assumptions, Settings())
    burn_in(built, par, threads)
    return run(
        built, np.array([par], par.dtype).view(np.recarray), [0] * YEARS * YEAR, BURN_IN_WEEKS, threads
    )


def _modelled(record: Record, target: Target) -> tuple[float, float]:
    """The modelled value of a target and its standard error over floors."""
    group = GROUPS.index((target.dimension, target.group))
    counts = record.tables[:, 1:].sum(axis=1).astype(float)  # [floors, groups, measures]
    part, whole = _part_and_whole(counts[:, group], target.measure)
    value, error = _ratio(part, whole)
    if target.measure is Measure.PARTICIPATED_RATIO:
        everybody, _ = _ratio(*_part_and_whole(counts[:, 0], Measure.PARTICIPATED))
        return value / everybody, error / everybody
    return value, error


def _part_and_whole(
    counts: NDArray[np.float64], measure: Measure
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    def number(name: str) -> NDArray[np.float64]:
        return counts[:, MEASURES.index(name)]

    match measure:
        case Measure.PARTICIPATED | Measure.PARTICIPATED_RATIO:
            return number("participated"), number("workers")
        case Measure.NEITHER_NEED_SHARE:
            return number("neither_need"), number("neither")
        case _:
            return number(measure.value), number("workers")


def _ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> tuple[float, float]:
    """A ratio of sums over floors, and its standard error."""
    ratio = part.sum() / whole.sum()
    residual = part - ratio * whole
    return float(ratio), float(np.sqrt((residual**2).sum()) / whole.sum())


def _scale(free: Free, value: float) -> float:
    return float(np.log(value)) if free.log else value


def _to_search(assumptions: Assumptions) -> NDArray[np.float64]:
    numbers = assumptions.numbers()
    return np.array([_scale(free, numbers[free.names[0]].value) for free in FREE])


def _values(assumptions: Assumptions, at: NDArray[np.float64]) -> Mapping[str, float]:
    """The named values at a point of the search; numbers kept in proportion move together."""
    numbers = assumptions.numbers()
    values = {}
    for free, point in zip(FREE, at, strict=True):
        value = float(np.exp(point)) if free.log else float(point)
        first = numbers[free.names[0]].value
        for name in free.names:
            values[name] = value * numbers[name].value / first if len(free.names) > 1 else value
    return values


def _rounded(value: float) -> float:
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")
