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
from sherpa_sim.model.batch import BURN_IN_WEEKS, burn_in, run
from sherpa_sim.model.columns import MEASURES
from sherpa_sim.model.parameters import assumed_by, decided
from sherpa_sim.model.population import Composition, build_floors
from sherpa_sim.model.rules import YEAR
from sherpa_sim.model.workforce import composition

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
    modelled, errors = survey([assumptions], targets, seed, floors, threads)
    return tuple(
        Fit(target, float(value), float(error))
        for target, value, error in zip(targets, modelled[0], errors[0], strict=True)
    )


def survey(
    sets: Sequence[Assumptions],
    targets: Sequence[Target],
    seed: int,
    floors: int,
    threads: int | None = None,
    first: int = 0,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The modelled value of every target under every set, and its standard error over floors: [sets, targets] each.

    Every set has `floors` workplaces of its own in every population; the first of all is workplace `first`.
    A value is nan where a set leaves nobody to ask (the share of an empty group).
    """
    modelled = np.empty((len(sets), len(targets), 2))
    for workforce in dict.fromkeys(target.workforce for target in targets):
        tables = _surveyed(sets, workforce, seed, floors, threads, first)
        counts = tables[:, 1:].sum(axis=1).astype(float)  # [floors, groups, measures]
        with np.errstate(invalid="ignore"):
            for at, target in enumerate(targets):
                if target.workforce == workforce:
                    for one in range(len(sets)):
                        modelled[one, at] = _modelled(counts[one :: len(sets)], target)
    return modelled[:, :, 0], modelled[:, :, 1]


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


def _surveyed(
    sets: Sequence[Assumptions], workforce: str, seed: int, floors: int, threads: int | None, first: int
) -> NDArray[np.int32]:
    """What a survey of the last 12 months would find in each of `YEARS` years without mentors, as `Record.tables`.

    Floors take the sets in turn.
    """
    built = build_floors(_who(workforce), [WORKERS] * (floors * len(sets)), sets, seed, first)
    pars = decided(assumed_by(sets), Settings())
    burn_in(built, pars, threads)
    return run(built, pars.reshape(-1, 1), [0] * YEARS * YEAR, BURN_IN_WEEKS, threads).tables


def _modelled(counts: NDArray[np.float64], target: Target) -> tuple[np.float64, np.float64]:
    """The modelled value of a target and its standard error over floors, from counts [floors, groups, measures]."""
    group = GROUPS.index((target.dimension, target.group))
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


def _ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> tuple[np.float64, np.float64]:
    """A ratio of sums over floors, and its standard error."""
    ratio = part.sum() / whole.sum()
    residual = part - ratio * whole
    return ratio, np.sqrt((residual**2).sum()) / whole.sum()


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
