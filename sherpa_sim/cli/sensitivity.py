"""`sherpa sensitivity`: which numbers a scenario's result hangs on, and what would change a conclusion."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.experiments.conclusions import Conclusion, Kept, Verdict, Walk
from sherpa_sim.experiments.ensemble import Outcomes
from sherpa_sim.experiments.factors import guessed_settings
from sherpa_sim.experiments.results import Stamp
from sherpa_sim.experiments.sensitivity import (
    RUNS,
    Decomposition,
    Question,
    Sample,
    Screening,
    ask,
    decompose,
    decomposition_sample,
    finished_runs,
    run_sample,
    screen,
    screening_sample,
)
from sherpa_sim.experiments.stamp import stamp
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.numbers import stamped_csv
from sherpa_sim.views.sensitivity_chart import decomposition_as_png, screening_as_png
from sherpa_sim.views.sensitivity_text import COLUMNS, as_rows, as_values, told

from .about import about
from .results import check_folders, write_result
from .run import scenario_named


@dataclass(frozen=True)
class Wish:
    """What is asked of the command: see its options."""

    screen_only: bool = False
    all_numbers: bool = False
    guesses: bool = False
    at_least: float = 1.0
    at_most: float | None = None
    runs: int = RUNS
    out: Path | None = None
    figure: Path | None = None
    as_json: bool = False
    store: Path | None = None


def sweeps_folder() -> Path:
    """Where finished slices are kept if no folder is named: among what programs keep for this user."""
    named = os.environ.get("XDG_CACHE_HOME")
    return (Path(named) if named else Path.home() / ".cache") / "sherpa" / "sweeps"


def sensitivity_to_terminal(name: str, wish: Wish, threads: int | None, words: Words) -> bool:
    """Screen, decompose and judge a scenario with a progress bar, print what comes out, and write the files asked for.

    False if it was interrupted; what was finished by then is kept and used when the same is asked again.

    Raises:
        Problem: if the scenario or a place to write to cannot be used; nothing is written then.
    """
    scenario = scenario_named(name)
    check_folders(wish.out, wish.figure, wish.store)
    store = wish.store or sweeps_folder()
    assumptions = load_assumptions()
    if not wish.as_json:
        print(about(scenario, words), file=sys.stderr)
    asked = f"{scenario.model_dump_json()}|{wish.all_numbers}|{wish.guesses}|{wish.screen_only}|{wish.runs}"
    marked = stamp(asked, assumptions, scenario.seed)
    try:
        question = ask(scenario, assumptions, wish.all_numbers, wish.guesses, threads)
        screening = _screened(question, threads, store, words)
        found, verdicts = None, list[Verdict]()
        if not wish.screen_only:
            found, verdicts = _decomposed(question, screening, wish, threads, store, words)
    except KeyboardInterrupt:
        print(
            words(
                "Interrupted; what is finished is kept in {folder}. The same command goes on from there.",
                folder=store,
            ),
            file=sys.stderr,
        )
        return False
    if wish.as_json:
        print(json.dumps(as_values(question, screening, found, verdicts, marked), indent=1))
    else:
        print(told(question, screening, found, verdicts, words))
        print(marked.line())
    _written(question, screening, found, verdicts, wish, marked, words)
    return True


def _screened(question: Question, threads: int | None, store: Path, words: Words) -> Screening:
    sample = screening_sample(question)
    return screen(sample, _run(question, sample, threads, store, words("Screening"), words))


def _decomposed(
    question: Question, screening: Screening, wish: Wish, threads: int | None, store: Path, words: Words
) -> tuple[Decomposition, list[Verdict]]:
    chosen = screening.chosen()
    sample = decomposition_sample(question, chosen, wish.runs)
    outcomes = _run(question, sample, threads, store, words("Simulating"), words)
    conclusions = [Conclusion(Kept.MORE), Conclusion(Kept.AT_LEAST, wish.at_least / 100)]
    if wish.at_most is not None:
        conclusions.append(Conclusion(Kept.AT_MOST, wish.at_most))
    settings = [one for one in guessed_settings(question.scenario) if one not in chosen]
    with tqdm(unit=words("run"), desc=words("Looking for turns"), leave=False) as bar:
        walk = Walk(question, [*chosen, *settings], threads, bar.update, store=store)
        verdicts = walk.judge(conclusions, outcomes, bar.update)
    return decompose(sample, outcomes), verdicts


def _run(
    question: Question, sample: Sample, threads: int | None, store: Path, doing: str, words: Words
) -> Outcomes:
    """The outcomes of a sample, with a progress bar; says so if some were kept from an earlier time."""
    done = finished_runs(question, sample, store)
    if done:
        sentence = words(
            "{done} of {runs} runs were finished before and kept in {folder}; they are used again.",
            done=words.number(done),
            runs=words.number(len(sample.cases)),
            folder=store,
        )
        print(sentence, file=sys.stderr)
    with tqdm(total=len(sample.cases), unit=words("run"), desc=doing, leave=False) as bar:
        progress: Callable[[int], object] = bar.update
        return run_sample(question, sample, threads, progress, store=store)


def _written(
    question: Question,
    screening: Screening,
    found: Decomposition | None,
    verdicts: list[Verdict],
    wish: Wish,
    marked: Stamp,
    words: Words,
) -> None:
    if wish.out is not None:
        rows = as_rows(question, screening, found, verdicts)
        write_result(wish.out, stamped_csv(marked, COLUMNS, rows), words)
    if wish.figure is not None:
        title = question.scenario.name(words.language)
        picture = (
            screening_as_png(screening, title, marked.line(), words)
            if found is None
            else decomposition_as_png(found, title, marked.line(), words)
        )
        write_result(wish.figure, picture, words)
