"""What the model says of a story's figures, and whether it bears out what the story claims."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.plan import Letter
from sherpa_sim.content.story import Claim, Figure, Outcome, Prediction
from sherpa_sim.domain.people import GROUPS
from sherpa_sim.domain.states import Barrier
from sherpa_sim.model.columns import MEASURES
from sherpa_sim.model.rules import YEAR

from .compare import HIGH, LOW, Side, extra_a_year
from .cost import ITEMS
from .explore import Pair
from .results import Interval

Pairs = Mapping[Letter, Pair]
"""Each plan of a story beside the workplace as it is, all of them on the same floors."""

_WORKERS, _TRAINED, _KNOWS = (MEASURES.index(name) for name in ("workers", "participated", "informed"))


def values(figure: Figure, pairs: Pairs) -> NDArray[np.float64]:
    """A figure in each run, [runs]; a run in which there is nobody of that kind is left out.

    Of the cost of one more person there is a single value, over all runs together: infinite where nobody more trains.
    """
    pair = pairs[figure.plan] if figure.plan is not None else next(iter(pairs.values()))
    found = _values(figure, pair)
    return found[~np.isnan(found)]


def middle(figure: Figure, pairs: Pairs) -> Interval:
    """A figure as it is told: the mean over the runs, with their 10th and 90th percentile."""
    found = values(figure, pairs)
    return Interval(float(found.mean()), *map(float, np.percentile(found, (LOW, HIGH))))


def holds(claim: Claim, pairs: Pairs) -> bool:
    """Whether the model bears out a claim."""
    one = values(claim.of, pairs)
    against, sign = (claim.above, 1.0) if claim.above is not None else (claim.below, -1.0)
    if isinstance(against, Figure):
        other = values(against, pairs)
    else:
        other = np.full_like(one, float(against if against is not None else np.nan))
    if claim.share is None:
        return bool(sign * (one.mean() - other.mean()) > claim.by)
    return bool(np.mean(sign * (one - other) > claim.by) >= claim.share)


def answer(prediction: Prediction, pairs: Pairs) -> str | None:
    """The key of the option that the model bears out; None where it bears out none of them, or more than one."""
    right = [option.key for option in prediction.options if all(holds(one, pairs) for one in option.claims)]
    return right[0] if len(right) == 1 else None


def _values(figure: Figure, pair: Pair) -> NDArray[np.float64]:
    side = pair.without if figure.plan is None else pair.changed
    group = GROUPS.index(figure.group)
    table, before = _end(side)[:, group], _end(pair.without)[:, group]
    weeks = side.shares.shape[1]
    match figure.outcome:
        case Outcome.TRAINED:
            return _ratio(table[:, _TRAINED], table[:, _WORKERS])
        case Outcome.KNOWS:
            return _ratio(table[:, _KNOWS], table[:, _WORKERS])
        case Outcome.GAIN:
            with_plan, without = (_ratio(one[:, _TRAINED], one[:, _WORKERS]) for one in (table, before))
            return with_plan - without
        case Outcome.PERSONS:
            return table[:, _TRAINED] - before[:, _TRAINED]
        case Outcome.PEOPLE:
            return extra_a_year(pair.without, side)[:, group]
        case Outcome.REASON:
            held = table[:, [MEASURES.index(f"not_trained_{barrier}") for barrier in Barrier]]
            asked = MEASURES.index(f"not_trained_{figure.barrier}")
            return _ratio(table[:, asked], held.sum(axis=1))
        case Outcome.ANYWAY:
            return _ratio(pair.counted.reached_anyway[:, group], pair.counted.reached_trained[:, group])
        case Outcome.TALKS:
            return np.asarray(side.record.week("talks").sum(axis=1, dtype=float) * YEAR / weeks)
        case Outcome.SKILL:
            week = side.record.week
            return _ratio(
                week("skill").sum(axis=1, dtype=float), week("posts_filled").sum(axis=1, dtype=float)
            )
        case Outcome.COST:
            paid = [figure.payer in (None, payer) and figure.item in (None, item) for payer, item in ITEMS]
            return np.asarray((side.bill.amounts - pair.without.bill.amounts)[:, paid].sum(axis=1))
        case Outcome.COST_PER_PERSON:
            cost = (side.bill.amounts - pair.without.bill.amounts).sum(axis=1).mean()
            years = extra_a_year(pair.without, side)[:, group].mean() * weeks / YEAR
            return np.array([cost / years if years > 0 else np.inf])


def _end(side: Side) -> NDArray[np.float64]:
    """What is recorded of every group at the end of the horizon, [runs, groups, measures]."""
    return np.asarray(side.record.tables[:, -1].astype(float))


def _ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0))
