"""The sensitivity analysis in short: what `sherpa sensitivity` does, with fewer runs, while somebody waits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event

import numpy as np

from sherpa_sim.content.assumptions import Assumptions, load_assumptions
from sherpa_sim.content.scenario import Scenario
from sherpa_sim.model.batch import StoppedError

from .conclusions import Conclusion, Verdict, Walk
from .ensemble import Outcomes
from .ranks import Rank, ranks
from .results import Stamp
from .sensitivity import (
    TRAJECTORIES,
    Decomposition,
    Question,
    Sample,
    Screening,
    ask,
    decompose,
    decomposition_sample,
    run_sample,
    screen,
    screening_sample,
)
from .stamp import stamp

_A_MINUTE = 250 * 156
"""How many workers times weeks."""

SURE = 1.96
"""Standard errors in the half of a 95% interval."""


@dataclass(frozen=True)
class Effort:
    """How much is run: `trajectories` of the screening, the `most` factors that go on, and `runs` for their shares."""

    trajectories: int = TRAJECTORIES
    most: int = 10
    runs: int = 4096


@dataclass(frozen=True)
class Held:
    """A verdict, and the 95% half-interval of the share of cases in which the conclusion holds."""

    verdict: Verdict
    share_error: float


@dataclass(frozen=True)
class Doubt:
    """What an answer hangs on, and what is kept to ask about further conclusions."""

    question: Question
    screening: Screening
    decomposition: Decomposition
    walk: Walk
    stamp: Stamp

    @property
    def runs(self) -> int:
        """How many cases were run for the order of the factors."""
        return self.decomposition.runs

    def ranks(self, measure: str) -> tuple[Rank, ...]:
        """The factors, those that move a measure most first; none if nothing moves it."""
        found = self.decomposition
        return ranks(found, self.screening, measure) if measure in found.measures else ()

    def held(
        self,
        conclusions: Sequence[Conclusion],
        progress: Callable[[int], object] | None = None,
        stop: Event | None = None,
    ) -> tuple[Held, ...]:
        """In which share of the cases each conclusion holds, and what would turn it around.

        Raises:
            StoppedError: if `stop` was set before it was done.
        """
        drawn = self.decomposition.outcomes
        verdicts = self.walk.judge(conclusions, drawn, progress, stop)
        return tuple(Held(one, share_error(one.conclusion, drawn, self._a_block)) for one in verdicts)

    @property
    def _a_block(self) -> int:
        return len(self.decomposition.factors) + 2


def doubt(
    scenario: Scenario,
    progress: Callable[[float], object],
    stop: Event,
    effort: Effort = Effort(),
    assumptions: Assumptions | None = None,
    threads: int | None = 1,
) -> Doubt:
    """What the answer of a scenario hangs on, from so many runs; on one processor, so that a page answers meanwhile.

    `progress` is told which share of the work is done.

    Raises:
        Problem: if the scenario changes nothing.
        StoppedError: if `stop` was set before it was done.
    """
    done = _Done(progress, stop)
    question = ask(
        scenario,
        assumptions or load_assumptions(),
        threads=threads,
        progress=done.part(0.0, _LOOKED),
        stop=stop,
    )
    sample = screening_sample(question, effort.trajectories)
    screening = screen(sample, _run(question, sample, done, (_LOOKED, _SCREENED), threads))
    chosen = screening.chosen(effort.most)
    sample = decomposition_sample(question, chosen, effort.runs)
    found = decompose(sample, _run(question, sample, done, (_SCREENED, _DECOMPOSED), threads))
    told = done.counted(_DECOMPOSED, 1.0, Walk.cases(chosen))
    walk = Walk(question, chosen, threads, told, stop)
    marked = stamp(f"{scenario.model_dump_json()}|{effort}", question.assumptions, scenario.seed)
    return Doubt(question, screening, found, walk, marked)


def minutes(scenario: Scenario) -> int:
    """About how long `doubt` takes, in whole minutes, on a processor that has nothing else to do.

    For 250 workers and three years it took 24 seconds where this was written; a slower one may need a minute.
    """
    return max(1, round(scenario.workplace.workers * scenario.weeks / _A_MINUTE))


def share_error(conclusion: Conclusion, drawn: Outcomes, block: int) -> float:
    """The 95% half-interval of the share of cases in which a conclusion holds.

    The cases of a block of Saltelli's sample have most of their values in common, so the blocks are what chance draws.
    """
    shares = conclusion.holds(drawn).reshape(-1, block).mean(axis=1)
    return float(SURE * shares.std(ddof=1) / np.sqrt(len(shares)))


# Which share of the time is over after each part, measured for 250 workers and three years.
_LOOKED, _SCREENED, _DECOMPOSED = 0.17, 0.33, 0.72


class _Done:
    """Tells of parts of the work as shares of the whole, and ends it between parts when somebody stops it."""

    def __init__(self, progress: Callable[[float], object], stop: Event) -> None:
        self._progress = progress
        self.stop = stop

    def part(self, start: float, end: float) -> Callable[[float], None]:
        """For what tells which share of the part is done."""

        def tell(share: float) -> None:
            if self.stop.is_set():
                raise StoppedError
            self._progress(start + share * (end - start))

        return tell

    def counted(self, start: float, end: float, cases: int) -> Callable[[int], None]:
        """For what tells how many more of the cases are done."""
        tell, done = self.part(start, end), 0

        def more(number: int) -> None:
            nonlocal done
            done += number
            tell(min(1.0, done / cases))

        return more


def _run(
    question: Question, sample: Sample, done: _Done, share: tuple[float, float], threads: int | None
) -> Outcomes:
    return run_sample(question, sample, threads, done.counted(*share, len(sample.cases)), done.stop)
