"""The free numbers of the model as draws from what the targets leave possible: approximate Bayesian computation.

A point stands for the free numbers as independent standard normal scores: the normal distribution function takes a
score to a share of the number's range, so a draw never leaves its range, and the prior is uniform over the range (on
the scale the calibration searches).

Rounds follow each other (population Monte Carlo). Each simulates a cloud of points, keeps the nearest, and moves these
by a local linear regression of scores on gaps to where the gaps would be nought (Beaumont et al. 2002): a sample of
what the targets leave possible if the cloud were the prior. Weights then put the prior in the place of the cloud. The
next cloud is the normal distribution that has a part of what was learnt, so that it is wider than the answer.

Where numbers make up for each other along a curve, a linear regression leaves the answer too wide. So the draws then
walk (Metropolis) on a quadratic surface laid through all gaps of the last cloud; what the surface leaves, chance and
misfit alike, is the error it is trusted with.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import logit
from scipy.stats import multivariate_normal, norm, qmc

from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.content.targets import Measure, Target
from sherpa_sim.model.batch import BURN_IN_WEEKS
from sherpa_sim.model.rules import YEAR

from .calibrate import FREE, WORKERS, YEARS, Free, survey

Points = NDArray[np.float64]
Gaps = Callable[[Points, int, np.random.Generator], NDArray[np.float64]]
"""From points [n, numbers], the number of the round and a source of chance to how far simulated observations lie from
the observed ones, [n, targets] in errors of observation; nan where there is nobody to ask."""

DRAWS = 256
INTERVAL = 0.9
FITTED_WHEN_SPLIT = "belgium_aes_2022"
"""The survey population whose targets are fitted when the others are to be predicted."""

LITTLE = 0.8
"""A number whose posterior spread is more than this share of its prior spread is called hardly informed."""

WITHIN_TOLERANCE = 0.9
"""How sure it is that the truth lies within a target's tolerance of what was observed; the error is normal."""

KEPT = 0.4
"""The share of a round that lies nearest and is kept."""

LEARNT = 0.25
"""The part of what a round learnt that shapes the cloud of the next: a narrow cloud would miss the prior's far ends."""

STEPS = 4000
STRIDES = (0.5, 1.0, 2.4)
"""How long the walk of a draw is, and its strides, as shares of what suits a normal distribution."""

OUTSIDE = -1e12
"""A log chance below that of any point within the reach of a cloud."""

EDGE = 0.002
"""Simulated shares and ratios are at least this far from where their logarithms end."""

TOGETHER = 64
"""Sets simulated in one call; bounds the memory."""

WORKER_WEEKS_PER_SECOND = 10e6
"""What one thread does on an ordinary machine, building of floors included; only for telling the cost beforehand."""


@dataclass(frozen=True)
class Round:
    """One round: how many sets of numbers are simulated, each on how many workplaces per population."""

    sets: int
    floors: int


ROUNDS: tuple[Round, ...] = (*(Round(1024, 5),) * 4, Round(2048, 10))


@dataclass(frozen=True)
class Sample:
    """Weighted points of a round, and how they came about.

    `points` [n, numbers]; `weights` [n], adding up to 1; `distance`: within how many errors (root mean square) they
    were kept; `unusable`: how many sets left nobody to ask for some target, and were not kept for that; `cloud`
    [sets, numbers] and `gaps` [sets, targets]: all usable sets that were simulated.
    """

    points: Points
    weights: NDArray[np.float64]
    distance: float
    unusable: int
    cloud: Points
    gaps: NDArray[np.float64]

    @property
    def effective(self) -> float:
        """How many equally weighted points are worth as much."""
        return float(1 / (self.weights**2).sum())


@dataclass(frozen=True)
class Predicted:
    """One target beside what the draws predict, observation error included, and whether it was fitted."""

    target: Target
    values: NDArray[np.float64]
    fitted: bool

    def quantile(self, share: float) -> float:
        """The value below which this share of the draws lies; draws that leave nobody to ask are not counted."""
        return float(np.nanquantile(self.values, share))

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return self.quantile(0.5 - INTERVAL / 2)

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return self.quantile(0.5 + INTERVAL / 2)

    @property
    def inside(self) -> bool:
        """Whether the observed value lies in the interval."""
        return self.low <= self.target.value <= self.high


