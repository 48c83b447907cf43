"""The model for the EMA Workbench, and where a conclusion fails: scenario discovery with PRIM.

The workbench is an extra (`pip install "sherpa-sim[exploration]"`). To it a number of the model is an uncertainty, a
setting that a scenario guesses is a lever, and what comes out of a case are outcomes. It samples ranges evenly: what is
possible counts here, not what is likely.
"""

import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sherpa_sim.domain.problem import Problem

from .conclusions import Conclusion
from .ensemble import Outcomes, outcomes_of
from .factors import Factor, cases_with
from .free_numbers import PRICES, Say
from .sensitivity import Question

try:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of every extra of its own that is missing
        from ema_workbench import IntegerParameter, Model, RealParameter, ScalarOutcome
        from ema_workbench.analysis.prim import Prim
        from ema_workbench.em_framework.evaluators import BaseEvaluator
        from ema_workbench.em_framework.points import experiment_generator
        from ema_workbench.em_framework.samplers import sample_levers, sample_uncertainties
except ImportError:
    raise Problem(
        'Scenario discovery needs the package "ema-workbench"; install it with: '
        'pip install "sherpa-sim[exploration]".'
    ) from None

LUCKS = 4
"""On how many workplaces every experiment is run; its outcomes are their average."""

OUTCOMES = ("without", "gain", "extra", "extra_low", "cost")

HARDLY = 0.02
"""A limit is left out if the box is worth no more than this less without: the harmonic mean of coverage and density."""

Limits = dict[str, tuple[float, float]]

THRESHOLD = 0.5
"""The least share of failures in a box that PRIM stops at."""


class SherpaModel(Model):  # type: ignore[misc]
    """A question as a model of the workbench; any of its evaluators can run it, `Together` by far the fastest.

    Uncertainties are the numbers that do nothing before the changes, prices left out; levers are the guessed settings,
    if the question has them. Dots in names become underscores.
    """

    def __init__(self, question: Question, threads: int | None = None) -> None:
        super().__init__("sherpa", function=self._one)
        self.question = question
        self._threads = threads
        idle = {one.name for one in question.standings if one.says is Say.NONE}
        numbers = [one for one in question.numbers if one.name in idle and not one.name.startswith(PRICES)]
        self.factors = {name_in_ema(one): one for one in (*numbers, *question.settings)}
        self.uncertainties = [_parameter(one) for one in numbers]
        if question.settings:
            self.levers = [_parameter(one) for one in question.settings]
        self.outcomes = [ScalarOutcome(name) for name in OUTCOMES]

    def run_all(
        self, cases: Sequence[dict[str, Any]], progress: Callable[[int], object] | None = None
    ) -> Outcomes:
        """The outcomes of cases, each as {name: value}."""
        factors = [self.factors[name] for name in cases[0]]
        values = [np.repeat([float(case[name]) for case in cases], LUCKS) for name in cases[0]]
        lucks = np.tile(np.arange(LUCKS), len(cases))
        question = self.question
        asked = cases_with(question.assumptions, factors, values, lucks)
        found = outcomes_of(question.scenario, asked, question.idle, self._threads, progress)
        return Outcomes.of(found.table().reshape(len(cases), LUCKS, -1).mean(axis=1))

    def _one(self, **case: float) -> dict[str, float]:
        found = self.run_all([case])
        return {name: float(getattr(found, name)[0]) for name in OUTCOMES}


class Together(BaseEvaluator):  # type: ignore[misc]
    """Runs all experiments of a `SherpaModel` in one compiled call."""

    def initialize(self) -> None:
        """Nothing has to be started."""

    def finalize(self) -> None:
        """Nothing has to be stopped."""

    def evaluate_experiments(
        self,
        scenarios: Iterable[Any],
        policies: Iterable[Any],
        callback: Callable[[Any, dict[str, float]], None],
        combine: str = "factorial",
    ) -> None:
        """Run the experiments, and tell the callback of each."""
        model: SherpaModel = self._msis[0]
        experiments = list(experiment_generator(scenarios, self._msis, policies, combine=combine))
        cases = [
            {
                name: value
                for name, value in (*experiment.policy.items(), *experiment.scenario.items())
                if name in model.factors
            }
            for experiment in experiments
        ]
        found = model.run_all(cases)
        for place, experiment in enumerate(experiments):
            callback(experiment, {name: float(getattr(found, name)[place]) for name in OUTCOMES})


