"""Which numbers a result hangs on: Morris screening over all that may vary, then Sobol indices of the few that matter.

All factors are sampled as shares of what is likely (`factors.Factor.at`): half of the chance lies below the value in
use and half above, each evenly, so that what is most likely is what the kit shows elsewhere.

In the screening every trajectory has its own luck, which stays the same along it. In the decomposition luck is a factor
as the others, so that what is chance in one workplace is told apart from what the numbers do.

SALib is imported where it is used: it takes a second, for which a page that may never ask need not wait.
"""

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions
from sherpa_sim.content.prices import THEME
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.domain.problem import Problem

from .ensemble import Cases, Outcomes, finished, outcomes_of
from .factors import Factor, Kind, cases_of, fitted, guessed_settings, luck, numbers
from .free_numbers import Say, Standing, look_at

TRAJECTORIES = 12
LEVELS = 4
"""How often the screening goes through all factors, and on how many levels of each."""

MOST = 12
"""How many numbers and settings are decomposed, the fitted numbers and luck not counted."""

RUNS = 8192
"""How many runs with the changes the decomposition takes at most."""

EXTRA, COST = "extra", "cost"
"""The measures that decide which factors matter: more workers in training a year, and what that costs. The
others hang on the few who are low-educated, or on one year, so that chance drowns much of what the numbers do."""

Progress = Callable[[int], object]


@dataclass(frozen=True)
class Screening:
    """Elementary effects (Morris), each [measures, factors], in the unit of the measure for the whole range.

    `typical`: the mean of their sizes (mu star) and `typical_error` its 95% half-interval; `mean` (mu) has a sign;
    `spread` (sigma) is large where a factor acts differently from place to place, alone or with others.
    """

    factors: tuple[Factor, ...]
    measures: tuple[str, ...]
    typical: NDArray[np.float64]
    typical_error: NDArray[np.float64]
    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    runs: int

    def ranked(self) -> list[Factor]:
        """The factors that do anything, those that matter most (for whichever of the deciding measures) first."""
        typical = self.typical[[name in (EXTRA, COST) for name in self.measures]]
        rank = (typical / typical.max(axis=1, keepdims=True)).max(axis=0, initial=0.0)
        return [self.factors[place] for place in np.argsort(-rank, kind="stable") if rank[place] > 0]

    def chosen(self, most: int = MOST) -> list[Factor]:
        """The numbers and settings that matter most."""
        return [factor for factor in self.ranked() if factor.kind is not Kind.FITTED][:most]


@dataclass(frozen=True)
class Decomposition:
    """Sobol indices, each [measures, factors], with 95% half-intervals, and the outcomes they come from.

    `first`: the share of the variance that would go if the factor alone were known; `total`: the share that would stay
    if all but it were known. What `total` exceeds `first` by is acting together with others.
    """

    factors: tuple[Factor, ...]
    measures: tuple[str, ...]
    first: NDArray[np.float64]
    first_error: NDArray[np.float64]
    total: NDArray[np.float64]
    total_error: NDArray[np.float64]
    outcomes: Outcomes

    @property
    def runs(self) -> int:
        """How many runs with the changes it took."""
        return len(self.outcomes)


@dataclass(frozen=True)
class Question:
    """A scenario, and which factors may be otherwise: its `numbers` and `settings`; `idle` as in `outcomes_of`."""

    scenario: Scenario
    assumptions: Assumptions
    standings: tuple[Standing, ...]
    numbers: tuple[Factor, ...]
    settings: tuple[Factor, ...]

    @property
    def idle(self) -> frozenset[str]:
        """The numbers that do nothing before the changes."""
        return frozenset(one.name for one in self.standings if one.says is Say.NONE)

    @property
    def factors(self) -> tuple[Factor, ...]:
        """All that may be otherwise but luck."""
        return (fitted(), *self.numbers, *self.settings)


def ask(
    scenario: Scenario,
    assumptions: Assumptions,
    tied: bool = False,
    guesses: bool = False,
    threads: int | None = None,
    progress: Callable[[float], object] | None = None,
    stop: Event | None = None,
) -> Question:
    """The question what a scenario's result hangs on; prices that the scenario has of its own are known and stay.

    `tied` adds the numbers that the surveys hold in place, `guesses` the settings that the scenario guesses.
    `progress` is told which share of the work is done.

    Raises:
        Problem: if the scenario changes nothing.
        StoppedError: if `stop` was set before it was done.
    """
    if not scenario.changes:
        raise Problem(
            'The scenario "{scenario}" changes nothing, so nothing can be said about what its changes do.',
            scenario=scenario.key,
        )
    own = {f"{THEME}.{name}": price for name, price in scenario.prices.items()}
    assumptions = assumptions.with_values(own)
    standings = look_at(scenario, assumptions, threads, progress, stop)
    settings = guessed_settings(scenario) if guesses else []
    free = [factor for factor in numbers(assumptions, standings, tied) if factor.name not in own]
    return Question(scenario, assumptions, tuple(standings), tuple(free), tuple(settings))


