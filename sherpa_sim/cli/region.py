"""`sherpa region`: a scenario in every workplace of a region, from a terminal."""

import sys
from contextlib import nullcontext
from pathlib import Path

from tqdm import tqdm

from sherpa_sim.content.region import load_region
from sherpa_sim.domain.people import Dimension
from sherpa_sim.experiments.cluster import workers_of
from sherpa_sim.experiments.cost import ITEMS
from sherpa_sim.experiments.region import run_region
from sherpa_sim.experiments.region_result import Outcome, RegionResult
from sherpa_sim.experiments.region_slices import blocks_of
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.names import groups, items, payers
from sherpa_sim.views.region.take_away import numbers_as_csv

from .about import about
from .results import check_folders, euros, write_result
from .run import scenario_named


def region_to_terminal(
    name: str,
    scheduler: str | None,
    patience: float,
    threads: int | None,
    store: Path | None,
    out: Path | None,
    words: Words,
) -> bool:
    """Run a scenario in all of Flanders with a progress bar, print what it says, and write the file asked for.

    False if it was interrupted; what was finished by then is in the store.

    Raises:
        Problem: if the scenario, the scheduler or a place to write to cannot be used.
    """
    scenario = scenario_named(name)
    region = load_region()
    check_folders(store, out)
    print(about(scenario, words), file=sys.stderr)
    workers = sum(block.workers for block in blocks_of(region))
    try:
        with (
            workers_of(scheduler, patience) if scheduler else nullcontext() as executor,
            tqdm(
                total=workers, unit=words("worker"), unit_scale=True, desc=words("Simulating"), leave=False
            ) as bar,
        ):
            result = run_region(
                region, scenario, executor=executor, threads=threads, progress=bar.update, store=store
            )
    except KeyboardInterrupt:
        print(_interrupted(store, words), file=sys.stderr)
        return False
    print(report(result, words))
    if out is not None:
        write_result(out, numbers_as_csv(result), words)
    return True


def report(result: RegionResult, words: Words) -> str:
    """A region as lines of text."""
    whole = result.outcome()
    lines = [
        words(
            "{region}: took part in the last 12 months, at the end of {weeks} weeks:",
            region=result.region.name(words.language),
            weeks=result.weeks,
        ),
        "",
        _line(
            "",
            words("workplaces"),
            words("workers"),
            words("without"),
            words("with"),
            words("more in training a year"),
        ),
        _outcome(words("All workers"), whole, words),
        "",
    ]
    for key, size_class in result.region.size_classes.items():
        lines.append(_outcome("  " + size_class.name(words.language), result.outcome(key), words))
    lines.append("")
    for key, sector in result.region.sectors.items():
        lines.append(_outcome("  " + sector.name(words.language), result.outcome(sector=key), words))
    lines.append("")
    names = groups(words)
    for group in result.groups():
        if group.dimension not in (Dimension.ALL, Dimension.EDUCATION_AND_SEX):
            lines.append(
                _line(
                    "  " + names[(group.dimension, group.group)],
                    "",
                    words.number(group.workers),
                    words.percent(group.without, 1),
                    words.percent(group.with_change, 1),
                    "",
                )
            )
    lines += ["", words("Extra cost over the whole time:")]
    for (payer, item), amount in zip(ITEMS, result.costs(), strict=True):
        if amount:
            label = f"  {payers(words)[payer]}: {items(words)[item]}"
            lines.append(_line(label, "", words.euro(float(amount)), "", "", ""))
    lines += [
        words("For one more worker in training for a year: {cost}", cost=euros(whole.cost_per_extra, words)),
        words(
            "For one more low-educated worker in training for a year: {cost}",
            cost=euros(whole.cost_per_extra_low, words),
        ),
        "",
        words(
            "Sizes, sectors and people of the workplaces are in part guesses; each is named in {file}.",
            file=f"simulations/regions/{result.region.key}.yml",
        ),
        words(
            "The range holds chance and the numbers that surveys leave open. What a talk does is not among them, "
            "because no survey tells."
        ),
        words(
            "No trial has measured what learning mentors do to participation: the effect is built from parts."
        ),
        result.stamp.line(),
    ]
    return "\n".join(lines)


def _interrupted(store: Path | None, words: Words) -> str:
    if store is None:
        return words("Interrupted; nothing was kept. With --store FOLDER what is finished is kept.")
    return words(
        "Interrupted; what is finished is kept in {folder}. The same command goes on from there.",
        folder=store,
    )


def _outcome(label: str, found: Outcome, words: Words) -> str:
    extra = words(
        "{middle} ({low} to {high})",
        middle=words.number(found.extra.middle),
        low=words.number(found.extra.low),
        high=words.number(found.extra.high),
    )
    return _line(
        label,
        words.number(found.workplaces),
        words.number(found.workers),
        words.percent(found.without, 1),
        words.percent(found.with_change, 1),
        extra,
    )


def _line(label: str, *cells: str) -> str:
    return (f"{label:<52}" + "".join(f"{cell:>13}" for cell in cells[:-1]) + f"{cells[-1]:>32}").rstrip()
