"""A scenario with some numbers of the model as somebody thinks they should be, beside the kit's, run by run."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sherpa_sim.content.assumptions import Varied
from sherpa_sim.content.posterior import plausible_assumptions
from sherpa_sim.content.scenario import Scenario

from .compare import extra_a_year, interval
from .explore import Explorer, Pair
from .free_numbers import tolerated
from .results import Comparison, Interval

RUNS = 100


@dataclass(frozen=True)
class Beside:
    """The same plan on the same people and luck, with the kit's numbers and with one's own.

    `more`: how many more workers are in training a year thanks to the plan than with the kit's numbers, taken within a
    run. `without_moves`: how far participation without the plan moves, averaged over horizon and runs (a share), and
    `contradicted`: whether that is further than the surveys tolerate.
    """

    kit: Comparison
    own: Comparison
    more: Interval
    without_moves: float
    contradicted: bool


class OwnNumbers:
    """A scenario, run with the kit's numbers as they are; then, as often as asked, with some of one's own.

    Where a number is fitted, the kit's is another in each run, and one's own the same in all of them.
    """

    def __init__(self, scenario: Scenario, runs: int = RUNS, threads: int | None = None) -> None:
        self._scenario, self._runs, self._threads = scenario, runs, threads
        self._pair, self.kit = self._run(plausible_assumptions())

    def beside(self, own: Mapping[str, float]) -> Beside:
        """The scenario with these numbers, by their dotted name, beside the scenario with the kit's.

        Raises:
            KeyError: if a name is no number of the model.
        """
        pair, comparison = self._run(with_numbers(plausible_assumptions(), own))
        extras = [extra_a_year(one.without, one.changed)[:, 0] for one in (self._pair, pair)]
        moves = float((pair.without.shares - self._pair.without.shares).mean())
        return Beside(
            kit=self.kit,
            own=comparison,
            more=interval(extras[1] - extras[0]),
            without_moves=moves,
            contradicted=abs(moves) > tolerated(),
        )

    def _run(self, sets: Varied) -> tuple[Pair, Comparison]:
        scenario = self._scenario
        explorer = Explorer(
            scenario.workplace, self._runs, scenario.seed, scenario, assumptions=sets, threads=self._threads
        )
        pair = explorer.pair()
        return pair, explorer.comparison(pair)


def with_numbers(sets: Varied, own: Mapping[str, float]) -> Varied:
    """The same sets of assumptions, each with these numbers, by their dotted name.

    Raises:
        KeyError: if a name is no number of the model.
    """
    kept = {name: column for name, column in sets.values.items() if name not in own}
    changed = sets.assumptions.with_values(own)
    if not kept:  # sets that do not differ do not say how many they are
        name, number = next(iter(changed.numbers().items()))
        kept = {name: np.full(len(sets), number.value)}
    return Varied(changed, kept)
