"""The model held beside patterns it was not fitted to, each as a trial on simulated workplaces."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np

from sherpa_sim.content.assumptions import Varied
from sherpa_sim.content.pattern_results import Fitted, Made, Modelled, PatternResults, load_results
from sherpa_sim.content.patterns import Check, Pattern, Patterns, load_patterns
from sherpa_sim.content.posterior import plausible_assumptions
from sherpa_sim.content.targets import load_targets
from sherpa_sim.domain.problem import Problem

from . import calibrate
from .calibrate import Fit
from .compare import HIGH, LOW
from .results import Stamp
from .stamp import stamp
from .trials import mentors, offers, talks
from .trials.ground import Ground, PerRun

RUNS = 128
FLOORS = 8
SEED = 5
CLOSE = 2.0
"""A close call: a bound of what is accepted lies within so many standard errors of the middle."""

TRIALS: tuple[Callable[[Ground], dict[str, PerRun]], ...] = (
    offers.brochure,
    offers.voucher_for_low_skilled,
    offers.voucher_for_all,
    mentors.representatives,
    talks.good_talk,
    talks.pushy_talk,
    mentors.skill_kept,
    mentors.reach,
)


@dataclass(frozen=True)
class Finding:
    """One check beside what the model gives."""

    check: Check
    modelled: Modelled

    @property
    def met(self) -> bool | None:
        """Whether the middle lies within what is accepted, and not by chance; None where nothing is judged."""
        if self.check.accepted is None:
            return None
        return self.check.accepted(self.modelled.middle) and not self.close

    @property
    def close(self) -> bool:
        """Whether chance could bring the middle to the other side of a bound."""
        accepted, reach = self.check.accepted, CLOSE * self.modelled.standard_error
        if accepted is None or reach == 0:
            return False
        return any(abs(self.modelled.middle - bound) < reach for bound in (accepted.least, accepted.most))


@dataclass(frozen=True)
class Verdict:
    """A pattern and what was found for each of its checks."""

    pattern: Pattern
    findings: tuple[Finding, ...]

    @property
    def met(self) -> bool:
        """Whether every check that is judged is met."""
        return all(finding.met is not False for finding in self.findings)


@dataclass(frozen=True)
class Validation:
    """Every pattern with its verdict, and apart from it every target that the model was fitted to.

    `current`: whether it belongs to the numbers, patterns and targets the kit has now.
    """

    rule: Callable[[str], str]
    verdicts: tuple[Verdict, ...]
    fits: tuple[Fit, ...]
    stamp: Stamp
    current: bool = True

    @property
    def met(self) -> int:
        """How many patterns are met."""
        return sum(verdict.met for verdict in self.verdicts)


def validate(
    patterns: Patterns,
    sets: Varied | None = None,
    floors: int = FLOORS,
    seed: int = SEED,
    threads: int | None = None,
    progress: Callable[[int, int], object] | None = None,
    fit_floors: int = calibrate.FLOORS,
) -> Validation:
    """Every pattern beside the model, and what it was fitted to.

    A run for every set of assumptions (None: the first 128 draws of the kit's posterior) holds each trial on `floors`
    workplaces of 250 workers. The targets are those of `calibrate.check`, under the numbers in use, on `fit_floors`
    workplaces. `progress` is told how many of the trials are done, and of how many.

    Raises:
        Problem: if the kit's posterior is damaged.
    """
    sets = _kits() if sets is None else sets
    ground = Ground(sets, floors, seed, threads)
    given: dict[str, PerRun] = {}
    for done, trial in enumerate(TRIALS, 1):
        given |= trial(ground)
        if progress is not None:
            progress(done, len(TRIALS))
    return _judged(
        patterns,
        {check.key: _modelled(check, given[check.key]) for check in _checks(patterns)},
        calibrate.check(sets.assumptions, load_targets().targets, floors=fit_floors, threads=threads),
        _stamp(patterns, sets, floors, seed),
    )


def kept() -> Validation:
    """What `sherpa validate --save` last kept, judged by the patterns as they are now.

    Raises:
        Problem: if the results or the patterns are missing or damaged, or do not belong together.
    """
    patterns, results = load_patterns(), load_results()
    targets = load_targets().targets
    held = {*results.modelled, *results.fitted}
    for key in (*(check.key for check in _checks(patterns)), *(target.key for target in targets)):
        if key not in held:
            raise Problem('The results hold nothing for "{key}"; run "sherpa validate --save".', key=key)
    fits = tuple(Fit(target, **results.fitted[target.key].model_dump()) for target in targets)
    made = Stamp(**results.made.model_dump())
    now = _stamp(patterns, _kits(), FLOORS, SEED)
    current = (made.scenario, made.assumptions, made.seed) == (now.scenario, now.assumptions, now.seed)
    return _judged(patterns, results.modelled, fits, made, current)


def to_keep(validation: Validation) -> PatternResults:
    """What is worth keeping of a validation: its numbers and where they come from, not the verdicts."""
    return PatternResults(
        made=Made(**asdict(validation.stamp)),
        modelled={
            finding.check.key: finding.modelled
            for verdict in validation.verdicts
            for finding in verdict.findings
        },
        fitted={
            fit.target.key: Fitted(modelled=fit.modelled, standard_error=fit.standard_error)
            for fit in validation.fits
        },
    )


def _judged(
    patterns: Patterns,
    modelled: dict[str, Modelled],
    fits: tuple[Fit, ...],
    made: Stamp,
    current: bool = True,
) -> Validation:
    return Validation(
        patterns.rule,
        tuple(
            Verdict(pattern, tuple(Finding(check, modelled[check.key]) for check in pattern.checks))
            for pattern in patterns.patterns
        ),
        fits,
        made,
        current,
    )


def _modelled(check: Check, values: PerRun) -> Modelled:
    """A measure over all runs; a run in which there was nobody to ask is left out."""
    known = values[np.isfinite(values)]
    low, high = np.percentile(known, (LOW, HIGH))
    accepted = check.accepted
    return Modelled(
        middle=float(known.mean()),
        low=float(low),
        high=float(high),
        standard_error=float(known.std(ddof=1) / np.sqrt(len(known))),
        accepted_runs=None if accepted is None else float(np.mean([accepted(value) for value in known])),
    )


def _checks(patterns: Patterns) -> list[Check]:
    return [check for pattern in patterns.patterns for check in pattern.checks]


def _kits() -> Varied:
    return plausible_assumptions()[:RUNS]


def _stamp(patterns: Patterns, sets: Varied, floors: int, seed: int) -> Stamp:
    asked = (
        f"patterns {patterns.stamp()}, targets {load_targets().stamp()}, {len(sets)} x {floors} workplaces"
    )
    return stamp(asked, sets, seed)
