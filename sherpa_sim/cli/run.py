"""`sherpa run`: a scenario from a terminal."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from sherpa_sim.content.file_trouble import reading
from sherpa_sim.content.prices import check_price
from sherpa_sim.content.scenario import Scenario, load_scenario, scenario_keys
from sherpa_sim.content.workforce_list import Person, read_workforce_list
from sherpa_sim.content.yaml_file import load_record
from sherpa_sim.domain.people import Dimension
from sherpa_sim.domain.problem import Problem
from sherpa_sim.experiments.explore import run_scenario
from sherpa_sim.experiments.results import Comparison
from sherpa_sim.locale.words import Words
from sherpa_sim.reports.brief import Briefed
from sherpa_sim.reports.names import barriers, groups, items, payers
from sherpa_sim.reports.numbers import Counted, numbers_as_csv
from sherpa_sim.views.explorer.take_away import chart_to_take_away

from .about import about
from .results import check_folders, euros, write_result

ROWS_SHOWN = 10
MOST_BYTES = 20_000_000


def run_to_terminal(
    name: str,
    workforce: Path | None,
    out: Path | None,
    figure: Path | None,
    runs: int | None,
    prices: Sequence[str],
    threads: int | None,
    words: Words,
) -> None:
    """Run a scenario with a progress bar, print what it says, and write the files that were asked for.

    Raises:
        Problem: if the scenario, the list or a place to write to cannot be used; nothing is written then.
    """
    scenario = scenario_named(name)
    if runs is not None:
        scenario = scenario.model_copy(update={"runs": runs})
    filled = dict(map(_price, prices))
    scenario = scenario.model_copy(update={"prices": {**scenario.prices, **filled}})
    people = _people(workforce, words) if workforce else None
    check_folders(out, figure)
    print(about(scenario, words), file=sys.stderr)
    with tqdm(total=scenario.runs, unit=words("run"), desc=words("Simulating"), leave=False) as bar:
        result = run_scenario(scenario, people, threads, bar.update)
    print(report(result, words))
    title = scenario.name(words.language)
    if out is not None:
        counted = Counted(title, {"scenario": scenario.key}, result)
        workplace = scenario.workplace.workforce if workforce is None else workforce.name
        write_result(out, numbers_as_csv([counted], workplace), words)
    if figure is not None:
        chart = chart_to_take_away([Briefed(title, scenario, result)], 0, title, words)
        write_result(figure, chart.png(), words)


def _price(told: str) -> tuple[str, float]:
    """A price as it is given: `name=euro`.

    Raises:
        Problem: if it is not, or no price to be filled in.
    """
    name, _, value = told.partition("=")
    try:
        price = float(value)
    except ValueError:
        raise Problem('"{told}" is no price; write it as in wage_hour=30.', told=told) from None
    check_price(name.strip(), price)
    return name.strip(), price


def report(result: Comparison, words: Words) -> str:
    """A comparison as lines of text."""
    lines = [
        words(
            "Took part in the last 12 months, at the end of {weeks} weeks ({workers} workers, {runs} runs):",
            weeks=len(result.weeks),
            workers=words.number(result.workers),
            runs=words.number(result.runs),
        ),
        "",
        _line("", words("without"), words("with"), words("difference"), words("8 in 10 runs")),
    ]
    names = groups(words)
    for gain in result.groups:
        indent = "" if gain.dimension is Dimension.ALL else "  "
        lines.append(
            _line(
                indent + names[(gain.dimension, gain.group)],
                words.percent(gain.without.middle, 1),
                words.percent(gain.with_change.middle, 1),
                _points(gain.difference.middle, words),
                f"{_points(gain.difference.low, words)} … {_points(gain.difference.high, words)}",
            )
        )
    lines += [
        "",
        words(
            "In {share} of the runs more workers took part with the change.",
            share=words.percent(result.share_better),
        ),
    ]
    lines += [
        "",
        words("Person by person, how many took part only with the change, only without it, either way:"),
    ]
    for gain in result.groups:
        indent = "" if gain.dimension is Dimension.ALL else "  "
        fates = (gain.only_with, gain.only_without, gain.either_way)
        numbers = [words.number(fate.middle, 1) for fate in fates]
        lines.append(_line(indent + names[(gain.dimension, gain.group)], *numbers, ""))
    lines += ["", words("What holds back those who do not take part:")]
    for held in result.barriers:
        lines.append(
            _line(
                "  " + barriers(words)[held.barrier],
                words.percent(held.without.middle),
                words.percent(held.with_change.middle),
                "",
                "",
            )
        )
    lines += ["", words("Extra cost over the whole time:")]
    for cost in result.costs:
        if cost.amount.low or cost.amount.high:
            lines.append(
                _line(
                    f"  {payers(words)[cost.payer]}: {items(words)[cost.item]}",
                    "",
                    words.euro(cost.amount.middle),
                    "",
                    f"{words.euro(cost.amount.low)} … {words.euro(cost.amount.high)}",
                )
            )
    lines.append(
        words(
            "For one more worker in training for a year: {cost}",
            cost=euros(result.cost_per_extra_participant, words),
        )
    )
    lines.append(
        words(
            "For one more low-educated worker in training for a year: {cost}",
            cost=euros(result.cost_per_extra_low_educated, words),
        )
    )
    if result.deadweight is not None:
        lines.append(
            words(
                "Of the colleagues whom mentors talked with and who took part, {share} would have done so anyway.",
                share=words.percent(result.deadweight.middle),
            )
        )
    if result.mentor_skill is not None:
        lines.append(
            words(
                "Of what mentors said, {share} was MI-consistent, on average over their time in post.",
                share=words.percent(result.mentor_skill.middle),
            )
        )
    lines += [
        "",
        words(
            "The range holds 8 in 10 runs, which differ in chance and in the numbers that surveys leave open. What a "
            "talk does is not among them, because no survey tells."
        ),
        words(
            "No trial has measured what learning mentors do to participation: the effect is built from parts."
        ),
        result.stamp.line(),
    ]
    return "\n".join(lines)


def _line(label: str, *cells: str) -> str:
    # A long label may go on over an empty first cell.
    start = f"{label:<42}{cells[0]:>12}" if cells[0] else f"{label:<54}"
    return start + "".join(f"{cell:>12}" for cell in cells[1:-1]) + f"{cells[-1]:>22}".rstrip()


def _points(share: float, words: Words) -> str:
    return ("+" if share >= 0 else "−") + words.number(abs(100 * share), 1)


def scenario_named(name: str) -> Scenario:
    """The scenario in a file, or of the kit.

    Raises:
        Problem: if there is none of that name, or its file cannot be used.
    """
    path = Path(name)
    if path.suffix in (".yml", ".yaml") or path.exists():
        return load_record(path, Scenario)
    if name in scenario_keys():
        return load_scenario(name)
    raise Problem(
        "There is no scenario {name}; name a .yml file, or one of the kit: {known}.",
        name=name,
        known=", ".join(scenario_keys()),
    )


def _people(path: Path, words: Words) -> Sequence[Person]:
    with reading(path):
        if path.stat().st_size > MOST_BYTES:
            raise Problem("{file} is too large for a list of workers.", file=path.name)
        data = path.read_bytes()
    found = read_workforce_list(path.name, data)
    told = (*found.remarks, *found.problems)
    for problem in told[:ROWS_SHOWN]:
        print(words.problem(problem), file=sys.stderr)
    if len(told) > ROWS_SHOWN:
        print(
            words("... and {count} more rows that were left out.", count=len(told) - ROWS_SHOWN),
            file=sys.stderr,
        )
    return found.people
