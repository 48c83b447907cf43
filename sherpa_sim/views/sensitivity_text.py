"""A sensitivity analysis in words, as rows of a table, and as plain values."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from sherpa_sim.experiments.conclusions import Conclusion, Flip, Kept, Verdict
from sherpa_sim.experiments.ensemble import Outcomes
from sherpa_sim.experiments.factors import Factor
from sherpa_sim.experiments.free_numbers import Say
from sherpa_sim.experiments.results import Stamp
from sherpa_sim.experiments.sensitivity import COST, EXTRA, Decomposition, Question, Screening
from sherpa_sim.locale.words import Words

from .factor_names import factor_name, measure_names, shown

COLUMNS = ("part", "measure", "kind", "factor", "value", "error", "low", "in_use", "high")
SHOWN = 15
"""How many factors are told at most; the table has all."""

EIGHT_IN_TEN = (10, 50, 90)
"""The percentiles of the cases that are told."""


def told(
    question: Question,
    screening: Screening,
    found: Decomposition | None,
    verdicts: Sequence[Verdict],
    words: Words,
) -> str:
    """The whole as lines of text."""
    lines = _screening(screening, words)
    if found is not None:
        lines += ["", *_decomposition(found, words), "", *cases_in_words(found.outcomes, words)]
        for verdict in verdicts:
            lines += ["", *verdict_lines(verdict, words)]
    tied = [one for one in question.standings if one.says is Say.TIED]
    varied = {factor.name for factor in question.numbers}
    if tied and not varied & {one.name for one in tied}:
        lines += [
            "",
            words(
                "{count} numbers stayed at their values, because another value would contradict the surveys; "
                "--all-numbers varies them too:",
                count=words.number(len(tied)),
            ),
            "  " + ", ".join(one.name for one in tied),
        ]
    lines += [
        "",
        words(
            "No trial has measured what learning mentors do to participation: the effect is built from parts."
        ),
    ]
    return "\n".join(lines)


def verdict_lines(verdict: Verdict, words: Words) -> list[str]:
    """A conclusion, how far it holds, and what would change it."""
    lines = [
        words(
            "{conclusion}: holds in {share} of the cases.",
            conclusion=conclusion_in_words(verdict.conclusion, words),
            share=words.percent(_inwards(verdict.share), 1),
        )
    ]
    if not verdict.flips and verdict.holds:
        lines.append("  " + words("No single number looked at changes that, anywhere in its range."))
    elif not verdict.flips:
        lines.append(
            "  "
            + words("With all numbers at their values it does not hold, and no single number changes that.")
        )
    elif not verdict.holds:
        lines.append("  " + words("With all numbers at their values it does not hold. It would:"))
    return [*lines, *("  " + flip_in_words(flip, verdict.holds, words) for flip in verdict.flips)]


def _inwards(share: float) -> float:
    """A share in thousandths, rounded so that almost all is not all, and almost none not none."""
    rounded = math.floor(share * 1000) if share > 0.5 else math.ceil(share * 1000)
    return rounded / 1000


def conclusion_in_words(conclusion: Conclusion, words: Words) -> str:
    """What a conclusion says."""
    match conclusion.says:
        case Kept.MORE:
            return words("With the change more workers are in training")
        case Kept.AT_LEAST:
            return words(
                "With the change at least {count} more of 100 workers took part in the last 12 months, at the end",
                count=shown(100 * conclusion.threshold, words),
            )
        case Kept.AT_MOST:
            return words(
                "One more worker in training for a year costs {amount} or less",
                amount=words.euro(conclusion.threshold),
            )


def flip_in_words(flip: Flip, holds: bool, words: Words) -> str:
    """Where a conclusion that `holds` at the values in use, or does not, turns over."""
    factor = flip.factor
    details = {
        "number": factor_name(factor, words),
        "value": shown(flip.value, words),
        "in_use": shown(factor.value, words),
        "low": shown(factor.low, words),
        "high": shown(factor.high, words),
    }
    if holds and flip.upwards:
        return words(
            "No longer if this is {value} or more: {number} (in use {in_use}; {low} to {high} can be defended)",
            **details,
        )
    if holds:
        return words(
            "No longer if this is {value} or less: {number} (in use {in_use}; {low} to {high} can be defended)",
            **details,
        )
    if flip.upwards:
        return words(
            "if this is {value} or more: {number} (in use {in_use}; {low} to {high} can be defended)",
            **details,
        )
    return words(
        "if this is {value} or less: {number} (in use {in_use}; {low} to {high} can be defended)", **details
    )


def _screening(screening: Screening, words: Words) -> list[str]:
    names = measure_names(words)
    measures = [name for name in (EXTRA, COST) if name in screening.measures]
    ranked = screening.ranked()
    lines = [
        words(
            "Screening of {count} factors in {runs} runs: what the whole range of a number typically changes, and in "
            "brackets which way.",
            count=words.number(len(screening.factors)),
            runs=words.number(screening.runs),
        ),
        *(f"  ({number}) {names[name]}" for number, name in enumerate(measures, 1)),
        "",
    ]
    head = "".join(f"{f'({number})':>20}" for number in range(1, len(measures) + 1))
    lines.append(f"{'':<90}{head}")
    for factor in ranked[:SHOWN]:
        at = screening.factors.index(factor)
        cells = ""
        for name in measures:
            row = screening.measures.index(name)
            mean = float(screening.mean[row, at])
            sign = "+" if mean > 0 else "−"
            cells += (
                f"{shown(float(screening.typical[row, at]), words)} ({sign}{shown(abs(mean), words)})".rjust(
                    20
                )
            )
        lines.append(f"{factor_name(factor, words):<90.90}{cells}")
    if len(ranked) > SHOWN:
        lines.append(
            words(
                "and {count} with less; {idle} do nothing.", count=len(ranked) - SHOWN, idle=_idle(screening)
            )
        )
    return lines


def _idle(screening: Screening) -> int:
    return int((screening.typical == 0).all(axis=0).sum())


def _decomposition(found: Decomposition, words: Words) -> list[str]:
    measures = [name for name in (EXTRA, COST) if name in found.measures]
    names = measure_names(words)
    lines = [
        words(
            "Where the differences between {runs} cases come from: the share that a factor explains alone, and alone "
            "or together with others (± 95%).",
            runs=words.number(found.runs),
        ),
        *(f"  ({number}) {names[name]}" for number, name in enumerate(measures, 1)),
        "",
        f"{'':<90}" + "".join(f"{f'({number})':>24}" for number in range(1, len(measures) + 1)),
    ]
    rows = [found.measures.index(name) for name in measures]
    for at in np.argsort(-found.total[rows].max(axis=0, initial=0.0)):
        cells = ""
        for row in rows:
            first, total, error = (
                words.percent(max(float(table[row, at]), 0.0))
                for table in (found.first, found.total, found.total_error)
            )
            cells += f"{first} / {total} ± {error}".rjust(24)
        lines.append(f"{factor_name(found.factors[at], words):<90.90}{cells}")
    return lines


def cases_in_words(outcomes: Outcomes, words: Words) -> list[str]:
    """What came out of the middle case, and of eight in ten of them."""
    low, middle, high = np.percentile(outcomes.extra, EIGHT_IN_TEN)
    lines = [
        words(
            "In the middle case {middle} more of 100 workers are in training in a year; eight in ten cases lie between "
            "{low} and {high}.",
            middle=words.number(middle, 1),
            low=words.number(low, 1),
            high=words.number(high, 1),
        )
    ]
    more = outcomes.extra > 0
    each = np.divide(outcomes.cost, outcomes.extra, out=np.full(len(outcomes), np.inf), where=more)
    low, middle, high = np.percentile(each, EIGHT_IN_TEN, method="nearest")
    if high < np.inf:
        lines.append(
            words(
                "One more worker in training for a year then costs {middle}; eight in ten cases lie between {low} and "
                "{high}.",
                middle=words.euro(middle),
                low=words.euro(low),
                high=words.euro(high),
            )
        )
    return lines


def as_rows(
    question: Question, screening: Screening, found: Decomposition | None, verdicts: Sequence[Verdict]
) -> Iterator[tuple[object, ...]]:
    """Every number of the analysis, as rows of `COLUMNS`."""
    tables = [
        ("typical change", screening, screening.typical, screening.typical_error),
        ("mean change", screening, screening.mean, None),
        ("spread of changes", screening, screening.spread, None),
    ]
    for part, source, values, errors in tables:
        yield from _table(part, source, values, errors)
    if found is not None:
        yield from _table("share alone", found, found.first, found.first_error)
        yield from _table("share in all", found, found.total, found.total_error)
    for verdict in verdicts:
        says = f"{verdict.conclusion.says} {verdict.conclusion.threshold:g}"
        yield ("holds in", says, "", "", verdict.share, "", "", "", "")
        yield ("holds at the values", says, "", "", int(verdict.holds), "", "", "", "")
        for flip in verdict.flips:
            yield ("turns at", says, *_factor(flip.factor, flip.value))
    for one in question.standings:
        yield ("surveys say", str(one.says), "number", one.name, "", "", one.at_low, 0, one.at_high)


def _table(
    part: str, source: Screening | Decomposition, values: Any, errors: Any
) -> Iterator[tuple[object, ...]]:
    for row, measure in enumerate(source.measures):
        for at, factor in enumerate(source.factors):
            error = "" if errors is None else float(errors[row, at])
            yield (part, measure, *_factor(factor, float(values[row, at]), error))


def _factor(factor: Factor, value: float, error: float | str = "") -> tuple[object, ...]:
    return (str(factor.kind), factor.name, value, error, factor.low, factor.value, factor.high)


def as_values(
    question: Question,
    screening: Screening,
    found: Decomposition | None,
    verdicts: Sequence[Verdict],
    stamp: Stamp,
) -> dict[str, Any]:
    """The whole as values that JSON can hold: the rows of the table by name, and the stamp."""
    rows = [
        {name: cell for name, cell in zip(COLUMNS, row, strict=True) if cell != ""}
        for row in as_rows(question, screening, found, verdicts)
    ]
    runs = {"screening": screening.runs} | ({} if found is None else {"decomposition": found.runs})
    return {"scenario": question.scenario.key, "runs": runs, "rows": rows, "stamp": stamp.line()}