@dataclass(frozen=True)
class Informed:
    """What the targets said about a free number: value in use, draws, and the range before, `low` to `high`."""

    name: str
    value: float
    draws: NDArray[np.float64]
    low: float
    high: float
    log: bool

    def shares(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where values lie in the range (0: its low end, 1: its high end), on the scale of the search."""
        if self.log:
            return np.asarray(np.log(values / self.low) / np.log(self.high / self.low))
        return np.asarray((values - self.low) / (self.high - self.low))

    @property
    def spread(self) -> float:
        """The standard deviation of the draws as a share of that of the prior."""
        return float(self.shares(self.draws).std(ddof=1) * np.sqrt(12))

    def quantile(self, share: float) -> float:
        """The value below which this share of the draws lies."""
        return float(np.quantile(self.draws, share))

    @property
    def hardly(self) -> bool:
        """Whether the targets hardly say anything about the number."""
        return self.spread > LITTLE


@dataclass(frozen=True)
class Cost:
    """How many sets are simulated, and how many weeks of one worker that takes."""

    sets: int
    worker_weeks: int

    def minutes(self, threads: int) -> float:
        """About how long it takes."""
        return self.worker_weeks / WORKER_WEEKS_PER_SECOND / threads / 60


def cost(
    fitted: Sequence[Target], rounds: Sequence[Round], draws: int, floors: int, predicted: Sequence[Target]
) -> Cost:
    """What it takes to fit some targets in rounds, and then to simulate the draws anew, on `floors`, for others."""

    def weeks(one: Round, targets: Sequence[Target]) -> int:
        populations = len({target.workforce for target in targets})
        return one.sets * one.floors * populations * WORKERS * (BURN_IN_WEEKS + YEARS * YEAR)

    return Cost(
        sum(one.sets for one in rounds) + draws,
        sum(weeks(one, fitted) for one in rounds) + weeks(Round(draws, floors), predicted),
    )


def sample(
    gaps_at: Gaps,
    numbers: int,
    rounds: Sequence[int],
    seed: int,
    tell: Callable[[int, Sample], None] | None = None,
) -> Sample:
    """A weighted sample of points that could have given what was observed; the prior is standard normal.

    `rounds` says how many points are simulated in each round; `tell` is told of every round.
    """
    chance = np.random.default_rng(seed)
    mean, spread = np.zeros(numbers), np.eye(numbers)
    for at, count in enumerate(rounds):
        points = qmc.MultivariateNormalQMC(mean, cov=spread, rng=chance).random(count)
        gaps = gaps_at(points, at, chance)
        usable = np.isfinite(gaps).all(axis=1)
        points, gaps = points[usable], gaps[usable]
        moved, near, reach = _nearest_adjusted(points, gaps)
        log_weights = np.log(near) + _log_normal(moved) - _log_normal(moved, mean, spread)
        weights = np.exp(log_weights - log_weights.max())
        found = Sample(moved, weights / weights.sum(), reach, count - len(points), points, gaps)
        if tell is not None:
            tell(at, found)
        mean, spread = _cloud(found)
    return found


def observed_again(
    values: NDArray[np.float64],
    own: NDArray[np.float64],
    errors: NDArray[np.float64],
    chance: np.random.Generator,
) -> NDArray[np.float64]:
    """Simulated values with so much chance added that, with their own, they are as uncertain as an observation."""
    missing = np.sqrt(np.maximum(errors**2 - np.nan_to_num(own) ** 2, 0))
    return np.asarray(values + missing * chance.standard_normal(values.shape))


def draws_of(found: Sample, count: int, seed: int) -> Points:
    """`count` equally likely points [count, numbers] from a weighted sample, in an order that means nothing."""
    chance = np.random.default_rng(seed)
    ticks = (np.arange(count) + chance.uniform()) / count
    chosen = chance.permutation(np.searchsorted(np.cumsum(found.weights)[:-1], ticks))
    points: Points = found.points[chosen]
    return points


def walked(found: Sample, points: Points, seed: int, steps: int = STEPS) -> Points:
    """Points after a walk, each for itself, on the quadratic surface through the gaps of a sample's cloud.

    A walk ends as a draw from prior times likelihood on that surface, and never leaves the reach of the cloud.

    Raises:
        ValueError: if the cloud has too few sets for a surface.
    """
    terms = _quadratic(found.cloud)
    if len(terms) <= terms.shape[1]:
        raise ValueError(f"the last round needs at least {terms.shape[1] + 1} sets, not {len(terms)}")
    chance = np.random.default_rng(seed)
    centre = found.cloud.mean(axis=0)
    precision = np.linalg.inv(np.cov(found.cloud.T))

    def far(at: Points) -> NDArray[np.float64]:
        return np.asarray(((at - centre) @ precision * (at - centre)).sum(axis=1))

    surface = np.linalg.lstsq(terms, found.gaps, rcond=None)[0]
    left = found.gaps - terms @ surface
    trust = np.linalg.inv(left.T @ left / (len(terms) - terms.shape[1]))
    reach = far(found.cloud).max()

    def log_chance(at: Points) -> NDArray[np.float64]:
        gaps = _quadratic(at) @ surface
        likely = -0.5 * ((gaps @ trust * gaps).sum(axis=1) + (at**2).sum(axis=1))
        return np.where(far(at) <= reach, likely, OUTSIDE - far(at))  # from outside, a walk turns inwards

    here, likely = points, log_chance(points)
    for _ in range(steps):
        # A step along the line between two others fits the shape of the cloud (ter Braak 2006).
        one, other = (chance.permutation(len(here)) for _ in range(2))
        stride = chance.choice(STRIDES, size=(len(here), 1)) / np.sqrt(2 * here.shape[1])
        there = here + stride * (here[one] - here[other]) + 1e-3 * chance.standard_normal(here.shape)
        then = log_chance(there)
        goes = np.log(chance.uniform(size=len(here))) < then - likely
        here, likely = np.where(goes[:, np.newaxis], there, here), np.where(goes, then, likely)
    return here


def errors_of(targets: Sequence[Target]) -> NDArray[np.float64]:
    """The standard deviation of the error of each observation, in the target's unit."""
    wide = norm.ppf(0.5 + WITHIN_TOLERANCE / 2)
    return np.asarray([target.tolerance / wide for target in targets])


def fit_posterior(
    assumptions: Assumptions,
    targets: Sequence[Target],
    rounds: Sequence[Round] = ROUNDS,
    draws: int = DRAWS,
    seed: int = 1,
    threads: int | None = None,
    tell: Callable[[int, Sample], None] | None = None,
) -> tuple[dict[str, float], ...]:
    """Draws of the free numbers, each as {dotted name: value}; all other numbers stay as they are."""
    errors = errors_of(targets)

    def gaps_at(points: Points, at: int, chance: np.random.Generator) -> NDArray[np.float64]:
        sets = Varied.of(assumptions, values_at(assumptions, points))
        values, own = _survey_many(sets, targets, _seed(seed, at), rounds[at].floors, threads)
        return _gaps(targets, observed_again(values, own, errors, chance))

    found = sample(gaps_at, len(FREE), [one.sets for one in rounds], seed, tell)
    return values_at(assumptions, walked(found, draws_of(found, draws, seed), seed))


def predict(
    sets: Sequence[Assumptions],
    targets: Sequence[Target],
    fitted: Sequence[Target],
    floors: int = ROUNDS[-1].floors,
    seed: int = 1,
    threads: int | None = None,
) -> tuple[Predicted, ...]:
    """Every target as the sets predict it when simulated anew, on workplaces none of them was fitted on."""
    values, own = _survey_many(sets, targets, _seed(seed, -1), floors, threads)
    again = observed_again(values, own, errors_of(targets), np.random.default_rng(seed))
    return tuple(Predicted(target, again[:, at], target in fitted) for at, target in enumerate(targets))


def informed(assumptions: Assumptions, draws: Sequence[Mapping[str, float]]) -> tuple[Informed, ...]:
    """What the draws say about each free number; of numbers kept in proportion, about the first."""
    numbers = assumptions.numbers()
    return tuple(
        Informed(
            name,
            numbers[name].value,
            np.array([draw[name] for draw in draws]),
            *prior_range(assumptions, free),
            free.log,
        )
        for free in FREE
        for name in free.names[:1]
    )


def split(targets: Sequence[Target]) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
    """The targets of the survey that has most of them, to fit; and all others, to predict."""
    return tuple(t for t in targets if t.workforce == FITTED_WHEN_SPLIT), tuple(
        t for t in targets if t.workforce != FITTED_WHEN_SPLIT
    )


def prior_range(assumptions: Assumptions, free: Free) -> tuple[float, float]:
    """Between what values the first of the numbers may lie, so that all that move with it stay in their ranges."""
    numbers = assumptions.numbers()
    first = numbers[free.names[0]].value
    shares = [(numbers[name], numbers[name].value / first) for name in free.names]
    return max(number.low / share for number, share in shares), min(
        number.high / share for number, share in shares
    )


def values_at(assumptions: Assumptions, points: Points) -> tuple[dict[str, float], ...]:
    """The named values at each point; numbers kept in proportion move together."""
    numbers = assumptions.numbers()
    shares = norm.cdf(points)
    found: tuple[dict[str, float], ...] = tuple({} for _ in points)
    for at, free in enumerate(FREE):
        low, high = prior_range(assumptions, free)
        first = numbers[free.names[0]].value
        for values, share in zip(found, shares[:, at], strict=True):
            value = low * (high / low) ** share if free.log else low + share * (high - low)
            for name in free.names:
                number = numbers[name]
                values[name] = float(np.clip(value * number.value / first, number.low, number.high))
    return found


def _gaps(targets: Sequence[Target], again: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far simulated observations [n, targets] lie from the observed ones, in errors.

    Shares are held beside each other as log odds and ratios as logarithms: rates move these almost in straight lines.
    """
    gaps = np.empty_like(again)
    for at, (target, error) in enumerate(zip(targets, errors_of(targets), strict=True)):
        if target.measure is Measure.PARTICIPATED_RATIO:
            scale, steepness = np.log, 1 / target.value
        else:
            scale, steepness = logit, 1 / (target.value * (1 - target.value))
        seen = np.clip(again[:, at], EDGE, None if scale is np.log else 1 - EDGE)
        gaps[:, at] = (scale(seen) - scale(target.value)) / (error * steepness)
    return gaps


def _nearest_adjusted(points: Points, gaps: NDArray[np.float64]) -> tuple[Points, NDArray[np.float64], float]:
    """The nearest points moved to where the gaps would be nought, their kernel weights, and how far the kernel reaches.

    What the regression leaves is made wider by the freedom that its slopes took.
    """
    distance = np.sqrt((gaps**2).mean(axis=1))
    reach = float(np.quantile(distance, KEPT))
    near = distance < reach
    points, gaps = points[near], gaps[near]
    weights = 1 - (distance[near] / reach) ** 2
    design = np.column_stack([np.ones(len(gaps)), gaps])
    root = np.sqrt(weights)[:, np.newaxis]
    slopes = np.linalg.lstsq(root * design, root * points, rcond=None)[0]
    left = points - design @ slopes
    effective = weights.sum() ** 2 / (weights**2).sum()
    return slopes[0] + left * np.sqrt(effective / max(effective - design.shape[1], 1.0)), weights, reach


def _quadratic(points: Points) -> NDArray[np.float64]:
    """One, every score, and every product of two scores, [n, terms]."""
    first, second = np.triu_indices(points.shape[1])
    return np.column_stack([np.ones(len(points)), points, points[:, first] * points[:, second]])


def _cloud(found: Sample) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and covariance of the next cloud: the prior, with a part of the precision that was learnt."""
    mean = found.weights @ found.points
    apart = found.points - mean
    variances, ways = np.linalg.eigh((apart * found.weights[:, np.newaxis]).T @ apart)
    learnt = 1 / np.clip(variances, 1e-6, 1.0) - 1
    return mean, (ways / (1 + LEARNT * learnt)) @ ways.T


def _log_normal(
    points: Points, mean: NDArray[np.float64] | None = None, spread: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """The log density of a normal distribution at each point; the prior unless told otherwise."""
    numbers = points.shape[1]
    return np.asarray(
        multivariate_normal.logpdf(
            points, np.zeros(numbers) if mean is None else mean, np.eye(numbers) if spread is None else spread
        )
    )


def _survey_many(
    sets: Sequence[Assumptions], targets: Sequence[Target], seed: int, floors: int, threads: int | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """`survey` in parts, so that the floors of all sets need not be in memory at once."""
    parts = [
        survey(sets[at : at + TOGETHER], targets, seed, floors, threads, first=at * floors)
        for at in range(0, len(sets), TOGETHER)
    ]
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])


def _seed(seed: int, at: int) -> int:
    """The seed of the workplaces of a round; -1 is for those that are simulated anew."""
    return int(np.random.SeedSequence(seed, spawn_key=(at + 1,)).generate_state(1)[0])