def explore(
    model: SherpaModel, experiments: int = 2000
) -> tuple[pd.DataFrame, dict[str, NDArray[np.float64]]]:
    """Experiments all over the ranges of a model, and their outcomes, as the workbench gives them.

    Every experiment has its own place for uncertainties and levers alike (Latin hypercubes, from the random numbers of
    `numpy.random`, which can be seeded).
    """
    scenarios = list(sample_uncertainties(model, experiments))
    policies = list(sample_levers(model, experiments)) if model.question.settings else 0
    with Together(model) as evaluator:
        found: tuple[pd.DataFrame, dict[str, NDArray[np.float64]]] = evaluator.perform_experiments(
            scenarios, policies, combine="sample" if policies else "factorial"
        )
    return found


@dataclass(frozen=True)
class Box:
    """Where a conclusion fails: the limits of some factors, all others anywhere.

    `coverage`: the share of all failures that lie inside; `density`: the share of failures inside; `everywhere`: the
    share of failures over the whole space.
    """

    limits: tuple[tuple[Factor, float, float], ...]
    coverage: float
    density: float
    everywhere: float


def find_failures(
    model: SherpaModel,
    experiments: pd.DataFrame,
    outcomes: dict[str, NDArray[np.float64]],
    conclusion: Conclusion,
) -> Box | None:
    """The box in which PRIM finds the conclusion to fail, the best in coverage and density together.

    None where it fails in no experiment, or in all.
    """
    fails = ~conclusion.holds(Outcomes(**{name: np.asarray(outcomes[name]) for name in OUTCOMES}))
    if not fails.any() or fails.all():
        return None
    names = [name for name in experiments.columns if name in model.factors]
    experiments = experiments[names].astype(
        float
    )  # PRIM sets limits between whole numbers, which pandas 3 refuses
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses what pandas wants to do away with
        found = Prim(experiments, fails, threshold=THRESHOLD).find_box()
    steps = [
        {name: (float(low), float(high)) for name, (low, high) in limits.items()} for limits in found.box_lims
    ]
    limits = _simplest(max(steps, key=lambda one: _worth(one, experiments, fails)[0]), experiments, fails)
    _, coverage, density = _worth(limits, experiments, fails)
    limited = tuple((model.factors[name], low, high) for name, (low, high) in limits.items())
    return Box(limited, coverage, density, float(fails.mean()))


def _simplest(limits: Limits, experiments: pd.DataFrame, fails: NDArray[np.bool_]) -> Limits:
    """The limits without those that a box is hardly worth less without, the least worth going first."""
    worth = _worth(limits, experiments, fails)[0]
    while len(limits) > 1:
        fewer = [{name: limits[name] for name in limits if name != left} for left in limits]
        best = max(fewer, key=lambda one: _worth(one, experiments, fails)[0])
        if _worth(best, experiments, fails)[0] < worth - HARDLY:
            break
        limits = best
    return limits


def _worth(limits: Limits, experiments: pd.DataFrame, fails: NDArray[np.bool_]) -> tuple[float, float, float]:
    """The harmonic mean of coverage and density of a box, coverage, and density."""
    inside = np.ones(len(experiments), bool)
    for name, (low, high) in limits.items():
        inside &= experiments[name].between(low, high).to_numpy()
    both = float((inside & fails).sum())
    coverage, density = both / fails.sum(), both / max(1, inside.sum())
    return 2 * both / float(inside.sum() + fails.sum()), float(coverage), float(density)


def name_in_ema(factor: Factor) -> str:
    """The name of a factor in the workbench, which asks for identifiers."""
    return factor.name.replace(".", "_")


def _parameter(factor: Factor) -> Any:
    if factor.whole:
        return IntegerParameter(name_in_ema(factor), int(factor.low), int(factor.high))
    return RealParameter(name_in_ema(factor), factor.low, factor.high)
