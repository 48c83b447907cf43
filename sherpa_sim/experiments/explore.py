"""Ask one workplace many questions quickly: everything that does not depend on the question is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Event, Lock

import numpy as np
from numpy.typing import NDArray

from sherpa_sim.content.assumptions import Assumptions, Varied
from sherpa_sim.content.change import Change
from sherpa_sim.content.posterior import sets_of
from sherpa_sim.content.prices import with_prices
from sherpa_sim.content.scenario import Scenario, Settings, Workplace, load_scenario
from sherpa_sim.content.workforce_list import Person
from sherpa_sim.model.batch import BURN_IN_WEEKS, Record, burn_in, run
from sherpa_sim.model.parameters import assumed_by
from sherpa_sim.model.population import Composition, Floors, ListedPeople
from sherpa_sim.model.rules import took_part
from sherpa_sim.model.workforce import composition

from .compare import Side, compare, curves, curves_so_far, join_sides
from .cost import Bill, bill
from .counterfactual import Counterfactuals, count_counterfactuals, join_counterfactuals
from .results import Band, Comparison, Curves
from .stamp import stamp
from .timeline import Timeline, spans_of, timeline
from .workplace import floors_of, listed

BASELINE = "baseline"
ALL = slice(None)
WORKERS_AT_ONCE = 100_000
"""How many workers are in memory together when a scenario is run; more runs are done in turn."""


@dataclass(frozen=True)
class Pair:
    """The same floors run without and with a change."""

    without: Side
    changed: Side
    lines: tuple[Timeline, Timeline]
    counted: Counterfactuals

    @property
    def runs(self) -> int:
        """How many floors there are."""
        return len(self.changed.record.sizes)


def join_pairs(pairs: Sequence[Pair]) -> Pair:
    """A pair of more floors from several of fewer."""
    return Pair(
        join_sides([pair.without for pair in pairs]),
        join_sides([pair.changed for pair in pairs]),
        pairs[0].lines,
        join_counterfactuals([pair.counted for pair in pairs]),
    )


class Explorer:
    """One workplace, run once without any change and ready to be run with one.

    The runs differ in who works there (from the same composition), in luck, and in the numbers of the model, as far
    as the surveys leave those open; both sides of a comparison share all three, so a difference is due to the change
    alone.

    Args:
        workplace: a preset and a number of workers, or the people of a user's own list.
        runs: how many copies of the workplace are run.
        seed: makes the same runs again.
        scenario: the horizon and the instruments; the baseline of the kit if None. Its own changes are run by
            `pair` and `run_scenario` only.
        assumptions: the numbers of the model: one set for all runs, or several, of which run r takes set r (again
            from the first where there are fewer); the draws of the kit's posterior if None.
        threads: None for one per processor.
        first: the number of the first run; runs 0 to 99 and 100 to 199 together are runs 0 to 199.
    """

    def __init__(
        self,
        workplace: Workplace | Sequence[Person],
        runs: int = 100,
        seed: int = 1,
        scenario: Scenario | None = None,
        assumptions: Assumptions | Varied | None = None,
        threads: int | None = None,
        first: int = 0,
    ) -> None:
        self.scenario = scenario or load_scenario(BASELINE)
        self.assumptions = sets_of(assumptions)
        self.seed = seed
        self._threads = threads
        who: Composition | ListedPeople
        if isinstance(workplace, Workplace):
            self._described = workplace.model_dump_json()
            who, workers = composition(workplace.workforce), workplace.workers
        else:
            self._described = "|".join(person.model_dump_json() for person in workplace)
            who, workers = listed(workplace), len(workplace)
        self._start = floors_of(who, workers, runs, self.assumptions, seed, first)
        self._basis = assumed_by(self.assumptions)
        line = timeline(self.scenario, self._basis, changed=False)
        burn_in(self._start, line.pars[:, line.spans[0]], threads)
        self._floors = self._start.copy()
        self._in_use = Lock()
        self._line = line
        self._latest: tuple[tuple[Change, ...] | None, Timeline] = None, line
        self._prices: Mapping[str, float] = self.scenario.prices
        self._without = self._side(line)
        self._part_without = self._took_part()

    def compare(self, settings: Settings) -> Comparison:
        """The workplace with these settings over the whole horizon, beside the workplace without any change."""
        return self.comparison(self.pair_with(settings), settings.model_dump_json())

    def pair_with(self, settings: Settings, stop: Event | None = None, threads: int | None = None) -> Pair:
        """Both sides of a comparison, with these settings over the whole horizon; `threads` as in the class if None.

        Raises:
            StoppedError: if `stop` was set before it was done.
        """
        line = spans_of(self.scenario, self._basis, [settings] * self.scenario.weeks)
        return self.pair(line, stop, threads)

    def pair_of(
        self,
        changes: tuple[Change, ...],
        stop: Event | None = None,
        threads: int | None = None,
        these: slice = ALL,
    ) -> Pair:
        """Both sides of a comparison, with these changes on the explorer's scenario; the rest as `pair`."""
        known, line = self._latest
        if known != changes:
            line = timeline(self.scenario.model_copy(update={"changes": changes}), self._basis)
            self._latest = changes, line
        return self.pair(line, stop, threads, these)

    def pair(
        self,
        line: Timeline | None = None,
        stop: Event | None = None,
        threads: int | None = None,
        these: slice = ALL,
    ) -> Pair:
        """Both sides of a comparison with the settings of a timeline (None: the scenario's own changes).

        `these` of the runs, each as it is among all; `join_pairs` puts them together. Who asks in another thread
        meanwhile waits.

        Raises:
            StoppedError: if `stop` was set before it was done.
        """
        line = line or timeline(self.scenario, self._basis)
        with self._in_use:
            self._floors.restore(self._start)
            changed = self._side(line, stop, threads, these)
            floors = self._floors.floors[these]
            of_these = slice(floors[0].first_worker, floors[-1].first_worker + floors[-1].workers)
            workers = self._floors.workers[of_these].view(np.recarray)
            counted = count_counterfactuals(
                workers,
                changed.record.sizes,
                workers.talks > 0,
                self._took_part()[of_these],
                self._part_without[of_these],
            )
        without = self._without if these == ALL else self._without.among(these)
        return Pair(without, changed, (self._line, line), counted)

    @property
    def runs(self) -> int:
        """How many floors are run."""
        return len(self._start.floors)

    @property
    def workers(self) -> int:
        """How many work on each floor."""
        return int(self._start.floors[0].workers)

    @property
    def without(self) -> Band:
        """The workplace without any change, week by week."""
        return self._without.band

    def floor(self, run: int) -> Floors:
        """A copy of one floor alone, settled and before its first week; it lives under set 0 of its own numbers.

        These stand in row `assumed(run)` of a timeline of this workplace.
        """
        return self._start.repeated(np.array([run]))

    def assumed(self, run: int) -> int:
        """Which set of numbers of the model a run lives under."""
        return int(self._start.floors.assumed[run])

    def curves(self, pair: Pair) -> Curves:
        """What a pair says of participation, week by week; of a pair of the first runs, what all are likely to say."""
        if pair.runs < self.runs:
            return curves_so_far(self._without, pair.without, pair.changed, self.scenario.start)
        return curves(pair.without, pair.changed, self.scenario.start)

    def comparison(self, pair: Pair, question: str = "", scenario: Scenario | None = None) -> Comparison:
        """What a pair of all runs says; `question` describes what was asked beyond the scenario, for the stamp.

        `scenario` is the one whose changes the pair has, where that is not the explorer's own; its prices are taken.
        They change the bill and nothing else.
        """
        asked = scenario or self.scenario
        without, changed = pair.without, pair.changed
        if asked.prices != self._prices:
            without, changed = (
                Side(side.record, self._bill(side.record, line, asked.prices))
                for side, line in zip((without, changed), pair.lines, strict=True)
            )
        described = asked.model_dump_json() + self._described + question
        marked = stamp(described, self.assumptions, self.seed)
        return compare(without, changed, pair.counted, self.scenario.start, marked)

    def _side(
        self, line: Timeline, stop: Event | None = None, threads: int | None = None, these: slice = ALL
    ) -> Side:
        floors = self._floors.among(these)
        record = run(
            floors, line.pars, line.spans.tolist(), BURN_IN_WEEKS, threads or self._threads, stop=stop
        )
        return Side(record, self._bill(record, line, self._prices, these))

    def _bill(self, record: Record, line: Timeline, prices: Mapping[str, float], these: slice = ALL) -> Bill:
        return bill(record, line, with_prices(self.assumptions, prices), self._floors.floors.assumed[these])

    def _took_part(self) -> NDArray[np.bool_]:
        """Who was in training in the last 12 months of the horizon, [workers]."""
        last = BURN_IN_WEEKS + self.scenario.weeks - 1
        return np.asarray(took_part(self._floors.workers, last))


def run_scenario(
    scenario: Scenario,
    people: Sequence[Person] | None = None,
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> Comparison:
    """Run a scenario, on its own workplace or on a user's list, beside the same workplace without its changes.

    Runs are done in turn where they would not fit in memory together; the result is the same. `progress` is told
    how many more runs are done.
    """
    workplace = people or scenario.workplace
    workers = len(people) if people else scenario.workplace.workers
    at_once = max(1, WORKERS_AT_ONCE // workers)
    pairs = []
    for first in range(0, scenario.runs, at_once):
        runs = min(at_once, scenario.runs - first)
        explorer = Explorer(workplace, runs, scenario.seed, scenario, threads=threads, first=first)
        pairs.append(explorer.pair())
        if progress is not None:
            progress(runs)
    return explorer.comparison(join_pairs(pairs))
