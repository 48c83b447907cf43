"""A few plans for the mentors of one workplace, each beside the workplace without mentors and beside each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event, Lock

from sherpa_sim.content.scenario import Settings, Workplace

from .explore import Explorer
from .results import Comparison
from .versus import versus


@dataclass(frozen=True)
class PlanResult:
    """What a plan brought.

    Attributes:
        comparison: the workplace with it, beside the same workplace without mentors.
        most: the share of runs in which no other plan brought more people into training, in [0, 1].
    """

    comparison: Comparison
    most: float


class PlanTrials:
    """One workplace on which plans are tried; it is made when the first are. One at a time, from any thread."""

    def __init__(self, workplace: Workplace, runs: int = 100, threads: int | None = None) -> None:
        self.workplace = workplace
        self.runs = runs
        self._threads = threads
        self._explorer: Explorer | None = None
        self._lock = Lock()

    def run(
        self, plans: Sequence[Settings], progress: Callable[[int, int], None], stop: Event
    ) -> tuple[PlanResult, ...]:
        """What each plan brought, on the same people and the same luck; `progress` is told what is done, and of what.

        Raises:
            StoppedError: if `stop` was set before it was done.
        """
        with self._lock:
            steps = len(plans) + 1
            progress(0, steps)
            explorer = self._explorer = self._explorer or Explorer(
                self.workplace, self.runs, threads=self._threads
            )
            pairs, comparisons = [], []
            for done, settings in enumerate(plans, start=1):
                progress(done, steps)
                pair = explorer.pair_with(settings, stop)
                pairs.append(pair)
                comparisons.append(explorer.comparison(pair, settings.model_dump_json()))
            progress(steps, steps)
        most = versus(pairs[0].without, [pair.changed for pair in pairs]).most
        return tuple(
            PlanResult(comparison, float(share)) for comparison, share in zip(comparisons, most, strict=True)
        )