def measured(outcomes: Outcomes) -> dict[str, NDArray[np.float64]]:
    """What is asked of the outcomes, by measure: as in `Outcomes`; a measure that never changes is left out.

    Cost and gain are told apart: a cost per participant has no end where the gain goes to nought, and no meaning where
    money is saved.
    """
    found = {
        EXTRA: outcomes.extra,
        "extra_low": outcomes.extra_low,
        "gain": outcomes.gain,
        COST: outcomes.cost,
    }
    return {name: column for name, column in found.items() if np.ptp(column) > 0}


@dataclass(frozen=True)
class Sample:
    """Points of the unit cube for some factors, as SALib draws them, and the cases they stand for."""

    factors: tuple[Factor, ...]
    points: NDArray[np.float64]
    cases: Cases

    @property
    def problem(self) -> dict[str, Any]:
        """The factors, as SALib wants them told."""
        return _problem(self.factors)


def screening_sample(question: Question, trajectories: int = TRAJECTORIES) -> Sample:
    """Trajectories through all factors."""
    from SALib.sample import morris as morris_sample

    factors = question.factors
    points = morris_sample.sample(_problem(factors), trajectories, LEVELS, seed=_seed(question, 0))
    lucks = np.repeat(np.arange(trajectories), len(factors) + 1)
    return Sample(factors, points, cases_of(question.assumptions, factors, points, lucks))


def decomposition_sample(question: Question, chosen: Sequence[Factor], runs: int = RUNS) -> Sample:
    """Points for the Sobol indices of luck, the fitted numbers and the `chosen` numbers and settings.

    Raises:
        Problem: if so few runs do not make a sample.
    """
    from SALib.sample import sobol as sobol_sample

    factors = (luck(), fitted(), *chosen)
    fewest = 2 * (len(factors) + 2)
    if runs < fewest:
        raise Problem(
            "{runs} runs are too few for {factors} factors; ask for {fewest} or more.",
            runs=runs,
            factors=len(factors),
            fewest=fewest,
        )
    base = 2 ** int(np.log2(runs // (len(factors) + 2)))
    points = sobol_sample.sample(_problem(factors), base, calc_second_order=False, seed=_seed(question, 1))
    return Sample(factors, points, cases_of(question.assumptions, factors, points))


def run_sample(
    question: Question,
    sample: Sample,
    threads: int | None = None,
    progress: Progress | None = None,
    stop: Event | None = None,
    store: Path | None = None,
) -> Outcomes:
    """What comes out at the points of a sample; as `outcomes_of`."""
    return outcomes_of(question.scenario, sample.cases, question.idle, threads, progress, stop, store)


def finished_runs(question: Question, sample: Sample, store: Path) -> int:
    """How many runs of a sample are finished in a store."""
    return finished(question.scenario, sample.cases, question.idle, store)


def screen(sample: Sample, outcomes: Outcomes, seed: int = 1) -> Screening:
    """The elementary effects of a screening sample."""
    from SALib.analyze import morris as morris_analysis

    asked = measured(outcomes)
    rows = [
        morris_analysis.analyze(sample.problem, sample.points, column, num_levels=LEVELS, seed=seed)
        for column in asked.values()
    ]
    typical, error, mean, spread = (
        _stack(rows, name, len(sample.factors)) for name in ("mu_star", "mu_star_conf", "mu", "sigma")
    )
    return Screening(sample.factors, tuple(asked), typical, error, mean, spread, len(outcomes))


def decompose(sample: Sample, outcomes: Outcomes, seed: int = 1) -> Decomposition:
    """The Sobol indices of a decomposition sample; a measure that hardly ever changes is left out."""
    from SALib.analyze import sobol as sobol_analysis

    asked = {name: column for name, column in measured(outcomes).items() if _differs(column, sample)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of a resample in which nothing differs
        rows = [
            sobol_analysis.analyze(sample.problem, column, calc_second_order=False, seed=seed)
            for column in asked.values()
        ]
    first, first_error, total, total_error = (
        _stack(rows, name, len(sample.factors)) for name in ("S1", "S1_conf", "ST", "ST_conf")
    )
    return Decomposition(sample.factors, tuple(asked), first, first_error, total, total_error, outcomes)


def _differs(column: NDArray[np.float64], sample: Sample) -> bool:
    """Whether a measure differs between the points from which a decomposition takes its variance."""
    return bool(np.ptp(column.reshape(-1, len(sample.factors) + 2)[:, [0, -1]]) > 0)


def _stack(rows: Sequence[Mapping[str, Any]], name: str, factors: int) -> NDArray[np.float64]:
    return np.array([np.asarray(row[name], float) for row in rows]).reshape(len(rows), factors)


def _problem(factors: Sequence[Factor]) -> dict[str, Any]:
    names = [factor.name for factor in factors]
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}


def _seed(question: Question, part: int) -> int:
    """A seed for SALib from that of the scenario."""
    return int(np.random.SeedSequence(question.scenario.seed, spawn_key=(part,)).generate_state(1)[0])
