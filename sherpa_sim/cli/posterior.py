"""`sherpa calibrate --posterior`: draws of the free numbers from what the targets leave possible."""

import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sherpa_sim import __version__
from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.posterior import Posterior, load_posterior, posterior_file, save_posterior
from sherpa_sim.content.targets import load_targets
from sherpa_sim.experiments.posterior import (
    DRAWS,
    ROUNDS,
    Informed,
    Predicted,
    Round,
    Sample,
    cost,
    fit_posterior,
    informed,
    predict,
    split,
)
from sherpa_sim.experiments.stamp import stamp
from sherpa_sim.locale.words import Words
from sherpa_sim.views.posterior_chart import posterior_as_png

from .results import check_folders, write_result

SEED = 1


def posterior_to_terminal(
    only_check: bool,
    only_split: bool,
    as_json: bool,
    figure: Path | None,
    threads: int | None,
    words: Words,
    rounds: Sequence[Round] = ROUNDS,
    count: int = DRAWS,
) -> None:
    """Make the draws and keep them, or only check those that are kept, or only predict targets that are not fitted."""
    check_folders(figure)
    listed = load_targets()
    fitted, _ = split(listed.targets) if only_split else (listed.targets, ())
    assumptions = load_assumptions()
    marked = stamp(f"posterior of {listed.stamp()}", assumptions, SEED)
    started = time.monotonic()
    if only_check:
        draws: Sequence[dict[str, float]] = load_posterior()
        needed = cost((), (), len(draws), rounds[-1].floors, listed.targets)
    else:
        needed = cost(fitted, rounds, count, rounds[-1].floors, listed.targets)
    tell(
        words(
            "{sets} sets of numbers are simulated: {weeks} million weeks of a worker, about {minutes} minutes.",
            sets=words.number(needed.sets),
            weeks=words.number(needed.worker_weeks / 1e6),
            minutes=words.number(needed.minutes(threads or os.cpu_count() or 1), 1),
        )
    )
    if not only_check:

        def tell_round(at: int, found: Sample) -> None:
            tell(
                words(
                    "round {round} of {rounds} after {seconds} s: {kept} sets within {distance} errors of what was "
                    "observed, worth {effective} draws; {unusable} sets left nobody to ask",
                    round=at + 1,
                    rounds=len(rounds),
                    seconds=words.number(time.monotonic() - started),
                    kept=len(found.weights),
                    distance=words.number(found.distance, 1),
                    effective=words.number(found.effective),
                    unusable=found.unusable,
                )
            )

        draws = fit_posterior(assumptions, fitted, rounds, count, SEED, threads, tell_round)
    predicted = predict(
        [assumptions.with_values(draw) for draw in draws],
        listed.targets,
        fitted,
        rounds[-1].floors,
        SEED,
        threads,
    )
    learnt = informed(assumptions, draws)
    if not only_check and not only_split:
        made = {
            "version": __version__,
            "seed": str(SEED),
            "targets": listed.stamp(),
            "assumptions": assumptions.stamp(),
            "simulations": str(needed.sets),
            "date": date.today().isoformat(),
        }
        save_posterior(posterior_file(), Posterior(made, tuple(draws)))
    if as_json:
        print(as_text(predicted, learnt, marked.line()))
    else:
        print(targets_table(predicted, words))
        print(numbers_table(learnt, words))
        print(marked.line())
    tell(
        words(
            "{draws} draws ({different} different ones), {sets} simulated sets, {minutes} minutes.",
            draws=len(draws),
            different=len({tuple(draw.values()) for draw in draws}),
            sets=words.number(needed.sets),
            minutes=words.number((time.monotonic() - started) / 60, 1),
        )
    )
    if figure is not None:
        write_result(figure, posterior_as_png(predicted, learnt, marked.line(), words), words)


def tell(line: str) -> None:
    """Say how it goes, apart from the result."""
    print(line, file=sys.stderr, flush=True)


def targets_table(predicted: Sequence[Predicted], words: Words) -> str:
    """Every target with what is observed and predicted, and how many lie inside."""
    head = (words("observed"), "5%", "50%", "95%", words("inside"), words("fitted"))
    lines = [f"{'':<80}" + "".join(f"{cell:>12}" for cell in head)]
    for one in predicted:
        values = (one.target.value, one.low, one.quantile(0.5), one.high)
        cells = [words.number(value, 3) for value in values]
        cells += [words("yes") if said else words("no") for said in (one.inside, one.fitted)]
        lines.append(
            f"{one.target.meaning(words.language):<80.80}" + "".join(f"{cell:>12}" for cell in cells)
        )
    for fitted in (True, False):
        some = [one for one in predicted if one.fitted == fitted]
        said = (
            words("{inside} of {count} fitted targets lie within the 90% interval of what the draws predict.")
            if fitted
            else words(
                "{inside} of {count} targets that were not fitted lie within the 90% interval "
                "of what the draws predict."
            )
        )
        if some:
            lines.append(said.format(inside=sum(one.inside for one in some), count=len(some)))
    return "\n".join(lines)


def numbers_table(learnt: Sequence[Informed], words: Words) -> str:
    """Every free number with its range before, its draws, and its spread as a share of the spread before."""
    head = (words("from"), words("to"), words("in use"), "5%", "50%", "95%", words("spread"))
    lines = ["", f"{'':<36}" + "".join(f"{cell:>10}" for cell in head)]
    for one in learnt:
        values = (one.low, one.high, one.value, *(one.quantile(share) for share in (0.05, 0.5, 0.95)))
        cells = [words.number(value, 4) for value in values] + [words.percent(one.spread)]
        lines.append(f"{one.name:<36}" + "".join(f"{cell:>10}" for cell in cells))
    lines.append(words("spread: standard deviation of the draws as a share of that of the range before"))
    names = ", ".join(one.name for one in learnt if one.hardly) or "-"
    lines.append(words("Hardly informed by the targets (spread above 80%): {names}", names=names))
    return "\n".join(lines)


def as_text(predicted: Sequence[Predicted], learnt: Sequence[Informed], line: str) -> str:
    """Both tables as JSON."""
    targets = [
        {
            "target": one.target.key,
            "observed": one.target.value,
            "predicted": [round(one.quantile(share), 4) for share in (0.05, 0.5, 0.95)],
            "inside": one.inside,
            "fitted": one.fitted,
        }
        for one in predicted
    ]
    numbers = [
        {
            "number": one.name,
            "range": [one.low, one.high],
            "in_use": one.value,
            "draws": [round(one.quantile(share), 6) for share in (0.05, 0.5, 0.95)],
            "spread": round(one.spread, 3),
            "hardly_informed": one.hardly,
        }
        for one in learnt
    ]
    return json.dumps({"targets": targets, "numbers": numbers, "stamp": line}, indent=1)
