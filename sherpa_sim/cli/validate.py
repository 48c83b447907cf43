"""`sherpa validate`: the model beside patterns it was not fitted to."""

import json
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

from sherpa_sim.content.assumptions import Varied
from sherpa_sim.content.file_trouble import writing
from sherpa_sim.content.pattern_results import results_file, save_results
from sherpa_sim.content.patterns import load_patterns
from sherpa_sim.experiments.validate import Finding, Validation, Verdict, to_keep, validate
from sherpa_sim.locale.words import Words
from sherpa_sim.views.validation import telling
from sherpa_sim.views.validation.chart import validation_as_png

from .results import check_folders, write_result

WIDTH = 118


def validate_to_terminal(
    as_json: bool,
    save: bool,
    figure: Path | None,
    threads: int | None,
    words: Words,
    sets: Varied | None = None,
) -> None:
    """Hold the model (None: the kit's) beside every pattern, print what is met and what is not, and keep it if asked.

    Raises:
        Problem: if a file is damaged, or the results cannot be kept.
    """
    check_folders(figure)
    patterns = load_patterns()
    started = time.monotonic()

    def tell(done: int, of: int) -> None:
        line = words(
            "{done} of {all} trials after {seconds} s",
            done=done,
            all=of,
            seconds=round(time.monotonic() - started),
        )
        print("\r" + line, end="   ", file=sys.stderr, flush=True)

    found = validate(patterns, sets, threads=threads, progress=tell)
    print(file=sys.stderr)
    print(as_text(found) if as_json else report(found, words))
    if save:
        keep(found, results_file(), words)
    if figure is not None:
        write_result(figure, validation_as_png(found, words), words)


def keep(found: Validation, path: Path, words: Words) -> None:
    """Write the results for the page and say so; raises Problem if they cannot be written."""
    with writing(path):
        save_results(path, to_keep(found))
    print(words("Written: {file}", file=path), file=sys.stderr)


def report(found: Validation, words: Words) -> str:
    """Every pattern with what was observed and modelled, whether it is met, and what resists where it is not."""
    lines = [*_wrapped(found.rule(words.language))]
    for verdict in found.verdicts:
        lines += ["", f"{verdict.pattern.name(words.language)}: {_said(verdict.met, words)}"]
        for finding in verdict.findings:
            lines += _rows(finding, words)
        if verdict.pattern.resists is not None and not verdict.met:
            lines += [
                f" {words('What in the model resists')}:",
                *_wrapped(verdict.pattern.resists(words.language)),
            ]
    lines += ["", telling.headline(found, words), found.stamp.line()]
    return "\n".join(lines)


def as_text(found: Validation) -> str:
    """The same as JSON."""
    told = {
        "patterns": [_pattern(verdict) for verdict in found.verdicts],
        "met": found.met,
        "of": len(found.verdicts),
        "stamp": found.stamp.line(),
    }
    return json.dumps(told, indent=1)


def _pattern(verdict: Verdict) -> dict[str, Any]:
    pattern = verdict.pattern
    return {
        "pattern": pattern.key,
        "name": pattern.name.en,
        "met": verdict.met,
        "checks": [_check(finding) for finding in verdict.findings],
        "resists": None if verdict.met or pattern.resists is None else pattern.resists.en,
    }


def _check(finding: Finding) -> dict[str, Any]:
    check, modelled = finding.check, finding.modelled
    limits = None if check.accepted is None else check.accepted.model_dump(exclude={"why"}, exclude_none=True)
    return {
        "check": check.key,
        "measure": check.measure.en,
        "unit": check.unit,
        "observed": check.observed.en if check.value is None else check.value,
        "modelled": round(modelled.middle, 5),
        "interval": [round(modelled.low, 5), round(modelled.high, 5)],
        "standard_error": round(modelled.standard_error, 6),
        "accepted": limits,
        "accepted_runs": modelled.accepted_runs,
        "met": finding.met,
        "close": finding.close,
        "source": check.source,
        "evidence": check.evidence,
    }


def _rows(finding: Finding, words: Words) -> list[str]:
    """A measure, and below it what was observed and modelled, and what is accepted."""
    check, modelled = finding.check, finding.modelled
    cells = [
        f"{words('observed')}: {check.observed(words.language)}",
        f"{words('modelled')}: {telling.amount(modelled.middle, check.unit, words)} "
        f"({telling.interval(modelled, check.unit, words)})",
    ]
    if check.accepted is not None:
        cells.append(f"{words('accepted')}: {telling.accepted(check.accepted, check.unit, words)}")
        cells.append(telling.verdict(finding.met, words))
    if finding.close:
        cells.append(telling.how_close(finding, words))
    return [f" - {check.measure(words.language)}", *_wrapped("; ".join(cells))]


def _said(met: bool, words: Words) -> str:
    return telling.verdict(met, words) if met else telling.verdict(met, words).upper()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="   ", subsequent_indent="   ")
