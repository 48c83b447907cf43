"""What a comparison of two scenarios says, as plain values ready to be shown."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.domain.delivery import Payer
from sherpa_sim.domain.people import Dimension
from sherpa_sim.domain.states import Barrier


@dataclass(frozen=True)
class Interval:
    """The mean over the runs, with the range that holds eight in ten of them (10th to 90th percentile).

    Runs differ in luck and, unless one set of numbers was asked, in the draw of the posterior.
    """

    middle: float
    low: float
    high: float


@dataclass(frozen=True)
class Band:
    """One share per week, [weeks]: the mean over the runs, and their 10th and 90th percentile."""

    middle: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


@dataclass(frozen=True)
class GroupGain:
    """Share of a group that trained in the last 12 months of the horizon, without and with the change.

    The last three are numbers of workers, counted one by one on the same draws: who trained only with the change, only
    without it, and either way.
    """

    dimension: Dimension
    group: str
    workers: float
    without: Interval
    with_change: Interval
    difference: Interval
    only_with: Interval
    only_without: Interval
    either_way: Interval


@dataclass(frozen=True)
class BarrierShare:
    """Share of those who did not train and for whom this is the weakest condition, end of the horizon."""

    barrier: Barrier
    without: Interval
    with_change: Interval


@dataclass(frozen=True)
class Cost:
    """Extra euro over the whole horizon borne by one payer for one item, with the change minus without."""

    payer: Payer
    item: str
    amount: Interval


@dataclass(frozen=True)
class Borne:
    """Extra euro over the whole horizon borne by one payer for everything, with the change minus without."""

    payer: Payer
    amount: Interval


@dataclass(frozen=True)
class Stamp:
    """What a result came from, so that it can be made again."""

    version: str
    commit: str
    scenario: str
    assumptions: str
    seed: int
    made_on: str

    def line(self) -> str:
        """One line that identifies the result."""
        return (
            f"sherpa-sim {self.version} · {self.commit} · scenario {self.scenario} · "
            f"assumptions {self.assumptions} · seed {self.seed} · {self.made_on}"
        )


@dataclass(frozen=True)
class Curves:
    """Who took part in the last 12 months, week by week, without a change and with it, on the same draws."""

    weeks: NDArray[np.int64]
    start: date
    without: Band
    with_change: Band


@dataclass(frozen=True)
class Comparison(Curves):
    """A workplace with a change beside the same workplace without it, on the same draws.

    Shares lie in [0, 1]. `share_better` is the share of paired runs in which more workers trained with the
    change. `extra_participants`: how many more workers are in training in a year, averaged over the years.
    A cost per extra participant (euro for one more worker in training for a year) is None when the gain cannot
    be told from none. `borne` has the costs of every payer, `whole_cost` those of all of them, euro over the horizon:
    the range of a sum is not the sum of the ranges. `deadweight`: of those talked with who took part in the last 12
    months of the horizon, the share who would have done so anyway; None when nobody did. `colleagues_reached`: talked
    with at least once over the horizon. `mentor_skill`: the mentors' share of MI-consistent talk, averaged over their
    weeks in post; None when there were none.
    """

    workers: int
    runs: int
    difference: Interval
    share_better: float
    extra_participants: Interval
    groups: tuple[GroupGain, ...]
    barriers: tuple[BarrierShare, ...]
    costs: tuple[Cost, ...]
    borne: tuple[Borne, ...]
    whole_cost: Interval
    cost_per_extra_participant: Interval | None
    cost_per_extra_low_educated: Interval | None
    deadweight: Interval | None
    talks_per_year: Interval
    colleagues_reached: Interval
    mentor_skill: Interval | None
    stamp: Stamp
