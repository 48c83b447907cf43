"""Ask one workplace many questions quickly: everything that does not depend on the question is kept."""

from collections.abc import Callable, Sequence

import numpy as np

from sherpa_sim.content.assumptions import Assumptions, load_assumptions
from sherpa_sim.content.scenario import Scenario, Settings, Workplace, load_scenario
from sherpa_sim.content.workforce_list import Person
from sherpa_sim.model.batch import BURN_IN_WEEKS, burn_in, run
from sherpa_sim.model.parameters import parameters

from .compare import Side, compare, count_reached
from .cost import bill
from .results import Comparison
from .stamp import stamp
from .timeline import Timeline, spans_of, timeline
from .workplace import composition, floors_of, listed

BASELINE = "baseline"


class Explorer:
    """One workplace, run once without any change and ready to be run with one.

    The runs differ in who works there (from the same composition) and in luck; both sides of a comparison share
    both, so a difference is due to the change alone.

    Args:
        workplace: a preset and a number of workers, or the people of a user's own list.
        runs: how many copies of the workplace are run.
        seed: makes the same runs again.
        scenario: the horizon and the instruments; the baseline of the kit if None. Its own changes are run by
            `compare_scenario` only.
        assumptions: the numbers of the model; the kit's own if None.
        threads: None for one per processor.
    """

    def __init__(
        self,
        workplace: Workplace | Sequence[Person],
        runs: int = 100,
        seed: int = 1,
        scenario: Scenario | None = None,
        assumptions: Assumptions | None = None,
        threads: int | None = None,
    ) -> None:
        self.scenario = scenario or load_scenario(BASELINE)
        self.assumptions = assumptions or load_assumptions()
        self.seed = seed
        self._threads = threads
        if isinstance(workplace, Workplace):
            self._described = workplace.model_dump_json()
            who, workers = composition(workplace.workforce), workplace.workers
        else:
            self._described = "|".join(person.model_dump_json() for person in workplace)
            who, workers = listed(workplace), len(workplace)
        self._start = floors_of(who, workers, runs, self.assumptions, seed)
        burn_in(self._start, parameters(self.assumptions, Settings()), threads)
        self._floors = self._start.copy()
        self._without = self._side(timeline(self.scenario, self.assumptions, changed=False))
        self._starts_without = self._floors.workers.starts.copy()

    def compare(self, settings: Settings) -> Comparison:
        """The workplace with these settings over the whole horizon, beside the workplace without any change."""
        line = spans_of(self.scenario, self.assumptions, [settings] * self.scenario.weeks)
        return self._compare(line, settings.model_dump_json())

    def compare_scenario(self) -> Comparison:
        """The workplace with the scenario's own dated changes, beside the workplace without them."""
        return self._compare(timeline(self.scenario, self.assumptions), "")

    def _side(self, line: Timeline) -> Side:
        record = run(self._floors, line.pars, line.spans.tolist(), BURN_IN_WEEKS, self._threads)
        return Side(record, bill(record, line, self.assumptions))

    def _compare(self, line: Timeline, question: str) -> Comparison:
        self._floors.restore(self._start)
        changed = self._side(line)
        workers = self._floors.workers
        reached = count_reached(
            workers.talks, workers.starts, self._starts_without, np.asarray(self._floors.floors.first_worker)
        )
        described = self.scenario.model_dump_json() + self._described + question
        return compare(
            self._without, changed, reached, line.start, stamp(described, self.assumptions, self.seed)
        )


Progress = Callable[[str], None]


def run_scenario(
    scenario: Scenario, people: Sequence[Person] | None = None, threads: int | None = None
) -> Comparison:
    """Run a scenario, on its own workplace or on a user's list, beside the same workplace without its changes."""
    explorer = Explorer(people or scenario.workplace, scenario.runs, scenario.seed, scenario, threads=threads)
    return explorer.compare_scenario()
