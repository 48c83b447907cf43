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

BY_CHANCE = 0.01
"""A limit that chance alone would set with this likelihood or more is left out."""

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
    box, best = _peeled(experiments[names], fails)
    sure = [name for name, chances in box.qp[best].items() if min(chances) < BY_CHANCE]
    if sure and len(sure) < len(names):
        box, best = _peeled(experiments[sure], fails)
    limits, whole = box.box_lims[best], box.box_lims[0]
    limited = [
        (model.factors[name], float(limits[name][0]), float(limits[name][1]))
        for name in limits.columns
        if tuple(limits[name]) != tuple(whole[name])
    ]
    path = box.peeling_trajectory
    return Box(
        tuple(limited), float(path["coverage"][best]), float(path["density"][best]), float(fails.mean())
    )


def _peeled(experiments: pd.DataFrame, fails: NDArray[np.bool_]) -> tuple[Any, int]:
    """The box that PRIM peels to, and which step on the way is best: coverage and density weigh alike."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses what pandas wants to do away with
        box = Prim(experiments, fails, threshold=THRESHOLD).find_box()
    path = box.peeling_trajectory
    both = path["coverage"] * path["density"] / (path["coverage"] + path["density"])
    return box, int(np.argmax(both.to_numpy()))


def name_in_ema(factor: Factor) -> str:
    """The name of a factor in the workbench, which asks for identifiers."""
    return factor.name.replace(".", "_")


def _parameter(factor: Factor) -> Any:
    if factor.whole:
        return IntegerParameter(name_in_ema(factor), int(factor.low), int(factor.high))
    return RealParameter(name_in_ema(factor), factor.low, factor.high)
