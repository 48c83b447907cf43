"""`sherpa calibrate`: the model beside what was observed."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sherpa_sim.content.assumptions import load_assumptions
from sherpa_sim.content.targets import load_targets
from sherpa_sim.experiments.calibrate import Fit, calibrate, check, save
from sherpa_sim.experiments.stamp import stamp
from sherpa_sim.locale.words import Words
from sherpa_sim.views.fit_chart import fit_as_png

from .results import check_folders, write_result


def calibrate_to_terminal(
    only_check: bool, as_json: bool, figure: Path | None, floors: int, words: Words
) -> bool:
    """Calibrate (unless only a check is asked), print every target with what is modelled; true if all are met."""
    check_folders(figure)
    targets = load_targets().targets
    assumptions = load_assumptions()
    if not only_check:
        started = time.monotonic()

        def tell(misfit: float) -> None:
            line = words(
                "trial after {seconds} s: sum of squared misfits {misfit}",
                seconds=round(time.monotonic() - started),
                misfit=words.number(misfit, 3),
            )
            print("\r" + line, end="   ", file=sys.stderr, flush=True)

        assumptions = calibrate(assumptions, targets, floors=floors, progress=tell)
        print(file=sys.stderr)
        save(assumptions)
    fits = check(assumptions, targets, floors=floors)
    met = all(fit.met for fit in fits)
    marked = stamp("calibration", assumptions, seed=2)
    if as_json:
        rows = [
            {
                "target": fit.target.key,
                "observed": fit.target.value,
                "modelled": round(fit.modelled, 4),
                "standard_error": round(fit.standard_error, 4),
                "tolerance": fit.target.tolerance,
                "met": fit.met,
            }
            for fit in fits
        ]
        print(json.dumps({"targets": rows, "all_met": met, "stamp": marked.line()}, indent=1))
    else:
        print(table(fits, words))
        print(marked.line())
    if figure is not None:
        write_result(figure, fit_as_png(fits, marked.line(), words), words)
    return met


def table(fits: Sequence[Fit], words: Words) -> str:
    """Every target with observed, modelled, tolerance and whether it is met."""
    head = (words("observed"), words("modelled"), words("tolerance"), words("met"))
    lines = [f"{'':<86}" + "".join(f"{cell:>12}" for cell in head)]
    for fit in fits:
        cells = [words.number(value, 3) for value in (fit.target.value, fit.modelled, fit.target.tolerance)]
        cells.append(words("yes") if fit.met else words("no"))
        label = fit.target.meaning(words.language)
        lines.append(f"{label:<86.86}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)
